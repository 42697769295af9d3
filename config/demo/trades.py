"""What sellers of the demo say they do, and the certificates that a moderator has seen."""

from datetime import timedelta
from typing import Final

from config.demo.founding import Office, owner_of
from config.demo.papers import paper
from marketplace.companies.actions import add_paper, set_industries
from marketplace.companies.models import Company
from marketplace.companies.rules import PaperFacts
from marketplace.kernel.clock import today
from marketplace.kernel.steps import take

TRADES: Final = {
    "Chengdu Precision Parts Co., Ltd.": ("31220000-4", "31300000-9"),
    "Bürotechnik Hamburg GmbH": ("30120000-6", "30230000-0", "50310000-1"),
    "Papeterie du Rhône SARL": ("30190000-7", "22800000-8"),
    "Officina Digitale Milano S.r.l.": ("30230000-0", "32320000-2"),
    "Rotterdam Data Supply B.V.": ("30230000-0", "32420000-3"),
    "Iberia Ofimática S.L.": ("30120000-6", "30190000-7"),
    "Sieci Warszawa Sp. z o.o.": ("32420000-3", "32400000-7"),
    "Guangzhou Office Supply Co., Ltd.": ("30190000-7", "39130000-2"),
    "Osaka Seimitsu K.K.": ("31700000-3",),
}
"""Company -> CPV codes."""
CERTIFIED: Final = {
    "Chengdu Precision Parts Co., Ltd.": "ISO 9001",
    "Bürotechnik Hamburg GmbH": "ISO 14001",
    "Osaka Seimitsu K.K.": "ISO 9001",
}


def present(company: Company, office: Office) -> None:
    """Tick a seller's trades, and hand its certificate in where it has one."""
    owner = owner_of(company)
    set_industries(company, TRADES[company.legal_name], by=owner)
    if name := CERTIFIED.get(company.legal_name):
        facts = PaperFacts(
            kind="quality",
            number=name,
            issuer="Certification office",
            holder=company.legal_name,
            issued_on=today() - timedelta(days=400),
            expires_on=today() + timedelta(days=695),
        )
        seen = add_paper(company, facts, paper(name, [company.legal_name], "certificate"), by=owner)
        take(seen, "accept", by=office.moderator)
