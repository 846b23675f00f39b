"""Tags of where posts stand."""
