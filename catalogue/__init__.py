"""Listings, price tiers and the category tree: a fork of Oscar's catalogue with own fields."""
