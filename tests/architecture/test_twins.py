"""What a party may see is the same as a queryset and as a question about one object."""

from typing import Any

from django.apps import apps

from marketplace.accounts.models import User
from marketplace.companies.models import Member
from marketplace.kernel.party import COMPANY_ROLES, STAFF_ROLES, VISITOR, Party
from marketplace.kernel.visibility import ScopedQuerySet
from tests.examples import examples
from tests.world import World


def shown(model: type[Any]) -> bool:
    """Say whether anybody may see rows of the model: it overrides the default, which shows none."""
    queryset = type(model._default_manager.all())
    shows = getattr(queryset, "visible_to", ScopedQuerySet.visible_to)
    return bool(shows is not ScopedQuerySet.visible_to)


SCOPED = [model for model in apps.get_models() if shown(model)]


def parties() -> list[Party]:
    """Return every member in their own and in every other role, all staff, and a visitor."""
    members = list(Member.objects.values_list("person_id", "company_id", "role"))
    own = [Party(*member) for member in members]
    one_each = {company: person for person, company, _role in members}
    others = [Party(p, c, role) for c, p in one_each.items() for role in sorted(COMPANY_ROLES)]
    people = [Party(pk, None, "viewer") for pk in User.objects.values_list("pk", flat=True)]
    staff = [Party(-1, None, role) for role in sorted(STAFF_ROLES)]
    return list(dict.fromkeys([*own, *others, *people, *staff, VISITOR]))


def disagreements(model: type[Any], everybody: list[Party]) -> list[tuple[str, int, Party]]:
    """Return where the two differ: model, row, party."""
    rows = list(model._base_manager.all())
    found = []
    for party in everybody:
        visible = set(model._default_manager.visible_to(party).values_list("pk", flat=True))
        twin = model._default_manager.all()
        odd = [row for row in rows if bool(twin.may_see(party, row)) != (row.pk in visible)]
        found += [(model.__name__, row.pk, party) for row in odd]
    return found


def test_every_queryset_that_shows_rows_answers_for_one_row_too() -> None:
    without = [m for m in SCOPED if not hasattr(m._default_manager.all(), "may_see")]
    assert len(SCOPED) > 15
    assert without == []


def test_both_questions_have_one_answer(world: World) -> None:
    examples(world)
    everybody = parties()
    assert [odd for model in SCOPED for odd in disagreements(model, everybody)] == []
    seen = {m.__name__ for m in SCOPED if m._default_manager.visible_to(VISITOR).exists()}
    file = {"Company", "Contact", "Identifier", "Picture"}
    assert seen == file | {"Policy", "PolicyVersion", "Product"}
