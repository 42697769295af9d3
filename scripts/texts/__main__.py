"""`python -m scripts.texts collect|prune|compile|check|missing LANGUAGE|merge LANGUAGE CHUNK.json`.

A chunk is {msgid: translation, or a list of its plural forms}; a message with a context is named
"context\\u0004msgid".
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.texts import catalogues, sources
from scripts.texts.places import BORROWED, LANGUAGES


def collect(*, keep: bool = True) -> None:
    """Bring the catalogues up to date with the code; translations stay."""
    found = sources.catalogue()
    with catalogues.alone():
        for language in LANGUAGES.values():
            catalogues.save(language, catalogues.renewed(language, found, keep=keep))
    check()


def prune() -> None:
    """Collect, and drop translations that nothing asks for any more."""
    collect(keep=False)


def check() -> None:
    """Print how much of each catalogue is translated."""
    for language in LANGUAGES.values():
        found = list(catalogues.messages(catalogues.load(language)))
        done = sum(map(catalogues.is_translated, found))
        plurals = sum(not isinstance(message.id, str) for message in found)
        print(f"{language.name}: {done} of {len(found)} texts, {plurals} of them with plurals")


def missing(name: str) -> None:
    """Print the untranslated texts of a language as a chunk to fill in, the borrowed ones last."""
    found = catalogues.messages(catalogues.load(LANGUAGES[name]))
    open_ones = [message for message in found if not catalogues.is_translated(message)]
    open_ones.sort(key=lambda message: [place for place, _line in message.locations] == [BORROWED])
    chunk = {
        catalogues.key(message): "" if isinstance(message.id, str) else ["", *message.id[1:]]
        for message in open_ones
    }
    print(json.dumps(chunk, ensure_ascii=False, indent=1))


def merge(name: str, path: str) -> None:
    """Put a chunk into a language's catalogue."""
    chunk = json.loads(Path(path).read_text("utf-8"))
    for unknown in catalogues.merge(LANGUAGES[name], chunk):
        print(f"No such text: {unknown!r}", file=sys.stderr)
    check()


COMMANDS: dict[str, Callable[..., None]] = {
    "collect": collect,
    "prune": prune,
    "compile": catalogues.compile_all,
    "check": check,
    "missing": missing,
    "merge": merge,
}

if __name__ == "__main__":
    try:
        COMMANDS[sys.argv[1]](*sys.argv[2:])
    except (IndexError, KeyError, TypeError):
        sys.exit(__doc__)
    except sources.Unreadable as problem:
        sys.exit(f"Cannot be read: {problem}")
