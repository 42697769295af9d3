"""The export of the register: verified facts alone, by filters, harmless in a spreadsheet."""

import csv
import io

import pytest

from marketplace.companies.models import Company
from marketplace.directory.actions import start_export
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
