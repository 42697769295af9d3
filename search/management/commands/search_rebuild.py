"""Build the search index anew; the old one answers until the new one is ready."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.actions import rebuild
from search.engine import Busy, Unavailable


class Command(BaseCommand):
    """`manage.py search_rebuild`."""

    help = "Builds the search index anew from the database and switches to it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, print progress. Raises CommandError while the engine can not be written."""
        try:
            number = rebuild(self._progress if options["verbosity"] > 1 else None)
        except (Busy, Unavailable) as reason:
            raise CommandError(str(reason)) from reason
        if options["verbosity"]:
            self.stdout.write(f"{number} listings indexed")

    def _progress(self, done: int, total: int) -> None:
        self.stdout.write(f"{done}/{total}")
