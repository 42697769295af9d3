"""Every address of the market, found by walking the resolver, and examples of the objects in
them."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

MOUNTS = ("admin/", "cms/", "documents/")


def walked(
    resolver: URLResolver, prefix: str = "", names: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """Yield (path, name with namespaces, pattern) below a resolver."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walked(
                entry, path, f"{names}{entry.namespace}:" if entry.namespace else names
            )
        else:
            yield path, f"{names}{entry.name or path}", entry


def ours() -> list[str]:
    """Return the names of all addresses outside the editor's and administrator's mounts."""
    every = walked(get_resolver())
    return sorted({name for path, name, _ in every if not path.startswith(MOUNTS)})


def under_mounts() -> Iterator[tuple[str, str]]:
    """Yield (mount, address) for every address without arguments under the mounts."""
    for path, _name, _pattern in walked(get_resolver()):
        mount = next((m for m in MOUNTS if path.startswith(m)), None)
        if mount and not set("<(\\") & set(path):
            yield mount, "/" + path.replace("^", "").replace("$", "")


def address(name: str, examples: dict[str, Any]) -> str:
    """Return the address of a name, with the example arguments where it takes any."""
    return reverse(name, args=examples.get(name, ()))
