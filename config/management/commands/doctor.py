"""`manage.py doctor [--json]`: examine every part that the settings name."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from config.doctor import Check, examine


class Command(BaseCommand):
    """Exits 1 when anything configured fails."""

    help = "Examines database, migrations, search, cache, broker, mail, storage, Stripe and clock."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true")

    def handle(self, **options: Any) -> None:
        """Print what was found."""
        checks = list(examine())
        text = json.dumps([asdict(c) for c in checks]) if options["json"] else _table(checks)
        self.stdout.write(text)
        if not all(check.ok for check in checks):
            sys.exit(1)


def _table(checks: list[Check]) -> str:
    return "\n".join(
        f"{'ok  ' if check.ok else 'FAIL'}  {check.name:<11} {check.seen}"
        + ("" if check.ok else f"\n      mend: {check.mend}")
        for check in checks
    )
