"""Two people, or one who presses twice, invite, ask and answer at the same moment: one is done,
the other reads why not.

The controls take the locks away and show the faults of the database and the role that is lost.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet

from checkout.actions import place
from checkout.order.models import Purchase
from marketplace.companies.models import Company, Member
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take
from marketplace.members.actions import ask_to_join, asking, claiming, invite, inviting, units
from marketplace.members.actions.claiming import invite_owner
from marketplace.members.models import Invitation, JoinRequest, Unit
from marketplace.members.rules import Offer
from tests.members import acts
from tests.races.at_once import at_once
from tests.world import World

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]
Works = list[Callable[[], Any]]


def codes(results: list[Any]) -> list[str]:
    """Return the codes of what was refused; the name of any other fault."""
    faults = [result for result in results if isinstance(result, Exception)]
    return sorted(getattr(fault, "code", type(fault).__name__) for fault in faults)


def invitings(world: World) -> Works:
    """Return two managers who invite the same address."""
    administrator = acts.checked(world, acts.colleague(world.buyer_company, "administrator"))
    people = (acts.owner(world), administrator)
    viewer = Offer(role="viewer")
    return [lambda p=party: invite(["x@firm.example"], viewer, by=p) for party in people]


def askings(world: World) -> Works:
    """Return one person who asks twice."""
    person, company = acts.somebody(), world.buyer_company
    return [lambda: ask_to_join(company, "", by=person)] * 2


def offers(world: World) -> tuple[Company, Works]:
    """Return a company without people, and two moderators who offer it to two addresses."""
    company = Company.objects.create(legal_name="Imported", slug="imported", made_at=now())
    people = (world.office.moderator, world.office.moderator2)
    given = zip(people, ("a@firm.example", "b@firm.example"), strict=True)
    return company, [lambda p=by, e=email: invite_owner(company, e, by=p) for by, email in given]


def two_ways_in(world: World) -> tuple[Party, Works]:
    """Return a person, who accepts an invitation while a manager accepts the request to join."""
    person, owner = acts.somebody(), acts.owner(world)
    asked = ask_to_join(world.buyer_company, "", by=person)
    invited = acts.invited(world, role="administrator")
    accept = (
        (lambda: take(invited, "accept", by=person)),
        (lambda: take(asked, "accept", by=owner, role="viewer")),
    )
    return person, list(accept)


def test_one_address_is_invited_once(world: World) -> None:
    assert codes(at_once(invitings(world) * 2)) == ["invited"] * 3
    assert Invitation.objects.filter(email="x@firm.example", status="sent").count() == 1


def test_one_company_is_asked_once(world: World) -> None:
    assert codes(at_once(askings(world) * 2)) == ["asked"] * 3
    assert JoinRequest.objects.count() == 1


def test_four_companies_asked_at_once_are_three(world: World) -> None:
    person = acts.somebody()
    wanted = (
        world.buyer_company,
        world.buyer2_company,
        world.seller_company,
        world.seller2_company,
    )
    works: Works = [lambda c=each: ask_to_join(c, "", by=person) for each in wanted]
    assert codes(at_once(works)) == ["too_many"]


@pytest.mark.parametrize("steps", [("accept", "accept"), ("accept", "decline")])
def test_one_invitation_is_answered_once(world: World, steps: tuple[str, ...]) -> None:
    invitation, person = acts.invited(world), acts.somebody()
    results = at_once([lambda s=step: take(invitation, s, by=person) for step in steps * 2])
    assert codes(results) == ["wrong_state"] * 3
    assert sum(isinstance(result, Event) for result in results) == 1


def test_two_managers_decide_one_request_once(world: World) -> None:
    person = acts.somebody()
    asked, owner = ask_to_join(world.buyer_company, "", by=person), acts.owner(world)
    works: Works = [
        lambda: take(asked, "accept", by=owner, role="viewer"),
        lambda: take(asked, "refuse", by=owner),
    ]
    assert codes(at_once(works)) == ["wrong_state"]


def test_two_ways_in_at_once_give_one_role(world: World) -> None:
    person, works = two_ways_in(world)
    assert codes(at_once(works)) == ["member"]
    member = Member.objects.get(company=world.buyer_company, person_id=person.person_id)
    assert Event.objects.filter(name="company.member_added", facts__member=person.person_id)
    accepted = Invitation.objects.filter(status="accepted").exists()
    assert member.role == ("administrator" if accepted else "viewer")


def test_two_moderators_offer_one_company_once(world: World) -> None:
    company, works = offers(world)
    assert codes(at_once(works)) == ["invited"]
    assert Invitation.objects.filter(company=company, status="sent").count() == 1


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Any, str], None]]:
    """Take row locks away, and let a check end in both transactions before either goes on."""
    barrier = Barrier(2)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows.all())

    def patch(module: Any, name: str) -> None:
        check = getattr(module, name)

        def both(*args: Any, **kwargs: Any) -> Any:
            answer = check(*args, **kwargs)
            with suppress(BrokenBarrierError):
                barrier.wait(timeout=5)
            return answer

        monkeypatch.setattr(module, name, both)

    yield patch


def test_without_the_lock_the_second_invitation_is_a_fault(world: World, together: Any) -> None:
    works = invitings(world)
    together(inviting, "_all_new")
    assert codes(at_once(works)) == [IntegrityError.__name__]


def test_without_the_lock_the_second_request_is_a_fault(world: World, together: Any) -> None:
    works = askings(world)
    together(asking, "_within_limit")
    assert codes(at_once(works)) == [IntegrityError.__name__]


def test_without_the_lock_the_second_offer_is_a_fault(world: World, together: Any) -> None:
    _company, works = offers(world)
    together(claiming, "_free_to_offer")
    assert codes(at_once(works)) == [IntegrityError.__name__]


def test_without_the_lock_both_ways_in_pass_the_check(world: World, together: Any) -> None:
    _person, works = two_ways_in(world)
    for module in (inviting, asking):
        together(module, "not_yet_in")
    assert "member" not in codes(at_once(works))


def test_one_unit_of_a_name_is_made_once(world: World) -> None:
    acts.owner(world)
    assert codes(at_once([lambda: acts.unit(world)] * 4)) == ["name"] * 3
    assert Unit.objects.count() == 1


def test_without_the_lock_the_second_unit_is_a_fault(world: World, together: Any) -> None:
    acts.owner(world)
    together(units, "_free_name")
    assert codes(at_once([lambda: acts.unit(world)] * 2)) == [IntegrityError.__name__]


def test_a_budget_for_two_orders_takes_two_of_three(world: World) -> None:
    unit = acts.unit(world, "190")
    mails = ("one@firm.example", "two@firm.example")
    others = [acts.colleague(world.buyer_company, "purchaser", mail) for mail in mails]
    people, listing = [world.buyer, *others], world.listing()
    for party in people:
        acts.limit(world, party, unit)
    baskets = [(world.basket((listing, 10), by=by), by) for by in people]
    works: Works = [lambda b=basket, p=by: place(b, by=p) for basket, by in baskets]
    assert codes(at_once(works)) == ["limit"]
    assert Purchase.objects.count() == 2


def test_one_person_with_two_windows_spends_the_month_once(world: World) -> None:
    acts.limit(world, world.buyer, per_month="100")
    basket = world.basket((world.listing(), 10))
    results = at_once([lambda: place(basket, by=world.buyer)] * 3)
    assert Purchase.objects.count() == 1
    assert not any(isinstance(result, IntegrityError) for result in results)
