"""Seal every number and every seed of a second factor with the newest key, and index anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from marketplace.kernel import vault


class Command(BaseCommand):
    """`manage.py rotate_keys [--dry-run]`."""

    help = (
        "Seal every identity and bank number and every seed of a second factor again with the "
        "first key of FIELD_KEYS, and compute every blind index again with the first key of "
        "INDEX_KEY. A second run changes nothing. Afterwards the other keys can be taken out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the switch of a dry run."""
        parser.add_argument(
            "--dry-run", action="store_true", help="open and count, and write nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Say per column what was done. Raises CommandError where a number can not be opened."""
        dry = options["dry_run"]
        sealed, indexes = vault.rotate(dry=dry), vault.reindex(dry=dry)
        self._say(sealed, "would be sealed again" if dry else "sealed again")
        self._say(indexes, "would be computed again" if dry else "computed again")
        self._end_with_a_fault(sealed + indexes)

    def _say(self, found: list[vault.Rotation], verb: str) -> None:
        for each in found:
            self.stdout.write(
                f"{each.column}: {each.changed} {verb}, {each.newest} with the newest key already"
                + (f", {each.broken} CAN NOT BE OPENED" if each.broken else "")
            )

    def _end_with_a_fault(self, found: list[vault.Rotation]) -> None:
        if any(each.broken for each in found):
            raise CommandError(
                "Some numbers can not be opened with the keys of FIELD_KEYS and were left as they "
                "are. Put the key that sealed them back, and run this again."
            )
        if fault := vault.check():
            raise CommandError(fault)
