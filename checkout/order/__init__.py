"""The contract between a buyer and a seller, and the purchase above several of them."""
