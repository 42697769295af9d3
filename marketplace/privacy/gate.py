"""The one gate: may this be done with what we know of somebody? Everybody asks here."""

from typing import Any, Final

from django.http import HttpRequest

from marketplace.privacy import rules
from marketplace.privacy.purposes import COOKIES
from marketplace.privacy.queries import answers_of, last_answers_for
from marketplace.privacy.rules.choices import Choice

COOKIE: Final = "cookie_choice"


def allows(request: HttpRequest, purpose: str) -> bool:
    """Say whether an optional purpose is allowed for whoever asks for this page.

    The person's consents count when somebody is signed in, else the choice kept on the device;
    `DNT: 1` and `Sec-GPC: 1` turn off what they mean for either. Raises KeyError for an unknown
    purpose.
    """
    return rules.is_allowed(purpose, agreed=_agreed(request), signalled=signalled(request))


def person_allows(person_id: int, purpose: str) -> bool:
    """Say whether a person agreed to a purpose: for mails and work without a page."""
    return rules.is_allowed(purpose, agreed=_given(answers_of(person_id)), signalled=False)


def signalled(request: HttpRequest) -> bool:
    """Say whether the browser sends Do Not Track or Global Privacy Control."""
    return rules.is_signal(request.headers.get("dnt")) or rules.is_signal(
        request.headers.get("sec-gpc")
    )


def device_choice(request: HttpRequest) -> Choice | None:
    """Return what was chosen on this device, or None before any choice."""
    return rules.read_choice(request.COOKIES.get(COOKIE, ""))


def choice_needed(request: HttpRequest) -> bool:
    """Say whether to ask: nothing chosen, or accepted as a visitor and not yet as a person."""
    choice = device_choice(request)
    person_id = _person(request)
    if person_id is None:
        return choice is None
    if choice is not None and not choice.accepted:
        return False
    return not any(purpose in _answers(request, person_id) for purpose in COOKIES)


def _agreed(request: HttpRequest) -> frozenset[str]:
    person_id = _person(request)
    if person_id is not None:
        return _given(_answers(request, person_id))
    choice = device_choice(request)
    return choice.accepted if choice else frozenset()


def _given(answers: dict[str, bool]) -> frozenset[str]:
    return frozenset(purpose for purpose, given in answers.items() if given)


def _person(request: HttpRequest) -> int | None:
    user: Any = getattr(request, "user", None)
    return user.pk if user is not None and user.is_authenticated else None


def _answers(request: HttpRequest, person_id: int) -> dict[str, bool]:
    return {name: given for name, (given, _v) in last_answers_for(request, person_id).items()}
