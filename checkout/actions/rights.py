"""Who may buy and who may sell, said once for every verb of the checkout."""

from django.utils.translation import gettext as _

from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.members.queries import why_not


def require_buyer(by: Party) -> None:
    """Raise Refused unless the party may buy for the company it acts for."""
    if not by.is_member:
        raise Refused(
            _("You act for no company. Join one or make your own to buy."), code="no_company"
        )
    if not by.may("buy"):
        raise Refused(why_not("buy", by), code="wrong_actor")


def require_seller(by: Party, seller_id: int) -> None:
    """Raise Refused unless the party may sell for this company."""
    if not (by.may("sell") and by.company_id == seller_id):
        raise Refused(why_not("sell", by), code="wrong_actor")
