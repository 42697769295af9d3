"""stripe-mock: Stripe's API as its own description has it; checks the shape of each request."""

import json
import os
import signal
import subprocess
import urllib.request
from pathlib import Path

from scripts.services.home import LOOPBACK, Failed, Home, say

NAME = "stripe-mock"
PREFERRED_PORT = 12111
STOP = signal.SIGTERM
MODULE = "github.com/stripe/stripe-mock@v0.203.0"


def install(home: Home) -> Path:
    """Return the program; built by Go when missing. Raises Failed with Go's words."""
    program = home.root / "software/bin/stripe-mock"
    if program.exists():
        return program
    say("Building stripe-mock (the first time takes about two minutes) …")
    done = subprocess.run(
        ["go", "install", MODULE],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "GOBIN": str(program.parent)},
        cwd=home.root,
        check=False,
    )
    if done.returncode:
        raise Failed(f"go install {MODULE} failed:\n{done.stderr}")
    return program


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
