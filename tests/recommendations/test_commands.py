"""`recommendation_rankings`: past lines in, twenty explained products out."""

import gzip
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

LINES = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1,10001,RED CUP,6,2011-01-05 08:26:00,2.55,17850.0,France
2,10001,RED CUP,6,2011-02-05 08:26:00,2.55,17850.0,France
2,10002,BLUE CUP,6,2011-02-05 08:26:00,2.55,13047.0,France
3,10003,GREEN CUP,6,2011-09-05 08:26:00,2.55,13047.0,France
C4,10004,CUP TAKEN BACK,-6,2011-02-05 08:26:00,2.55,13047.0,France
5,POST,POSTAGE CUP,1,2011-02-05 08:26:00,2.55,13047.0,France
6,10005,FREE CUP,1,2011-02-05 08:26:00,0.00,13047.0,France
7,10006,NOBODYS CUP,1,2011-02-05 08:26:00,2.55,,France
"""


def ranked(folder: Path, mode: str, **options: str) -> dict[str, list[dict]]:
    """Return what the command writes, by customer."""
    (folder / "orders.gz").write_bytes(gzip.compress(LINES.encode()))
    (folder / "customers").write_text("17850.0\n13047.0\n99999.0\n")
    files = {"orders": folder / "orders.gz", "customers": folder / "customers"}
    given = {**files, "until": "2011-09-01", "mode": mode, "out": folder / "out", **options}
    call_command("recommendation_rankings", *(f"--{name}={value}" for name, value in given.items()))
    lines = map(json.loads, (folder / "out").read_text().splitlines())
    return {line["customer"]: line["items"] for line in lines}


def test_discovery_leaves_out_what_was_bought_and_says_why(tmp_path) -> None:
    found = ranked(tmp_path, "discovery")
    (item,) = found["17850.0"]
    assert (item["code"], [r["code"] for r in item["reasons"]]) == ("10002", ["10001"])
    assert found["99999.0"] == []


def test_reorder_ranks_own_and_new_with_exact_sums(tmp_path) -> None:
    items = ranked(tmp_path, "reorder")["17850.0"]
    assert [item["code"] for item in items] == ["10001", "10002"]
    for item in items:
        assert abs(item["score"] - sum(r["weight"] for r in item["reasons"])) < 1e-6


def test_an_engine_that_is_not_there_is_said(tmp_path, settings) -> None:
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        ranked(tmp_path, "discovery", backend="elasticsearch")
