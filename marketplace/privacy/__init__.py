"""What people agreed to, the one gate that asks it, and what the market holds of them."""
