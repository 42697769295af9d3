"""`manage.py demo_market [--size small|full]`: load the demo market once, print its people."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.demo import market
from config.demo.cast import PASSWORD
from marketplace.kernel import clock, outbox
from marketplace.kernel.refusal import Refused
from search.actions import rebuild


class Command(BaseCommand):
    """Loads all or nothing; a second run only prints the people."""

    help = "Loads the demo market; refuses on a database that holds real companies."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the size."""
        parser.add_argument("--size", choices=("small", "full"), default="small")

    def handle(self, **options: Any) -> None:
        """Load, deliver what is owed, index, print."""
        if not settings.DEMO:
            raise CommandError("Set DEMO=1 to say that this database may hold the demo market.")
        try:
            market.refuse_real_market()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not market.is_loaded():
            self._load(options["size"])
        self._print_people()

    def _load(self, size: str) -> None:
        start = monotonic()
        market.load(size, self.stdout.write)
        outbox.relay()
        rebuild()
        clock.keep_pace()
        self.stdout.write(f"Demo market loaded in {monotonic() - start:.0f} s.")

    def _print_people(self) -> None:
        self.stdout.write(f"\nPeople (password {PASSWORD}; staff also TOTP JBSWY3DPEHPK3PXP):")
        for email, role, company in market.shown_people():
            self.stdout.write(f"  {email:<32} {role:<14} {company}")
