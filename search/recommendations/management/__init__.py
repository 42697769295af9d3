"""Commands of suggestions."""
