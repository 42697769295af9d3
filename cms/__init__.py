"""Pages that editors write, and the home page of the market."""
