"""Questions about disputes."""
