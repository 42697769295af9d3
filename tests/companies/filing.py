"""A company file at each state, by real steps."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from marketplace.companies.actions import add_paper
from marketplace.companies.models import Company
from marketplace.companies.rules import PaperFacts
from marketplace.kernel.clock import today
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take
from marketplace.moderation.actions import check_all
from marketplace.moderation.facts import Citation
from tests.world import World, party_in

WAY = {
    "draft": (),
    "submitted": ("submit",),
    "in_review": ("submit", "claim"),
    "verified": ("submit", "claim", "approve"),
    "refused": ("submit", "claim", "refuse"),
    "suspended": ("submit", "claim", "approve", "suspend"),
}
OWN_STEPS = {"submit"}
SOURCES = tuple(
    Citation(
        kind=kind,
        name="Register",
        url="https://register.example/",
        says="Entered and active.",
        read_on=date(2026, 1, 2),
    )
    for kind in ("register", "public")
)


def picture(name: str = "licence.png") -> SimpleUploadedFile:
    """Return a small readable picture."""
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


def add_licence(company: Company, owner: Party, *, until: date | None = None) -> None:
    """Add a business licence."""
    facts = PaperFacts(holder=company.legal_name, expires_on=until or today() + timedelta(days=100))
    add_paper(company, facts, picture(), by=owner)


@pytest.fixture
def file_in(world: World) -> Callable[[str], Company]:
    """Return the draft company's file in a state, reached by the steps of real parties."""

    def bring(state: str) -> Company:
        company = world.draft_company
        owner = party_in(company)
        add_licence(company, owner)
        for step in WAY[state]:
            by = owner if step in OWN_STEPS else world.office.moderator
            if step == "approve":
                check_all(company, SOURCES, by=by)
            take(company, step, by=by, reason="because")
        return Company.objects.get(pk=company.pk)

    return bring
