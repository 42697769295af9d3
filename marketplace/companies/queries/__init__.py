"""Questions other apps ask about companies."""

from marketplace.companies.queries.changes import (
    ChangeRow,
    change_rows,
    open_change,
    wanted_identifiers,
)
from marketplace.companies.queries.desk import (
    files_to_finish,
    waiting_for_a_moderator,
    waiting_for_review,
)
from marketplace.companies.queries.numbers import (
    account_findings,
    own_findings,
    same_company,
    sharing_account,
    sharing_representative,
    tax_proof,
)
from marketplace.companies.queries.objections import objected
from marketplace.companies.queries.payouts import payout_account, payout_readiness
from marketplace.companies.queries.people import memberships, people_with
from marketplace.companies.queries.showing import (
    contacts_for,
    pictures_of,
    trades_of,
)

__all__ = [
    "ChangeRow",
    "account_findings",
    "change_rows",
    "contacts_for",
    "files_to_finish",
    "memberships",
    "objected",
    "open_change",
    "own_findings",
    "payout_account",
    "payout_readiness",
    "people_with",
    "pictures_of",
    "same_company",
    "sharing_account",
    "sharing_representative",
    "tax_proof",
    "trades_of",
    "waiting_for_a_moderator",
    "waiting_for_review",
    "wanted_identifiers",
]
