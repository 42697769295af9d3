"""Every row of the company's table: taken by its actor, refused for everybody else."""

import pytest

from marketplace.companies.models import Company
from marketplace.companies.process import BANK_ACCOUNT, CHANGE, COMPANY, PAPER
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.companies.filing import WAY
from tests.world import World, party_in

CLAIMED = {"approve", "refuse"}


def actors(world: World, company: Company) -> dict[str, Party]:
    owner = party_in(company)
    return {
        "owner": owner,
        "viewer": Party(owner.person_id, company.pk, "viewer"),
        "other owner": world.seller2,
        "moderator": world.office.moderator,
        "moderator2": world.office.moderator2,
        "finance": world.office.finance,
        "visitor": VISITOR,
        "system": SYSTEM,
    }


def allowed(step: str) -> set[str]:
    if step in {"submit", "withdraw", "appeal"}:
        return {"owner"}
    if step in {"escalate", "expire", "remind"}:
        return {"system"}
    if step in {"uphold", "reinstate"}:
        return {"moderator2"} | ({"system"} if step == "reinstate" else set())
    return {"moderator"} if step in CLAIMED else {"moderator", "moderator2"}


@pytest.mark.parametrize("state", sorted(WAY))
def test_only_a_rows_actor_takes_it(state, world, file_in) -> None:
    company = file_in(state)
    parties = actors(world, company).items()
    for row in COMPANY.rows_from(state):
        assert {name for name, by in parties if row.actor(by, company)} == allowed(row.name)


@pytest.mark.parametrize("state", sorted(WAY))
def test_refused_steps_change_nothing(state, world, file_in) -> None:
    company = file_in(state)
    for step in sorted({row.name for row in COMPANY.rows}):
        with pytest.raises(Refused) as refused:
            take(company, step, by=world.seller2, reason="because")
        known = COMPANY.row(step, state)
        assert refused.value.code == ("wrong_actor" if known else "wrong_state")
    assert Company.objects.get(pk=company.pk).status == state


@pytest.mark.parametrize("process", [COMPANY, PAPER, CHANGE, BANK_ACCOUNT], ids=lambda p: p.name)
def test_the_table_is_whole(process) -> None:
    assert not process.unreachable()
    assert not process.stuck()
    assert not process.unknown()


def by_of(step: str, world: World) -> Party:
    return world.office.moderator2 if step == "reinstate" else world.office.moderator


@pytest.mark.parametrize("step", ["refuse", "suspend", "reinstate"])
def test_a_decision_against_a_company_needs_a_reason(step, world, file_in) -> None:
    source = next(row.source for row in COMPANY.rows if row.name == step)
    with pytest.raises(Refused) as refused:
        take(file_in(source), step, by=by_of(step, world))
    assert refused.value.code == "missing"
