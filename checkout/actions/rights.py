"""Who may buy and who may sell, said once for every verb of the checkout."""

from django.utils.translation import gettext as _

from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


def require_buyer(by: Party) -> None:
    """Raise Refused unless the party may buy for the company it acts for."""
    if not (by.is_member and by.may("buy")):
        raise Refused(_("Your role can not buy for this company."), code="wrong_actor")


def require_seller(by: Party, seller_id: int) -> None:
    """Raise Refused unless the party may sell for this company."""
    if not (by.may("sell") and by.company_id == seller_id):
        raise Refused(_("Your role can not change the delivery tariff."), code="wrong_actor")
