"""Migrations of fulfilment."""
