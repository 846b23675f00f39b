"""Tags of the conversations."""
