"""Pages in French and Chinese: no text node is an English text that has a translation."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.utils import translation

from marketplace.privacy.declarations import all_holdings
from scripts.texts import catalogues
from scripts.texts.places import LANGUAGES
from tests.addresses import address
from tests.lasting import Fair
from tests.seats import rows

ASIDE = re.compile(
    r"<(script|style|pre|code|kbd)\b.*?</\1>"
    r"|<((?!html)\w+)[^>]*(?:class=\"(?:[^\"]* )?code[ \"]|lang=\"en)[^>]*>.*?</\2>",
    re.DOTALL,
)
NODE = re.compile(r">([^<>]+)<")
SPOKEN = re.compile(r' (?:placeholder|aria-label|title|alt|data-label)="([^"]+)"')
NAMES, CODES = ("fr", "zh_Hans"), ("fr", "zh-hans")
STRIDE = 2  # every second address: what frames and elements say stands on each of them
# Names of things, the same in every language until somebody gives them another.
SAME = frozenset({"Comptoir", "IBAN", "BIC"})
# Shows the elements to who builds pages, in English.
WORKSHOP = {"styleguide"}


def words(page: str) -> set[str]:
    """Return the text nodes and spoken attributes of a page, but not what is marked English or
    code."""
    body = ASIDE.sub(" ", page)
    found = [*NODE.findall(body), *SPOKEN.findall(body)]
    return {" ".join(unescape(text).split()) for text in found} - {""}


def english(name: str, code: str) -> frozenset[str]:
    """Return every source text without placeholders whose translation reads otherwise."""
    found = {
        str(message.id)
        for message in catalogues.messages(catalogues.load(LANGUAGES[name]))
        if isinstance(message.id, str) and message.string and message.string != message.id
    }
    with translation.override(code):
        kept = {translation.gettext(text) for text in found}
    return frozenset(found - kept - SAME)


def pages(fair: Fair) -> Iterator[tuple[str, str, str]]:
    """Yield addresses, a language and its page, as the first person sees it who may.

    The languages take turns: what is left in English is left in both.
    """
    for place, (name, statuses) in enumerate(list(rows().items())[::STRIDE]):
        code = CODES[place % len(CODES)]
        if "200" in statuses and name not in WORKSHOP:
            client = fair.seats.clients[statuses.index("200")]
            yield from read(client, name, fair.objects, code)


def read(
    client: Client, name: str, objects: dict[str, Any], code: str
) -> Iterator[tuple[str, str, str]]:
    """Yield one page, if the address answers with one."""
    client.cookies["django_language"] = code
    answer = client.get(address(name, objects))
    if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html"):
        yield name, code, answer.content.decode()


@pytest.mark.django_db
def test_no_page_is_left_in_english(fair: Fair) -> None:
    known = {code: english(name, code) for name, code in zip(NAMES, CODES, strict=True)}
    left = {where: sorted(words(page) & known[code]) for where, code, page in pages(fair)}
    assert {where: texts for where, texts in left.items() if texts} == {}
    assert len(left) > 60


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_column_of_personal_data_is_translated(name: str) -> None:
    found = catalogues.messages(catalogues.load(LANGUAGES[name]))
    known = {catalogues.key(message) for message in found}
    with translation.override(None):
        assert {str(word) for word in named_in_the_privacy_pages()} - known == set()


def named_in_the_privacy_pages() -> Iterator[object]:
    """Yield the names of the tables and columns that are declared."""
    for holding in all_holdings():
        meta = apps.get_model(holding.model)._meta
        yield meta.verbose_name
        yield from (meta.get_field(name).verbose_name for name in holding.fields)
