"""Standard rates of value added tax as dated data, in percent.

Sources: European Commission, "VAT rates applied in the Member States" (article 96 of Directive
2006/112/EC); GB: VAT Act 1994 s. 2; CN: MOF/STA/GAC announcement 2019 no. 39 (goods 13 %) and
Cai Shui 2016 no. 36 (modern services 6 %); JP: Consumption Tax Act art. 29 with local part.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

EU: Final = frozenset(
    ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU")
    + ("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A country's standard rate from a day on, in percent; services apart where the law says so."""

    country: str
    valid_from: date
    percent: Decimal
    services: Decimal | None = None

    def of(self, is_service: bool) -> Decimal:
        """Return the percent for goods or for a service."""
        return self.services if is_service and self.services is not None else self.percent


def _rate(country: str, since: str, percent: str, services: str | None = None) -> Rate:
    apart = Decimal(services) if services else None
    return Rate(country, date.fromisoformat(since), Decimal(percent), apart)


RATES: Final = (
    _rate("AT", "1984-01-01", "20"),
    _rate("BE", "1996-01-01", "21"),
    _rate("CN", "2019-04-01", "13", "6"),
    _rate("CZ", "2013-01-01", "21"),
    _rate("DE", "2007-01-01", "19"),
    _rate("DE", "2020-07-01", "16"),
    _rate("DE", "2021-01-01", "19"),
    _rate("DK", "1992-01-01", "25"),
    _rate("ES", "2012-09-01", "21"),
    _rate("FR", "2014-01-01", "20"),
    _rate("GB", "2011-01-04", "20"),
    _rate("IE", "2021-03-01", "23"),
    _rate("IT", "2013-10-01", "22"),
    _rate("JP", "2019-10-01", "10"),
    _rate("NL", "2012-10-01", "21"),
    _rate("PL", "2011-01-01", "23"),
    _rate("PT", "2011-01-01", "23"),
    _rate("SE", "1990-07-01", "25"),
)


def standard_rate(country: str, on: date, *, is_service: bool = False) -> Decimal | None:
    """Return the percent in force on a day in a country (ISO 3166 alpha-2); None when not known."""
    known = [rate for rate in RATES if rate.country == country and rate.valid_from <= on]
    if not known:
        return None
    return max(known, key=lambda rate: rate.valid_from).of(is_service)
