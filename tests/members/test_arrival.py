"""From the mail to the first order: an invited newcomer through the real pages."""

import re
from typing import Any

from django.core import mail
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.companies.models import Company, Member
from marketplace.kernel.steps import take
from tests.members import acts
from tests.world import World

TYPED = {"first_name": "Nadia", "last_name": "Roux", "age": "adult"}


def join(client: Any, email: str, back: str) -> Any:
    """Sign up with an address, give the mailed code, and go where that leads."""
    client.post(f"{reverse('account_signup')}?next={back}", TYPED | {"email": email, "next": back})
    (newest,) = [sent for sent in mail.outbox if sent.to == [email]][-1:]
    code = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", str(newest.body), re.MULTILINE)
    assert code
    verified = reverse("account_email_verification_sent")
    return client.post(verified, {"code": code.group(1)}, follow=True)


def test_an_invited_newcomer_orders_within_a_limit_and_has_no_other_company(world: World) -> None:
    invitation = acts.invited(world, per_order=50)
    path, client, before = acts.link(), world.client(), Company.objects.count()
    client.get(path)
    assert acts.ADDRESS in client.get(reverse("account_signup")).content.decode()
    page = join(client, acts.ADDRESS, path)
    answer = reverse("members:answer", args=[invitation.pk])
    assert page.redirect_chain[-1][0] == answer
    client.post(answer, {"accept": "1"})
    member = Member.objects.get(person__email=acts.ADDRESS)
    assert (member.company, member.role) == (world.buyer_company, "purchaser")
    assert Company.objects.count() == before
    assert client.post(reverse("basket:add", args=[world.listing().pk]), {"quantity": 1}).url


def test_who_signs_up_by_another_address_has_a_company_and_reads_why(world: World) -> None:
    acts.invited(world)
    path, client = acts.link(), world.client()
    client.get(path)
    page = join(client, "private@home.example", path)
    assert "is for another address" in page.content.decode()
    assert Member.objects.get(person__email="private@home.example").role == "owner"


def test_who_lost_the_invitation_meanwhile_can_still_begin(world: World) -> None:
    invitation = acts.invited(world)
    path, client = acts.link(), world.client()
    client.get(path)
    take(invitation, "withdraw", by=acts.owner(world))
    page = join(client, acts.ADDRESS, path)
    assert "has withdrawn this invitation" in page.content.decode()
    desk = client.get(reverse("desk")).content.decode()
    assert "You act for no company" in desk and reverse("companies:new") in desk
    assert not User.objects.get(email=acts.ADDRESS).memberships.exists()


def test_without_a_company_buying_says_what_to_do(world: World) -> None:
    acts.invited(world)
    path, client, listing = acts.link(), world.client(), world.listing()
    client.get(path)
    join(client, acts.ADDRESS, path)
    answer = client.post(reverse("basket:add", args=[listing.pk]), {"quantity": 1})
    assert answer.status_code == 422 and "You act for no company" in answer.content.decode()
    assert client.get(reverse("basket:summary")).status_code == 200
    assert client.get(reverse("members:people")).status_code == 404
