"""Tests of listings, tiers, stock and their pages."""
