"""Tags of listings."""
