"""Pages in the reader's language: translations stand in trees of their own, at the same addresses.

The tree in the market's own language (settings.LANGUAGE_CODE) decides what there is and where; a
page that has no live translation is shown in that language, with a note.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext


def is_own() -> bool:
    """Say whether the active language is the market's own."""
    return (get_language() or settings.LANGUAGE_CODE) == settings.LANGUAGE_CODE


def localized(pages: Sequence[Any]) -> list[Any]:
    """Return pages of one kind, each by its public translation into the active language if it has
    one; asks nothing in the market's own language."""
    if not pages or is_own():
        return list(pages)
    keys = [page.translation_key for page in pages]
    there = type(pages[0]).objects.live().public().filter(locale__language_code=get_language())
    found = {page.translation_key: page for page in there.filter(translation_key__in=keys)}
    return [found.get(page.translation_key, page) for page in pages]


def source(page: Any) -> Any:
    """Return the page that a page shown to the reader was translated from, itself if none was;
    asks nothing in the market's own language."""
    return page if is_own() else own(page)


def own(page: Any) -> Any:
    """Return a page in the market's own language, itself if it has none there."""
    there = type(page).objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return there.filter(translation_key=page.translation_key).first() or page


def is_untranslated(page: Any) -> bool:
    """Say whether a page is shown in the market's own language to a reader of another one."""
    return not is_own() and page.locale.language_code == settings.LANGUAGE_CODE


def spoken(text: str, known: Collection[str]) -> str:
    """Return one of the texts that a market starts with in the reader's language; what an editor
    wrote stays as it is."""
    return gettext(text) if text in known else text
