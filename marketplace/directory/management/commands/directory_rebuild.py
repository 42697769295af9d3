"""Make the directory's entries and counts anew; the old ones answer until then."""

from typing import Any

from django.core.management.base import BaseCommand

from marketplace.directory.actions import rebuild


class Command(BaseCommand):
    """`manage.py directory_rebuild`."""

    help = "Makes the directory of companies anew from the verified sellers."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say how many entries there are."""
        number = rebuild()
        if options["verbosity"]:
            self.stdout.write(f"{number} companies in the directory")
