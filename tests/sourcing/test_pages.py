"""Asking and answering in the browser."""

import pytest
from django.urls import reverse

from marketplace.sourcing.actions import answer, ask
from marketplace.sourcing.models import Inquiry
from tests.world import party_in


def ask_url(listing) -> str:
    return reverse("sourcing:ask", args=[listing.pk])


@pytest.fixture
def asked(world) -> Inquiry:
    return ask(world.listing(), "Do you deliver to Lyon?", by=world.buyer)


def test_a_visitor_signs_in_and_comes_back(world) -> None:
    url = ask_url(world.listing())
    assert world.client().get(url).headers["Location"] == f"/accounts/login/?next={url}"


def test_a_question_is_sent(world) -> None:
    listing = world.listing()
    answered = world.client(world.buyer).post(ask_url(listing), {"text": "How heavy?"})
    inquiry = Inquiry.objects.get()
    assert answered.headers["Location"] == inquiry.get_absolute_url()
    assert inquiry.messages.get().text == "How heavy?"


def test_an_unchecked_person_keeps_the_text(world) -> None:
    answered = world.client(party_in(world.draft_company)).post(
        ask_url(world.listing()), {"text": "How heavy?"}
    )
    assert answered.status_code == 422
    assert "How heavy?" in answered.content.decode()


def test_another_acting_company_keeps_the_text(world) -> None:
    given = {"text": "How heavy?", "acting": "999999"}
    answered = world.client(world.buyer).post(ask_url(world.listing()), given)
    assert answered.status_code == 422
    assert "How heavy?" in answered.content.decode()
    assert not Inquiry.objects.exists()


def test_a_stranger_gets_404(asked, world) -> None:
    for party in (world.buyer2, world.seller2, world.office.moderator):
        assert world.client(party).get(asked.get_absolute_url()).status_code == 404


def test_the_seller_answers(asked, world) -> None:
    client = world.client(world.seller)
    assert "Do you deliver" in client.get(asked.get_absolute_url()).content.decode()
    client.post(reverse("sourcing:answer", args=[asked.pk]), {"text": "Yes."})
    assert Inquiry.objects.get().status == "waiting_for_buyer"


def test_the_buyer_does_not_answer_for_the_seller(asked, world) -> None:
    url = reverse("sourcing:answer", args=[asked.pk])
    assert world.client(world.buyer).post(url, {"text": "Yes."}).status_code == 404


def test_contact_is_shown_after_the_answer(asked, world) -> None:
    client, email = world.client(world.buyer), world.seller_company.email
    assert email not in client.get(asked.get_absolute_url()).content.decode()
    answer(asked, "Yes.", by=world.seller)
    assert email in client.get(asked.get_absolute_url()).content.decode()


def test_each_side_has_its_list(asked, world) -> None:
    buying = world.client(world.buyer).get(reverse("sourcing:inquiries"))
    selling = world.client(world.seller).get(reverse("sourcing:inquiries_selling"))
    assert buying.context["inquiries"] == [(asked, world.seller_company, False)]
    assert selling.context["inquiries"] == [(asked, world.buyer_company, True)]


def test_the_list_costs_the_same_with_more_rows(world, django_assert_max_num_queries) -> None:
    listing, client, url = world.listing(), world.client(world.seller), "/desk/inquiries/selling/"
    ask(listing, "One?", by=world.buyer)
    client.get(url)
    with django_assert_max_num_queries(60) as one:
        client.get(url)
    ask(listing, "Two?", by=world.buyer)
    with django_assert_max_num_queries(60) as two:
        client.get(url)
    assert len(two) == len(one)
