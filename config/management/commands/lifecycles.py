"""`manage.py lifecycles`: draw every process table into docs/lifecycles.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from config.lifecycles import page


class Command(BaseCommand):
    """Writes the page; says where."""

    help = "Draws the lifecycles into docs/lifecycles.md."

    def handle(self, **options: Any) -> None:
        """Write the page."""
        path = settings.BASE_DIR / "docs/lifecycles.md"
        path.write_text(page())
        self.stdout.write(f"Written: {path.relative_to(settings.BASE_DIR)}")
