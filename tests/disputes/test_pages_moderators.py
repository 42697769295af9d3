"""The moderators' queue, file, ruling and second look in the browser."""

from decimal import Decimal
from typing import Any

import pytest

from catalogue.rules import Tier
from disputes.models import Dispute, Ruling
from marketplace.sourcing.actions import ask
from tests.disputes import acts
from tests.disputes.pages import address, cost, opened, over, text, to_moderator, who, wide
from tests.world import World


def ruling(dispute: Dispute, *, rest_on: list[int] | None = None, **changed: Any) -> dict[str, Any]:
    """Return a ruling of 40.00 as it is typed, resting on all the files."""
    line = dispute.lines.get().line_id
    keys = dispute.evidence.values_list("pk", flat=True) if rest_on is None else rest_on
    typed = {
        "remedy": "partial_refund",
        "rule": "as_described",
        "reasons": "The pictures show it.",
        f"refund_{line}": "40.00",
        f"reason_{line}": "Half was usable.",
        "evidence": [str(key) for key in keys],
    }
    return typed | changed


def test_the_queue_shows_what_is_to_decide(world: World) -> None:
    dispute = acts.opened(world)
    assert dispute.number not in text(world, "moderator", "/moderation/disputes/")
    assert dispute.number in text(world, "moderator", "/moderation/disputes/?show=before")


@pytest.mark.parametrize(
    ("show", "before", "after"),
    [
        ("", True, True),
        ("unclaimed", True, False),
        ("mine", False, True),
        ("appeals", False, False),
    ],
)
def test_the_filters(world: World, show: str, before: bool, after: bool) -> None:
    dispute, path = acts.in_review(world), f"/moderation/disputes/?show={show}"
    assert (dispute.number in text(world, "moderator", path)) is before
    world.client(world.office.moderator).post(address("claim", dispute), {})
    assert (dispute.number in text(world, "moderator", path)) is after


def test_an_overdue_file_is_marked(world: World) -> None:
    dispute = acts.in_review(world)
    path = "/moderation/disputes/?show=overdue"
    assert dispute.number not in text(world, "moderator", path)
    Dispute.objects.filter(pk=dispute.pk).update(ruling_due=dispute.opened_at)
    assert "row-red" in text(world, "moderator", path)


def test_a_moderator_takes_the_file_from_the_queue(world: World) -> None:
    dispute = acts.in_review(world)
    assert address("claim", dispute) in text(world, "moderator", "/moderation/disputes/")
    world.client(world.office.moderator).post(address("claim", dispute), {})
    dispute.refresh_from_db()
    assert dispute.moderator_id == world.office.moderator.person_id
    assert address("claim", dispute) not in text(world, "moderator2", "/moderation/disputes/")


def test_the_file_holds_order_parcel_messages_and_both_sides(world: World) -> None:
    ask(world.listing(), "Is it packed well?", by=world.buyer)
    dispute = acts.in_review(world)
    page = text(world, "moderator", address("file", dispute))
    parts = ("OKI B6500dn laser printer", "Parcel 1", "Is it packed well?", "Crushed on arrival.")
    assert all(part in page for part in (*parts, dispute.conversation_hash))


def test_a_changed_conversation_is_marked(world: World) -> None:
    ask(world.listing(), "Is it packed well?", by=world.buyer)
    dispute = acts.in_review(world)
    assert "unchanged since" in text(world, "moderator", address("file", dispute))
    Dispute.objects.filter(pk=dispute.pk).update(conversation_hash="0" * 64)
    assert "changed after it was frozen" in text(world, "moderator", address("file", dispute))


def test_earlier_disputes_stand_in_the_file(world: World) -> None:
    first, second = acts.opened(world), acts.in_review(world)
    assert address("file", first) in text(world, "moderator", address("file", second))


def test_a_moderator_rules(world: World) -> None:
    dispute = acts.claimed(world)
    assert "Announce the ruling" in text(world, "moderator", address("rule", dispute))
    client = world.client(world.office.moderator)
    answer = client.post(address("rule", dispute), ruling(dispute))
    assert (answer.status_code, answer.url) == (302, "/moderation/disputes/")
    assert str(Ruling.objects.get().total) == "40.0000"
    page = text(world, "seller", dispute.get_absolute_url())
    assert "The pictures show it." in page
    assert "Half was usable." in page


def test_the_sides_do_not_read_the_moderators_name(world: World) -> None:
    dispute = acts.ruled(world, "40")
    assert "Ana Duarte" not in text(world, "buyer", dispute.get_absolute_url())
    assert "Ana Duarte" in text(world, "moderator2", address("file", dispute))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"rule": ""}, "Name the rule"),
        ({"remedy": "replacement"}, "no money goes back"),
        ({"evidence": ["999999"]}, "Select a valid choice"),
    ],
)
def test_a_refused_ruling_keeps_its_text(world: World, changed: dict[str, Any], said: str) -> None:
    dispute = acts.claimed(world)
    client = world.client(world.office.moderator)
    answer = client.post(address("rule", dispute), ruling(dispute, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "The pictures show it." in page
    assert "Half was usable." in page


def test_a_hidden_file_is_marked_and_does_not_carry_alone(world: World) -> None:
    dispute = acts.opened(world)
    hidden = acts.hidden(dispute, world.buyer)
    to_moderator(dispute, world)
    assert "the seller can not see it" in text(world, "moderator", address("rule", dispute))
    client = world.client(world.office.moderator)
    answer = client.post(address("rule", dispute), ruling(dispute, rest_on=[hidden]))
    assert "can not carry a ruling alone" in answer.content.decode()
    assert acts.status(dispute) == "review"


def test_who_has_not_the_file_does_not_rule(world: World) -> None:
    dispute = acts.claimed(world)
    assert "Only the moderator who has the file" in text(
        world, "moderator2", address("rule", dispute)
    )


def dear(world: World) -> Dispute:
    """Return a dispute above the limit of one moderator, ruled by the first."""
    dispute = acts.claimed(world, acts.shipped(world, 90, tiers=(Tier(1, Decimal(100)),)))
    client = world.client(world.office.moderator)
    client.post(address("rule", dispute), ruling(dispute))
    return dispute


def test_above_the_limit_another_moderator_confirms(world: World) -> None:
    dispute = dear(world)
    path = address("second_look", dispute)
    assert "Another moderator than the first" in text(world, "moderator", path)
    assert opened(world, "buyer", path).status_code == 404
    assert "The pictures show it." not in text(world, "buyer", dispute.get_absolute_url())
    world.client(world.office.moderator2).post(path, {"word": "confirm"})
    assert acts.status(dispute) == "ruled"


def test_sending_back_needs_a_reason(world: World) -> None:
    dispute = dear(world)
    path, client = address("second_look", dispute), world.client(world.office.moderator2)
    assert client.post(path, {"word": "send_back"}).status_code == 422
    client.post(path, {"word": "send_back", "reason": "Look at the note."})
    assert acts.status(dispute) == "review"
    assert "Look at the note." in text(world, "moderator", address("file", dispute))


def test_without_a_waiting_ruling_there_is_no_second_look(world: World) -> None:
    dispute = acts.claimed(world)
    assert opened(world, "moderator2", address("second_look", dispute)).status_code == 404


def test_an_appeal_is_ruled_by_another(world: World) -> None:
    dispute = acts.ruled(world, "40")
    acts.take(dispute, "appeal", by=world.seller, reason="No damage.")
    assert address("claim", dispute) not in text(world, "moderator", "/moderation/disputes/")
    client = world.client(who(world, "moderator2"))
    client.post(address("claim", dispute), {})
    client.post(address("rule", dispute), ruling(dispute))
    assert acts.status(dispute) == "closed"


def test_the_queue_costs_the_same_with_1_and_20_rows(world: World) -> None:
    order, path = wide(world, 20), "/moderation/disputes/?show=before"
    over(world, order, 0)
    one = cost(world, "moderator", path)
    for place in range(1, 20):
        over(world, order, place)
    assert cost(world, "moderator", path) == one
