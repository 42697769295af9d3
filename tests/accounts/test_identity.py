"""The identity check: who may take which step, what is kept, and how it ends."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from marketplace.accounts.actions import (
    identity,
    install_demo_second_factor,
    make_staff,
    refuse_identity,
    reveal_number,
)
from marketplace.accounts.forms import IdentityForm
from marketplace.accounts.models import IdentityCheck
from marketplace.accounts.queries import (
    identity_accepted,
    identity_obstacle,
    newest_submission,
    others_with_number,
    refusal_reason,
)
from marketplace.kernel import clock, events, steps
from marketplace.kernel.files import path_of
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.notices.models import Notice
from tests.accounts.documents import MODERATOR, given, picture

pytestmark = pytest.mark.django_db


def test_giving_a_document_waits_for_a_moderator(own) -> None:
    check = given(own)
    assert (check.status, identity_accepted(own.person_id)) == ("waiting", False)


def test_only_the_end_of_the_number_is_kept_readable(own) -> None:
    check = given(own)
    assert (check.number_end, check.shown_number) == ("4567", "•••• 4567")
    assert "12AB34567" not in str(IdentityCheck.objects.values().get())
    assert reveal_number(check, purpose="own", by=own) == "12AB34567"


def test_accepted_and_told(own) -> None:
    check = given(own)
    steps.take(check, "accept", by=MODERATOR)
    assert identity_accepted(own.person_id) is True
    assert Notice.objects.get().title == "Your identity check was accepted"


def test_refused_with_a_reason_and_given_again(own) -> None:
    check = given(own)
    steps.take(check, "refuse", by=MODERATOR, reason="The picture is blurred")
    assert refusal_reason(check) == "The picture is blurred"
    assert given(own).status == "waiting"


def test_a_refusal_needs_a_reason(own) -> None:
    with pytest.raises(Refused) as refusal:
        steps.take(given(own), "refuse", by=MODERATOR)
    assert refusal.value.field == "reason"


def test_a_document_can_be_replaced_or_withdrawn_until_accepted(own) -> None:
    given(own)
    check = given(own, number="99 zz 88-001")
    assert check.number_end == "8001"
    steps.take(check, "withdraw", by=own)
    kept = IdentityCheck.objects.get()
    assert (kept.status, kept.number_end, kept.document) == ("not_given", "", None)


def test_a_correction_writes_nothing_that_was_read_before_its_turn(own, monkeypatch) -> None:
    given(own)
    read = identity._own

    def read_before_the_clock(by) -> IdentityCheck:
        found = read(by)
        IdentityCheck.objects.update(escalated_at=clock.now())
        return found

    monkeypatch.setattr(identity, "_own", read_before_the_clock)
    given(own, number="", document=None)
    assert IdentityCheck.objects.get().escalated_at is not None


@pytest.mark.parametrize(("kind", "taken"), [("passport", False), ("identity_card", True)])
def test_a_passport_has_a_last_day(own, kind, taken) -> None:
    typed = {"kind": kind, "number": "12 ab 34-567", "agreed": "on"}
    form = IdentityForm(typed, {"document": picture()})
    assert (form.is_valid(), "expires_on" in form.errors) == (taken, not taken)


def test_a_correction_keeps_number_file_and_place_in_the_queue(own) -> None:
    first = given(own)
    with clock.played_at(first.submitted_at + timedelta(hours=5)):
        check = given(own, number="", document=None, kind="identity_card")
    assert (check.document_kind, check.number_end) == ("identity_card", "4567")
    assert (check.document, check.submitted_at) == (first.document, first.submitted_at)
    assert events.timeline(check).last().name == "identity.submit"


@pytest.mark.parametrize(
    ("missing", "field"), [({"number": ""}, "number"), ({"document": None}, "document")]
)
def test_a_first_document_is_complete(own, missing, field) -> None:
    with pytest.raises(Refused) as refusal:
        given(own, **missing)
    assert refusal.value.field == field


def test_after_acceptance_nothing_is_replaced(own) -> None:
    steps.take(given(own), "accept", by=MODERATOR)
    with pytest.raises(Refused) as refusal:
        given(own)
    assert refusal.value.code == "guard"


def test_acceptance_ends_with_the_document(own) -> None:
    with clock.played_at(datetime(2026, 11, 1, tzinfo=ZoneInfo("UTC"))):
        steps.take(given(own, expires_on=date(2026, 11, 20)), "accept", by=MODERATOR)
    with clock.played_at(datetime(2026, 11, 20, 22, 59, tzinfo=ZoneInfo("UTC"))):
        steps.take_due()
        assert IdentityCheck.objects.get().status == "accepted"
    with clock.played_at(datetime(2026, 11, 20, 23, 0, tzinfo=ZoneInfo("UTC"))):
        assert steps.take_due() == 1
    assert IdentityCheck.objects.get().status == "expired"


def test_an_expired_document_is_refused(own) -> None:
    with pytest.raises(Refused) as refusal:
        given(own, expires_on=date(2020, 1, 1))
    assert refusal.value.field == "expires_on"


@pytest.mark.parametrize("role", ["finance", "support", "owner", "person"])
def test_only_a_moderator_decides(own, role) -> None:
    with pytest.raises(Refused):
        steps.take(given(own), "accept", by=Party(None, 1, role))


def test_nobody_decides_on_their_own(own) -> None:
    with pytest.raises(Refused):
        steps.take(given(own), "accept", by=Party(own.person_id, None, "moderator"))


def test_the_clock_alone_expires(own) -> None:
    check = given(own)
    steps.take(check, "accept", by=MODERATOR)
    with pytest.raises(Refused):
        steps.take(check, "expire", by=own)
    steps.take(check, "expire", by=SYSTEM)
    assert check.status == "expired"


def test_one_document_in_two_accounts_is_noticed(own, django_user_model) -> None:
    other = django_user_model.objects.create_user("paul@firm.example")
    check = given(own)
    given(Party(other.pk, None, "person"), number="12AB34567")
    assert [each.person for each in others_with_number(check)] == [other]


def test_queryset_and_twin_agree(own, django_user_model) -> None:
    check, other = given(own), Party(own.person_id + 1000, None, "person")
    for party in (own, other, MODERATOR, Party(None, None, "finance")):
        seen = IdentityCheck.objects.visible_to(party).filter(pk=check.pk).exists()
        assert seen is IdentityCheck.objects.may_see(party, check)


def test_the_page_takes_the_document(client, claire, own) -> None:
    client.force_login(claire)
    given_ = {"kind": "passport", "number": "12AB34567", "expires_on": "2031-03-01"}
    typed = given_ | {"document": picture(), "agreed": "on"}
    answer = client.post(reverse("account_identity"), typed)
    assert answer["location"] == reverse("account_identity")
    assert "•••• 4567" in client.get(reverse("account_identity")).content.decode()


def test_without_agreement_nothing_is_kept(client, claire, own) -> None:
    client.force_login(claire)
    typed = {"kind": "passport", "number": "12AB34567", "document": picture()}
    assert client.post(reverse("account_identity"), typed).status_code == 422
    assert IdentityCheck.objects.count() == 0


def test_the_agreement_is_a_consent(own, claire) -> None:
    given(own)
    assert claire.consents.get().purpose == "identity_data"


def test_other_people_do_not_find_it(client, own, django_user_model) -> None:
    check = given(own)
    client.force_login(django_user_model.objects.create_user("paul@firm.example"))
    assert client.get(check.get_absolute_url()).status_code == 404
    assert client.get(check.document.get_absolute_url()).status_code == 404
    assert client.get(reverse("identity:decide", args=[check.pk])).status_code == 404


def test_the_moderator_sees_and_accepts(client, own) -> None:
    check = given(own)
    moderator = make_staff("moderator@demo.example", "moderator", by=SYSTEM)
    install_demo_second_factor(moderator)
    client.force_login(moderator)
    assert "•••• 4567" in client.get(reverse("identity:decide", args=[check.pk])).content.decode()
    seen = {"seen": newest_submission(check)}
    client.post(reverse("identity:accept", args=[check.pk]), seen)
    assert identity_accepted(own.person_id) is True


def test_the_document_is_kept_as_a_private_file(own) -> None:
    assert given(own).document.content_type == "image/png"


def test_a_refusal_by_a_ground_is_read_in_ones_own_language(own, claire) -> None:
    claire.language = "fr"
    claire.save()
    check = given(own)
    refuse_identity(check, ground="expired", note="Voir page 2.", by=MODERATOR)
    assert refusal_reason(check) == "The document has expired. Voir page 2."
    assert events.timeline(check).last().facts["ground"] == "expired"


def test_a_refusal_needs_a_ground_or_a_note(own) -> None:
    with pytest.raises(Refused) as refusal:
        refuse_identity(given(own), ground="other", note="", by=MODERATOR)
    assert refusal.value.field == "note"


def test_two_moderators_do_not_clash(own) -> None:
    check = given(own)
    other = IdentityCheck.objects.get()
    steps.take(check, "accept", by=MODERATOR)
    with pytest.raises(Refused) as refusal:
        refuse_identity(other, ground="name", note="", by=MODERATOR)
    assert refusal.value.code == "wrong_state"


@pytest.mark.parametrize("state", ["", "waiting", "refused", "expired"])
def test_what_still_stands_in_the_way_is_said(own, state) -> None:
    if state:
        check = given(own, expires_on=None)
        if state != "waiting":
            steps.take(
                check, "accept" if state == "expired" else "refuse", by=MODERATOR, reason="x"
            )
        if state == "expired":
            steps.take(check, "expire", by=SYSTEM)
    words = {
        "": "Your identity check is missing. Give an identity document first.",
        "waiting": "A moderator still looks at your identity document.",
        "refused": "Your identity document was refused. Give another one first.",
        "expired": "Your identity document has expired. Give a new one first.",
    }
    assert identity_obstacle(own.person_id) == words[state]


@pytest.mark.parametrize(
    ("role", "is_own", "purpose"),
    [
        ("person", True, "check"),
        ("moderator", False, "own"),
        ("finance", False, "check"),
        ("owner", False, "own"),
    ],
)
def test_a_number_opens_to_its_person_and_to_moderators_each_for_their_purpose(
    own, django_user_model, role, is_own, purpose
) -> None:
    check = given(own)
    other = django_user_model.objects.create_user("paul@firm.example")
    with pytest.raises(Refused) as refusal:
        by = Party(own.person_id if is_own else other.pk, None, role)
        reveal_number(check, purpose=purpose, by=by)
    assert refusal.value.code == "wrong_actor"


def test_a_scan_replaced_or_withdrawn_is_erased(own, django_capture_on_commit_callbacks) -> None:
    first = given(own)
    with django_capture_on_commit_callbacks(execute=True):
        second = given(own)
    assert [path_of(check.document).exists() for check in (first, second)] == [False, True]
    with django_capture_on_commit_callbacks(execute=True):
        steps.take(second, "withdraw", by=own)
    assert not path_of(second.document).exists()
