"""Rank a file of products for a file of queries with the production search; see the contract."""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engine import Engine, Unavailable
from search.engines import KNOWN, scratch
from search.icecat import documents_in
from search.query import ranked

MOST: int = 100


class Command(BaseCommand):
    """`manage.py search_rankings --products F --queries F --backend B --out F`."""

    help = "Indexes products in a scratch index and writes the ranking of each query."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the four options."""
        for name in ("--products", "--queries", "--out"):
            parser.add_argument(name, required=True, type=Path)
        parser.add_argument("--backend", default="embedded", choices=KNOWN)

    def handle(self, *args: Any, **options: Any) -> None:
        """Index, rank, write JSON lines. Raises CommandError for an engine that is not there."""
        queries = options["queries"].read_text(encoding="utf-8").splitlines()
        try:
            with scratch(options["backend"]) as engine:
                engine.rebuild(documents_in(options["products"]))
                lines = [line_of(engine, query) for query in queries if query.strip()]
        except Unavailable as reason:
            raise CommandError(str(reason)) from reason
        text = (json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        options["out"].write_text("".join(text), encoding="utf-8")


def line_of(engine: Engine, query: str) -> dict[str, Any]:
    """Return the query, its best hundred keys and the milliseconds they took."""
    start = time.perf_counter()
    ids = ranked(engine, query, MOST)
    return {"query": query, "ids": ids, "ms": round((time.perf_counter() - start) * 1000, 3)}
