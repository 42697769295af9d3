"""Pages of money, by the people they are for."""

from typing import Any

import pytest

from checkout.order.models import Order, Purchase
from checkout.payment.models import PaymentRequest, Payout, Refund
from marketplace.kernel.clock import today
from marketplace.kernel.steps import take
from tests.order import acts
from tests.world import World


def opened(world: World, who: str, path: str) -> Any:
    """Open a page as a member or as staff."""
    return world.client(getattr(world, who, None) or getattr(world.office, who)).get(path)


def declaration(purchase: Purchase, **changed: Any) -> dict[str, Any]:
    """Return what the payer types."""
    facts = {
        "amount": "95.00",
        "paid_on": today().isoformat(),
        "payer_name": "Atelier Lyon SAS",
        "reference": purchase.number,
        "file": acts.proof_file(),
        "acting": purchase.buyer_id,
    }
    return facts | changed


@pytest.mark.parametrize(
    ("who", "status"), [("buyer", 200), ("seller", 404), ("buyer2", 404), ("finance", 200)]
)
def test_who_sees_the_bank_details(world: World, who: str, status: int) -> None:
    number = world.order().purchase.number
    assert opened(world, who, f"/desk/purchases/{number}/pay/").status_code == status


def test_the_instructions_name_account_reference_and_amount(world: World) -> None:
    number = world.order().purchase.number
    text = opened(world, "buyer", f"/desk/purchases/{number}/pay/").content.decode()
    assert all(part in text for part in ("FR76 3000 6000", number, "95.00"))


def test_the_buyer_declares_with_a_file(world: World) -> None:
    purchase = world.order().purchase
    path = f"/desk/purchases/{purchase.number}/declare/"
    assert opened(world, "buyer", path).status_code == 200
    answer = world.client(world.buyer).post(path, declaration(purchase))
    assert (answer.status_code, answer.url) == (302, purchase.get_absolute_url())
    assert PaymentRequest.objects.get().status == "declared"


def test_a_refused_declaration_keeps_what_was_typed(world: World) -> None:
    purchase = world.order().purchase
    path = f"/desk/purchases/{purchase.number}/declare/"
    answer = world.client(world.buyer).post(path, declaration(purchase, file=""))
    assert answer.status_code == 422
    assert "Atelier Lyon SAS" in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/moderation/payments/", "/moderation/refunds/", "/moderation/payouts/"]
)
@pytest.mark.parametrize(
    ("who", "status"), [("finance", 200), ("moderator", 404), ("buyer", 404), ("seller", 404)]
)
def test_finances_desk_is_for_finance(world: World, path: str, who: str, status: int) -> None:
    assert opened(world, who, path).status_code == status


def test_a_declared_payment_stands_in_the_queue(world: World) -> None:
    purchase = world.order().purchase
    acts.declared(world, purchase)
    assert purchase.number in opened(world, "finance", "/moderation/payments/").content.decode()


def test_finance_matches_on_the_page(world: World) -> None:
    order = world.order()
    proof = acts.declared(world, order.purchase)
    path = f"/moderation/payments/{proof.request_id}/"
    text = opened(world, "finance", path).content.decode()
    assert proof.file.get_absolute_url() in text
    facts = {"received": "95.00", "bank_reference": "B1", "proof": proof.pk}
    assert world.client(world.office.finance).post(path, facts).status_code == 302
    assert Order.objects.get().status == "to_confirm"


def test_a_second_match_of_the_same_proof_is_refused_on_the_page(world: World) -> None:
    proof = acts.declared(world, world.order().purchase)
    path = f"/moderation/payments/{proof.request_id}/"
    facts = {"received": "95.00", "bank_reference": "B1", "proof": proof.pk}
    world.client(world.office.finance).post(path, facts)
    assert world.client(world.office.finance2).post(path, facts).status_code == 422


def test_finance_records_a_refund(world: World) -> None:
    order = world.order()
    acts.paid(world, order.purchase)
    order.refresh_from_db()
    take(order, "cancel", by=world.buyer, reason="x")
    assert order.number in opened(world, "finance", "/moderation/refunds/").content.decode()
    path = f"/moderation/refunds/{Refund.objects.get().pk}/"
    assert opened(world, "finance", path).status_code == 200
    world.client(world.office.finance).post(path, {"bank_reference": "OUT-1"})
    assert Refund.objects.get().status == "paid"


def test_finance_records_a_payout_and_the_seller_sees_it(world: World) -> None:
    acts.completed(world)
    assert "89.30" in opened(world, "seller", "/desk/payouts/").content.decode()
    (row,) = opened(world, "finance", "/moderation/payouts/").context["payables"]
    facts = row["form"].initial | {"bank_reference": "OUT-9"}
    world.client(world.office.finance).post("/moderation/payouts/", facts)
    assert str(Payout.objects.get().amount) == "89.3000"
    assert "OUT-9" in opened(world, "seller", "/desk/payouts/").content.decode()


def test_another_seller_sees_nothing_of_it(world: World) -> None:
    acts.completed(world)
    assert "89.30" not in opened(world, "seller2", "/desk/payouts/").content.decode()


def test_the_money_bar_stands_on_the_order(world: World) -> None:
    order = acts.confirmed(world)
    text = opened(world, "buyer", order.get_absolute_url()).content.decode()
    assert "money-bar" in text


def test_the_seller_sees_commission_and_the_buyer_does_not(world: World) -> None:
    order = acts.completed(world)
    assert "4.75" in opened(world, "seller", order.get_absolute_url()).content.decode()
    assert "4.75" not in opened(world, "buyer", order.get_absolute_url()).content.decode()
