"""Money: requests and proofs of payment, the ledger, refunds and payouts."""
