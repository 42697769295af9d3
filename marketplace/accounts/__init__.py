"""The person: user, the one door, the second factor, the identity check."""
