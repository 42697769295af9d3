"""Tools for people who work on the market; nothing here runs in production."""
