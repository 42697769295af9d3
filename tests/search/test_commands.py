"""The two commands, and the choice of an engine."""

import gzip
import json

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from search import engines
from search.engine import Unavailable
from search.icecat import document_of
from tests.search.conftest import BACKENDS

PRODUCT = {
    "id": "42",
    "name": "C-EXV 34",
    "title": "Canon toner",
    "ean": ["4960999664491"],
    "supplier": "Canon",
    "price": 4995,
    "attr_t_printing_colours": "Black",
    "attr_n_page_yield": 23000.0,
    "attr_b_recyclable": True,
}


@pytest.fixture
def files(tmp_path) -> dict[str, str]:
    products, queries = tmp_path / "products.gz", tmp_path / "queries.txt"
    products.write_bytes(gzip.compress((json.dumps(PRODUCT) + "\n").encode()))
    queries.write_text("cexv34\ntonre\n\nzebra\n")
    return {"products": str(products), "queries": str(queries), "out": str(tmp_path / "out")}


def options(files) -> list[str]:
    return [f"--{name}={path}" for name, path in files.items()]


@pytest.mark.parametrize("backend", BACKENDS)
def test_search_rankings_writes_a_line_per_query(files, backend) -> None:
    call_command("search_rankings", f"--backend={backend}", *options(files))
    with open(files["out"], encoding="utf-8") as out:
        lines = [json.loads(line) for line in out]
    assert [(line["query"], line["ids"]) for line in lines] == [
        ("cexv34", ["42"]),
        ("tonre", ["42"]),
        ("zebra", []),
    ]
    assert all(line["ms"] >= 0 for line in lines)


def test_search_rankings_says_when_an_engine_is_not_there(files, settings) -> None:
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is not set"):
        call_command("search_rankings", "--backend=elasticsearch", *options(files))


def test_a_product_becomes_a_document() -> None:
    document = document_of(PRODUCT)
    assert document.price == 499_500
    assert document.specs == {
        "printing colours": "Black",
        "page yield": 23000.0,
        "recyclable": True,
    }
    assert document.texts()["specs"] == "print colour black page yield 23000 recycl"


def test_search_rebuild_counts(world, capsys) -> None:
    world.listing()
    call_command("search_rebuild", verbosity=2)
    assert capsys.readouterr().out == "1/1\n1 listings indexed\n"


def test_search_rebuild_says_that_the_server_is_away(db, nowhere) -> None:
    with pytest.raises(CommandError, match="does not answer"):
        call_command("search_rebuild")


def test_an_unknown_engine_is_a_mistake_in_the_settings(settings) -> None:
    settings.SEARCH_BACKEND = "solr"
    with pytest.raises(ImproperlyConfigured):
        engines.chosen()


@pytest.mark.parametrize("url", ["", "nowhere"])
def test_a_server_without_a_right_address_can_not_answer(settings, url) -> None:
    settings.SEARCH_BACKEND, settings.ELASTICSEARCH_URL = "elasticsearch", url
    with pytest.raises(Unavailable, match="ELASTICSEARCH_URL"):
        engines.chosen()
