"""A virus scanner that speaks clamd's INSTREAM and knows one pattern."""

import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

VIRUS = b"Comptoir test virus"


class Scan(socketserver.StreamRequestHandler):
    """Reads one file and gives the verdict."""

    def handle(self) -> None:
        """Take chunks up to the one of no length."""
        content, asked = b"", self.rfile.read(6)
        if asked == b"zPING\0":
            self.wfile.write(b"PONG\0")
            return
        assert asked + self.rfile.read(4) == b"zINSTREAM\0"
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        self.wfile.write(b"stream: Test FOUND\0" if VIRUS in content else b"stream: OK\0")


@contextmanager
def scanner() -> Iterator[str]:
    """Serve on the loopback address; yield where."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Scan) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"clamd://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
