"""stripe-mock: Stripe's API as its own description has it; checks the shape of each request."""

import json
import signal
import urllib.request
from pathlib import Path

from scripts.services.home import LOOPBACK, Home
from scripts.services.software import build

NAME = "stripe-mock"
PREFERRED_PORT = 12111
STOP = signal.SIGTERM
VERSION = "0.203.0"
MODULE = f"github.com/stripe/stripe-mock@v{VERSION}"


def install(home: Home) -> Path:
    """Return the program; built by Go when missing. Raises Failed with Go's words."""
    return build(MODULE, home.root / f"software/stripe-mock-{VERSION}")


def start(home: Home) -> None:
    """Start the server. Both addresses are named: left out, HTTPS would open on every interface."""
    addresses = ["-http-addr", f"{LOOPBACK}:{home.port(NAME, PREFERRED_PORT)}"]
    home.start(NAME, [str(install(home)), *addresses, "-https-addr", f"{LOOPBACK}:0"])


def is_ready(home: Home) -> bool:
    """Say whether the server lists charges."""
    request = urllib.request.Request(
        f"{environment(home)['STRIPE_API_BASE']}/v1/charges",
        headers={"Authorization": "Bearer sk_test_123"},
    )
    with urllib.request.urlopen(request, timeout=5) as answer:
        return bool(json.load(answer)["object"] == "list")


def environment(home: Home) -> dict[str, str]:
    """Return the settings that point the market at this server."""
    return {"STRIPE_API_BASE": f"http://{LOOPBACK}:{home.port(NAME, PREFERRED_PORT)}"}
