"""Somebody who turns out to be a minor: the account is closed and what it holds is erased."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.actions.compromise import end_sessions
from marketplace.accounts.frozen import must_be_open
from marketplace.accounts.models import User
from marketplace.kernel import effects, events
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

MAY = frozenset({"support", "privacy_officer"})


@transaction.atomic
def close_minor(user: User, *, reason: str, by: Party) -> None:
    """Close the account of a minor and erase the person; trade records keep a nameless person.

    What goes is said by the declarations of every application: the effect is privacy's.
    Two events are kept: that it was closed and why, and that it was erased. Raises Refused for
    anybody but support and the privacy officer, and for an account of the staff.
    """
    must_be_open(by)
    if by.role not in MAY or user.staff_role or user.pk == by.person_id:
        raise Refused(_("You can not close this account."), code="wrong_actor")
    end_sessions(user)
    event = events.record("person.minor_closed", user, by=by, reason=reason)
    effects.run("person.erase", user, event)
    user.is_active = False
    user.save(update_fields=["is_active"])
    events.record("person.erased", user, by=by, cause="minor")
