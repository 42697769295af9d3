"""Redis in memory alone."""

import shutil
import signal
import socket

from scripts.services.home import LOOPBACK, Home

NAME = "redis"
VERSION = "7.0"
PREFERRED_PORT = 16379
STOP = signal.SIGTERM


def start(home: Home) -> None:
    """Start the server; nothing is written to disk."""
    options = {
        "port": str(home.port(NAME, PREFERRED_PORT)),
        "bind": LOOPBACK,
        "dir": str(home.folder(NAME)),  # also marks the process as ours
        "save": "",
        "appendonly": "no",
        "set-proc-title": "no",
    }
    flags = [word for name, value in options.items() for word in (f"--{name}", value)]
    home.start(NAME, [shutil.which("redis-server") or "redis-server", *flags])


def is_ready(home: Home) -> bool:
    """Say whether the server answers a ping."""
    with socket.create_connection((LOOPBACK, home.port(NAME, PREFERRED_PORT)), timeout=2) as line:
        line.sendall(b"PING\r\n")
        return line.recv(16).startswith(b"+PONG")


def environment(home: Home) -> dict[str, str]:
    """Return the settings that point the market at this server."""
    return {"REDIS_URL": f"redis://{LOOPBACK}:{home.port(NAME, PREFERRED_PORT)}/0"}
