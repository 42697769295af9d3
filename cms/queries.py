"""Questions about pages: what stands in header and footer, what machines may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from cms.languages import is_own, localized
from cms.rules import address_of
from marketplace.kernel.party import VISITOR
from marketplace.privacy.models import Policy

ON_A_SHELF: Final = 3
BELOW_HOME: Final = 3
"""The depth of the pages right below the home page."""
_KEPT: Final = ("cms.menu", 60)
"""Where every process finds the menu without asking the database, and for how many seconds."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page in a menu: its title and path, and the name of its kind."""

    title: str
    url: str
    kind: str

    @property
    def is_list(self) -> bool:
        """True for news and guides, which stand in the header too."""
        return self.kind.endswith("indexpage")


def menu() -> list[Link]:
    """Return the live pages below the home page that editors put in menus, named in the reader's
    language; one query, two in another language than the market's own."""
    pages = _in(settings.LANGUAGE_CODE).in_menu().filter(depth=BELOW_HOME).order_by("path")
    rows = list(pages.values_list("title", "url_path", "content_type__model", "translation_key"))
    said = {} if is_own() else dict(_in(get_language()).values_list("translation_key", "title"))
    return [Link(said.get(key, title), address_of(path), kind) for title, path, kind, key in rows]


def _in(language: str | None) -> Any:
    return Page.objects.live().filter(locale__language_code=language)


def menu_for(request: Any) -> list[Link]:
    """Return the same for a page: once for a request, from the cache for a minute."""
    if not hasattr(request, "menu_pages"):
        key, seconds = _KEPT
        request.menu_pages = cache.get_or_set(f"{key}.{get_language()}", menu, seconds) or []
    found: list[Link] = request.menu_pages
    return found


def forget_menu() -> None:
    """Let the next page ask the database again."""
    cache.delete_many([f"{_KEPT[0]}.{code}" for code, _name in settings.LANGUAGES])


def latest_news(most: int = ON_A_SHELF) -> list[Any]:
    """Return the latest news; one query, three in another language than the market's own."""
    news = apps.get_model("cms", "NewsPage").objects.live()
    own = news.filter(locale__language_code=settings.LANGUAGE_CODE)
    return localized(own.order_by("-date", "-pk")[:most])


def public_pages() -> Iterator[str]:
    """Yield the path of every page that anybody may read: the editors' and the policies'."""
    pages = _in(settings.LANGUAGE_CODE).public().filter(depth__gt=1).order_by("path")
    for path in pages.values_list("url_path", flat=True):
        yield address_of(path)
    policies = list(Policy.objects.visible_to(VISITOR))
    if policies:
        yield reverse("privacy:policies")
    for policy in policies:
        yield policy.get_absolute_url()
