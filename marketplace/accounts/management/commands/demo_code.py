"""Print a recovery code of a demo person."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from marketplace.accounts.actions import demo_code
from marketplace.kernel.refusal import Refused


class Command(BaseCommand):
    """`manage.py demo_code EMAIL`."""

    help = "Print a fresh recovery code of a demo person, accepted once in the second-factor field."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address."""
        parser.add_argument("email")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the code alone, so that scripts can read it."""
        try:
            self.stdout.write(demo_code(options["email"]))
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
