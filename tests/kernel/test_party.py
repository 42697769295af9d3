"""Which role may what, on one page."""

import pytest

from marketplace.kernel.party import COMPANY_ROLES, RIGHTS, STAFF_ROLES, SYSTEM, VISITOR, Party

MAY = {
    "owner": "ask buy manage own receive_money sell ship view",
    "administrator": "ask buy manage receive_money sell ship view",
    "purchaser": "ask buy view",
    "approver": "view",
    "sales": "sell ship view",
    "logistics": "ship view",
    "accountant": "receive_money view",
    "viewer": "view",
    "moderator": "moderate staff verify",
    "finance": "match staff",
    "editor": "edit staff",
    "support": "staff support",
    "privacy_officer": "staff",
    "platform_administrator": "staff",
    "system": "",
    "visitor": "",
}


@pytest.mark.parametrize(("role", "rights"), MAY.items())
def test_a_role_has_these_rights_and_no_other(role: str, rights: str) -> None:
    party = Party(1, 2, role)
    assert " ".join(sorted(right for right in RIGHTS if party.may(right))) == rights


def test_what_is_beyond_a_role() -> None:
    assert Party(1, 2, "owner").beyond & COMPANY_ROLES == frozenset()
    assert Party(1, 2, "sales").beyond >= {"owner", "administrator", "purchaser", "accountant"}
    assert not Party(1, 2, "sales").beyond & {"sales", "logistics", "viewer"}
    assert Party(1, None, "finance").beyond >= {"moderator", "editor", "support"}


def test_every_role_stands_in_the_table() -> None:
    assert set(MAY) == COMPANY_ROLES | STAFF_ROLES | {"system", "visitor"}


def test_a_right_nobody_declared_is_a_fault() -> None:
    with pytest.raises(KeyError):
        VISITOR.may("fly")


def test_what_a_party_is() -> None:
    kinds = {
        by.role: (by.is_staff, by.is_system, by.is_visitor, by.is_member)
        for by in (SYSTEM, VISITOR, Party(1, 2, "sales"), Party(1, None, "finance"))
    }
    assert kinds == {
        "system": (False, True, False, False),
        "visitor": (False, False, True, False),
        "sales": (False, False, False, True),
        "finance": (True, False, False, False),
    }
