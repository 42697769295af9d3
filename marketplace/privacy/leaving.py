"""Links that lead away from the market go through a page that says so; only our own signature
opens it, so that nobody can send people anywhere in our name."""

from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe

from marketplace.privacy.rules import leaving as rules

_SALT: Final = "privacy.leaving"


def link_to(address: str) -> str | None:
    """Return what a link to an address shall lead to: the notice, or the address when it is ours.

    None for an address that is refused (`rules.leaving.host_of`).
    """
    if rules.host_of(address) is None:
        return None
    if not rules.leaves(address, settings.SITE_URL):
        return address
    signed = Signer(salt=_SALT).sign(address)
    return f"{reverse('privacy:leaving')}?{urlencode({'to': signed})}"


def read(signed: str) -> str | None:
    """Return the address that was signed, None for anything else."""
    try:
        address = Signer(salt=_SALT).unsign(signed)
    except BadSignature:
        return None
    return address if rules.host_of(address) else None


def linked(text: str) -> SafeString:
    """Return what a person wrote as safe markup: paragraphs, its addresses as links."""
    return mark_safe(linebreaks(linked_line(text)))  # noqa: S308  (every piece is escaped)


def linked_line(text: str) -> SafeString:
    """Return one line as safe markup, its addresses as links."""
    pieces = (_piece(words, address) for words, address in rules.addresses_in(text))
    return mark_safe("".join(pieces))  # noqa: S308  (every piece is escaped)


def _piece(words: str, address: str) -> str:
    to = link_to(address) if address else None
    if to is None:
        return format_html("{}{}", words, address)
    return format_html('{}<a href="{}" rel="nofollow ugc">{}</a>', words, to, address)
