"""Every cookie the market sets, by name: what for and how long; a crawl is compared with it."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils.translation import gettext_lazy as _

from marketplace.privacy.gate import COOKIE

MESSAGES: Final = CookieStorage.cookie_name


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie as the page explains it."""

    name: str
    purpose: object
    lives: object


def used_cookies() -> tuple[Cookie, ...]:
    """Return the cookies of this installation; all of them are necessary ones."""
    return (
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _("Keeps you signed in and remembers the guest's basket."),
            _("until you sign out, at most two weeks"),
        ),
        Cookie(settings.CSRF_COOKIE_NAME, _("Protects forms against other sites."), _("one year")),
        Cookie(COOKIE, _("Remembers your choice of cookies."), _("six months")),
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            _("Remembers the language you chose."),
            _("until you close the browser"),
        ),
        Cookie(
            MESSAGES,
            _("Carries a message such as “Saved.” to the next page."),
            _("until that page is shown"),
        ),
        Cookie(
            settings.OSCAR_BASKET_COOKIE_OPEN,
            _("Keeps a guest's basket."),
            _("one week"),
        ),
    )
