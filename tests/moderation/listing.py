"""Screening lists for tests: a file of rows, and loading it by its real job."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from marketplace.companies.models import Company
from marketplace.kernel.steps import take
from marketplace.moderation.actions import read_in
from marketplace.moderation.facts import ListFacts
from marketplace.moderation.models import ScreeningList

FACTS = ListFacts(name="Consolidated list", kind="sanctions", dated=date(2026, 11, 1))


def csv_of(*rows: str) -> SimpleUploadedFile:
    """Return the file of a list."""
    text = "\n".join(("name,aliases,country,identifier", *rows)) + "\n"
    return SimpleUploadedFile("list.csv", text.encode(), "text/csv")


def row_of(company: Company) -> str:
    """Return the row that names a company."""
    return f'"{company.legal_name.upper()}",,{company.country},'


@pytest.fixture
def loaded(world, settle) -> Callable[..., ScreeningList]:
    """Load a list of rows and let its job run."""

    def bring(*rows: str) -> ScreeningList:
        listed = read_in(FACTS, csv_of(*rows), by=world.office.moderator)
        take(listed, "load", by=world.office.moderator)
        settle()
        return ScreeningList.objects.get(pk=listed.pk)

    return bring
