"""Indexes by name: one in use behind an alias, one in the making, old ones dropped.

An index is called `<prefix>-<version>-<time>-<hex>`. The alias `<prefix>-<version>` is the one in
use; `next-<index>` marks one in the making and goes with the switch, in one step.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from elasticsearch import (
    ApiError,
    BadRequestError,
    Elasticsearch,
    NotFoundError,
    TransportError,
)

from marketplace.kernel.clock import real_now
from search.engine import Busy
from search.engines.elasticsearch.mapping import SETTINGS, mapping

VERSION: Final = "v1"
"""Changes with the fields: an index of another version counts as missing."""
EXISTS: Final = "resource_already_exists_exception"
TAKEN_OVER: Final = "another rebuild of the search index has begun; this one ends"


class Indexes:
    """What stands on the server under one prefix."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self.client = client
        self.prefix = prefix
        self.live = f"{prefix}-{VERSION}"

    @contextmanager
    def making(self) -> Iterator[str]:
        """Give the name of a new index; put it in use at the end, or drop it when an error passes.

        Others in the making are dropped: the last rebuild wins. Raises Busy in the others.
        """
        for index, aliases in self._standing().items():
            if mark(index) in aliases:
                self._drop(index, only_with=mark(index))
        name = f"{self.live}-{real_now():%Y%m%d%H%M%S}-{secrets.token_hex(3)}"
        self._create(name, mark(name), refresh_interval="-1")
        try:
            yield name
            self._switch(name)
        except BaseException:
            with suppress(ApiError, TransportError):
                self._drop(name, only_with=mark(name))
            raise

    def make_empty(self) -> None:
        """Make an empty index and put it in use, unless another process just did."""
        try:
            self._create(f"{self.live}-0", self.live)
        except BadRequestError as fault:
            if fault.error != EXISTS:
                raise

    def _switch(self, new: str) -> None:
        """Put an index in use in one step and drop the others. Raises Busy when it is gone."""
        steps: list[dict[str, Any]] = [
            {"remove": {"index": new, "alias": mark(new), "must_exist": True}},
            {"remove": {"index": f"{self.live}-*", "alias": self.live, "must_exist": False}},
            {"add": {"index": new, "alias": self.live}},
        ]
        try:
            self.client.indices.put_settings(index=new, settings={"refresh_interval": None})
            self.client.indices.refresh(index=new)
            self.client.indices.update_aliases(actions=steps)
        except NotFoundError as fault:
            raise Busy(TAKEN_OVER) from fault
        for index, aliases in self._standing().items():
            if index != new and mark(index) not in aliases:
                self._drop(index)

    def drop_all(self) -> None:
        """Drop every index under the prefix, the one in use too."""
        for index in self._standing():
            self._drop(index)

    def _standing(self) -> dict[str, set[str]]:
        """Return the aliases of every index under the prefix, whatever its version."""
        known = re.compile(re.escape(self.prefix) + r"-v\d+-\d+(-[0-9a-f]+)?$")
        found = self.client.indices.get_alias(index=f"{self.prefix}-v*")
        ours = {index: about for index, about in found.items() if known.match(index)}
        return {index: set(about["aliases"]) for index, about in ours.items()}

    def _create(self, name: str, alias: str, **more: Any) -> None:
        self.client.indices.create(
            index=name, aliases={alias: {}}, mappings=mapping(), settings=SETTINGS | more
        )

    def _drop(self, index: str, only_with: str = "") -> None:
        """Drop an index, or nothing when it is gone or no longer has the alias.

        Whoever takes the alias away decides: a switch takes it too.
        """
        with suppress(NotFoundError):
            if only_with:
                taken = {"index": index, "alias": only_with, "must_exist": True}
                self.client.indices.update_aliases(actions=[{"remove": taken}])
            self.client.indices.delete(index=index)


def mark(index: str) -> str:
    """Return the alias that marks an index as one in the making."""
    return f"next-{index}"
