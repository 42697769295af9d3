"""Giving and withdrawing consent; each answer is one new row of the ledger."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.privacy.models import Consent
from marketplace.privacy.purposes import BY_NAME, COOKIES, text_hash
from marketplace.privacy.queries import answers_of
from marketplace.privacy.rules.choices import Choice


def give(purpose: str, *, by: Party, way: str) -> None:
    """Keep that the person agrees to a purpose. A repeated yes adds nothing."""
    _answer(purpose, True, by=by, way=way)


def withdraw(purpose: str, *, by: Party, way: str) -> None:
    """Keep that the person does not agree, or no longer. A repeated no adds nothing."""
    _answer(purpose, False, by=by, way=way)


@transaction.atomic
def _answer(purpose: str, given: bool, *, by: Party, way: str) -> None:
    if purpose not in BY_NAME:
        raise Refused(_("There is no such purpose."), code="unknown_purpose")
    if by.person_id is None:
        raise Refused(_("Sign in to choose."), code="wrong_actor")
    if answers_of(by.person_id).get(purpose) is given:
        return
    row = _append(purpose, given, way, person_id=by.person_id)
    verb = "consent.given" if given else "consent.withdrawn"
    events.record(verb, row, by=by, purpose=purpose)


def _append(purpose: str, given: bool, way: str, **whose: Any) -> Consent:
    language = get_language() or "en"
    return Consent.objects.create(
        purpose=purpose,
        given=given,
        text_version=BY_NAME[purpose].version,
        text_hash=text_hash(purpose, language),
        language=language,
        way=way,
        at=now(),
        **whose,
    )


@transaction.atomic
def choose_cookies(accepted: Iterable[str], *, device: str, by: Party) -> Choice:
    """Keep a choice of cookies for the person, or for the device of a visitor; return it.

    `device` is a random key of the device. Purposes that are no cookie's are ignored.
    """
    choice = Choice(device, frozenset(accepted) & frozenset(COOKIES))
    for purpose in COOKIES:
        if by.person_id is None:
            _append(purpose, purpose in choice.accepted, "cookies", device=device)
        else:
            _answer(purpose, purpose in choice.accepted, by=by, way="cookies")
    return choice


def agree_to_identity_data(check: Any, event: Event | None) -> None:
    """Effect of giving an identity document: the form asked, here the answer is kept."""
    party = event.party if event else Party(check.person_id, None, "person")
    give("identity_data", by=party, way="identity form")


def note_copy(*, by: Party) -> None:
    """Record that the person took a copy of their data."""
    if by.person_id is None:
        raise Refused(_("Sign in first."), code="wrong_actor")
    events.record("person.copied", User.objects.get(pk=by.person_id), by=by)
