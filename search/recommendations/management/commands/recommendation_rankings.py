"""Rank products for customers from past order lines, by the production rules; see the contract."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engine import Engine, Unavailable
from search.engines import KNOWN, scratch
from search.recommendations import trade
from search.recommendations.candidates import asked
from search.recommendations.facts import Trace
from search.recommendations.rules.ranking import Ranked, again, merged, rank, varied
from search.recommendations.trade import Trade

MOST: int = 20


class Command(BaseCommand):
    """`manage.py recommendation_rankings --orders F --until D --customers F --mode M --out F`."""

    help = "Ranks products for each customer by what they ordered before a day."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        for name in ("--orders", "--customers", "--out"):
            parser.add_argument(name, required=True, type=Path)
        parser.add_argument("--until", required=True, type=_day)
        parser.add_argument("--mode", required=True, choices=("discovery", "reorder"))
        parser.add_argument("--backend", default="embedded", choices=KNOWN)

    def handle(self, *args: Any, **options: Any) -> None:
        """Index, rank, write JSON lines. Raises CommandError for an engine that is not there."""
        past, until = trade.read(options["orders"], options["until"]), options["until"]
        customers = options["customers"].read_text(encoding="utf-8").split()
        try:
            with scratch(options["backend"]) as engine:
                engine.rebuild(past.documents())
                lines = [line_of(engine, past, who, until, options["mode"]) for who in customers]
        except Unavailable as reason:
            raise CommandError(str(reason)) from reason
        text = (json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        options["out"].write_text("".join(text), encoding="utf-8")


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def line_of(engine: Engine, past: Trade, who: str, until: datetime, mode: str) -> dict[str, Any]:
    """Return a customer's twenty products with their reasons, and the milliseconds they took."""
    history = past.history(who)
    start = time.perf_counter()
    found = discovered(engine, past, history, until)
    if mode == "reorder":
        found = merged(again(history, until), found)[:MOST]
    spent = round((time.perf_counter() - start) * 1000, 3)
    return {"customer": who, "items": [item(past, each) for each in found], "ms": spent}


def discovered(engine: Engine, past: Trade, history: list[Trace], until: datetime) -> list[Ranked]:
    """Return products that the customer never ordered, as a page would suggest them."""
    if not history:
        return []
    traces = trade.recent(history)
    keys = asked(engine, traces, {trace.thing.key for trace in history}, until)
    return varied(rank(traces, [past.things[key] for key in keys], until), MOST)


def item(past: Trade, ranked: Ranked) -> dict[str, Any]:
    """Return a product with the reasons whose weights sum to its score."""
    reasons = [
        {"code": past.codes[reason.trace.thing.key], "weight": reason.weight}
        for reason in ranked.reasons
    ]
    return {"code": past.codes[ranked.key], "score": ranked.score, "reasons": reasons}
