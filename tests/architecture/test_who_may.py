"""Who may take which step stands in who_may.txt; everybody else, and every other state, is refused.

The list is read like a contract: when a table changes on purpose, copy the new lines from the test.
"""

from collections.abc import Iterator
from typing import Any

from config.lifecycles import processes
from marketplace.companies.models import ChangeRequest, Company
from marketplace.kernel.models import Event
from marketplace.kernel.party import COMPANY_ROLES, STAFF_ROLES, SYSTEM, VISITOR, Party
from marketplace.kernel.process import Process
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.architecture.code import ROOT
from tests.examples import examples
from tests.world import World

LIST = ROOT / "tests/architecture/who_may.txt"
NOBODY = -1


def parties(world: World) -> dict[str, Party]:
    """Return every kind of party towards what the first buyer and the first seller have."""
    companies = {
        "buyer": world.buyer_company, "seller": world.seller_company, "other": world.buyer2_company,
    }  # fmt: skip
    members = {
        f"{name} {role}": Party(NOBODY, company.pk, role)
        for name, company in companies.items()
        for role in sorted(COMPANY_ROLES)
    }
    staff = {role: Party(NOBODY, None, role) for role in sorted(STAFF_ROLES)}
    persons = {"the buyer": world.buyer, "the reviewer": world.office.moderator}
    own = {f"{who} in person": Party(by.person_id, None, by.role) for who, by in persons.items()}
    return {**members, **staff, **own, "market": SYSTEM, "visitor": VISITOR}


def of_the_world(model: type[Any], world: World) -> Any:
    """Return one row of the model that the first buyer or the first seller has."""
    own = {
        "Company": {"pk": world.seller_company.pk},
        "Paper": {"company": world.seller_company},
        "Product": {"seller": world.seller_company},
        "IdentityCheck": {"person": world.buyer.person_id},
        "Dispute": {"moderator": world.office.moderator.person_id},
    }
    return model._base_manager.filter(**own.get(model.__name__, {})).first()


def in_each_state(world: World) -> Iterator[tuple[Process, str, Any]]:
    """Yield each state of each process with a row put there."""
    for model, process in processes():
        for state in process.state_names:
            obj = of_the_world(model, world)
            model._base_manager.filter(pk=obj.pk).update(**{process.field: state})
            obj.refresh_from_db()
            yield process, state, obj


def everything(obj: Any) -> tuple[Any, int]:
    """Return the row as it is stored and the number of events."""
    return type(obj)._base_manager.filter(pk=obj.pk).values().get(), Event.objects.count()


def answer(obj: Any, step: str, by: Party) -> str:
    """Return the code of the refusal."""
    try:
        take(obj, step, by=by, reason="because")
    except Refused as refusal:
        return refusal.code
    return "taken"


def answers(obj: Any, steps: list[str], by: dict[str, Party]) -> dict[str, str]:
    """Return the answers to these steps of these parties, having seen that nothing changed."""
    before = everything(obj)
    found = {f"{step} {who}": answer(obj, step, by[who]) for step in steps for who in by}
    assert everything(obj) == before
    return found


def test_each_step_is_for_those_whom_the_list_names_and_refused_to_all_others(world: World) -> None:
    examples(world)
    for model in (Company, ChangeRequest):
        model.objects.update(reviewer=world.office.moderator.person_id)
    everybody, lines = parties(world), []
    for process, state, obj in in_each_state(world):
        for row in process.rows_from(state):
            may = [who for who, by in everybody.items() if row.actor(by, obj)]
            others = {who: by for who, by in everybody.items() if who not in may}
            assert set(answers(obj, [row.name], others).values()) <= {"wrong_actor"}
            lines.append(f"{process.name}: {row.name} from {state}: {', '.join(may)}")
    assert "\n".join(lines) + "\n" == LIST.read_text()


def test_each_step_is_refused_from_every_other_state(world: World) -> None:
    examples(world)
    anybody = {"market": SYSTEM, "owner": Party(NOBODY, world.seller_company.pk, "owner")}
    for process, state, obj in in_each_state(world):
        steps = {row.name for row in process.rows} - {row.name for row in process.rows_from(state)}
        assert set(answers(obj, [*steps, "dance"], anybody).values()) == {"wrong_state"}, state
