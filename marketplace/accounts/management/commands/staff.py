"""Make a person platform staff."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from marketplace.accounts.actions import make_staff
from marketplace.kernel.party import STAFF_ROLES, SYSTEM
from marketplace.kernel.refusal import Refused


class Command(BaseCommand):
    """`manage.py staff EMAIL --role ROLE`."""

    help = "Make a person platform staff; the second factor is asked for at the first sign-in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address and the role."""
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=sorted(STAFF_ROLES))

    def handle(self, *_args: Any, **options: Any) -> None:
        """Give the role and say what comes next."""
        try:
            user = make_staff(options["email"], options["role"], by=SYSTEM)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{user.email} is {user.staff_role}; the next sign-in sets up a second factor."
        )
