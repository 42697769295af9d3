"""A mail server that accepts, refuses for now, refuses for good, or stands still."""

import asyncio
from email import message_from_bytes
from threading import Event
from typing import Any, Self

from aiosmtpd.controller import Controller

from tests.faults.running import free_port

ACCEPT = "250 Taken"


class PostOffice:
    """Keeps (reader, Message-ID) of each mail; `answer` goes to the next ones, unless it holds."""

    def __init__(self) -> None:
        """Accept everything."""
        self.answer, self.taken = ACCEPT, list[tuple[str, str]]()
        self.holds = Event()
        self.port = free_port()
        self._server = Controller(self, hostname="127.0.0.1", port=self.port)

    def __enter__(self) -> Self:
        """Open."""
        self._server.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        """Close."""
        self._server.stop()

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:  # noqa: N802
        """Answer to the address of a reader."""
        if self.answer == ACCEPT:
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Take a mail."""
        message = message_from_bytes(envelope.content)
        self.taken.append((str(message["To"]), str(message["Message-ID"])))
        while self.holds.is_set():
            await asyncio.sleep(0.1)
        return ACCEPT

    def ids_to(self, reader: str) -> list[str]:
        """Return the Message-IDs of the mails that a reader got."""
        return [key for to, key in self.taken if to == reader]
