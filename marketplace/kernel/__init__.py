"""What every part stands on: parties, clocks, lifecycles, events, outbox, money and files."""
