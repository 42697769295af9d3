"""What the two sides do in the browser, and their lists."""

from decimal import Decimal

import pytest

from config.demo.papers import paper
from disputes.models import Dispute
from tests.disputes import acts
from tests.disputes.pages import address, cost, opened, over, proved, text, who, wide
from tests.world import World


def refund(dispute: Dispute, amount: str, **typed: str) -> dict[str, str]:
    """Return a proposal as it is typed, for a dispute over one line."""
    line = dispute.lines.get().line_id
    return {"remedy": "partial_refund", f"refund_{line}": amount, "note": "Fair."} | typed


def test_a_side_writes_to_the_file(world: World) -> None:
    dispute = acts.opened(world)
    world.client(world.seller).post(address("say", dispute), {"text": "We asked the driver."})
    page = text(world, "buyer", dispute.get_absolute_url())
    assert "Bürotechnik Hamburg GmbH wrote" in page
    assert "We asked the driver." in page


def test_nothing_is_written_once_it_is_over(world: World) -> None:
    dispute = acts.opened(world)
    acts.take(dispute, "withdraw", by=world.buyer, reason="Found it.")
    answer = world.client(world.seller).post(address("say", dispute), {"text": "Thank you."})
    assert answer.status_code == 422
    assert "The dispute has ended" in answer.content.decode()


def test_a_side_proposes(world: World) -> None:
    dispute = acts.opened(world)
    answer = world.client(world.seller).post(address("propose", dispute), refund(dispute, "20.50"))
    assert answer.url == dispute.get_absolute_url()
    assert dispute.open_proposal.total == Decimal("20.50")
    page = text(world, "buyer", dispute.get_absolute_url())
    assert "Bürotechnik Hamburg GmbH: Partial refund, the buyer keeps the goods, 20.50" in page


@pytest.mark.parametrize(
    ("amount", "said"),
    [("95.01", "less than or equal to"), ("-1", "greater than or equal"), ("1.234", "decimal")],
)
def test_an_amount_beyond_the_claim_is_refused(world: World, amount: str, said: str) -> None:
    dispute = acts.opened(world)
    answer = world.client(world.seller).post(address("propose", dispute), refund(dispute, amount))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Fair." in page


def test_an_amount_is_typed_as_the_language_writes_it(world: World) -> None:
    dispute, client = acts.opened(world), world.client(world.seller)
    client.cookies["django_language"] = "fr"
    client.post(address("propose", dispute), refund(dispute, "20,50"))
    assert dispute.open_proposal.total == Decimal("20.50")


def test_amounts_that_do_not_fit_the_remedy_come_back(world: World) -> None:
    dispute = acts.opened(world)
    typed = refund(dispute, "20.00", remedy="replacement")
    answer = world.client(world.seller).post(address("propose", dispute), typed)
    assert "With this remedy no money goes back" in answer.content.decode()


def test_accepting_says_what_moves_and_settles(world: World) -> None:
    dispute = acts.opened(world)
    path = f"/desk/disputes/proposals/{dispute.proposals.get().pk}/accept/"
    assert "Accept: 95.00\xa0EUR back to the buyer" in text(world, "seller", path)
    world.client(world.seller).post(path, {})
    assert acts.status(dispute) == "settled"


@pytest.mark.parametrize(("word", "name"), [("decline", "seller"), ("withdraw", "buyer")])
def test_a_proposal_is_declined_or_taken_back(world: World, word: str, name: str) -> None:
    dispute = acts.opened(world)
    path = f"/desk/disputes/proposals/{dispute.proposals.get().pk}/{word}/"
    assert opened(world, name, path).status_code == 200
    world.client(who(world, name)).post(path, {})
    assert dispute.open_proposal is None


def test_the_proposer_does_not_accept(world: World) -> None:
    dispute = acts.opened(world)
    path = f"/desk/disputes/proposals/{dispute.proposals.get().pk}/accept/"
    assert opened(world, "buyer", path).status_code == 404


def evidence(third: str = "none") -> dict[str, object]:
    """Return a file of evidence as it is typed."""
    file = paper("Scan", ["ok"], "scan")
    return {"file_1": file, "title_1": "Scan", "third_1": third, "sees_1": "yes", "next": "more"}


def test_files_are_added_one_after_the_other(world: World) -> None:
    dispute = acts.opened(world)
    answer = world.client(world.seller).post(address("evidence", dispute), evidence())
    assert answer.url == address("evidence", dispute)
    assert "1 of 10 files" in text(world, "seller", answer.url)


def test_third_persons_who_were_not_asked_are_refused(world: World) -> None:
    dispute = acts.opened(world)
    answer = world.client(world.seller).post(address("evidence", dispute), evidence("yes"))
    assert answer.status_code == 422
    assert "taken only when they agreed" in answer.content.decode()
    assert dispute.evidence.count() == 1


def test_after_ones_own_word_no_file_is_taken(world: World) -> None:
    dispute = acts.in_evidence(world)
    world.client(world.seller).post(address("done", dispute), {})
    assert "closed to evidence" in text(world, "seller", address("evidence", dispute))


def test_the_opener_withdraws_with_a_reason(world: World) -> None:
    dispute = acts.opened(world)
    assert "95.00\xa0EUR is free again" in text(world, "buyer", address("withdraw", dispute))
    assert opened(world, "seller", address("withdraw", dispute)).status_code == 404
    client = world.client(world.buyer)
    assert client.post(address("withdraw", dispute), {}).status_code == 422
    client.post(address("withdraw", dispute), {"reason": "It came."})
    assert acts.status(dispute) == "withdrawn"


def test_escalating_too_early_says_from_when(world: World) -> None:
    dispute = acts.opened(world)
    assert "You may ask a moderator" in text(world, "buyer", address("escalate", dispute))


def test_both_accept_the_ruling(world: World) -> None:
    dispute = acts.ruled(world, "40")
    assert "40.00" in text(world, "buyer", address("accept", dispute))
    for party in (world.buyer, world.seller):
        world.client(party).post(address("accept", dispute), {})
    assert acts.status(dispute) == "closed"
    assert "final" in text(world, "seller", dispute.get_absolute_url())


def test_a_side_appeals_with_a_reason(world: World) -> None:
    dispute = acts.ruled(world, "40")
    client = world.client(world.seller)
    assert client.get(address("appeal", dispute)).status_code == 200
    client.post(address("appeal", dispute), {"reason": "The carrier saw no damage."})
    assert acts.status(dispute) == "appeal"
    assert "no ruling that you can appeal" in text(world, "buyer", address("appeal", dispute))


@pytest.mark.parametrize(
    ("name", "path"), [("buyer", "/desk/disputes/"), ("seller", "/desk/disputes/selling/")]
)
def test_each_side_has_its_list(world: World, name: str, path: str) -> None:
    assert 'class="empty"' in text(world, name, path)
    dispute = acts.opened(world)
    assert dispute.number in text(world, name, path)
    assert dispute.number not in text(world, name, path + "?state=ended")
    assert dispute.number not in text(world, "seller2", path)


def test_the_list_says_whose_turn_it_is(world: World) -> None:
    dispute = acts.opened(world)
    assert dispute.number in text(world, "seller", "/desk/disputes/selling/?state=yours")
    assert dispute.number not in text(world, "buyer", "/desk/disputes/?state=yours")
    assert "waits for the seller" in text(world, "buyer", "/desk/disputes/")


def test_the_desk_names_what_waits(world: World) -> None:
    dispute = acts.opened(world)
    assert dispute.get_absolute_url() in text(world, "seller", "/desk/")
    assert dispute.get_absolute_url() not in text(world, "buyer", "/desk/")


def test_lists_cost_the_same_with_1_and_20_rows(world: World) -> None:
    order = wide(world, 20)
    over(world, order, 0)
    paths = (
        ("buyer", "/desk/disputes/"),
        ("seller", "/desk/"),
        ("buyer", order.get_absolute_url()),
    )
    one = [cost(world, name, path) for name, path in paths]
    for place in range(1, 20):
        over(world, order, place)
    assert [cost(world, name, path) for name, path in paths] == one


def test_the_form_costs_the_same_with_1_and_20_lines(world: World) -> None:
    orders = (wide(world, 1), wide(world, 20))
    client = proved(world)
    pages = [client.get(f"/desk/orders/{order.number}/dispute/") for order in orders]
    assert [page.status_code for page in pages] == [200, 200]
