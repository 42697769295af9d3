"""What the ledger and the stock say, read from the market's own database."""

from tests.journeys.market import Market

BALANCES = """
    SELECT e.account, o.number, SUM(e.amount_minor) FROM payment_entry e
    LEFT JOIN order_order o ON o.id = e.order_id
    WHERE e.transaction_id IN (
        SELECT transaction_id FROM payment_entry WHERE order_id IN (
            SELECT o.id FROM order_order o JOIN order_purchase p ON p.id = o.purchase_id
            WHERE p.number = ?))
    GROUP BY e.account, o.number HAVING SUM(e.amount_minor) != 0
"""
STOCK = """
    SELECT s.num_in_stock, COALESCE(s.num_allocated, 0) FROM partner_stockrecord s
    WHERE s.partner_sku = ?
"""


def balances(market: Market, purchase: str) -> dict[tuple[str, str], int]:
    """Return (account, end of the order's number) -> cents of one purchase, debit positive."""
    rows = market.ask(BALANCES, purchase)
    return {(str(a), str(o or "").removeprefix(purchase)): int(str(n)) for a, o, n in rows}


def stock(market: Market, sku: str) -> tuple[object, ...]:
    """Return (in stock, reserved) of the listing with that article number."""
    (row,) = market.ask(STOCK, sku)
    return row
