"""Pages beside the one door."""
