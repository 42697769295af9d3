"""How suggestions are made: pure functions without Django or database."""
