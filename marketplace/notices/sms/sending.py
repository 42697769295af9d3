"""The one way a text leaves: countries allowed, a cap per day, then the backend of the settings."""

import logging

import phonenumbers
from django.conf import settings
from django.core.cache import cache
from django.utils.module_loading import import_string

from marketplace.kernel.clock import real_now

logger = logging.getLogger(__name__)
A_DAY = 86_400


class NotSent(Exception):  # noqa: N818  (what became of it, not a fault of ours)
    """The text did not leave: texts are off, the country is not served, or the cap is reached."""


def send(to: str, text: str) -> None:
    """Send a text to a number in E.164.

    Raises NotSent when a limit forbids it for good, OSError when the provider does not answer.
    """
    if not settings.SMS_BACKEND:
        raise NotSent("off")
    if not is_served(to):
        raise NotSent("country")
    if not _counted():
        logger.error("the day's cap of %s texts is reached", settings.SMS_MOST_PER_DAY)
        raise NotSent("cap")
    import_string(settings.SMS_BACKEND)(to, text)


def is_served(number: str) -> bool:
    """Say whether the organiser pays for texts to the number's country; an empty list is all."""
    country = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    return not settings.SMS_COUNTRIES or country in settings.SMS_COUNTRIES


def _counted() -> bool:
    """Count a text of today; without the cache nothing can be counted and nothing leaves."""
    key = f"sms:{real_now():%Y-%m-%d}"
    if cache.add(key, 1, A_DAY):
        return True
    try:
        return 0 < int(cache.incr(key)) <= settings.SMS_MOST_PER_DAY
    except ValueError:
        return bool(cache.add(key, 1, A_DAY))
