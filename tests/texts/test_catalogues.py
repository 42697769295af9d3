"""Both catalogues hold every text of the code, translated whole and typeset by their rules."""

from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from django.utils import translation

from scripts.texts import catalogues, sources
from scripts.texts.places import BORROWED, LANGUAGES
from tests.texts import rules

NAMES = sorted(LANGUAGES)
CODES = {"fr": "fr", "zh_Hans": "zh-hans"}
COLUMNS = "marketplace/privacy/columns.py"
# A singular may say it in a word: "ordered once", "one file".
COUNTS = {"%(n)s", "%(count)s", "%(counter)s", "%(number)s", "%(times)d", "%(days)d", "%(times)s"}


@pytest.fixture(scope="module")
def asked() -> Catalog:
    """Every text of code, templates and the borrowed list."""
    return sources.catalogue()


def is_ours(message: Message) -> bool:
    """Say whether a text is of the market itself, not borrowed from another package."""
    return [place for place, _line in message.locations] != [BORROWED]


def is_said(message: Message) -> bool:
    """Say whether a text of ours stands on a page, and is not the name of a column alone."""
    return is_ours(message) and [place for place, _line in message.locations] != [COLUMNS]


@pytest.fixture(scope="module")
def held() -> dict[str, Catalog]:
    """The catalogue of each language."""
    return {name: catalogues.load(language) for name, language in LANGUAGES.items()}


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str, int]]:
    """Yield source, translation and number of the form, for each form of each message."""
    for message in catalogues.messages(catalogue):
        forms = catalogues.forms(message)
        for number, form in enumerate(forms):
            yield source_of(message, number, len(forms)), form, number


def source_of(message: Message, number: int, forms: int) -> str:
    """Return what a form translates: the plural, but the singular where it has a form of its
    own."""
    if isinstance(message.id, str):
        return message.id
    return str(message.id[0 if number == 0 and forms > 1 else 1])


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_translated(name: str, asked: Catalog, held: dict[str, Catalog]) -> None:
    known = {catalogues.key(m): m for m in catalogues.messages(held[name])}
    missing = [
        key
        for key in map(catalogues.key, catalogues.messages(asked))
        if key not in known or not catalogues.is_translated(known[key])
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_kept(name: str, asked: Catalog, held: dict[str, Catalog]) -> None:
    wanted = set(map(catalogues.key, catalogues.messages(asked)))
    assert set(map(catalogues.key, catalogues.messages(held[name]))) - wanted == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_plural_here_is_a_plural_there(
    name: str, asked: Catalog, held: dict[str, Catalog]
) -> None:
    counted = {catalogues.key(m): len(catalogues.forms(m)) for m in held[name] if m.pluralizable}
    wanted = {catalogues.key(m) for m in asked if m.pluralizable}
    assert counted == dict.fromkeys(wanted, LANGUAGES[name].forms)


@pytest.mark.parametrize("name", NAMES)
def test_placeholders_stay(name: str, held: dict[str, Catalog]) -> None:
    wrong = [
        (source, form)
        for source, form, number in pairs(held[name])
        if form and not same_places(source, form, number)
    ]
    assert wrong == []


def same_places(source: str, form: str, number: int) -> bool:
    """Say whether a translation has its source's placeholders; a singular may leave the count
    out."""
    differing = rules.places(source) - rules.places(form)
    added = rules.places(form) - rules.places(source)
    spoken = number == 0 and set(differing) <= COUNTS and "%(" not in source.split(maxsplit=1)[0]
    return not added and (not differing or spoken)


@pytest.mark.parametrize("name", NAMES)
def test_tags_and_outer_spaces_stay(name: str, held: dict[str, Catalog]) -> None:
    wrong = [
        (source, form)
        for source, form, _number in ours(held[name])
        if form
        and (rules.tags(source) != rules.tags(form) or rules.ends(source) != rules.ends(form))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "fault"), [("fr", rules.french_fault), ("zh_Hans", rules.chinese_fault)]
)
def test_typeset(name: str, fault: object, held: dict[str, Catalog]) -> None:
    wrong = [form for _source, form, _number in ours(held[name]) if fault(form)]  # type: ignore[operator]
    assert wrong == []


def ours(catalogue: Catalog) -> Iterator[tuple[str, str, int]]:
    """Yield the forms of our own texts, not of those that came with another package."""
    own = Catalog()
    for message in catalogues.messages(catalogue):
        if is_ours(message):
            own[message.id] = message
    yield from pairs(own)


def test_a_text_is_a_whole(asked: Catalog) -> None:
    own = [source_of(m, 0, 2) for m in catalogues.messages(asked) if is_said(m)]
    assert [text for text in own if rules.FRAGMENT.search(text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_market_shows_ours_before_all_others(name: str, held: dict[str, Catalog]) -> None:
    single = [m for m in catalogues.messages(held[name]) if isinstance(m.id, str) and m.string]
    with translation.override(CODES[name]):
        shown = {catalogues.key(m): said(m) for m in single}
    assert shown == {catalogues.key(m): m.string for m in single}


def said(message: Message) -> str:
    """Return a text as the market says it in the active language."""
    if message.context:
        return str(translation.pgettext(message.context, str(message.id)))
    return str(translation.gettext(str(message.id)))


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [
        ("fr", 0, "%(n)s jour restant"),
        ("fr", 1, "%(n)s jour restant"),
        ("fr", 2, "%(n)s jours restants"),
        ("fr", 1_000_000, "%(n)s jours restants"),
    ],
)
def test_plurals_count_by_the_language(code: str, number: int, words: str) -> None:
    with translation.override(code):
        assert translation.ngettext("%(n)s day left", "%(n)s days left", number) == words


def test_chinese_has_one_form_for_every_number() -> None:
    with translation.override("zh-hans"):
        forms = {translation.ngettext("%(n)s day left", "%(n)s days left", n) for n in (0, 1, 2)}
    assert len(forms) == 1 and "left" not in forms.pop()
