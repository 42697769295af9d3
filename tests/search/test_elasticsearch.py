"""Indexes on a real server: switching, taking over, what stands beside ours."""

import secrets
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest
from django.conf import settings

from search.engine import Ask, Busy, Unavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch import indexes as naming

pytestmark = pytest.mark.server


@pytest.fixture
def prefix() -> Iterator[str]:
    made = f"test-{secrets.token_hex(6)}"
    yield made
    ElasticsearchEngine(settings.ELASTICSEARCH_URL, made).drop()


@pytest.fixture
def server(prefix) -> ElasticsearchEngine:
    return ElasticsearchEngine(settings.ELASTICSEARCH_URL, prefix)


def names(server) -> set[str]:
    return set(server.client.indices.get_alias(index=f"{server.indexes.prefix}*").body)


def test_without_an_index_there_is_no_answer(server) -> None:
    with pytest.raises(Unavailable, match="search_rebuild"):
        server.search(Ask())
    with pytest.raises(Unavailable):
        server.checksums()


def test_what_is_put_makes_a_missing_index_under_our_mapping(server, market) -> None:
    server.put(market)
    (index,) = names(server)
    mapping = server.client.indices.get_mapping(index=index)[index]["mappings"]
    assert (server.search(Ask()).total, mapping["dynamic"]) == (5, "strict")


def test_to_remove_from_a_missing_index_makes_no_other(server) -> None:
    server.remove(["1"])
    assert all(naming.VERSION in name for name in names(server))


def test_a_rebuild_leaves_one_index(server, market) -> None:
    server.rebuild(market[:2])
    server.rebuild(market)
    assert (len(names(server)), server.search(Ask()).total) == (1, 5)


def test_a_failed_rebuild_changes_nothing(server, market) -> None:
    server.rebuild(market[:2])
    before = names(server)
    with pytest.raises(ZeroDivisionError):
        server.rebuild(document for document in market if 1 / 0)
    assert (names(server), server.search(Ask()).total) == (before, 2)


def test_the_last_rebuild_wins(server, market) -> None:
    def overtaken() -> Iterator[Any]:
        server.rebuild(market[:1])
        yield from market

    with pytest.raises(Busy, match="another rebuild"):
        server.rebuild(overtaken())
    assert (len(names(server)), server.search(Ask()).total) == (1, 1)


def test_what_a_killed_rebuild_left_goes_with_the_next(server, market) -> None:
    killed = server.indexes.making()
    killed.__enter__()
    assert len(names(server)) == 1
    server.rebuild(market)
    assert (len(names(server)), server.search(Ask()).total) == (1, 5)


def test_a_question_never_finds_a_moment_without_an_index(server, market) -> None:
    server.rebuild(market)
    stop, totals, faults = Event(), set(), []

    def ask() -> None:
        while not stop.is_set():
            try:
                totals.add(server.search(Ask(limit=1)).total)
            except Unavailable as fault:
                faults.append(fault)

    asker = Thread(target=ask)
    asker.start()
    for _ in range(3):
        server.rebuild(market)
    stop.set()
    asker.join()
    assert (totals, faults) == ({5}, [])


def test_other_prefixes_are_left_alone(server, market, on_server) -> None:
    on_server.rebuild(market)
    server.rebuild(market[:1])
    server.drop()
    assert on_server.search(Ask()).total == 5


def test_an_index_of_other_fields_counts_as_missing(server, market, monkeypatch) -> None:
    server.rebuild(market)
    monkeypatch.setattr(naming, "VERSION", "v2")
    newer = ElasticsearchEngine(settings.ELASTICSEARCH_URL, server.indexes.prefix)
    with pytest.raises(Unavailable):
        newer.search(Ask())
    newer.rebuild(market)
    assert len(names(server)) == 1


def test_what_the_server_refuses_is_said_and_opens_no_circuit(server, market) -> None:
    server.rebuild(market)
    with pytest.raises(Unavailable, match="refuses"):
        server.search(Ask(offset=10**6))
    assert server.search(Ask()).total == 5
