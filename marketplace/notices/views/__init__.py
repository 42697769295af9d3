"""Pages of notices: the centre, how they come, and the demo's outbox."""
