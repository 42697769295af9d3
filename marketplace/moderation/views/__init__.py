"""Pages of the platform's desk."""
