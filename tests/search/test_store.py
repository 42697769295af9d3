"""The embedded index on disk: switching, another process, damage."""

from pathlib import Path

import pytest

from search.engine import Ask, Busy, Unavailable
from search.engines import writing
from search.engines.embedded import EmbeddedEngine


def test_a_second_reader_sees_what_the_first_wrote(tmp_path, market) -> None:
    one, other = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    one.put(market[:2])
    assert other.search(Ask()).total == 2
    one.remove(["1"])
    assert other.search(Ask()).ids == ["2"]


def test_a_rebuild_switches_readers_over_and_clears_the_old(tmp_path, market) -> None:
    one, other = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    one.rebuild(market[:2])
    assert other.search(Ask()).total == 2
    one.rebuild(market)
    assert other.search(Ask()).total == 5
    assert len(list(tmp_path.glob("index-*"))) == 1


def test_the_old_index_answers_until_the_new_one_is_ready(tmp_path, market) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild(market[:2])
    with engine.store.replacing():
        assert EmbeddedEngine(tmp_path).search(Ask()).total == 2


def test_a_failed_rebuild_changes_nothing(tmp_path, market) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild(market[:2])
    with pytest.raises(ZeroDivisionError):
        engine.rebuild(document for document in market if 1 / 0)
    assert engine.search(Ask()).total == 2


def test_a_writer_waits_and_then_says_that_another_one_writes(
    tmp_path, market, monkeypatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.1)
    engine = EmbeddedEngine(tmp_path)
    engine.put(market)
    with engine.store.writing(), pytest.raises(Busy, match="another process"):
        EmbeddedEngine(tmp_path).put(market)


@pytest.mark.parametrize("pointer", ["index-v0-old", "index-v1-nowhere", "", "../etc"])
def test_a_wrong_pointer_is_no_index(tmp_path, market, pointer) -> None:
    EmbeddedEngine(tmp_path).put(market)
    (tmp_path / "current").write_text(pointer)
    with pytest.raises(Unavailable):
        EmbeddedEngine(tmp_path).search(Ask())


def test_a_damaged_index_can_not_be_read_and_a_rebuild_mends_it(tmp_path: Path, market) -> None:
    EmbeddedEngine(tmp_path).put(market)
    for file in tmp_path.glob("index-*/meta.json"):
        file.write_text("{")
    with pytest.raises(Unavailable):
        EmbeddedEngine(tmp_path).search(Ask())
    EmbeddedEngine(tmp_path).rebuild(market)
    assert EmbeddedEngine(tmp_path).search(Ask()).total == 5
