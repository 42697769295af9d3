"""The moderators' register in the browser: template, check, import, export."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from marketplace.companies.models import Company
from marketplace.directory import proposing
from marketplace.directory.models import Run
from marketplace.directory.rules import lists
from marketplace.kernel.models import Job

REGISTER = "/moderation/register/"
ROWS = (
    b"legal_name;country;registration_kind;registration_number\n"
    b"Atelier Neuf;FR;SIREN;732 829 320\nBad;FR;SIREN;1\n"
)


@pytest.fixture
def moderator(world) -> Client:
    return world.client(world.office.moderator)


def hand_in(moderator: Client, content: bytes = ROWS) -> str:
    given = {"source": "Chamber 2026", "file": SimpleUploadedFile("l.csv", content, "text/csv")}
    answer = moderator.post(f"{REGISTER}import/", given)
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_an_empty_register_leads_on(moderator) -> None:
    page = moderator.get(REGISTER).content.decode()
    assert "No list yet" in page
    assert f"{REGISTER}import/" in page


def test_the_template_is_a_list_without_fault(moderator) -> None:
    content = moderator.get(f"{REGISTER}template/").content
    (line,) = lists.lines(io.BytesIO(content))
    assert list(proposing.faults(line)) == []


def test_a_list_is_checked_seen_and_imported(moderator, settle) -> None:
    run = hand_in(moderator)
    waiting = moderator.get(run).content.decode()
    assert "being checked" in waiting
    assert 'http-equiv="refresh"' in waiting
    settle()
    page = moderator.get(run).content.decode()
    assert "checked, nothing written" in page
    assert "The number has the wrong length." in page
    assert not Company.objects.filter(legal_name="Atelier Neuf").exists()
    assert moderator.post(run).status_code == 302
    settle()
    assert Company.objects.get(legal_name="Atelier Neuf").status == "draft"
    assert "imported" in moderator.get(run).content.decode()
    assert "Chamber 2026" in moderator.get(REGISTER).content.decode()


def test_a_list_is_not_imported_before_it_is_checked(moderator, settle) -> None:
    run = hand_in(moderator)
    page = moderator.post(run)
    assert page.status_code == 422
    assert "has not been checked" in page.content.decode()
    settle()
    moderator.post(run)
    assert "being imported already" in moderator.post(run).content.decode()


def test_what_is_no_list_is_named_on_the_page(moderator, settle) -> None:
    run = hand_in(moderator, b"a;b\n1;2\n")
    settle()
    assert "Columns are missing" in moderator.get(run).content.decode()


def test_a_form_without_file_keeps_the_source(moderator) -> None:
    page = moderator.post(f"{REGISTER}import/", {"source": "Typed before"})
    assert page.status_code == 422
    assert "Typed before" in page.content.decode()
    assert not Run.objects.exists()


def test_the_export_is_a_job_whose_file_its_owner_alone_loads(world, moderator, settle) -> None:
    seller = world.listing().seller
    answer = moderator.post(f"{REGISTER}export/", {"country": seller.country, "sellers": "on"})
    settle()
    job = Job.objects.select_related("result").get(kind="directory.export")
    assert answer.headers["Location"] == job.get_absolute_url()
    url = job.result.get_absolute_url()
    content = b"".join(moderator.get(url).streaming_content).decode("utf-8-sig")
    assert [row["legal_name"] for row in csv.DictReader(io.StringIO(content))] == [
        seller.legal_name
    ]
    for party in (world.seller, world.office.finance, world.office.moderator2):
        assert world.client(party).get(url).status_code == 404


def test_a_filter_nobody_offers_is_refused(moderator) -> None:
    assert moderator.post(f"{REGISTER}export/", {"country": "XX"}).status_code == 422
