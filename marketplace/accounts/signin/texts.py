"""Texts: owed to the outbox for known and unknown numbers alike, so that both take as long.

What waits there is sealed; a code is worth nothing after ten minutes, a warning for a week.
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
WARNS: Final = 7 * 86_400


def owe(to: str, text: str) -> bool:
    """Owe a text to a number in E.164, an empty one to nobody; say whether limits let it leave."""
    if not limits.may_send(to, limits.TEXTS):
        return False
    _owe(to, text, lasts=LIVES)
    return True


def owe_warning(to: str, text: str) -> None:
    """Owe a warning: codes that somebody else asked for must not use up its place."""
    _owe(to, text, lasts=WARNS)


def _owe(to: str, text: str, *, lasts: int) -> None:
    message = {"to": to, "text": text, "lasts": lasts}
    outbox.enqueue(TOPIC, sealed=sealing.seal(json.dumps(message)))


def owe_code(to: str, code: str) -> bool:
    """Owe a code, in the language now active."""
    words = _("%(code)s is your code for Comptoir, good for ten minutes. Tell it to nobody.")
    return owe(to, words % {"code": code})


def deliver(payload: dict[str, Any]) -> None:
    """Send what is owed and still worth it: the handler of the outbox topic."""
    opened = sealing.opened(payload["sealed"])
    message: dict[str, Any] = json.loads(opened) if opened else {"text": ""}
    lasts = int(message.get("lasts", LIVES))
    if not message["text"] or sealing.opened(payload["sealed"], lasts=lasts) is None:
        return
    try:
        sms.send(message["to"], message["text"])
    except sms.NotSent as refusal:
        raise Hopeless(f"text not sent: {refusal}") from refusal
