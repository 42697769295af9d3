"""The telephone of a person: kept once it is proved."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from marketplace.accounts.actions.people import own_party
from marketplace.accounts.models import User
from marketplace.kernel import events
from marketplace.kernel.refusal import Refused


@transaction.atomic
def keep_phone(user: User, phone: str) -> None:
    """Store a proved number in E.164. Raises Refused when another account proved it meanwhile."""
    user.phone, user.phone_verified = phone, True
    try:
        with transaction.atomic():
            user.save(update_fields=["phone", "phone_verified"])
    except IntegrityError as clash:
        raise Refused(_("Another account uses this number."), field="phone") from clash
    events.record("person.security_changed", user, by=own_party(user), what="phone")


def person_with_phone(phone: str) -> User | None:
    """Return the active person who proved a number in E.164, or None."""
    found: User | None = User.objects.filter(
        phone=phone, phone_verified=True, is_active=True
    ).first()
    return found
