"""Who sent a file or started a job is told how it ended."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy

from marketplace.accounts.models import User
from marketplace.kernel import jobs
from marketplace.kernel.files import Purpose, measuring, register_purpose, store
from marketplace.kernel.models import Job
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import Party
from marketplace.notices import kinds, news
from marketplace.notices.models import Notice
from tests.kernel import corpus

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _known(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PRIVATE_DIR = tmp_path
    kinds.register(*news.KINDS)
    monkeypatch.setattr(measuring, "HEAVY_PIXELS", 1000)
    monkeypatch.setattr(jobs, "_works", dict(jobs._works))
    register_purpose(Purpose(name="test", kinds=frozenset({"image"}), may_see=lambda *_: True))


def fail(_job: Job, _report: jobs.Report) -> str:
    """Work that goes wrong."""
    raise ValueError("no head")


def test_a_file_that_could_not_be_prepared_is_told_to_who_sent_it(claire: User) -> None:
    upload = SimpleUploadedFile("licence.png", corpus.picture()[:60])
    stored = store(upload, purpose="test", by=Party(claire.pk, None, "person"))
    relay()
    notice = Notice.objects.get()
    assert notice.title == "The file licence.png could not be prepared"
    assert (notice.person_id, notice.url) == (claire.pk, stored.jobs.get().get_absolute_url())


def test_a_failed_job_is_told_to_who_started_it(claire: User) -> None:
    jobs.works("test.fail", fail, label="Import of companies")
    job = jobs.start("test.fail", by=Party(claire.pk, None, "person"))
    relay()
    notice = Notice.objects.get()
    assert (notice.title, notice.url) == ("Failed: Import of companies", job.get_absolute_url())


def test_the_name_of_the_job_is_in_its_owners_language(claire: User) -> None:
    User.objects.update(language="fr")
    jobs.works("test.fail", fail, label=gettext_lazy("Notices"))
    jobs.start("test.fail", by=Party(claire.pk, None, "person"))
    relay()
    assert Notice.objects.get().facts == {"job": "Notifications"}


def test_a_job_of_the_market_itself_tells_nobody() -> None:
    jobs.works("test.fail", fail)
    jobs.start("test.fail", by=Party(None, None, "system"))
    relay()
    assert not Notice.objects.exists()
