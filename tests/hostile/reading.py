"""What a page reads of its query string."""

from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict
from django.utils.functional import cached_property

BY_KEY = ("__getitem__", "__contains__", "get", "getlist")
WHOLE = (
    "__iter__", "__len__", "__copy__", "__deepcopy__", "copy", "dict", "items", "keys", "lists",
    "urlencode", "values",
)  # fmt: skip
EVERYTHING = "*"


def noticing(seen: set[str]) -> type[QueryDict]:
    """Return a query that writes down which keys are read, `*` where it is read as a whole."""

    def by_key(method: str) -> Any:
        def read(self: QueryDict, key: Any, *args: Any) -> Any:
            seen.add(str(key))
            return getattr(QueryDict, method)(self, key, *args)

        return read

    def whole(method: str) -> Any:
        def read(self: QueryDict, *args: Any, **kwargs: Any) -> Any:
            seen.add(EVERYTHING)
            return getattr(QueryDict, method)(self, *args, **kwargs)

        return read

    methods = {name: by_key(name) for name in BY_KEY} | {name: whole(name) for name in WHOLE}
    return type("Noticing", (QueryDict,), methods)


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the keys that requests read of their query from now on; clear it between them."""
    seen: set[str] = set()
    kind, parse = noticing(seen), WSGIRequest.GET.func

    def get(request: WSGIRequest) -> QueryDict:
        found = parse(request)
        found.__class__ = kind
        return found

    lazy = cached_property(get)
    lazy.__set_name__(WSGIRequest, "GET")
    monkeypatch.setattr(WSGIRequest, "GET", lazy)
    return seen
