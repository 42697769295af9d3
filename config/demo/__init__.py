"""The demo market: real products, invented companies, history made by real actions."""
