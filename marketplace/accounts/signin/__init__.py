"""What stands beside the one door: proofs, sessions, the security log, compromise and recovery."""
