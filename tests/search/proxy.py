"""A wire between the market and a server, which a test can cut, mend and slow down."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from time import sleep
from typing import Final

PIECE: Final = 65_536


class Wire:
    """A TCP proxy on a port of its own; `delay` seconds pass before each piece of an answer."""

    def __init__(self, host: str, port: int) -> None:
        self.server = (host, port)
        self.delay = 0.0
        self.is_cut = False
        self.open: list[socket.socket] = []
        self.ear = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.ear.getsockname()[1]}"
        Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """Break every connection and let none be made."""
        self.is_cut = True
        while self.open:
            _end(self.open.pop())

    def mend(self) -> None:
        """Let everything through again, at once."""
        self.is_cut, self.delay = False, 0.0

    def close(self) -> None:
        """End for good."""
        self.cut()
        _end(self.ear)

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self.ear.accept()
                if self.is_cut:
                    _end(near)
                else:
                    self._join(near, socket.create_connection(self.server))

    def _join(self, near: socket.socket, far: socket.socket) -> None:
        self.open += [near, far]
        Thread(target=self._carry, args=(near, far, False), daemon=True).start()
        Thread(target=self._carry, args=(far, near, True), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, is_answer: bool) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                sleep(self.delay if is_answer else 0)
                target.sendall(piece)
        _end(source)
        _end(target)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextmanager
def wire_to(host: str, port: int) -> Iterator[Wire]:
    """Give a wire to a server and end it."""
    wire = Wire(host, port)
    try:
        yield wire
    finally:
        wire.close()
