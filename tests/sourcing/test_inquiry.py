"""Inquiries: who may ask and answer, whose turn it is, who sees what."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalogue.models import Product
from marketplace.companies.actions import create_company
from marketplace.companies.models import Company
from marketplace.kernel.clock import played_at
from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, take_due
from marketplace.notices.models import Notice
from marketplace.sourcing.actions import answer, ask, close, reply
from marketplace.sourcing.models import Inquiry, Message
from marketplace.sourcing.process import INQUIRY
from marketplace.sourcing.queries import asked_waiting, got_waiting
from marketplace.sourcing.rules import fingerprint
from tests.world import World, party_in


def note(name: str = "drawing.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"12 mm", "text/plain")


@pytest.fixture
def listing(world) -> Product:
    return world.listing()


@pytest.fixture
def asked(world, listing) -> Inquiry:
    return ask(listing, "Do you deliver to Lyon?", by=world.buyer)


def fresh(inquiry: Inquiry) -> Inquiry:
    return Inquiry.objects.get(pk=inquiry.pk)


def test_a_question_waits_for_the_seller(asked, world) -> None:
    assert fresh(asked).status == "waiting_for_seller"
    assert asked.messages.get().text == "Do you deliver to Lyon?"
    assert got_waiting(world.seller) == 1
    assert asked_waiting(world.buyer) == 0


def test_the_seller_is_told(asked, world, settle) -> None:
    settle()
    notice = Notice.objects.get(kind="inquiry.asked")
    assert notice.person_id == world.seller.person_id
    assert world.buyer_company.display_name in notice.title


def test_the_same_question_twice_is_one_inquiry(asked, world, listing) -> None:
    again = ask(listing, " Do you  deliver to Lyon?", by=world.buyer)
    assert again == asked
    assert Message.objects.count() == 1


def test_answer_and_reply_pass_the_turn(asked, world, settle) -> None:
    answer(asked, "Yes, in two days.", by=world.seller)
    assert fresh(asked).status == "waiting_for_buyer"
    reply(asked, "And to Paris?", by=world.buyer)
    assert fresh(asked).status == "waiting_for_seller"
    settle()
    kinds = Notice.objects.exclude(kind__startswith="c").values_list("kind", flat=True)
    assert {"inquiry.asked", "inquiry.answered", "inquiry.replied"} <= set(kinds)


def test_a_second_message_of_the_same_side_keeps_the_turn(asked, world) -> None:
    reply(asked, "I forgot: 40 pieces.", by=world.buyer)
    assert fresh(asked).status == "waiting_for_seller"
    assert asked.messages.count() == 2


def test_an_unchecked_person_asks_nothing(world, listing) -> None:
    unchecked = Party(world.office.editor.person_id, world.buyer_company.pk, "purchaser")
    with pytest.raises(Refused) as refused:
        ask(listing, "Hello?", by=unchecked)
    assert refused.value.code == "identity"


@pytest.mark.parametrize("role", ["viewer", "sales", "accountant", "approver"])
def test_roles_that_do_not_buy_do_not_ask(role, world, listing) -> None:
    by = Party(world.buyer.person_id, world.buyer_company.pk, role)
    with pytest.raises(Refused) as refused:
        ask(listing, "Hello?", by=by)
    assert refused.value.code == "wrong_actor"


def test_nobody_asks_oneself(world, listing) -> None:
    with pytest.raises(Refused) as refused:
        ask(listing, "Hello?", by=party_in(world.seller_company))
    assert refused.value.code == "own_company"


def test_nor_through_a_second_company_with_the_same_number(world, listing) -> None:
    twin = create_company("Twin", by=Party(world.buyer.person_id, None, "owner"))
    number = world.seller_company.registration_number
    Company.objects.filter(pk=twin.pk).update(
        registration_kind=world.seller_company.registration_kind, registration_number=number
    )
    with pytest.raises(Refused) as refused:
        ask(listing, "Hello?", by=Party(world.buyer.person_id, twin.pk, "owner"))
    assert refused.value.code == "own_company"


def test_a_suspended_seller_is_not_asked(world, listing) -> None:
    take(world.seller_company, "suspend", by=world.office.moderator, reason="Fakes")
    with pytest.raises(Refused) as refused:
        ask(Product.objects.get(pk=listing.pk), "Hello?", by=world.buyer)
    assert refused.value.code == "not_public"


def test_a_suspended_seller_does_not_answer(world, asked) -> None:
    take(world.seller_company, "suspend", by=world.office.moderator, reason="Fakes")
    with pytest.raises(Refused) as refused:
        answer(fresh(asked), "Yes", by=world.seller)
    assert refused.value.code == "not_verified"


def test_a_turn_does_not_pass_without_a_message(asked, world) -> None:
    with pytest.raises(Refused) as refused:
        take(asked, "answer", by=world.seller)
    assert refused.value.code == "missing"


@pytest.mark.parametrize("who", ["buyer", "seller"])
def test_either_side_closes(who, asked, world) -> None:
    close(asked, by=getattr(world, who))
    with pytest.raises(Refused) as refused:
        reply(asked, "One more thing", by=world.buyer)
    assert refused.value.code == "wrong_state"


def test_silence_closes_after_30_days(asked) -> None:
    due = end_of_day_after(asked.asked_at, 30)
    with played_at(due - timedelta(minutes=1)):
        assert take_due() == 0
    with played_at(due + timedelta(minutes=1)):
        assert take_due() == 1
    assert fresh(asked).status == "closed"


def parties(world: World) -> list[Party]:
    company = world.buyer_company.pk
    return [
        world.buyer,
        Party(world.buyer.person_id, company, "viewer"),
        Party(world.buyer.person_id, company, "sales"),
        world.seller,
        world.buyer2,
        world.seller2,
        world.office.moderator,
        VISITOR,
        SYSTEM,
    ]


def test_only_both_sides_see_it(asked, world) -> None:
    seen = [Inquiry.objects.may_see(party, asked) for party in parties(world)]
    assert seen == [True, False, False, True, False, False, False, False, False]


@pytest.mark.parametrize("model", [Inquiry, Message])
def test_twins_agree(model, asked, world) -> None:
    for party in parties(world):
        found = set(model.objects.visible_to(party))
        assert found == {row for row in model.objects.all() if model.objects.may_see(party, row)}


@pytest.mark.parametrize("row", INQUIRY.rows, ids=lambda row: f"{row.source}-{row.name}")
def test_who_takes_each_step(row, asked, world) -> None:
    taken = {
        "answer": [world.seller],
        "reply": [world.buyer],
        "close": [world.buyer, world.seller],
        "lapse": [SYSTEM],
    }
    assert [by for by in parties(world) if row.actor(by, asked)] == taken[row.name]


def test_the_table_is_whole() -> None:
    assert not INQUIRY.unreachable() | INQUIRY.stuck() | INQUIRY.unknown()


def test_fingerprint_does_not_count_spaces() -> None:
    assert fingerprint("a  b\n") == fingerprint("a b") != fingerprint("ab")


def test_a_file_is_for_both_sides(world, listing) -> None:
    inquiry = ask(listing, "See the drawing", note(), by=world.buyer)
    url = inquiry.messages.get().file.get_absolute_url()
    codes = [world.client(by).get(url).status_code for by in (world.seller, world.seller2, VISITOR)]
    assert codes == [200, 404, 404]
