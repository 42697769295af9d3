"""Questions about what leaves: refunds owed, and the statements and payouts of sellers."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from checkout.order.models.fields import summed
from checkout.payment.models import Payout, PayoutLine, Refund
from checkout.payment.models.payout import PayoutQuerySet
from checkout.payment.models.route import Route
from checkout.payment.queries.obstacles import accepted_account, payout_obstacle
from checkout.payment.rules import Obstacle, Prepared
from marketplace.companies.models import Company
from marketplace.kernel.party import Party


def refunds_waiting(party: Party) -> int:
    """Return how many refunds are owed and not paid."""
    return int(Refund.objects.visible_to(party).filter(status="owed", route=Route.BANK).count())


def refunds(party: Party) -> QuerySet[Any]:
    """Return the refunds that the party may see, those still owed first."""
    found = Refund.objects.visible_to(party).select_related("company", "purchase", "order")
    return found.order_by("status", "owed_at", "pk")


def payables() -> list[dict[str, Any]]:
    """Return what is to pay out, by seller and currency: seller, its name, currency, `earned`,
    `debts` (negative), their `total`, how many orders, the key of the `newest` line, whether it
    `waits` because the debts take up all of it, the `account` it goes to, and why it is `held`.
    Three queries."""
    rows = list(_waiting_sums())
    sellers = _with_accounts(row["seller"] for row in rows)
    return [
        {
            **row,
            "earned": row["total"] - row["debts"],
            "waits": row["total"] <= 0,
            "account": accepted_account(sellers[row["seller"]]),
            "held": payout_obstacle(sellers[row["seller"]]),
        }
        for row in rows
    ]


def _waiting_sums() -> QuerySet[Any, dict[str, Any]]:
    waiting = PayoutLine.objects.filter(payout=None, route=Route.BANK)
    lines = waiting.order_by("seller__legal_name", "currency")
    of_debts = Coalesce(summed("net", filter=Q(kind="debt")), Decimal(0))
    found: QuerySet[Any, dict[str, Any]] = lines.values(
        "seller", "seller__legal_name", "currency"
    ).annotate(
        total=summed("net"),
        debts=of_debts,
        orders=Count("order", distinct=True),
        newest=Max("pk"),
    )
    return found


def _with_accounts(keys: Iterable[int]) -> dict[int, Company]:
    found = Company.objects.filter(pk__in=set(keys)).prefetch_related("bank_accounts")
    return {company.pk: company for company in found}


def prepare(seller: Company, currency: str) -> Prepared:
    """Return what finance would transfer to a seller now, to record it afterwards."""
    found = _waiting_sums().filter(seller=seller, currency=currency).first() or {}
    account = accepted_account(_with_accounts([seller.pk])[seller.pk])
    return Prepared(
        seller=seller.pk,
        currency=currency,
        account=account.pk if account else 0,
        newest=found.get("newest", 0),
        amount=found.get("total", Decimal(0)),
    )


def payouts_waiting(_party: Party) -> int:
    """Return how many batches could be paid out now."""
    return sum(not (row["waits"] or row["held"]) for row in payables())


def statement(party: Party) -> PayoutQuerySet:
    """Return a seller's lines not paid out yet: debts first, then the oldest."""
    lines: PayoutQuerySet = PayoutLine.objects.visible_to(party).filter(payout=None)
    return lines.select_related("order").debts_first()


def payouts(party: Party) -> QuerySet[Any]:
    """Return the payouts that the party may see with their lines, newest first."""
    found = Payout.objects.visible_to(party).select_related("seller")
    lines = PayoutLine.objects.select_related("order").debts_first()
    return found.prefetch_related(Prefetch("lines", lines))


def open_statements(party: Party) -> list[dict[str, Any]]:
    """Return a seller's statement per currency: the lines not paid out and sums that add up;
    `waits` when debts take up all of it, `held` what stands against the bank transfer."""
    lines = statement(party)
    currencies = lines.order_by("currency").values_list("currency", flat=True).distinct()
    held = _obstacle_of(party)
    return [
        _statement_in(currency, lines.filter(currency=currency), held) for currency in currencies
    ]


def _obstacle_of(party: Party) -> Obstacle | None:
    if party.company_id is None:
        return None
    return payout_obstacle(Company.objects.get(pk=party.company_id))


def _statement_in(currency: str, lines: PayoutQuerySet, held: Obstacle | None) -> dict[str, Any]:
    sums = lines.sums()
    by_bank = any(line.route == Route.BANK for line in lines)
    return {
        "currency": currency,
        "lines": lines,
        "sums": sums,
        "waits": sums["net"] <= 0,
        "held": held if by_bank else None,
    }
