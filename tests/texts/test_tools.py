"""The translators' commands keep what was translated, and tell what they do not know."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scripts.texts import catalogues, places
from scripts.texts.places import LANGUAGES

FRENCH = LANGUAGES["fr"]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "LOCALE", tmp_path)
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)


def asked(*ids: str | tuple[str, str]) -> Catalog:
    """Return what the code asks for."""
    found = Catalog()
    for each in ids:
        found.add(each, locations=[("a.py", 0)])
    return found


def collect(*ids: str | tuple[str, str], keep: bool = True) -> None:
    """Bring the catalogue up to date."""
    catalogues.save(FRENCH, catalogues.renewed(FRENCH, asked(*ids), keep=keep))


def said() -> dict[str, list[str]]:
    """Return every text with its forms."""
    found = catalogues.messages(catalogues.load(FRENCH))
    return {catalogues.key(message): catalogues.forms(message) for message in found}


def test_what_was_translated_stays() -> None:
    collect("Yes", ("%(n)s file", "%(n)s files"))
    catalogues.merge(FRENCH, {"Yes": "Oui", "%(n)s file": ["%(n)s fichier", "%(n)s fichiers"]})
    collect("No", "Yes", ("%(n)s file", "%(n)s files"))
    assert said() == {
        "Yes": ["Oui"], "No": [""], "%(n)s file": ["%(n)s fichier", "%(n)s fichiers"],
    }  # fmt: skip


def test_a_text_that_comes_back_has_its_translation_again() -> None:
    collect("Yes", "No")
    catalogues.merge(FRENCH, {"Yes": "Oui"})
    collect("No")
    assert said() == {"No": [""]}
    collect("No", "Yes")
    assert said() == {"No": [""], "Yes": ["Oui"]}


def test_pruned_it_is_gone() -> None:
    collect("Yes", "No")
    catalogues.merge(FRENCH, {"Yes": "Oui"})
    collect("No", keep=False)
    assert "Oui" not in FRENCH.po.read_text()


def test_an_unknown_text_is_named_and_nothing_else_happens() -> None:
    collect("Yes")
    assert catalogues.merge(FRENCH, {"Yess": "Oui"}) == ["Yess"]
    assert said() == {"Yes": [""]}


def test_a_wrong_number_of_forms_is_no_translation() -> None:
    collect(("%(n)s file", "%(n)s files"))
    catalogues.merge(FRENCH, {"%(n)s file": ["%(n)s fichier"]})
    assert said() == {"%(n)s file": ["", ""]}


def test_collecting_twice_writes_the_same() -> None:
    collect("Yes", "No")
    before = FRENCH.po.read_bytes()
    collect("No", "Yes")
    assert FRENCH.po.read_bytes() == before and b"a.py:" not in before
