"""The moderators' desk of identity checks: queue, check, number, refusal."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.accounts.actions import install_demo_second_factor, make_staff
from marketplace.accounts.models import IdentityCheck
from marketplace.accounts.queries import refusal_reason
from marketplace.kernel import clock
from marketplace.kernel.party import SYSTEM, Party
from marketplace.notices.models import Notice
from tests.accounts.documents import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    """A moderator at the desk."""
    moderator = make_staff("moderator@demo.example", "moderator", by=SYSTEM)
    install_demo_second_factor(moderator)
    client.force_login(moderator)
    return client


def test_a_moderator_opens_the_number_and_the_person_sees_it(
    client, office, own, claire, settle
) -> None:
    check = given(own)
    address = reverse("identity:reveal", args=[check.pk])
    assert "12AB34567" not in office.get(address).content.decode()
    assert office.post(address, {}).status_code == 422
    answer = office.post(address, {"purpose": "check"})
    assert "12AB34567" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    settle()
    assert Notice.objects.get(person=claire).title == "Your document number was opened"
    client.force_login(claire)
    page = client.get(reverse("account_identity")).content.decode()
    assert "Comptoir, moderator" in page
    assert "To compare it with the document" in page


def test_a_moderator_refuses_with_a_ground(office, own) -> None:
    check = given(own)
    assert office.post(reverse("identity:refuse", args=[check.pk]), {}).status_code == 422
    office.post(reverse("identity:refuse", args=[check.pk]), {"ground": "name", "note": ""})
    check.refresh_from_db()
    assert check.status == "refused"
    assert refusal_reason(check).startswith("The name on the document")


@pytest.mark.parametrize("show", ["", "late", "renewals", "nonsense"])
def test_the_queue_and_the_check_are_drawn(office, own, django_user_model, show) -> None:
    other = Party(django_user_model.objects.create_user("paul@firm.example").pk, None, "person")
    check = given(own)
    given(other)
    page = office.get(reverse("identity:queue"), {"show": show}).content.decode()
    assert ("Claire Moreau" in page) is (show in {"", "nonsense"})
    page = office.get(reverse("identity:decide", args=[check.pk])).content.decode()
    assert "paul@firm.example" in page
    assert "Nobody has opened the number." in page


def test_the_queue_costs_the_same_for_many(
    office, own, django_user_model, django_assert_num_queries
) -> None:
    people = [django_user_model(email=f"p{n}@firm.example") for n in range(120)]
    made = django_user_model.objects.bulk_create(people)
    IdentityCheck.objects.bulk_create(
        IdentityCheck(person=p, status="waiting", submitted_at=clock.now()) for p in made
    )
    office.get(reverse("identity:queue"))
    with django_assert_num_queries(12, exact=False):
        page = office.get(reverse("identity:queue")).content.decode()
    assert "of 120" in page


def test_only_the_document_that_was_looked_at_is_accepted(office, own) -> None:
    check = given(own)
    address = reverse("identity:accept", args=[check.pk])
    seen = office.get(address).context["form"]["seen"].value()
    given(own, number="98 zz 11-111")
    answer = office.post(address, {"seen": seen})
    assert answer.status_code == 422
    assert "given another document meanwhile" in answer.content.decode()
    check.refresh_from_db()
    assert check.status == "waiting"
    office.post(address, {"seen": office.get(address).context["form"]["seen"].value()})
    check.refresh_from_db()
    assert check.status == "accepted"
