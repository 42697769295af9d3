"""The order's table itself: reachable, never stuck, and Oscar's pipeline made from it."""

from checkout.order.process import ORDER, pipeline


def test_every_state_is_reached_and_none_is_a_trap() -> None:
    assert (ORDER.unreachable(), ORDER.stuck(), ORDER.unknown()) == (set(), set(), set())


def test_an_order_ends_completed_or_cancelled() -> None:
    assert ORDER.final_states == {"completed", "cancelled"}


def test_oscars_pipeline_is_the_table() -> None:
    assert pipeline() == {
        "awaiting_payment": ("to_confirm", "cancelled"),
        "to_confirm": ("confirmed", "cancelled"),
        "confirmed": ("shipped", "cancelled"),
        "shipped": ("delivered", "shipped"),
        "delivered": ("completed",),
        "completed": (),
        "cancelled": (),
    }


def test_money_and_stock_follow_every_way_out() -> None:
    out = {row.effects for row in ORDER.rows if row.target == "cancelled"}
    assert out == {("order.free_stock", "order.owe_back")}
