"""The export of the register: verified facts alone, by filters, harmless in a spreadsheet."""

import csv
import io
from datetime import UTC, datetime

import pytest

from marketplace.companies.models import Company
from marketplace.directory.actions import start_export
from marketplace.directory.rules import lists
from marketplace.kernel import files
from marketplace.kernel.models import Job
from marketplace.kernel.refusal import Refused
from tests.directory.acts import sellers


def exported(world, settle, **filters) -> list[dict[str, str]]:
    job = start_export(filters, by=world.office.moderator)
    settle()
    job = Job.objects.select_related("result").get(pk=job.pk)
    assert not job.failed, job.log
    content = files.path_of(job.result).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_verified_companies_with_their_facts(world, settle) -> None:
    seller, draft = world.listing().seller, world.draft_company
    rows = {row["legal_name"]: row for row in exported(world, settle)}
    assert draft.legal_name not in rows
    row = rows[seller.legal_name]
    assert row["registration_number"] == seller.registration_number
    assert row["seller"] == "yes"
    assert row["verified_until"] == seller.verified_until.isoformat()
    assert seller.phone not in str(rows)
    assert seller.email not in str(rows)


def test_the_day_of_verification_is_that_of_the_platform(world, settle) -> None:
    seller = world.listing().seller
    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    Company.objects.filter(pk=seller.pk).update(verified_at=late)
    rows = {row["legal_name"]: row for row in exported(world, settle)}
    assert rows[seller.legal_name]["verified_on"] == "2026-07-02"


@pytest.mark.parametrize("begun", ["=1+1", "＝1+1", "＋1", "－1", "＠a"])  # noqa: RUF001
def test_no_cell_is_a_formula(begun: str) -> None:
    assert lists.harmless(begun) == f"'{begun}"
    assert lists.bare(lists.harmless(begun)) == begun


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"country": ["DE"]}, 2),
        ({"kind": ["trader"]}, 2),
        ({"division": "44"}, 1),
        ({"q": "firm 1"}, 1),
        ({"certificate": "quality"}, 0),
        ({"sellers": True}, 4),
    ],
)
def test_filters_are_those_of_the_directory(filters, number, world, settle) -> None:
    sellers([f"Firm {n}" for n in range(4)])
    assert len(exported(world, settle, **filters)) == number


def test_no_name_is_a_formula(world, settle) -> None:
    sellers(["=HYPERLINK(1)"])
    assert exported(world, settle)[0]["legal_name"] == "'=HYPERLINK(1)"


def test_only_moderators_export(world) -> None:
    for by in (world.seller, world.office.finance, world.office.editor):
        with pytest.raises(Refused):
            start_export({}, by=by)


def test_no_number_of_a_person_or_bank_leaves(world, settle) -> None:
    one = sellers(["Alpha"])[0]
    Company.objects.filter(pk=one.pk).update(representative_number_end="7788")
    (row,) = exported(world, settle)
    assert not {"legal_representative", "representative_number_end"} & row.keys()
    assert "7788" not in str(row)
