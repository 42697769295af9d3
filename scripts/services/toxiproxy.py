"""toxiproxy: connections of the market that tests slow down or cut, each through a proxy."""

import json
import signal
import urllib.request
from pathlib import Path

from scripts.services.home import LOOPBACK, Home
from scripts.services.software import build

NAME = "toxiproxy"
PREFERRED_PORT = 18474
STOP = signal.SIGTERM
VERSION = "2.12.0"
MODULE = f"github.com/Shopify/toxiproxy/v2/cmd/server@v{VERSION}"


def install(home: Home) -> Path:
    """Return the program; built by Go when missing. Raises Failed with Go's words."""
    return build(MODULE, home.root / f"software/toxiproxy-{VERSION}")


def start(home: Home) -> None:
    """Start the server without any proxy: tests make their own and remove them."""
    port = str(home.port(NAME, PREFERRED_PORT))
    home.start(NAME, [str(install(home)), "-host", LOOPBACK, "-port", port])


def is_ready(home: Home) -> bool:
    """Say whether the server tells its version."""
    with urllib.request.urlopen(f"{environment(home)['TOXIPROXY_URL']}/version", timeout=5) as said:
        return "version" in json.load(said)


def environment(home: Home) -> dict[str, str]:
    """Return where tests reach the server; the market itself does not know it."""
    return {"TOXIPROXY_URL": f"http://{LOOPBACK}:{home.port(NAME, PREFERRED_PORT)}"}
