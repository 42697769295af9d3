"""Moderation: the platform's desk, where files are decided with reasons."""
