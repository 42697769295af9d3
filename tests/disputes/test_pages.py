"""The pages of a dispute from every seat: who may open them, and what each side sees."""

from collections.abc import Iterable

from disputes.models import Dispute
from marketplace.companies.actions import add_member
from marketplace.kernel.party import SYSTEM
from tests.disputes import acts
from tests.disputes.pages import address, cost, opened, over, text, to_ruling, who, wide
from tests.world import World

SIDES = {"buyer": 200, "seller": 200, "buyer2": 404, "seller2": 404, "finance": 404, "visitor": 302}
OFFICE = {"buyer": 404, "seller": 404, "moderator": 200, "finance": 404, "visitor": 302}


def statuses(world: World, names: Iterable[str], path: str) -> dict[str, int]:
    """Return what a page answers to each of these people."""
    return {name: opened(world, name, path).status_code for name in names}


def test_the_sides_pages(world: World) -> None:
    dispute = acts.opened(world)
    for page in ("dispute", "say", "propose", "evidence", "escalate"):
        assert statuses(world, SIDES, address(page, dispute)) == SIDES


def test_the_moderators_pages(world: World) -> None:
    dispute = acts.in_review(world)
    for page in ("file", "rule", "claim"):
        assert statuses(world, OFFICE, address(page, dispute)) == OFFICE
    assert statuses(world, OFFICE, "/moderation/disputes/") == OFFICE


def test_the_sides_page_leads_a_moderator_to_the_file(world: World) -> None:
    dispute = acts.opened(world)
    answer = opened(world, "moderator", dispute.get_absolute_url())
    assert (answer.status_code, answer.url) == (302, address("file", dispute))


def test_a_moderator_of_one_of_the_companies_finds_nothing(world: World) -> None:
    dispute = acts.in_review(world)
    person = who(world, "moderator").person_id
    add_member(world.seller_company, person, "viewer", by=SYSTEM)
    assert opened(world, "moderator", address("file", dispute)).status_code == 404


def test_every_state_has_a_page_for_all(world: World) -> None:
    dispute = acts.ruled(world, "40")
    for status in Dispute.PROCESS.state_names:
        Dispute.objects.filter(pk=dispute.pk).update(status=status)
        for name in ("buyer", "seller"):
            assert "Your" in text(world, name, dispute.get_absolute_url())
        assert "Order as sold" in text(world, "moderator", address("file", dispute))


def test_claim_and_answer_stand_side_by_side(world: World) -> None:
    dispute = acts.opened(world)
    buyer, seller = (text(world, n, dispute.get_absolute_url()) for n in ("buyer", "seller"))
    assert "Your claim" in buyer
    assert "Bürotechnik Hamburg GmbH has not answered yet" in buyer
    assert "The buyer’s claim" in seller
    assert "You have not answered yet" in seller


def test_the_open_proposal_is_answered_by_the_other_side_alone(world: World) -> None:
    dispute = acts.opened(world)
    path = f"/desk/disputes/proposals/{dispute.proposals.get().pk}/accept/"
    assert path in text(world, "seller", dispute.get_absolute_url())
    assert path not in text(world, "buyer", dispute.get_absolute_url())


def test_the_turn_is_the_side_that_has_to_answer(world: World) -> None:
    dispute = acts.opened(world)
    assert "Negotiation, day 1 · your turn" in text(world, "seller", dispute.get_absolute_url())
    waiting = "Negotiation, day 1 · waiting for the seller"
    assert waiting in text(world, "buyer", dispute.get_absolute_url())


def test_a_viewer_reads_and_has_no_buttons(world: World) -> None:
    dispute = acts.opened(world)
    add_member(world.buyer_company, who(world, "buyer2").person_id, "viewer", by=SYSTEM)
    client = world.client(who(world, "buyer2"))
    client.post("/desk/switch/", {"company": world.buyer_company.pk})
    page = client.get(dispute.get_absolute_url()).content.decode()
    assert "Atelier Lyon SAS" in page
    assert address("propose", dispute) not in page


def test_a_hidden_file_is_absent_for_the_other_side(world: World) -> None:
    dispute = acts.opened(world)
    acts.hidden(dispute, world.buyer)
    file = dispute.evidence.get(other_side_sees=False).file.get_absolute_url()
    assert file in text(world, "buyer", dispute.get_absolute_url())
    assert file in text(world, "moderator", address("file", dispute))
    assert "Contract" not in text(world, "seller", dispute.get_absolute_url())
    assert opened(world, "seller", file).status_code == 404


def test_a_hidden_file_that_a_ruling_rests_on_is_not_named(world: World) -> None:
    dispute = acts.opened(world)
    acts.hidden(dispute, world.buyer)
    to_ruling(dispute, world)
    page = text(world, "seller", dispute.get_absolute_url())
    assert "a file that only the moderator sees" in page
    assert "Contract" not in page


def test_the_page_costs_the_same_with_1_and_20_lines(world: World) -> None:
    order = wide(world, 21)
    one, twenty = over(world, order, 0), over(world, order, *range(1, 21))
    for name, page in (("buyer", "dispute"), ("moderator", "file")):
        costs = {cost(world, name, address(page, dispute)) for dispute in (one, twenty)}
        assert len(costs) == 1
