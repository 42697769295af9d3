"""No identity or bank number stands in clear anywhere but in the answer that opens it."""

import json
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from marketplace.directory.actions.exporting import HEADING, start_export
from marketplace.kernel import tasks, vault
from marketplace.kernel.files import path_of
from marketplace.kernel.models import Event, Job, Message, StoredFile
from marketplace.kernel.outbox import relay
from marketplace.notices.models import Notice
from marketplace.privacy.copies import copy_of
from tests.secrets import marking
from tests.secrets.conftest import Left

pytestmark = pytest.mark.django_db


def text_of(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


@pytest.mark.parametrize("number", marking.MARKERS)
@pytest.mark.parametrize("form", ["{}", "{0:s}", "compact", "dashes", "lower", "inside"])
def test_the_search_finds_every_notation(number: str, form: str) -> None:
    compact = marking.bare(number)
    forms = {
        "compact": compact,
        "dashes": "-".join(compact),
        "lower": compact.lower(),
        "inside": f"a,b\n{compact[:-2]} …",
    }
    assert marking.found_in(forms.get(form) or form.format(number)) == [number]


def test_the_numbers_were_really_given_and_opened(left: Left) -> None:
    known = {vault.compacted(number) for number in marking.MARKERS if number != marking.TYPED}
    assert {vault.compacted(number) for number in left.marked.opened} == known
    assert left.marked.typed.status_code == 302


def test_a_dump_of_the_database(left: Left) -> None:
    dump = "\n".join(marking.dump())
    assert len(dump) > 100_000
    assert left.marked.account.number in dump
    assert marking.found_in(dump) == []


def test_a_dump_would_tell_a_number_in_clear(left: Left) -> None:
    event = Event.objects.filter(name="bank_account.accepted").latest("pk")
    Event._base_manager.filter(pk=event.pk).update(facts={"number": marking.BANK})
    assert marking.found_in("\n".join(marking.dump())) == [marking.BANK]


def test_the_search_index(left: Left) -> None:
    assert len(left.index) > 1000
    assert marking.found_in(left.index.decode("latin-1")) == []


def test_logs_of_every_level(left: Left) -> None:
    assert len(left.logs) > 1000
    assert marking.found_in(left.logs) == []


def test_mails(left: Left) -> None:
    assert left.mails.count("Subject:") > 3
    assert marking.found_in(left.mails) == []


def test_sessions_and_cache(left: Left) -> None:
    assert "proving_kept" in marking.sessions()
    assert marking.found_in(marking.sessions() + left.cached) == []


def test_facts_that_travel(left: Left) -> None:
    rows = [
        *Event.objects.values_list("facts", flat=True),
        *Notice.objects.values_list("facts", "url"),
        *Message.objects.values_list("payload", "last_error"),
        *Job.objects.values_list("facts", "log"),
    ]
    assert len(rows) > 100
    assert marking.found_in(text_of(rows)) == []


def test_the_broker_hears_keys_alone(left: Left, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.reveal(left.marked.identity, "number", purpose="authority", by=left.marked.moderator)
    sent: list[Any] = []
    monkeypatch.setattr(tasks.deliver, "delay", lambda *args: sent.append(args))
    tasks.publish()
    assert sent
    assert all(isinstance(key, int) for (key,) in sent)


def test_refusals(left: Left) -> None:
    assert left.marked.refused == "This account is in your file already."


def test_the_copy_of_everybodys_data(left: Left) -> None:
    copies = [copy_of(person) for person in marking.people()]
    identity = next(copy for copy in copies if copy.get("accounts.IdentityCheck"))
    assert "number_end" in identity["accounts.IdentityCheck"][0]
    assert "number" not in identity["accounts.IdentityCheck"][0]
    assert marking.found_in(text_of(copies)) == []


def test_the_export_of_the_register(left: Left) -> None:
    job = start_export({}, by=left.marked.moderator)
    relay(1000)
    job.refresh_from_db()
    exported = "".join(
        path_of(stored).read_text()
        for stored in StoredFile.objects.order_by("-pk")[:3]
        if path_of(stored).is_file() and stored.content_type.startswith("text/")
    )
    assert HEADING[0] in exported
    assert marking.found_in(exported) == []


def test_every_opening_left_an_event_that_the_people_concerned_can_see(left: Left) -> None:
    marked = left.marked
    for row, purpose in [
        (marked.identity, "check"), (marked.account, "payout"), (marked.draft, "check"),
        (marked.change, "check"),
    ]:  # fmt: skip
        (opening,) = vault.openings(row)
        assert opening.purpose == vault.PURPOSES[purpose]
    assert Event.objects.filter(name__endswith=".revealed").count() == len(marked.opened)
