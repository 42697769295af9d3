"""Shelves for a person and the company acted for, each item with its reason."""
