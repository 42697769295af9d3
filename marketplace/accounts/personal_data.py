"""What this app, and the sign-in it stands on, hold of people."""

from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding


def about(person: Any) -> Q:
    """Return the condition of entries of the administration's log about a person's account."""
    kind = Q(content_type__app_label="accounts", content_type__model="user")
    return kind & Q(object_id=str(person.pk))


HOLDINGS: Final = (
    Holding(
        model="accounts.User",
        person="pk",
        fields=(
            "email",
            "salutation",
            "first_name",
            "last_name",
            "title",
            "phone",
            "member_name",
            "country",
            "language",
        ),  # fmt: skip
        purpose=_("To have an account and be named to the companies dealt with"),
        basis="contract",
        forget="anonymise",
        retain=_("As long as the account; names on trade records 3 years after completion"),
    ),
    Holding(
        model="accounts.User",
        person="pk",
        fields=("fixed_line", "city", "main_industry", "photo"),
        purpose=_("To be reached and recognised; each may be left out"),
        basis="consent",
        forget="erase",
        retain=_("Until it is taken out or the account is closed"),
        required=False,
    ),
    Holding(
        model="accounts.User",
        person="pk",
        fields=("phone_verified", "frozen_at"),
        purpose=_("To protect the account: telephone proved, account reported as taken over"),
        basis="contract",
        forget="anonymise",
        retain=_("As long as the account"),
    ),
    Holding(
        model="accounts.User",
        person="pk",
        fields=("password",),
        purpose=_("To sign in; kept as a hash"),
        basis="contract",
        forget="erase",
        export=False,
        required=False,
    ),
    Holding(
        model="accounts.User",
        person="pk",
        fields=("age_confirmed_at", "date_joined", "last_login"),
        purpose=_("To show that an adult joined, and when"),
        basis="legal_obligation",
        forget="anonymise",
        retain=_("As long as the account"),
    ),
    Holding(
        model="accounts.IdentityCheck",
        person="person",
        fields=(
            "person",
            "document_kind",
            "number_end",
            "expires_on",
            "document",
            "submitted_at",
            "accepted_until",
            "escalated_at",
            "reminded_days",
        ),  # fmt: skip
        purpose=_("To check that a real person acts"),
        basis="consent",
        forget="erase",
        retain=_("Until it is withdrawn or the account is closed"),
        required=False,
        sensitive=True,
    ),
    Holding(
        model="accounts.IdentityCheck",
        person="person",
        fields=("number",),
        purpose=_("To compare it with the document; encrypted, each opening is on record"),
        basis="consent",
        forget="erase",
        retain=_("Until it is withdrawn or the account is closed"),
        export=False,
        required=False,
        sensitive=True,
    ),
    Holding(
        model="accounts.IdentityCheck",
        person="person",
        fields=("number_index",),
        purpose=_("To notice one document in two accounts; a keyed hash"),
        basis="legitimate_interest",
        forget="erase",
        export=False,
        required=False,
    ),
    Holding(
        model="accounts.Recovery",
        person="person",
        fields=("person", "new_email", "story", "language", "asked_at", "how"),
        purpose=_("To give an account back to its owner who lost mailbox and telephone"),
        basis="contract",
        forget="erase",
        retain=_("Until the account is closed: it shows who took it back, and how it was proved"),
        required=False,
    ),
    Holding(
        model="account.EmailAddress",
        person="user",
        fields=("email", "verified", "primary"),
        purpose=_("To prove the address and send codes"),
        basis="contract",
        forget="erase",
    ),
    Holding(
        model="mfa.Authenticator",
        person="user",
        fields=("type", "created_at", "last_used_at"),
        purpose=_("To ask for a second factor"),
        basis="contract",
        forget="erase",
        required=False,
    ),
    Holding(
        model="usersessions.UserSession",
        person="user",
        fields=("ip", "user_agent", "created_at", "last_seen_at"),
        purpose=_("To show and end sessions on other devices"),
        basis="legitimate_interest",
        forget="erase",
        retain=_("Until the session ends"),
    ),
    Holding(
        model="admin.LogEntry",
        person="",
        found=about,
        fields=("object_repr", "change_message"),
        purpose=_("To know what was changed in the administration"),
        basis="legitimate_interest",
        forget="anonymise",
        retain=_("As long as the market; of somebody erased without the name"),
        export=False,
    ),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {}
