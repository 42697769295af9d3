"""The way to the server: what it says and does not say becomes our own two exceptions."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError

from search.engine import Away, Unavailable
from search.engines.elasticsearch.circuit import Circuit

logger = logging.getLogger("comptoir.search")

ANSWER_WITHIN: Final = 1.0
"""Seconds a page waits for the server."""
WORK_WITHIN: Final = 30.0
"""Seconds that indexing, counting through and building wait for one answer of the server."""
NOT_NOW: Final = frozenset({401, 403, 429})
"""Answers below 500 that say: not you, disk full, too much at once."""


def connect(url: str) -> Elasticsearch:
    """Return a client that asks once and does not retry. Raises Unavailable for a wrong URL."""
    try:
        return Elasticsearch(url, request_timeout=WORK_WITHIN, max_retries=0)
    except ValueError as fault:
        raise Unavailable(f"ELASTICSEARCH_URL can not be used: {fault}") from fault


@contextmanager
def through(circuit: Circuit) -> Iterator[None]:
    """Talk to the server here. Raises Away while it does not answer, Unavailable when it objects.

    While the circuit is open nothing is sent.
    """
    circuit.enter()
    try:
        yield
    except TransportError as fault:
        circuit.failed()
        raise Away(f"Elasticsearch does not answer: {type(fault).__name__}") from fault
    except ApiError as fault:
        raise _said(fault, circuit) from fault
    circuit.succeeded()


def _said(fault: ApiError, circuit: Circuit) -> Unavailable:
    status = fault.meta.status
    if is_for_now(status):
        circuit.failed()
        return Away(f"Elasticsearch answers with status {status}")
    circuit.succeeded()
    if isinstance(fault, NotFoundError):
        return Unavailable("there is no search index; run manage.py search_rebuild")
    logger.error("Elasticsearch refuses a request: %s", fault)
    return Unavailable(f"Elasticsearch refuses the request: {fault.error}")


def is_for_now(status: int) -> bool:
    """Say whether a refusal may pass, by itself or by mending the server."""
    return status >= 500 or status in NOT_NOW
