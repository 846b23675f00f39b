"""Tags of what is argued."""
