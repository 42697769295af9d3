"""The mail server refuses, for now or for good: the notice is in the centre, staff see why."""

import pytest

from marketplace.kernel.models import Message
from marketplace.sourcing.actions import ask
from tests.faults.conftest import Market, is_idle
from tests.faults.running import until

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def refused(market: Market, answer: str) -> Message:
    """Let the post answer so while the seller is told of a question; return the owed mail."""
    market.post.answer = answer
    ask(market.world.listing(), "Is it quiet?", by=market.world.buyer)
    tried = Message.objects.filter(topic="notices.mail", attempts__gt=0)
    until(tried.exists)
    return tried.get()


def centre(market: Market) -> str:
    """Return what the seller reads in the centre of notices."""
    return market.person(market.world.seller).get("/desk/notices/").text


def test_a_mail_refused_for_now_comes_when_it_is_taken(rested: Market) -> None:
    mail = refused(rested, "451 Try again later")
    assert (mail.dead_at, "451" in mail.last_error) == (None, True)
    assert "OKI B6500dn laser printer" in centre(rested)
    rested.post.answer = "250 Taken"
    rested.recovered("Mail server takes mail again: delivered", until(is_idle))
    assert len(rested.post.taken) == 1


def test_a_mail_refused_for_good_is_shown_to_staff_and_can_be_tried_again(rested: Market) -> None:
    desk, administrator = rested.person(rested.world.office.moderator), rested.administrator()
    mail = refused(rested, "550 No such mailbox")
    assert mail.dead_at is not None
    assert "OKI B6500dn laser printer" in centre(rested)
    assert "Some messages could not be delivered notices.mail: 1." in desk.get("/moderation/").text
    assert "550" in administrator.get("/admin/kernel/message/").text
    rested.post.answer = "250 Taken"
    chosen = {"action": "deliver_again", "_selected_action": str(mail.pk)}
    administrator.send("/admin/kernel/message/", **chosen)
    rested.recovered("Dead mail tried again: delivered", until(lambda: rested.post.taken))
