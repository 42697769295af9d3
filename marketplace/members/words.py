"""Rights and roles in words: the one table that the page of rights, buttons and tests draw from.

Who holds a right stands in `kernel.party.RIGHTS`; here stands what it is.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel.party import RIGHTS
from marketplace.kernel.templatetags.formatting import money_text
from marketplace.members.rules import Shortfall


@dataclass(frozen=True, slots=True)
class Right:
    """A right of a company's people: its name in the table, its title, and what it allows."""

    name: str
    title: object
    allows: object

    def held_by(self, role: str) -> bool:
        """Say whether a role carries it."""
        return role in RIGHTS[self.name]


COMPANY_RIGHTS: Final = (
    Right(
        "view",
        gettext_lazy("See the company’s work"),
        gettext_lazy("Orders, inquiries, company file, people, units and the address book."),
    ),
    Right(
        "buy",
        gettext_lazy("Buy"),
        gettext_lazy(
            "Fill a basket, place and cancel orders, pay, confirm receipt, keep addresses."
            " Spending limits apply."
        ),
    ),
    Right(
        "ask",
        gettext_lazy("Ask sellers"),
        gettext_lazy("Send inquiries about listings and go on with the conversation."),
    ),
    Right(
        "sell",
        gettext_lazy("Sell"),
        gettext_lazy(
            "Make and publish listings, set prices and delivery, answer inquiries,"
            " confirm or refuse orders."
        ),
    ),
    Right(
        "ship",
        gettext_lazy("Ship"),
        gettext_lazy("Record parcels and what happens to them, keep addresses."),
    ),
    Right(
        "receive_money",
        gettext_lazy("Receive money"),
        gettext_lazy("See payouts and statements, and set where payouts go."),
    ),
    Right(
        "manage",
        gettext_lazy("Manage people and the company file"),
        gettext_lazy(
            "Change and submit the company file, invite and remove people, give roles,"
            " set units and spending limits."
        ),
    ),
    Right(
        "own",
        gettext_lazy("Make and remove owners"),
        gettext_lazy("Make a colleague owner, hand ownership over, change an owner’s role."),
    ),
)
ROLES_IN_WORDS: Final = {
    "owner": gettext_lazy("Answers for the company. There is always at least one."),
    "administrator": gettext_lazy("Does everything but make and remove owners."),
    "purchaser": gettext_lazy("Buys and asks, within spending limits if there are any."),
    "approver": gettext_lazy("Sees everything; does not order."),
    "sales": gettext_lazy("Sells and ships."),
    "logistics": gettext_lazy("Ships and keeps the address book."),
    "accountant": gettext_lazy("Follows payouts and statements."),
    "viewer": gettext_lazy("Sees, and changes nothing."),
}


def right_named(name: str) -> Right:
    """Return a right in words. Raises KeyError for a right of no company."""
    return {right.name: right for right in COMPANY_RIGHTS}[name]


def why_short(short: Shortfall, currency: str) -> str:
    """Return why a purchase in `currency` may not be placed, naming the limit."""
    cap = short.cap
    facts = {"unit": cap.unit, "limit_currency": cap.currency, "currency": currency}
    facts["per_order"] = in_words(cap.per_order, cap.currency)
    facts["left"] = in_words(cap.left, cap.currency)
    facts["per_month"] = in_words(cap.per_month, cap.currency)
    return _sentence(short.code, bool(cap.unit)) % facts


def _sentence(code: str, of_unit: bool) -> str:
    if code == "currency" and of_unit:
        return _(
            "The budget of %(unit)s is in %(limit_currency)s; this basket is in %(currency)s"
            " and can not be counted against it."
        )
    if code == "currency":
        return _(
            "Your spending limit is in %(limit_currency)s; this basket is in %(currency)s"
            " and can not be counted against it."
        )
    if code == "per_order":
        return _("You may place at most %(per_order)s at once.")
    if of_unit:
        return _("%(unit)s has %(left)s of %(per_month)s left this month.")
    return _("You have %(left)s of %(per_month)s left this month.")


def in_words(amount: object, currency: str) -> str:
    """Return an amount with its currency, or an empty text for none."""
    return money_text(amount, currency) if amount is not None else ""  # type: ignore[arg-type]
