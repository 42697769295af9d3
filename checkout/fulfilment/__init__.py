"""Parcels, their news, and what the buyer received of them."""
