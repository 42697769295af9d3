"""The same files through the real form of a company's papers, over HTTP."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from cms.seed import create_site
from marketplace.companies.models import Paper
from marketplace.kernel.clock import today
from marketplace.kernel.files import measuring, path_of
from marketplace.kernel.models import StoredFile
from marketplace.kernel.outbox import relay
from tests.kernel import corpus
from tests.kernel.offered import HARMLESS, IDS, REFUSED
from tests.world import World, party_in

NEW = "/desk/company/papers/new/"


@pytest.fixture(scope="module")
def owner(django_db_setup: None, django_db_blocker: Any) -> Iterator[Client]:
    """The owner of a company whose file is open, built once for all files."""
    with django_db_blocker.unblock(), transaction.atomic():
        create_site()
        world = World()
        yield world.client(party_in(world.draft_company))
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_DIR = tmp_path


def send(owner: Client, name: str, content: bytes) -> Any:
    """Send a paper as a browser does."""
    upload = SimpleUploadedFile("x", content)
    upload._name = name  # the name as it was sent: Django's own setter would trim it
    facts = {"kind": "licence", "expires_on": today().isoformat(), "file": upload}
    return owner.post(NEW, facts)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("offer", REFUSED, ids=IDS)
def test_the_form_refuses_it_in_words_and_keeps_nothing(
    owner: Client, tmp_path: Path, offer: tuple[str, bytes, str, str]
) -> None:
    before = StoredFile.objects.count()
    answer = send(owner, *offer[:2])
    assert (answer.status_code, StoredFile.objects.count()) == (422, before)
    told = " ".join(sum(answer.context["form"].errors.values(), []))
    is_no_paper = offer[0].endswith(".txt") and offer[2] != "infected"
    assert ("not taken" if is_no_paper else offer[3]) in told
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(("name", "make", "gone"), HARMLESS)
def test_the_form_keeps_it_harmless(
    db: None, owner: Client, name: str, make: Any, gone: tuple[bytes, ...]
) -> None:
    assert send(owner, name, make()).status_code == 302
    stored = Paper.objects.latest("pk").file
    found = corpus.unpacked(path_of(stored).read_bytes())
    assert [word for word in gone if word in found] == []
    answer = owner.get(stored.get_absolute_url())
    assert answer["Content-Disposition"].startswith("attachment;")


@pytest.mark.usefixtures("db")
def test_a_large_paper_is_said_to_be_prepared_and_opens_after_it(
    owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "HEAVY_PAGES", 2)
    assert send(owner, "book.pdf", corpus.document(3)).status_code == 302
    stored = Paper.objects.latest("pk").file
    job = stored.jobs.get().get_absolute_url()
    page = owner.get("/desk/company/").content.decode()
    assert f'<a href="{job}">being prepared, 0 %</a>' in page
    assert 'data-live="2"' in owner.get(job).content.decode()
    relay()
    assert f'<a href="{stored.get_absolute_url()}">' in owner.get("/desk/company/").content.decode()
    assert "book.pdf is ready." in owner.get(job).content.decode()
    assert "Preparing a file" in owner.get("/desk/jobs/").content.decode()
