"""Reads, writes, merges and compiles catalogues; one writer at a time by a lock."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts.texts.places import LANGUAGES, LOCALE, Language

CONTEXT_MARK = "\x04"
Chunk = dict[str, str | list[str]]


@contextmanager
def alone() -> Iterator[None]:
    """Let one command write catalogues at a time."""
    with (LOCALE / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def load(language: Language) -> Catalog:
    """Return a language's catalogue; an empty one when there is none yet."""
    if not language.po.exists():
        return Catalog(locale=language.name)
    with language.po.open("rb") as file:
        return read_po(file, locale=language.name)


def save(language: Language, catalogue: Catalog) -> None:
    """Write a catalogue: sorted, with references without line numbers, without dates."""
    written = BytesIO()
    write_po(written, catalogue, width=98, omit_header=True, sort_output=True, include_lineno=False)
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {language.name}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {language.plural_forms}\\n"\n\n'
    )
    _replace(language.po, head.encode() + written.getvalue())


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


def key(message: Message) -> str:
    """Return what a chunk calls a message by: its singular, after its context when it has one."""
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}{CONTEXT_MARK}{singular}" if message.context else singular


def messages(catalogue: Catalog) -> Iterable[Message]:
    """Yield every message but the header."""
    return (message for message in catalogue if message.id)


def forms(message: Message) -> list[str]:
    """Return the translations of a message, one for each plural form."""
    words = message.string or ""
    return [words] if isinstance(words, str) else list(words)


def is_translated(message: Message) -> bool:
    """Say whether every form has words and nobody has to look at it again."""
    return all(forms(message)) and not message.fuzzy


def renewed(language: Language, found: Catalog, *, keep: bool) -> Catalog:
    """Return the catalogue of all texts found, with the translations that there were.

    What the code no longer asks for stays at the end as a comment while `keep`; else it goes.
    """
    before = load(language)
    known = {key(m): m.string for m in [*before.obsolete.values(), *messages(before)] if m.string}
    after = Catalog(locale=language.name)
    for message in messages(found):
        added = after.add(message.id, locations=message.locations, context=message.context)
        _put(added, known.pop(key(message), ""), language)
    for message in [*before.obsolete.values(), *messages(before)]:
        if keep and key(message) in known:
            after.obsolete[message.id] = message  # type: ignore[index]
    return after


def merge(language: Language, chunk: Chunk) -> list[str]:
    """Put a chunk's translations into the catalogue; return those that it has no message for."""
    with alone():
        catalogue = load(language)
        by_key = {key(message): message for message in messages(catalogue)}
        for name in chunk.keys() & by_key.keys():
            _put(by_key[name], chunk[name], language)
        save(language, catalogue)
    return sorted(chunk.keys() - by_key.keys())


def _put(message: Message, words: str | list[str] | tuple[str, ...], language: Language) -> None:
    given = [words] if isinstance(words, str) else list(words)
    if isinstance(message.id, str):
        message.string = given[0] if len(given) == 1 else ""
    else:
        message.string = tuple(given) if len(given) == language.forms else ("",) * language.forms


def compile_all() -> None:
    """Write what the market reads, for every language whose translations are newer."""
    for language in LANGUAGES.values():
        _compile(language)


def _compile(language: Language) -> None:
    if language.mo.exists() and language.mo.stat().st_mtime >= language.po.stat().st_mtime:
        return
    compiled = BytesIO()
    write_mo(compiled, load(language))
    _replace(language.mo, compiled.getvalue())
