"""Short policies for tests, published by an editor."""

from marketplace.kernel.party import Party
from marketplace.privacy.actions import PolicyFacts, publish_policy_version
from marketplace.privacy.models import PolicyVersion
from marketplace.privacy.rules.policies import QUESTIONS, Text

FIRST = "## 1. Who\nWe run the market.\n\n- You pay us.\n- We pay the seller."


def publish(key: str, *yes: str, by: Party, body: str = "", language: str = "en") -> PolicyVersion:
    """Publish the next version; `yes` names the questions answered so."""
    number = PolicyVersion.objects.filter(policy__key=key).count() + 1
    body = body or f"{FIRST}\n\nThis is text {number}."
    english = Text("en", f"The {key}", body, "" if number == 1 else f"Text {number} is new.")
    texts = (english,) if language == "en" else (english, french(english))
    answers = {name: name in yes for name in QUESTIONS} if number > 1 else {}
    return publish_policy_version(PolicyFacts(key=key, texts=texts, answers=answers), by=by)


def french(text: Text) -> Text:
    """Return a text that is plainly another one."""
    return Text("fr", f"FR {text.title}", f"FR {text.body}", f"FR {text.summary}")
