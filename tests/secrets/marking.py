"""Marker numbers given by the actions and pages that people use, and where to look for them."""

import pickle
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Final

from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image

from marketplace.accounts.actions import Evidence, refuse_identity, reveal_number, submit_identity
from marketplace.accounts.models import IdentityCheck, User
from marketplace.companies.actions import ask_for_change, give_bank_account, set_representative
from marketplace.companies.models import BankAccount, Company
from marketplace.companies.rules import AccountFacts
from marketplace.kernel import steps, vault
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from tests.world import World, party_in

IDENTITY: Final = "x7 q2-k9zp4v 8m"
"""An identity document, as it is typed."""
BANK: Final = "DE89 3704 0044 0532 0130 00"
TYPED: Final = "FR14 2004 1010 0505 0001 3M02 606"
"""An account typed into the page before the proof was fresh."""
REPRESENTATIVE: Final = "110101 19900307 4477"
NEW_REPRESENTATIVE: Final = "R-930-218-557-K4"
MARKERS: Final = (IDENTITY, BANK, TYPED, REPRESENTATIVE, NEW_REPRESENTATIVE)
WINDOW: Final = 10
"""Signs in a row that give a number away; four at its end may be shown."""


def bare(text: str) -> str:
    """Return letters and digits alone, in capitals: the same for every notation."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def pieces(number: str) -> Iterator[str]:
    """Yield every run of signs that would give a number away."""
    plain = bare(number)
    for start in range(len(plain) - WINDOW + 1):
        yield plain[start : start + WINDOW]


def found_in(text: str) -> list[str]:
    """Return the markers of which a part stands in a text, whatever the notation."""
    plain = bare(text)
    return [number for number in MARKERS if any(piece in plain for piece in pieces(number))]


def picture() -> SimpleUploadedFile:
    """Return a scan."""
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    return SimpleUploadedFile("card.png", drawn.getvalue(), "image/png")


def document() -> Evidence:
    """Return the identity document with a scan."""
    day = date(2036, 1, 1)
    return Evidence(kind="passport", number=IDENTITY, expires_on=day, document=picture())


class Marked:
    """A world in which every kind of number was given, opened, refused and typed in vain."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.moderator, self.finance = world.office.moderator, world.office.finance
        self.identity = self._identity(world.buyer2)
        self.account = self._bank(world.seller_company, world.seller)
        self.draft = self._representative(world.draft_company)
        self.change = ask_for_change(
            world.seller2_company, {}, by=party_in(world.seller2_company), number=NEW_REPRESENTATIVE
        )
        self._open_all()
        self._typed_before_the_proof()

    def _identity(self, by: Party) -> IdentityCheck:
        IdentityCheck.objects.filter(person_id=by.person_id).delete()
        check = submit_identity(document(), by=by)
        refuse_identity(check, ground="number", note="Look again.", by=self.moderator)
        return submit_identity(document(), by=by)

    def _bank(self, company: Company, by: Party) -> BankAccount:
        facts = AccountFacts(
            holder=company.legal_name, kind="iban", number=BANK, country="DE", currency="EUR"
        )
        account = give_bank_account(company, facts, by=by)
        try:
            give_bank_account(company, facts, by=by)
        except Refused as refusal:
            self.refused = str(refusal)
        steps.take(account, "accept", by=self.moderator)
        return account

    def _representative(self, company: Company) -> Company:
        set_representative(company, REPRESENTATIVE, by=party_in(company))
        company.refresh_from_db()
        return company

    def _open_all(self) -> None:
        self.opened = [
            reveal_number(self.identity, purpose="check", by=self.moderator),
            vault.reveal(self.account, "number", purpose="payout", by=self.finance),
            vault.reveal(self.draft, "representative_number", purpose="check", by=self.moderator),
            vault.reveal(self.change, "representative_number", purpose="check", by=self.moderator),
        ]

    def _typed_before_the_proof(self) -> None:
        """The page asks for a proof and keeps what was typed; a wrong number is refused."""
        client = self.world.client(self.world.seller)
        typed = {"holder": "x", "kind": "iban", "number": TYPED, "country": "FR", "currency": "EUR"}
        self.typed = client.post(reverse("companies:bank_new"), typed)
        person = self.world.client(self.world.buyer)
        person.post(reverse("account_identity"), {"kind": "passport", "number": IDENTITY})


def dump() -> Iterator[str]:
    """Yield every row of every table as text."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        yield from connection.connection.iterdump()
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT t::text FROM {connection.ops.quote_name(table)} t")  # noqa: S608
            yield from (row[0] for row in cursor.fetchall())


def sessions() -> str:
    """Return what all sessions hold, unpacked."""
    return str([session.get_decoded() for session in Session.objects.all()])


def mails() -> str:
    """Return every mail as it was sent: headers, text and HTML."""
    return "\n".join(message.message().as_string() for message in mail.outbox)


def cached() -> str:
    """Return what the cache holds, unpacked."""
    return str([pickle.loads(value) for value in cache._cache.values()])  # type: ignore[attr-defined]  # noqa: S301


def people() -> list[int]:
    """Return the keys of everybody."""
    return list(User.objects.values_list("pk", flat=True))
