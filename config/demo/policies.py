"""The demo's policies, published and agreed to at played times by the verbs of real people."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from marketplace.accounts.models import User
from marketplace.kernel.clock import played_at
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.privacy.actions import PolicyFacts, agree, publish_policy_version
from marketplace.privacy.queries import policies as queries
from marketplace.privacy.rules.policies import QUESTIONS, Text

FOLDER: Final = Path(__file__).with_name("texts")
FIRST: Final = timedelta(days=258)
NEW_COUNTRY: Final = timedelta(days=90)
"""When the second privacy policy was published; it has counted for 75 days."""
PUBLISHED: Final = (
    ("terms", 1, FIRST, ""),
    ("privacy", 1, FIRST, ""),
    ("cookies", 1, FIRST, ""),
    ("commission", 1, FIRST, ""),
    ("terms", 2, timedelta(days=120), ""),
    ("privacy", 2, NEW_COUNTRY, "new_country"),
)


def publish_all(editor: Party, now: datetime) -> None:
    """Publish every version at its time."""
    for key, number, ago, yes in PUBLISHED:
        answers = {name: name == yes for name in QUESTIONS} if number > 1 else {}
        with played_at(now - ago):
            publish_policy_version(facts(key, number, answers), by=editor)


def facts(key: str, number: int, answers: Mapping[str, bool]) -> PolicyFacts:
    """Return a version as its files say it: title, summary and text of each language."""
    files = sorted(FOLDER.glob(f"{key}-{number}.*.txt"))
    return PolicyFacts(key=key, texts=tuple(map(_text, files)), answers=answers)


def _text(path: Path) -> Text:
    title, summary, body = path.read_text(encoding="utf-8").split("\n", 2)
    return Text(path.name.split(".")[1], title, body.strip(), summary.strip("-"))


def agree_all(now: datetime) -> None:
    """Let everybody agree when they joined, and once more to what changed for them since."""
    for person in User.objects.order_by("pk"):
        joined = Event.objects.filter(object_type="accounts.user", object_id=person.pk)
        first = joined.order_by("at").values_list("at", flat=True).first() or now
        for at in (max(first, now - FIRST), now - NEW_COUNTRY + timedelta(days=20)):
            if at >= first:
                _agree(person, at)


def _agree(person: User, at: datetime) -> None:
    with played_at(at):
        owed = queries.loaded(queries.owed_by(person.pk, queries.known_versions()))
        agree(owed, by=Party(person.pk, None, "person"), way="agreement page")
