"""What fills the moderator's desk of the demo: a screening list, a rule, a wished change."""

from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from config.demo.founding import Office, owner_of
from marketplace.companies.actions import ask_for_change
from marketplace.companies.models import Company
from marketplace.kernel.clock import played_at
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take
from marketplace.moderation.actions import add_rule, read_in
from marketplace.moderation.facts import ListFacts, RuleFacts

EXCLUDED = """name,aliases,country,identifier
Oficinas del Ferrol SL,Oficinas Ferrol,ES,
Baltic Paper Trading OÜ,,EE,
Meridian Office Supply Ltd,Meridian Supply,GB,
Lanterna Verde S.r.l.,,IT,
"""


def play(office: Office, now: datetime) -> None:
    """Load an invented list of exclusions, lay down a rule, and wish for another address."""
    with played_at(now - timedelta(days=14)):
        _list(office.moderator, now)
        add_rule(
            RuleFacts(
                activity="sell",
                demand="paper",
                paper="certificate",
                category="331",
                because="Medical equipment is sold with its certificate of conformity.",
            ),
            by=office.moderator,
        )
    with played_at(now - timedelta(days=1)):
        clinic = Company.objects.get(legal_name="Klinik Nordsee gGmbH")
        wanted = {"line1": "Hafenallee 12", "postcode": "27474"}
        ask_for_change(clinic, wanted, by=owner_of(clinic), note="We have moved into the new wing.")


def _list(moderator: Party, now: datetime) -> None:
    facts = ListFacts(
        name="Exclusions of the demo",
        kind="exclusion",
        dated=(now - timedelta(days=20)).date(),
        source="Invented for the demo",
    )
    upload = SimpleUploadedFile("exclusions.csv", EXCLUDED.encode(), "text/csv")
    take(read_in(facts, upload, by=moderator), "load", by=moderator)
