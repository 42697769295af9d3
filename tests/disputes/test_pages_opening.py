"""Opening a dispute in the browser: proof of who asks, the claim, files, and what a refusal
keeps."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from config.demo.papers import paper
from disputes.models import Dispute
from disputes.views import proof
from marketplace.kernel.clock import now, played_at
from tests.disputes import acts
from tests.disputes.pages import complaint, opened, proved, text
from tests.order import acts as orders
from tests.world import World


def path(order: Any) -> str:
    """Return the address of the form."""
    return reverse("disputes:open", args=[order.number])


@pytest.mark.parametrize(
    ("name", "status"),
    [("buyer", 302), ("seller", 200), ("buyer2", 404), ("moderator", 404), ("visitor", 302)],
)
def test_who_may_come_to_the_form(world: World, name: str, status: int) -> None:
    assert opened(world, name, path(acts.shipped(world))).status_code == status


def test_the_person_proves_again_who_asks(world: World) -> None:
    order = acts.shipped(world)
    assert opened(world, "buyer", path(order)).url.startswith("/accounts/reauthenticate/")
    assert proved(world).get(path(order)).status_code == 200


def test_the_sentence_about_hidden_files_is_told_beforehand(world: World) -> None:
    page = proved(world).get(path(acts.shipped(world))).content.decode()
    assert "can not carry a ruling alone" in page


def test_a_buyer_opens_a_dispute(world: World) -> None:
    order = acts.shipped(world)
    answer = proved(world).post(path(order), complaint(order))
    dispute = Dispute.objects.get()
    assert (answer.status_code, answer.url) == (302, dispute.get_absolute_url())
    assert (dispute.amount, dispute.evidence.get().title) == (Decimal("38.00"), "Crushed carton")


def test_less_than_the_price_may_be_asked(world: World) -> None:
    order = acts.shipped(world)
    typed = complaint(order, **{f"amount_{order.lines.get().pk}": "20.50"})
    proved(world).post(path(order), typed)
    assert Dispute.objects.get().amount == Decimal("20.50")


def test_four_files_come_with_the_claim(world: World) -> None:
    order = acts.shipped(world)
    more = {
        f"{name}_{n}": value
        for n in (2, 3, 4)
        for name, value in (("title", f"Part {n}"), ("third", "redacted"), ("sees", "no"))
    }
    files = {f"file_{n}": paper(f"Part {n}", ["x"], f"part{n}") for n in (2, 3, 4)}
    proved(world).post(path(order), complaint(order, **more, **files))
    assert Dispute.objects.get().evidence.filter(other_side_sees=False).count() == 3


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"third_1": "yes"}, "taken only when they agreed"),
        ({"third_1": ""}, "Say whether the file shows data"),
        ({"sees_1": ""}, "Say whether the other side may see"),
        ({"file_1": ""}, "Choose a file."),
        ({"title_2": "Another"}, "Choose the file again"),
        ({"reason": ""}, "Choose what fits best"),
        ({"reason": "unfounded_report"}, "Select a valid choice"),
        ({"wanted": "release"}, "Select a valid choice"),
    ],
)
def test_a_refusal_keeps_what_was_typed(world: World, changed: dict[str, Any], said: str) -> None:
    order = acts.shipped(world)
    answer = proved(world).post(path(order), complaint(order, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Crushed on the left side." in page
    assert not Dispute.objects.exists()


def test_lines_have_to_be_chosen(world: World) -> None:
    order = acts.shipped(world)
    typed = complaint(order)
    del typed[f"line_{order.lines.get().pk}"]
    answer = proved(world).post(path(order), typed)
    assert "Choose the lines that this is about" in answer.content.decode()


def test_files_have_to_be_chosen_again(world: World) -> None:
    order = acts.shipped(world)
    answer = proved(world).post(path(order), complaint(order, facts=""))
    page = answer.content.decode()
    assert "a browser does not keep it" in page
    assert "carton.png" in page or "carton.jpg" in page


def test_an_old_proof_keeps_the_text_and_offers_the_way(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, client = acts.shipped(world), proved(world)
    monkeypatch.setattr(proof, "LASTS", 0)
    answer = client.post(path(order), complaint(order))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "/accounts/reauthenticate/?next=" in page
    assert "Crushed on the left side." in page
    assert not Dispute.objects.exists()


def test_before_anything_is_shipped_the_reason_is_said(world: World) -> None:
    order = orders.confirmed(world)
    assert "Before that, cancel the order" in text(world, "buyer", path(order))


def test_the_seller_answers_a_reported_problem(world: World) -> None:
    order = acts.shipped(world)
    orders.received(world, order, 4, "damaged")
    order.refresh_from_db()
    typed = complaint(order, reason="unfounded_report", wanted="release")
    proved(world, "seller").post(path(order), typed)
    assert Dispute.objects.get().opener_company_id == world.seller.company_id


def test_the_order_offers_the_way_and_shows_the_dispute(world: World) -> None:
    order = acts.shipped(world)
    assert path(order) in text(world, "buyer", order.get_absolute_url())
    assert path(order) not in text(world, "seller", order.get_absolute_url())
    dispute = acts.opened(world, order)
    for name in ("buyer", "seller", "moderator"):
        assert dispute.get_absolute_url() in text(world, name, order.get_absolute_url())
    assert path(order) not in text(world, "buyer", order.get_absolute_url())


def test_after_the_term_the_order_says_why_not(world: World) -> None:
    order = acts.shipped(world)
    with played_at(now() + timedelta(days=31)):
        page = text(world, "buyer", order.get_absolute_url())
    assert path(order) not in page
    assert "The term for a dispute over this order ended" in page
