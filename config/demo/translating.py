"""The demo's pages in French and Chinese: a tree for each language, made from the English one."""

import json
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from wagtail.models import Locale
from wagtail.rich_text import RichText

from cms import editors
from cms.models import GuideIndexPage, GuidePage, HomePage, NewsIndexPage, NewsPage, TextPage

TEXTS: Final = Path(__file__).parent / "texts"
KINDS: Final = (HomePage, NewsIndexPage, NewsPage, GuideIndexPage, GuidePage, TextPage)
WORDS_OF_A_PAGE: Final = ("title", "draft_title", "lead", "summary")
WORDS_OF_A_SHELF: Final = ("heading", "label")


def translate_pages() -> None:
    """Give every page of the market its translations; texts without one stay English."""
    for code in ("fr", "zh-hans"):
        said = json.loads((TEXTS / f"pages.{code}.json").read_text("utf-8"))
        locale, _made = Locale.objects.get_or_create(language_code=code)
        for kind in KINDS:
            for page in kind.objects.filter(locale__language_code=settings.LANGUAGE_CODE):
                _translate(page.copy_for_translation(locale, copy_parents=True), said)
    editors.allow_pages(apps.get_model, editors.group(apps.get_model))


def _translate(page: Any, said: dict[str, str]) -> None:
    for name in WORDS_OF_A_PAGE:
        if hasattr(page, name):
            setattr(page, name, _in(said, getattr(page, name)))
    for block in getattr(page, "shelves", ()):
        _translate_shelf(block.value, said)
    if hasattr(page, "body"):
        page.body = [("text", RichText(_in(said, block.value.source))) for block in page.body]
    page.save_revision().publish()


def _translate_shelf(shelf: Any, said: dict[str, str]) -> None:
    for name in WORDS_OF_A_SHELF:
        if name in shelf:
            shelf[name] = _in(said, shelf[name])
    if "text" in shelf:
        shelf["text"] = RichText(_in(said, shelf["text"].source))


def _in(said: dict[str, str], text: str) -> str:
    return said.get(text, text)
