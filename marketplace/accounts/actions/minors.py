"""Somebody who turns out to be a minor: the account is closed and what it holds is erased."""

import secrets
from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.actions.compromise import end_sessions
from marketplace.accounts.models import IdentityCheck, User
from marketplace.kernel import events, files
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

MAY = frozenset({"support", "privacy_officer"})


@transaction.atomic
def close_minor(user: User, *, reason: str, by: Party) -> None:
    """Close the account of a minor and erase the person; trade records keep a nameless person.

    Two events are kept: that it was closed and why, and that it was erased. Raises Refused for
    anybody but support and the privacy officer, and for an account of the staff.
    """
    if by.role not in MAY or user.staff_role or user.pk == by.person_id:
        raise Refused(_("You can not close this account."), code="wrong_actor")
    end_sessions(user)
    events.record("person.minor_closed", user, by=by, reason=reason)
    _erase(user)
    events.record("person.erased", user, by=by, cause="minor")


def _erase(user: User) -> None:
    """Take everything of the person out of this app's rows."""
    _erase_files(user)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    IdentityCheck.objects.filter(person=user).delete()
    user.email = f"erased-{secrets.token_hex(12)}@erased.invalid"
    for field in ("first_name", "last_name", "member_name", "country", "language", "title"):
        setattr(user, field, "")
    for field in ("fixed_line", "salutation", "city", "main_industry"):
        setattr(user, field, "")
    user.phone, user.phone_verified, user.photo = None, False, None
    user.is_active, user.age_confirmed_at = False, None
    user.set_unusable_password()
    user.save()


def _erase_files(user: User) -> None:
    """Let neither the scan of a document nor the photo stay behind."""
    checks = IdentityCheck.objects.filter(person=user).select_related("document")
    for kept in (*(check.document for check in checks), user.photo):
        if kept is not None:
            transaction.on_commit(partial(files.erase, kept))
