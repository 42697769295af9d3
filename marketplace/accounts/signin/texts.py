"""Codes by text: owed to the outbox for known and unknown numbers alike, so that both take as long.

What waits there is sealed and worth nothing after ten minutes.
"""

import json
import logging
from typing import Any, Final

from django.utils.translation import gettext as _

from marketplace.accounts.signin import limits, sealing
from marketplace.kernel import outbox
from marketplace.kernel.outbox import Hopeless
from marketplace.notices import sms

logger = logging.getLogger(__name__)
TOPIC: Final = "accounts.text"
LIVES: Final = 600


def owe(to: str, text: str) -> bool:
    """Owe a text to a number in E.164, an empty one to nobody; say whether limits let it leave."""
    if not limits.may_send(to, limits.TEXTS):
        return False
    outbox.enqueue(TOPIC, sealed=sealing.seal(json.dumps({"to": to, "text": text})))
    return True


def owe_code(to: str, code: str) -> bool:
    """Owe a code, in the language now active."""
    words = _("%(code)s is your code for Comptoir, good for ten minutes. Tell it to nobody.")
    return owe(to, words % {"code": code})


def deliver(payload: dict[str, Any]) -> None:
    """Send what is owed and still worth it: the handler of the outbox topic."""
    opened = sealing.opened(payload["sealed"], lasts=LIVES)
    message = json.loads(opened) if opened else {"text": ""}
    if not message["text"]:
        return
    try:
        sms.send(message["to"], message["text"])
    except sms.NotSent as refusal:
        raise Hopeless(f"text not sent: {refusal}") from refusal
