"""Pages of cookies, consents, policies, agreement, and the notice before leaving."""
