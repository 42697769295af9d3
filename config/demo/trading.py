"""Trade by the verbs that buyers, sellers and finance use; each returns what it made."""

from collections.abc import Iterable, Sequence
from typing import Any

from catalogue.models import Product
from checkout.actions import add_line, open_trade_basket, place, save_delivery, save_invoice
from checkout.fulfilment.actions import News, Parcel, receive, ship, track
from checkout.fulfilment.models import Shipment
from checkout.fulfilment.rules import Received
from checkout.order.models import Order, Purchase
from checkout.payment.actions import Declaration, declare, match
from checkout.payment.models import PaymentRequest, Proof
from config.demo.papers import paper
from marketplace.companies.models import Company
from marketplace.kernel.clock import today
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take

Wanted = Sequence[tuple[Product, int]]


def consignee_of(company: Company, recipient: str) -> dict[str, Any]:
    """Return the company's own address as a consignee."""
    names = ("line1", "line2", "postcode", "city", "region", "country", "phone")
    own = {name: getattr(company, name) for name in names}
    hours = {"opening_hours": "Mon-Fri 8-12, 13-17"}
    return {"recipient": recipient, "organisation": company.legal_name, **own, **hours}


def buy(buyer: Party, recipient: str, wanted: Wanted, po_number: str = "") -> Purchase:
    """Fill a basket, answer the steps and place it."""
    company = Company.objects.get(pk=buyer.company_id or 0)
    trade = open_trade_basket({}, by=buyer)
    for listing, quantity in wanted:
        add_line(trade, listing, quantity, by=buyer)
    consignee = consignee_of(company, recipient)
    save_delivery(trade.basket_id, consignee=consignee, methods={}, by=buyer)
    invoice = {
        "head": company.legal_name,
        "tax_number": company.vat_id,
        "address": f"{company.line1}\n{company.postcode} {company.city}",
        "email": company.email,
    }
    facts = {"invoice": invoice, "po_number": po_number}
    save_invoice(trade.basket_id, facts=facts, by=buyer)
    return place(trade, by=buyer)


def declare_paid(purchase: Purchase, buyer: Party) -> Proof:
    """Declare the transfer with a slip."""
    request = PaymentRequest.objects.get(purchase=purchase)
    said = Declaration(
        amount=purchase.gross,
        paid_on=today(),
        payer_name=str(purchase.buyer),
        reference=purchase.number,
    )
    slip = paper(
        "Transfer order", [purchase.number, f"{purchase.gross} {purchase.currency}"], "slip"
    )
    return declare(request, said, slip, by=buyer)


def match_paid(proof: Proof, finance: Party, second: Party) -> None:
    """Match a proof in full; above the limit a second person confirms."""
    match(proof, proof.amount, by=finance, bank_reference=f"BK{proof.pk:08d}")
    request = PaymentRequest.objects.get(pk=proof.request_id)
    if request.PROCESS.row("confirm", request.status):
        take(request, "confirm", by=second)


def ship_lines(order: Order, seller: Party, share: int = 1) -> Shipment:
    """Ship every line: all that is left, or a half when `share` is 2."""
    lines = {line.pk: -(-line.quantity // share) for line in order.lines.all()}
    return _send(order, lines, f"JJD0{order.pk:010d}{share}", seller)


def ship_rest(order: Order, seller: Party, share: int = 2) -> Shipment:
    """Ship what a first parcel left."""
    left = {line.pk: line.quantity - -(-line.quantity // share) for line in order.lines.all()}
    rest = {key: quantity for key, quantity in left.items() if quantity}
    return _send(order, rest, f"JJD0{order.pk:010d}R", seller)


def _send(order: Order, lines: dict[int, int], number: str, seller: Party) -> Shipment:
    return ship(order, Parcel(lines=lines, carrier="DHL", tracking_number=number), by=seller)


def report(shipment: Shipment, seller: Party, states: Iterable[str], place_name: str) -> None:
    """Add tracking events by hand."""
    for state in states:
        track(shipment, News(state=state, place=place_name), by=seller)
        shipment.refresh_from_db()


def receive_all(order: Order, buyer: Party) -> None:
    """Confirm that everything arrived as ordered."""
    counted = {line.pk: Received(line.quantity, "received", "") for line in order.lines.all()}
    receive(order, counted, by=buyer)
