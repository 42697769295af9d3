"""`manage.py clock [--advance 4d]`: move the demo's clock and take every step that is due."""

import re
from argparse import ArgumentParser, ArgumentTypeError
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from marketplace.kernel import clock, clockwork, outbox
from marketplace.kernel.refusal import Refused
from marketplace.kernel.worker import settle

PATIENCE = 60.0  # seconds for the serving process to end its own turn
UNITS = {"d": "days", "h": "hours", "m": "minutes", "w": "weeks"}


def span(text: str) -> timedelta:
    """Return the span that `4d`, `12h`, `30m` or `2w` says."""
    match = re.fullmatch(r"(\d{1,4})([wdhm])", text)
    if match is None:
        raise ArgumentTypeError("a span is a number and w, d, h or m: 4d")
    return timedelta(**{UNITS[match[2]]: int(match[1])})


class Command(BaseCommand):
    """Writes rows and outbox; delivers only when no serving process does."""

    help = "Takes every step that is due; --advance moves the clock of a demo or test market."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the span."""
        parser.add_argument("--advance", type=span, default=timedelta())

    def handle(self, **options: Any) -> None:
        """Advance, take due steps until none is left, deliver."""
        try:
            if options["advance"]:
                clock.advance(options["advance"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        taken = self._take_all()
        settle()
        self.stdout.write(f"Market's time {clock.now():%Y-%m-%d %H:%M} UTC, {taken} steps taken.")
        if left := outbox.waiting().count():
            self.stdout.write(f"{left} messages wait for the serving process.")

    def _take_all(self) -> int:
        total = 0
        while taken := clockwork.turn(patience=PATIENCE):
            total += taken
        return total
