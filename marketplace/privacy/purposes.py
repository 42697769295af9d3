"""What people are asked to agree to, one purpose at a time (spec section 12). Pure."""

import hashlib
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """A purpose: its words, the version of its text, whether a browser's signal turns it off.

    `asked_here` is False for purposes that only the form that needs them asks for.
    """

    name: str
    title: object
    text: object
    version: int = 1
    cookie: bool = False
    signal: bool = False
    asked_here: bool = True


ALL: Final = (
    Purpose(
        name="personalisation",
        title=_("Personalisation"),
        text=_(
            "We use your company's orders, inquiries and basket and your own views and searches to "
            "order shelves and results for you. No price depends on it."
        ),
        cookie=True,
        signal=True,
    ),
    Purpose(
        name="statistics",
        title=_("Statistics"),
        text=_(
            "We count which pages and listings are used, on our own servers, to improve the "
            "market. Sellers see numbers only from ten companies up."
        ),
        cookie=True,
        signal=True,
    ),
    Purpose(
        name="marketing",
        title=_("Marketing mail"),
        text=_("We send you news and offers of this market by e-mail."),
    ),
    Purpose(
        name="sharing",
        title=_("Sharing activity with sellers"),
        text=_(
            "Sellers see that your company viewed their listings and which open needs it has. "
            "They see no name and no telephone before you deal with each other."
        ),
        signal=True,
    ),
    Purpose(
        name="directory",
        title=_("Listing in the directory"),
        text=_("Signed-in members find your name, title and company in the directory of people."),
    ),
    Purpose(
        name="identity_data",
        title=_("Identity document"),
        text=_("Moderators read your identity document to check that a real person acts."),
        asked_here=False,
    ),
    Purpose(
        name="cross_border",
        title=_("Transfer to another country"),
        text=_(
            "Your contact data may go to a seller in a country whose law protects it less, when "
            "you deal with that seller."
        ),
    ),
)
BY_NAME: Final = {purpose.name: purpose for purpose in ALL}
POLICY_PREFIX: Final = "policy."
"""Before the key of a policy that people agree to; its text is the policy's own version."""
COOKIES: Final = tuple(purpose.name for purpose in ALL if purpose.cookie)


def text_in(purpose: str, language: str) -> str:
    """Return a purpose's full text in a language. Raises KeyError for an unknown purpose."""
    known = BY_NAME[purpose]
    with override(language):
        return f"{known.title}\n{known.text}"


def text_hash(purpose: str, language: str) -> str:
    """Return the SHA-256 of the text that a person read."""
    return hashlib.sha256(text_in(purpose, language).encode()).hexdigest()
