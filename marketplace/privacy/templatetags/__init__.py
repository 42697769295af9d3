"""Tags of policies and of links that lead away."""
