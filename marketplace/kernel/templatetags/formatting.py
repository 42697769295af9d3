"""Amounts, numbers, dates and country names in the reader's language, by Babel's locale data.

Instants are shown in the platform's zone (settings.TIME_ZONE). Pure text: no markup, no database.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_timezone_location
from babel.numbers import format_decimal, format_percent
from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from marketplace.kernel.money import DIGITS

LOCALES: Final = {"en": "en_GB", "fr": "fr_FR", "zh-hans": "zh_Hans_CN"}
UNIT_PRICE_DIGITS: Final = 4
DAY_SECONDS: Final = 86_400
HOUR_SECONDS: Final = 3_600


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES.get(language, "en_GB"))


def locale() -> Locale:
    """Return Babel's locale of the active language; British English for any other."""
    return _locale(get_language() or "en")


def zone() -> ZoneInfo:
    """Return the zone in which instants are shown."""
    return ZoneInfo(settings.TIME_ZONE)


def _decimal(amount: Decimal, least: int, most: int) -> str:
    zeros, spare = "0" * least, "#" * (most - least)
    return str(format_decimal(amount, f"#,##0.{zeros}{spare}" if most else "#,##0", locale()))


def amount_text(amount: Decimal, currency: str) -> str:
    """Return an amount with exactly the decimals of its currency, without the code."""
    digits = DIGITS.get(currency, 2)
    return _decimal(Decimal(amount), digits, digits)


def money_text(amount: Decimal, currency: str) -> str:
    """Return an amount with its currency code after it, for sentences."""
    return f"{amount_text(amount, currency)}\u00a0{currency}"


def unit_price_text(amount: Decimal, currency: str) -> str:
    """Return a price per unit: the currency's decimals at least, four at most."""
    digits = DIGITS.get(currency, 2)
    return _decimal(Decimal(amount), digits, max(digits, UNIT_PRICE_DIGITS))


def number_text(number: Decimal | float) -> str:
    """Return a count or measure with grouped digits, three decimals at most."""
    return str(format_decimal(number, locale=locale()))


def percent_text(share: Decimal | float) -> str:
    """Return a share (0.2) in per cent (20 %), two decimals at most."""
    pattern = "#,##0.## %" if locale().language != "zh" else "#,##0.##%"
    return str(format_percent(share, pattern, locale()).replace(" ", "\u00a0"))


def local(instant: datetime) -> datetime:
    """Return an aware instant in the zone in which it is shown."""
    return instant.astimezone(zone())


def machine_text(value: date | datetime) -> str:
    """Return a day or instant as HTML's datetime attribute wants it."""
    return (
        local(value).isoformat(timespec="seconds")
        if isinstance(value, datetime)
        else value.isoformat()
    )


def day_text(day: date | datetime) -> str:
    """Return a day with its year: 22 Nov 2026."""
    shown = local(day) if isinstance(day, datetime) else day
    return str(format_date(shown, "medium", locale()))


def short_day_text(day: date | datetime) -> str:
    """Return a day without its year: 22 Nov."""
    shown = local(day) if isinstance(day, datetime) else day
    return str(format_skeleton("MMMd", shown, locale=locale()))


def month_text(day: date | datetime) -> str:
    """Return a month in figures: 03/2028."""
    shown = local(day) if isinstance(day, datetime) else day
    return str(format_skeleton("yMM", shown, locale=locale()))


def clock_text(instant: datetime) -> str:
    """Return the time of day: 14:02."""
    return str(format_time(local(instant), "short", locale=locale()))


def moment_text(instant: datetime) -> str:
    """Return an instant as day and time of day: 22 Nov 2026, 14:02."""
    return _("%(day)s, %(time)s") % {"day": day_text(instant), "time": clock_text(instant)}


def until_text(instant: datetime) -> str:
    """Return a deadline: the last second of a day, or the midnight after it, is that day's end."""
    shown = local(instant)
    midnight = shown.hour == shown.minute == shown.second == 0
    if midnight or (shown.hour, shown.minute) == (23, 59):
        day = shown - timedelta(seconds=1) if midnight else shown
        return _("%(day)s, end of day") % {"day": day_text(day)}
    return moment_text(instant)


def city_text() -> str:
    """Return the city that names the zone in which instants are shown: Paris."""
    return str(get_timezone_location(zone(), locale=locale(), return_city=True))


def remaining_text(instant: datetime, now: datetime) -> str:
    """Return the time left until a deadline, or how long ago it passed."""
    left = int((instant - now).total_seconds())
    return _left(left) if left >= 0 else _late(-left)


def _left(seconds: int) -> str:
    if seconds >= DAY_SECONDS:
        days = seconds // DAY_SECONDS
        return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
    if seconds >= HOUR_SECONDS:
        hours = seconds // HOUR_SECONDS
        return ngettext("%(n)s hour left", "%(n)s hours left", hours) % {"n": hours}
    minutes = max(seconds // 60, 1)
    return ngettext("%(n)s minute left", "%(n)s minutes left", minutes) % {"n": minutes}


def _late(seconds: int) -> str:
    days = seconds // DAY_SECONDS
    if not days:
        return _("overdue since today")
    return ngettext("overdue by %(n)s day", "overdue by %(n)s days", days) % {"n": days}


def size_text(size: int) -> str:
    """Return a file size in decimal units: 1.2 MB."""
    value, unit = Decimal(size), "B"
    for larger in ("kB", "MB", "GB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    digits = 0 if unit in {"B", "kB"} else 1
    return f"{_decimal(value, digits, digits)}\u00a0{unit}"


def country_text(code: str) -> str:
    """Return a country's name for its ISO 3166-1 code of two letters, or the code when unknown."""
    return str(locale().territories.get(code, code))
