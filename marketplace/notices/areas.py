"""What notices are about: areas in which people look for them and choose how they come."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Area:
    """An area in words, and why its must-send notices can not be switched off."""

    label: object
    why_always: object


_ANY: Final = _("These come always: the law or a deadline of yours hangs on them.")
AREAS: Final = {
    "orders": Area(
        _("Orders and deliveries"),
        _("These come always: they end an order or start a deadline of yours."),
    ),
    "money": Area(_("Money"), _("These come always: they are about your money.")),
    "disputes": Area(
        _("Disputes"), _("These come always: in a dispute a deadline may run against you.")
    ),
    "inquiries": Area(_("Inquiries and quotes"), _ANY),
    "listings": Area(
        _("Listings"), _("These come always: the law asks us to give you the reasons.")
    ),
    "company": Area(
        _("Company file"), _("These come always: they decide whether your company may trade.")
    ),
    "members": Area(_("Colleagues and roles"), _ANY),
    "account": Area(
        _("Account and security"),
        _("These come always: if it was not you, you have to know at once."),
    ),
    "policies": Area(
        _("Terms and policies"), _("These come always: the law asks us to announce changes.")
    ),
    "work": Area(_("Files and jobs"), _ANY),
    "platform": Area(_("Platform"), _ANY),
    "other": Area(_("Other"), _ANY),
}
NOUNS: Final = {
    "order": "orders", "purchase": "orders", "shipment": "orders", "approval": "orders",
    "payment": "money", "payout": "money", "payout_line": "money", "refund": "money",
    "intent": "money", "bank_account": "money", "chargeback": "platform",
    "dispute": "disputes", "proposal": "disputes",
    "inquiry": "inquiries", "need": "inquiries", "quote": "inquiries",
    "listing": "listings",
    "company": "company", "paper": "company", "change": "company", "licence": "company",
    "register": "company",
    "member": "members", "members": "members", "invitation": "members", "join": "members",
    "join_request": "members", "role": "members", "unit": "members", "limit": "members",
    "spending_limit": "members",
    "identity": "account", "account": "account", "security": "account", "person": "account",
    "recovery": "account", "session": "account", "email": "account", "phone": "account",
    "user": "account", "sign_in": "account", "compromised": "account",
    "policy": "policies", "consent": "policies",
    "file": "work", "job": "work",
    "search": "platform", "payment.first_match": "platform",
}  # fmt: skip
STAFF_ONLY: Final = "platform"


def area_of(kind: str) -> str:
    """Return the area of a kind by its name, or else by the noun it begins with."""
    return NOUNS.get(kind) or NOUNS.get(kind.partition(".")[0], "other")
