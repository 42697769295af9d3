"""One marked market for the folder: built once, and taken back."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import transaction

from cms.seed import create_site
from marketplace.kernel.outbox import relay
from search.actions import rebuild
from search.engines import forget
from tests.founding import kept
from tests.secrets.marking import Marked, cached, mails
from tests.world import World


@dataclass(frozen=True)
class Left:
    """The marked market, and what it left outside of the database."""

    marked: Marked
    logs: str
    mails: str
    cached: str
    index: bytes


class Records(logging.Handler):
    """Keeps every record of every logger, formatted with its trace."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record) + str(vars(record)))


@pytest.fixture(scope="module")
def left(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Left]:
    """Give the numbers, deliver what the outbox owes, and index everything."""
    records, root, folder = Records(), logging.getLogger(), tmp_path_factory.mktemp("secrets")
    level, mail.outbox = root.level, []
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(settings, "SEARCH_DIR", folder / "search")
        patch.setattr(settings, "PRIVATE_DIR", folder / "private")
        root.addHandler(records)
        root.setLevel(logging.DEBUG)
        forget()
        create_site()
        marked = Marked(World(kept()))
        relay(10_000)
        rebuild()
        root.removeHandler(records)
        root.setLevel(level)
        index = b"".join(p.read_bytes() for p in (folder / "search").rglob("*") if p.is_file())
        yield Left(marked, "\n".join(records.lines), mails(), cached(), index)
        transaction.set_rollback(True)
    forget()
