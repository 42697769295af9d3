"""The HTTP door of the provider in `fake.py`, with faults on demand."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from tests.online.fake import OtherCallError, Provider, RefusedError, Thing

DENIED = 400


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the provider that its server carries."""

    protocol_version = "HTTP/1.1"

    @property
    def provider(self) -> Provider:
        """The provider behind this door."""
        return self.server.provider  # type: ignore[attr-defined, no-any-return]

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Read."""
        query = urlsplit(self.path).query
        self._serve(lambda path: self.provider.get(path, query), "")

    def do_POST(self) -> None:
        """Write, once per key."""
        form = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        key = self.headers.get("Idempotency-Key", "")
        self._serve(lambda path: self.provider.post(path, form, key), key)

    def _serve(self, work: Callable[[str], Thing], key: str) -> None:
        path = urlsplit(self.path).path.removeprefix("/v1/")
        self.provider.calls.append((self.command, path, key))
        fault = self.provider.fault(path) if self.command == "POST" else ""
        if fault == "500":
            return self._answer(500, {"error": {"message": "Something went wrong"}})
        status, answer = self._done(work, path)
        if self.command == "POST":
            self.provider.before_answer()
        return self._fail(fault) if fault else self._answer(status, answer)

    def _done(self, work: Callable[[str], Thing], path: str) -> tuple[int, Thing]:
        try:
            return 200, work(path)
        except RefusedError as refusal:
            other = isinstance(refusal, OtherCallError)
            kind = "idempotency_error" if other else "invalid_request_error"
            words = {"type": kind, "message": str(refusal)}
            return DENIED, {"error": words}

    def _fail(self, fault: str) -> None:
        """It was done; the caller does not learn it."""
        if fault == "500 after":
            return self._answer(500, {"error": {"message": "Something went wrong"}})
        if fault == "slow":
            time.sleep(0.6)
        reset = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
        self.connection.close()
        self.close_connection = True
        return None

    def _answer(self, status: int, answer: Thing) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """Keeps quiet when a connection is cut on purpose."""

    daemon_threads = True

    def handle_error(self, *_args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(provider: Provider) -> Iterator[Provider]:
    """Serve a provider on a free port of loopback."""
    server = Server(("127.0.0.1", 0), Handler)
    server.provider = provider  # type: ignore[attr-defined]
    provider.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
