"""Which tax an order bears: one pure function of countries, proof, day and kind (spec section 6).

Sources: Directive 2006/112/EC (the VAT Directive): articles 31-33 and 44-45 (place of supply),
138 (supply to another Member State), 146 (export), 194-196 (tax due by the customer), 97 (rates).
The function knows no exemption, no reduced rate and no region with a rule of its own.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_lazy as _

from checkout.order.rules.rates import EU, standard_rate
from marketplace.kernel.refusal import Refused

ZERO: Final = Decimal(0)

TAX_WORDS: Final[dict[str, object]] = {
    "domestic": _("VAT of the seller's country"),
    "eu_without_proof": _(
        "VAT of the seller's country: no validated VAT number of the buyer"
        " in another member state is on file"
    ),
    "eu_reverse_charge": _(
        "No VAT: supply to another member state, the buyer accounts for the tax"
        " (reverse charge, Directive 2006/112/EC art. 138)"
    ),
    "eu_service_reverse_charge": _(
        "No VAT: service to a business in another member state, the buyer accounts for the tax"
        " (reverse charge, Directive 2006/112/EC art. 44 and 196)"
    ),
    "export": _("No VAT: export; the buyer pays import tax and duty at the border"),
    "service_export": _("No VAT: the service is supplied where the buyer is established"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxCase:
    """What decides the tax. Countries are ISO 3166 alpha-2; `on` is the day of the order.

    `buyer_vat_proof`: a VAT number of the buyer's country was validated and the proof is stored.
    """

    seller_country: str
    ship_to_country: str
    buyer_country: str
    buyer_vat_proof: bool
    on: date
    is_service: bool = False


@dataclass(frozen=True, slots=True)
class TaxRule:
    """The rule that applied: its code, the rate in percent and the words for the invoice."""

    code: str
    rate: Decimal
    note: object


def tax_for(case: TaxCase) -> TaxRule:
    """Return the rule and rate for a case. Raises Refused (code `tax_...`) for any other case."""
    return _service(case) if case.is_service else _goods(case)


def _goods(case: TaxCase) -> TaxRule:
    if case.ship_to_country == case.seller_country:
        return _rated("domestic", case)
    if not _inside_eu(case.seller_country, case.ship_to_country):
        return _zero("export")
    return _zero("eu_reverse_charge") if _has_proof(case) else _rated("eu_without_proof", case)


def _service(case: TaxCase) -> TaxRule:
    if case.buyer_country == case.seller_country:
        return _rated("domestic", case)
    if case.buyer_country not in EU:
        return _zero("service_export")
    if _has_proof(case):
        return _zero("eu_service_reverse_charge")
    if case.seller_country in EU:
        return _rated("eu_without_proof", case)
    raise Refused(
        _("A service from outside the EU needs the buyer's validated VAT number; none is on file."),
        code="tax_service_without_proof",
    )


def _has_proof(case: TaxCase) -> bool:
    """Say whether the buyer is, on proof, a business of another member state (art. 138, 196)."""
    return case.buyer_vat_proof and case.buyer_country in EU - {case.seller_country}


def _inside_eu(*countries: str) -> bool:
    return EU.issuperset(countries)


def _zero(code: str) -> TaxRule:
    return TaxRule(code, ZERO, TAX_WORDS[code])


def _rated(code: str, case: TaxCase) -> TaxRule:
    rate = standard_rate(case.seller_country, case.on, is_service=case.is_service)
    if rate is None:
        reason = _(
            "No tax rate is known for sales inside %(country)s, so this order can not be placed."
        )
        raise Refused(reason % {"country": case.seller_country}, code="tax_rate_unknown")
    return TaxRule(code, rate, TAX_WORDS[code])
