"""The public page of a listing, and the seller's desk."""
