"""The generic step page, the desk, jobs, and the form that remembers for whom it was filled in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from marketplace.accounts.models import IdentityCheck, User
from marketplace.kernel import jobs
from marketplace.kernel.files import Purpose, register_purpose
from marketplace.kernel.forms import ActingForm, UploadField
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take
from tests.kernel import corpus
from tests.kernel.doubles import Door


@pytest.fixture
def browser(person: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(autouse=True)
def _pages_of_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(IdentityCheck, "get_absolute_url", lambda _row: "/desk/")


@pytest.fixture
def knock(row: IdentityCheck) -> str:
    """The address of a step without a page of its own."""
    return f"/desk/step/door/{row.pk}/knock/"


def test_the_page_says_which_step_it_is(browser: Client, knock: str) -> None:
    answer = browser.get(knock)
    assert answer.status_code == 200
    assert b"Knock" in answer.content


def test_the_page_takes_the_step(browser: Client, knock: str, ada: Party) -> None:
    answer = browser.post(knock)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert Event.objects.get(step="knock").person_id == ada.person_id


def test_opening_the_page_changes_nothing(browser: Client, knock: str) -> None:
    browser.get(knock)
    assert IdentityCheck.objects.get().status == "not_given"


def test_a_refusal_is_shown_on_the_form(browser: Client, knock: str, door: Door) -> None:
    door.why_not = "Nobody is at home."
    answer = browser.post(knock)
    assert answer.status_code == 422
    assert b"Nobody is at home." in answer.content


def test_a_needed_reason_is_asked_for_and_kept(
    browser: Client, row: IdentityCheck, ada: Party
) -> None:
    take(row, "knock", by=ada)
    refuse = f"/desk/step/door/{row.pk}/refuse/"
    assert browser.post(refuse, {"reason": ""}).status_code == 422
    assert browser.post(refuse, {"reason": "no"}).status_code == 302
    assert Event.objects.get(step="refuse").facts == {"reason": "no"}


def test_a_second_click_is_told_so(browser: Client, knock: str) -> None:
    browser.post(knock)
    answer = browser.post(knock)
    assert answer.status_code == 422
    assert Event.objects.filter(step="knock").count() == 1


def test_strangers_learn_nothing_of_a_step(knock: str, row: IdentityCheck) -> None:
    other = Client()
    assert other.get(knock)["Location"].startswith("/accounts/login/")
    stranger = User.objects.create_user("eve@example.org")
    other.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    assert [other.get(knock).status_code, other.post(knock).status_code] == [404, 404]
    assert IdentityCheck.objects.get().status == "not_given"


@pytest.mark.parametrize("address", ["door/1/dance", "door/1/lapse", "window/1/knock"])
def test_what_the_table_does_not_offer_is_no_page(
    browser: Client, row: IdentityCheck, address: str
) -> None:
    path = f"/desk/step/{address.replace('/1/', f'/{row.pk}/')}/"
    assert browser.get(path).status_code == 404


def test_a_step_with_a_page_of_its_own_is_taken_nowhere_else(
    browser: Client, knock: str, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(IdentityCheck, "PROCESS", door.table(page="desk"))
    assert [browser.get(knock).status_code, browser.post(knock).status_code] == [404, 404]
    assert IdentityCheck.objects.get().status == "not_given"


def test_a_switch_of_company_meanwhile_is_noticed(browser: Client, knock: str) -> None:
    answer = browser.post(knock, {"acting": "4711"})
    assert answer.status_code == 422
    assert IdentityCheck.objects.get().status == "not_given"


def test_a_job_is_seen_and_stopped_by_its_owner_only(
    browser: Client, ada: Party, told: Callable[[str], list[dict[str, Any]]]
) -> None:
    jobs.works("test.count", lambda _job, _report: "done")
    job = jobs.start("test.count", by=ada)
    assert browser.get(job.get_absolute_url()).status_code == 200
    assert browser.post(job.get_absolute_url()).status_code == 302
    job.refresh_from_db()
    assert job.cancel_asked
    stranger = jobs.start("test.count", by=Party(None, 1, "owner"))
    assert browser.get(stranger.get_absolute_url()).status_code == 404


def test_the_desk_shows_what_waits(browser: Client) -> None:
    assert browser.get("/desk/").status_code == 200
    assert Client().get("/desk/")["Location"].startswith("/accounts/login/")


class PaperForm(ActingForm):
    """A form with a file."""

    paper = UploadField(purpose="test.paper", required=False)


@pytest.fixture
def _papers_are_taken() -> None:
    register_purpose(Purpose(name="test.paper", kinds=frozenset({"pdf"}), may_see=lambda *_: False))


@pytest.mark.usefixtures("_papers_are_taken")
def test_a_wrong_file_is_a_fault_of_its_field() -> None:
    form = PaperForm({}, {"paper": SimpleUploadedFile("a.png", corpus.picture())})
    assert form.errors["paper"] == ["Files of this kind are not taken. Taken: .pdf."]


@pytest.mark.usefixtures("_papers_are_taken")
def test_a_right_file_and_no_file_are_taken() -> None:
    assert PaperForm({}, {"paper": SimpleUploadedFile("a.pdf", corpus.document())}).is_valid()
    assert PaperForm({}, {}).is_valid()


@pytest.mark.parametrize(
    "address", ["/files/%00/", "/companies/?country=%00", "/desk/orders/?state=a%00"]
)
def test_an_address_with_a_nul_is_no_address(browser: Client, address: str) -> None:
    assert browser.get(address).status_code == 400


def test_signing_in_leads_back_to_where_the_button_stood() -> None:
    switch, lists = "/desk/switch/", "http://testserver/desk/orders/?page=2"
    for came_from, back in (
        (lists, "/desk/orders/%3Fpage%3D2"),
        ("https://evil.example/", "/desk/"),
        ("", "/desk/"),
    ):
        answer = Client().post(switch, headers={"Referer": came_from})
        assert answer["Location"] == f"/accounts/login/?next={back}"
    assert Client().post("/desk/units/new/")["Location"].endswith("next=/desk/units/new/")
