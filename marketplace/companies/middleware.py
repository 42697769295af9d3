"""Says with each request who acts: the person, the active company, the role."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from marketplace.companies.models import Member
from marketplace.companies.queries import memberships
from marketplace.companies.stale import switched
from marketplace.kernel.party import VISITOR, Party

SESSION_KEY: Final = "company"


class PartyMiddleware:
    """Set `request.party`, `memberships` and `acting_changed`; one query at most."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Name the party, then go on; what was typed for another company is never thrown away."""
        request.memberships = _memberships(request.user)
        _forget_left_company(request)
        request.party = party_of(
            request.user, request.memberships, request.session.get(SESSION_KEY)
        )
        request.acting_changed = request.method == "POST" and _acting_changed(request)
        response = self.get_response(request)
        if request.acting_changed and response.status_code == HTTPStatus.NOT_FOUND:
            return switched(request)
        return response


def _memberships(user: Any) -> list[Member]:
    return [] if user.is_anonymous or user.staff_role else memberships(user.pk)


def _forget_left_company(request: Any) -> None:
    """Who was put out of the company acted for goes on for another one, and is told."""
    chosen = request.session.get(SESSION_KEY)
    if chosen is None or any(member.company_id == chosen for member in request.memberships):
        return
    del request.session[SESSION_KEY]
    if request.user.is_authenticated:
        messages.info(request, _("You no longer act for the company you had chosen."))


def party_of(user: Any, mine: list[Member], chosen: int | None) -> Party:
    """Return the party: visitor, platform staff, or member of the chosen or else first company.

    Without a choice the first is the newest of those in which the person was at sign-in: to be
    taken into a company meanwhile moves nobody in the middle of work.
    """
    if user.is_anonymous:
        return VISITOR
    frozen = getattr(user, "frozen_at", None) is not None
    if user.staff_role:
        return Party(user.pk, None, user.staff_role, frozen)
    active = next((member for member in mine if member.company_id == chosen), None)
    active = active or _first(mine, user.last_login)
    if active is None:
        return Party(user.pk, None, "viewer", frozen)
    return Party(user.pk, active.company_id, active.role, frozen)


def _first(mine: list[Member], since: datetime | None) -> Member | None:
    known = (member for member in mine if since is None or member.joined_at <= since)
    return next(known, mine[0] if mine else None)


def _acting_changed(request: Any) -> bool:
    """Say whether the form was filled in for another company; without the field it was not."""
    acting = request.POST.get("acting")
    return acting is not None and acting != str(request.party.company_id or "")
