"""Paying through Stripe: sessions, webhooks, transfers and refunds; off unless a key is set."""
