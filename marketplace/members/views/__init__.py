"""Pages of people in companies."""
