"""What a careless or ill-meaning person can send."""
