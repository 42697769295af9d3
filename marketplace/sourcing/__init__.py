"""Sourcing: what a buyer asks a seller before an order."""
