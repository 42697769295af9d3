"""What people are told: the centre in the desk and the mail that goes with it."""
