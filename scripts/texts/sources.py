"""Finds every translatable text of code and templates, and those borrowed from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tokenize import TokenError

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from scripts.texts.places import BORROWED, ROOT

PACKAGES = ("catalogue", "checkout", "cms", "config", "disputes", "marketplace", "search")
TEMPLATES = "templates"
_ONE, _MANY = None, (1, 2)
_ONE_IN_CONTEXT, _MANY_IN_CONTEXT = ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": _ONE,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), _ONE),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), _MANY),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _ONE_IN_CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), _MANY_IN_CONTEXT),
}


@dataclass(frozen=True)
class Text:
    """A text as the code asks for it: its singular, its plural or None, its context or None."""

    singular: str
    plural: str | None
    context: str | None
    place: str

    @property
    def msgid(self) -> str | tuple[str, str]:
        """Return what a catalogue is keyed by."""
        return self.singular if self.plural is None else (self.singular, self.plural)


class Unreadable(Exception):
    """A source file that is no Python or no template."""


def texts() -> Iterator[Text]:
    """Yield every text of code, templates and the borrowed list, in the order of the files."""
    for path in _files():
        yield from _read(path)
    yield from borrowed()


def borrowed() -> Iterator[Text]:
    """Yield what pages show of other packages' texts where those are not translated themselves."""
    with (ROOT / BORROWED).open("rb") as file:
        for message in read_po(file):
            if message.id:
                one, many = (message.id, None) if isinstance(message.id, str) else message.id
                yield Text(one, many, message.context, BORROWED)


def _files() -> list[Path]:
    code = [path for name in PACKAGES for path in (ROOT / name).rglob("*.py")]
    pages = [path for path in (ROOT / TEMPLATES).rglob("*") if path.suffix in {".html", ".txt"}]
    return sorted(path for path in code + pages if "migrations" not in path.parts)


def _read(path: Path) -> Iterator[Text]:
    place = path.relative_to(ROOT).as_posix()
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        source = _calls(source, place)
    try:
        found = list(extract("python", BytesIO(source.encode()), KEYWORDS))
    except (TokenError, SyntaxError) as problem:
        raise Unreadable(f"{place}: {problem}") from problem
    for _line, message, _comments, context in found:
        one, many = (message, None) if isinstance(message, str) else (message[0], message[1])
        if one:
            yield Text(one, many, context, place)


def _calls(template: str, place: str) -> str:
    """Return a template as lines of calls that Python's tokenizer reads."""
    calls = templatize(template, origin=place)
    return "\n".join(line.strip() for line in calls.splitlines())


def catalogue() -> Catalog:
    """Return an empty catalogue of all texts, each with the files that use it."""
    found = Catalog()
    for text in texts():
        found.add(text.msgid, locations=[(text.place, 0)], context=text.context)
    return found
