"""Who acts for a company: invitations, requests to join, units, spending limits."""
