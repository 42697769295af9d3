"""Complaints about order lines: evidence, proposals, escalation, ruling, appeal."""
