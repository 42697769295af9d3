"""A mail server that does not answer."""

from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class AwayBackend(BaseEmailBackend):
    """Refuses every connection."""

    def send_messages(self, email_messages: Any) -> int:
        """Fail as a closed port does."""
        raise ConnectionRefusedError(email_messages[0].subject)
