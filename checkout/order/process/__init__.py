"""The lifecycle of an order, one per seller, from placement to acceptance (spec section 6).

The rows name effects that order and payment register; nothing here imports a model, because the
settings read `pipeline()`.
"""

from checkout.order.process.conditions import buyer_buys, seller_sells, seller_ships
from checkout.order.process.rows import ROWS
from checkout.order.process.states import STATES
from marketplace.kernel.process import Process

__all__ = ["ORDER", "ROWS", "STATES", "buyer_buys", "pipeline", "seller_sells", "seller_ships"]

ORDER = Process(
    name="order",
    model="order.Order",
    states=STATES,
    rows=ROWS,
    initial="awaiting_payment",
    path=("awaiting_payment", "to_confirm", "confirmed", "shipped", "delivered", "completed"),
)


def pipeline() -> dict[str, tuple[str, ...]]:
    """Return Oscar's status pipeline, made from the table: state -> states that may follow."""
    return {
        state: tuple(dict.fromkeys(row.target for row in ORDER.rows_from(state)))
        for state in ORDER.state_names
    }
