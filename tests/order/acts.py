"""Short ways through an order's life, each by the real action of the person who takes it."""

from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from checkout.fulfilment.actions import News, Parcel, receive, ship, track
from checkout.fulfilment.models import Shipment
from checkout.fulfilment.rules import Received
from checkout.order.models import Order, Purchase
from checkout.payment.actions import Declaration, declare, match
from checkout.payment.models import PaymentRequest, Proof
from config.demo.papers import paper
from marketplace.kernel.clock import today
from marketplace.kernel.money import quantize
from marketplace.kernel.steps import take
from tests.world import World


def proof_file() -> SimpleUploadedFile:
    """Return a picture of a transfer slip."""
    return paper("Transfer slip", ["All of it"], "transfer")


def declared(world: World, purchase: Purchase, amount: str | None = None) -> Proof:
    """The buyer declares to have paid the purchase."""
    request = PaymentRequest.objects.get(purchase=purchase)
    said = Declaration(
        amount=Decimal(amount) if amount else quantize(purchase.gross, purchase.currency),
        paid_on=today(),
        payer_name="Atelier Lyon SAS",
        reference=purchase.number,
    )
    return declare(request, said, proof_file(), by=world.buyer)


def paid(world: World, purchase: Purchase, received: str | None = None) -> PaymentRequest:
    """The buyer declares, finance finds the money (all of it unless said otherwise)."""
    proof = declared(world, purchase)
    found = Decimal(received) if received else proof.amount
    match(proof, found, by=world.office.finance, bank_reference="B1")
    return PaymentRequest.objects.get(purchase=purchase)


def confirmed(world: World, quantity: int = 10, **terms: object) -> Order:
    """Return a paid order that the seller confirmed."""
    order = world.order(quantity, **terms)
    paid(world, order.purchase)
    order.refresh_from_db()
    take(order, "confirm", by=world.seller)
    return order


def shipped(world: World, order: Order, quantity: int | None = None) -> Shipment:
    """The seller ships the order's first line, all of it unless said otherwise."""
    line = order.lines.get()
    parcel = Parcel(lines={line.pk: quantity or line.quantity}, carrier="DHL", tracking_number="1")
    return ship(order, parcel, by=world.seller)


def arrived(world: World, shipment: Shipment) -> None:
    """The carrier delivers the parcel."""
    track(shipment, News(state="delivered", place="Lyon"), by=world.seller)


def received(
    world: World, order: Order, quantity: int | None = None, outcome: str = "received"
) -> Order:
    """The buyer reports what came of the order's first line."""
    line = order.lines.get()
    said = Received(line.quantity if quantity is None else quantity, outcome)  # type: ignore[arg-type]
    return receive(order, {line.pk: said}, by=world.buyer)


def completed(world: World, quantity: int = 10, **terms: object) -> Order:
    """Return an order that went all the way."""
    order = confirmed(world, quantity, **terms)
    shipped(world, order)
    return received(world, order)
