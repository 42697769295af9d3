"""Pages of online payment by the people they are for; without a key there is nothing."""

from decimal import Decimal

import pytest
from django.urls import reverse

from catalogue.rules import Tier
from checkout.payment.online.actions.sessions import minor_due
from checkout.payment.online.models import ConnectedAccount, Intent
from checkout.payment.online.polling import poll
from checkout.payment.online.tasks import poll_stripe
from marketplace.kernel import events
from marketplace.kernel.party import VISITOR
from marketplace.kernel.refusal import Refused
from tests.online import acts
from tests.online.fake import Provider
from tests.world import World

ADDRESSES = [
    "/desk/payouts/online/",
    "/desk/payouts/online/go/",
    "/moderation/online/",
    "/hooks/stripe/",
]


def pay_page(world: World) -> str:
    """Return the address of paying the only purchase online."""
    return f"/desk/purchases/{world.order().purchase.number}/online/"


def answers(world: World, path: str) -> dict[str, int]:
    """Return what the page answers to each kind of person."""
    parties = {"buyer": world.buyer, "other": world.buyer2, "seller": world.seller}
    staff = {"finance": world.office.finance, "moderator": world.office.moderator}
    everybody = {"visitor": VISITOR, **parties, **staff}
    return {who: world.client(by).get(path).status_code for who, by in everybody.items()}


@pytest.mark.parametrize("path", ADDRESSES)
def test_without_a_key_there_is_nothing(world: World, path: str) -> None:
    assert set(answers(world, path).values()) == {404}
    assert world.client(world.office.finance).post(path).status_code == 404


def test_without_a_key_nothing_shows_and_nobody_listens(world: World) -> None:
    path = pay_page(world)
    assert world.client(world.buyer).get(path).status_code == 404
    page = world.client(world.buyer).get(path.replace("/online/", "/pay/"))
    assert "Pay online" not in page.content.decode()
    assert "Online payouts" not in world.client(world.seller).get("/desk/payouts/").content.decode()
    listeners = [name for known in events._subscribers.values() for name in known]
    assert [name for name in listeners if ".online." in name] == []
    assert (poll(), poll_stripe()) == (0, None)


def test_who_sees_the_payment(world: World, fake: Provider) -> None:
    assert answers(world, pay_page(world)) == {
        "visitor": 302, "buyer": 200, "other": 404, "seller": 404, "finance": 200, "moderator": 404,
    }  # fmt: skip


def test_the_list_is_for_finance(world: World, fake: Provider) -> None:
    assert answers(world, "/moderation/online/") == {
        "visitor": 302, "buyer": 404, "other": 404, "seller": 404, "finance": 200, "moderator": 404,
    }  # fmt: skip


def test_the_buyer_is_offered_to_pay_online_and_led_there(world: World, fake: Provider) -> None:
    path, client = pay_page(world), world.client(world.buyer)
    assert path in client.get(path.replace("/online/", "/pay/")).content.decode()
    answer = client.post(path, {"acting": world.buyer.company_id})
    assert (answer.status_code, answer.headers["location"]) == (302, path)
    assert fake.of("checkout.session")[0]["url"] in client.get(path).content.decode()


def test_a_seller_or_finance_can_not_begin(world: World, fake: Provider) -> None:
    request = acts.request_of(world.order().purchase)
    for party in (world.seller, world.buyer2, world.office.finance):
        with pytest.raises(Refused) as refusal:
            acts.begin_session(request, by=party)
        assert refusal.value.code == "wrong_actor"
    assert not Intent.objects.exists()


def test_paid_is_said_when_the_provider_said_it(world: World, fake: Provider) -> None:
    order = world.order()
    acts.paid(world, fake, order)
    path = f"/desk/purchases/{order.purchase.number}/online/"
    assert "Paid" in world.client(world.buyer).get(path).content.decode()


def test_pressing_asks_the_provider_at_once(world: World, fake: Provider) -> None:
    path, client = pay_page(world), world.client(world.buyer)
    for _press in range(2):
        client.post(path, {"acting": world.buyer.company_id})
        fake.pay(fake.of("checkout.session")[0]["id"])
    assert "confirmed the payment" in client.get(path).content.decode()


def test_dinars_whose_last_digit_is_not_0_go_by_transfer(world: World, fake: Provider) -> None:
    tiers = (Tier(1, Decimal("1.2340")),)
    purchase = world.order(1, currency="KWD", tiers=tiers).purchase
    request = acts.request_of(purchase)
    assert minor_due(request) % 10
    with pytest.raises(Refused) as refusal:
        acts.begin_session(request, by=world.buyer)
    assert refusal.value.code == "amount"
    page = world.client(world.buyer).get(f"/desk/purchases/{purchase.number}/pay/")
    assert "last digit" in page.content.decode()


@pytest.mark.parametrize(
    ("currency", "price", "minor"), [("JPY", "150", 1500), ("KWD", "1.23", 12_300)]
)
def test_minor_units_are_the_currencys(
    world: World, fake: Provider, currency: str, price: str, minor: int
) -> None:
    tiers = (Tier(1, Decimal(price)),)
    order = world.order(10, currency=currency, tiers=tiers)
    acts.paid(world, fake, order)
    (session,) = fake.of("checkout.session")
    assert (session["amount_total"], session["currency"]) == (minor, currency.lower())
    assert acts.books()[0][1] == [("held", -minor), ("stripe", minor)]


def test_a_seller_opens_an_account_once_and_is_led_there(world: World, fake: Provider) -> None:
    client, path = world.client(world.seller), reverse("online:account")
    assert "Set up online payouts" in client.get("/desk/payouts/").content.decode()
    for _press in range(2):
        assert client.post(path, {"acting": world.seller.company_id}).status_code == 302
    assert "Not ready yet" in client.get(path).content.decode()
    account = ConnectedAccount.objects.get()
    answer = client.get(reverse("online:onboard"))
    assert answer.headers["location"].endswith(f"/onboard/{account.account_id}")
    assert len(fake.of("account")) == 1


def test_an_account_without_an_answer_is_asked_for_again(world: World, fake: Provider) -> None:
    fake.faults.append("reset")
    with pytest.raises(Refused):
        acts.begin_account(by=world.seller)
    assert acts.begin_account(by=world.seller).account_id == fake.of("account")[0]["id"]
    assert len(fake.of("account")) == 1


def test_a_viewer_opens_no_account(world: World, fake: Provider) -> None:
    assert world.client(world.buyer).get(reverse("online:account")).status_code == 404


def test_the_poller_asks_after_accounts(world: World, fake: Provider) -> None:
    account = acts.begin_account(by=world.seller)
    thing = fake.things[str(account.account_id)]
    thing |= {"payouts_enabled": True, "capabilities": {"transfers": "active"}}
    ConnectedAccount.objects.update(asked_at=account.asked_at.replace(year=2020))
    acts.polled()
    assert ConnectedAccount.objects.get().ready
