"""Benchmarks: how good and how fast the market's machinery is, on the data that ships with it."""
