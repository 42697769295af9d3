"""Back into an account without mailbox and telephone: checked, 48 hours, stopped from the old."""

import json
import re
import time
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from marketplace.accounts.actions import install_demo_second_factor, make_staff
from marketplace.accounts.actions.compromise import freeze
from marketplace.accounts.actions.demo import DEMO_SECRET
from marketplace.accounts.actions.people import Newcomer, own_party
from marketplace.accounts.actions.phones import keep_phone
from marketplace.accounts.actions.recovery import Plea, check_recovery, open_recovery
from marketplace.accounts.models import Recovery, User
from marketplace.accounts.signin import sealing, texts
from marketplace.accounts.signin.links import follow_token, stop_token
from marketplace.accounts.signin.queries import waits_until
from marketplace.kernel import steps
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.models import Deadline, Message
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.notices.models import Notice

pytestmark = pytest.mark.django_db
NEW = "claire@new.example"


@pytest.fixture
def support(db) -> Party:
    newcomer = Newcomer(email="sam@demo.example", first_name="Sam", last_name="Roy")
    user = make_staff(newcomer.email, "support", by=SYSTEM, newcomer=newcomer)
    install_demo_second_factor(user)
    return Party(user.pk, None, "support")


@pytest.fixture
def case(claire) -> Recovery:
    plea = Plea(email=claire.email, new_email=NEW, story="Lost both.", language="en")
    found = open_recovery(plea)
    assert found is not None
    return found


def checked(case, support) -> Recovery:
    check_recovery(case, how="video", reason="Passport and face", by=support)
    return case


def ripe(case, support) -> Recovery:
    checked(case, support)
    with played_at(now() + timedelta(hours=48, minutes=1)):
        steps.take_due()
    case.refresh_from_db()
    return case


def test_asking_warns_the_old_address_at_once_with_a_link_that_stops_it(
    client, case, settle
) -> None:
    settle()
    old = next(each for each in mail.outbox if each.to == ["claire@firm.example"])
    path = re.search(r"http://[^/]+(/accounts/recovery/stop/\S+/)", str(old.body))[1]
    assert client.get(path).status_code == 200
    assert Recovery.objects.get().status == "asked"
    client.post(path)
    assert Recovery.objects.get().status == "stopped"


def test_the_old_telephone_hears_of_it_too(claire, settle, settings, tmp_path) -> None:
    settings.DATA_DIR = tmp_path
    keep_phone(claire, "+33612345678")
    open_recovery(Plea(email=claire.email, new_email=NEW, story="", language="en"))
    settle()
    text = next((tmp_path / "sms").glob("*.json")).read_text()
    assert "/accounts/recovery/stop/" in text


def test_known_and_unknown_askers_get_the_same_mail(claire, settle) -> None:
    for email in (claire.email, "nobody@firm.example"):
        open_recovery(Plea(email=email, new_email=NEW, story="", language="en"))
    settle()
    got = [str(each.body) for each in mail.outbox if each.to == [NEW]]
    assert (len(got), len(set(got)), Recovery.objects.count()) == (2, 1, 1)


def test_the_form_opens_the_case_after_its_answer(client, claire, settle) -> None:
    typed = {"email": "CLAIRE@firm.example", "new_email": NEW, "story": "Lost both."}
    client.post(reverse("account_recovery"), typed)
    assert not Recovery.objects.exists()
    settle()
    assert Recovery.objects.get().person == claire


def test_after_the_check_48_hours_are_shown_to_both(client, case, support, settle) -> None:
    checked(case, support)
    settle()
    wait = waits_until(case) - now()
    assert timedelta(hours=47, minutes=59) < wait <= timedelta(hours=48)
    page = client.get(reverse("account_recovery_follow", args=[follow_token(case)]))
    assert "The wait ends on" in page.content.decode()
    assert Notice.objects.filter(kind="recovery.waiting", person_id=case.person_id).exists()


def test_before_the_48_hours_nothing_is_handed_over(case, support) -> None:
    checked(case, support)
    with played_at(now() + timedelta(hours=47, minutes=59)):
        steps.take_due()
        with pytest.raises(Refused):
            steps.take(case, "complete", by=support)


def test_after_them_support_hands_the_account_over(case, support, settle) -> None:
    TOTP.activate(case.person, DEMO_SECRET)
    steps.take(ripe(case, support), "complete", by=support)
    settle()
    user = User.objects.get(pk=case.person_id)
    assert (user.email, user.has_usable_password(), user.frozen_at) == (NEW, False, None)
    assert not user.authenticator_set.exists()
    assert {"claire@firm.example", NEW} <= {each.to[0] for each in mail.outbox}


def test_the_new_address_opens_it_by_code(client, case, support, mailed_code, settle) -> None:
    steps.take(ripe(case, support), "complete", by=support)
    client.post(reverse("account_login"), {"login": NEW, "password": ""})
    client.post(reverse("account_confirm_login_code"), {"code": mailed_code()})
    assert client.session["_auth_user_id"] == str(case.person_id)


def test_a_new_address_of_somebody_else_is_refused_at_the_end(case, support) -> None:
    User.objects.create_user(NEW)
    with pytest.raises(Refused):
        steps.take(ripe(case, support), "complete", by=support)
    assert User.objects.get(pk=case.person_id).email == "claire@firm.example"


def test_the_old_address_can_stop_it_to_the_last_minute(client, case, support) -> None:
    ripe(case, support)
    client.post(reverse("account_recovery_stop", args=[stop_token(case)]))
    with pytest.raises(Refused):
        steps.take(case, "complete", by=support)


@pytest.mark.parametrize("step", ["check", "complete"])
def test_who_was_made_staff_meanwhile_is_not_handed_over(case, support, step) -> None:
    if step == "complete":
        ripe(case, support)
    make_staff(case.person.email, "finance", by=SYSTEM)
    case = Recovery.objects.get()
    with pytest.raises(Refused, match="of the staff"):
        steps.take(case, step, by=support, how="video", reason="Passport")


def test_who_lost_the_second_factor_alone_keeps_the_address(claire, support, settle) -> None:
    freeze(claire, by=own_party(claire), way="page")
    TOTP.activate(claire, DEMO_SECRET)
    plea = Plea(email=claire.email, new_email=claire.email, story="Lost it.", language="en")
    steps.take(ripe(open_recovery(plea), support), "complete", by=support)
    settle()
    user = User.objects.get(pk=claire.pk)
    assert (user.email, user.frozen_at) == ("claire@firm.example", None)
    assert not user.authenticator_set.exists()
    assert "Your account now has another address" not in [each.subject for each in mail.outbox]


def test_the_form_takes_the_address_of_the_account(client, claire, settle) -> None:
    client.force_login(claire)
    page = client.get(reverse("account_recovery")).content.decode()
    assert page.count(f'value="{claire.email}"') == 2
    typed = {"email": claire.email, "new_email": claire.email, "story": "Lost my phone."}
    assert client.post(reverse("account_recovery"), typed).status_code == 302
    settle()
    assert Recovery.objects.get().new_email == claire.email


def warned(person: User) -> list[dict[str, Any]]:
    """Open a case and return the texts that are owed."""
    open_recovery(Plea(email=person.email, new_email=NEW, story="", language="en"))
    rows = Message.objects.filter(topic=texts.TOPIC).order_by("pk")
    return [json.loads(str(sealing.opened(row.payload["sealed"]))) for row in rows]


def test_codes_asked_for_before_do_not_keep_the_warning_back(claire) -> None:
    keep_phone(claire, "+33612345678")
    for _ in range(4):
        texts.owe_code("+33612345678", "1234")
    assert "/accounts/recovery/stop/" in warned(claire)[-1]["text"]


def test_the_warning_is_in_the_persons_language(claire) -> None:
    keep_phone(claire, "+33612345678")
    claire.language = "fr"
    claire.save()
    with translation.override("fr"):
        words = translation.gettext(
            "Somebody asked for your Comptoir account. If it was not you, stop it: %(link)s"
        )
    assert warned(claire)[-1]["text"].startswith(words[:20])
    assert not words.startswith("Somebody")


@pytest.mark.parametrize(("seconds", "sent"), [(700, 1), (8 * 86_400, 0)])
def test_the_warning_outlives_an_outage(claire, seconds, sent) -> None:
    keep_phone(claire, "+33612345678")
    warned(claire)
    payload, later = Message.objects.get(topic=texts.TOPIC).payload, time.time() + seconds
    with patch("time.time", lambda: later), patch("marketplace.notices.sms.send") as send:
        texts.deliver(payload)
    assert send.call_count == sent


def test_after_a_fortnight_it_lapses(case) -> None:
    with played_at(now() + timedelta(days=14, minutes=1)):
        steps.take_due()
    case.refresh_from_db()
    assert case.status == "lapsed"


def test_nobody_of_support_decides_over_the_own_account(case) -> None:
    with pytest.raises(Refused):
        steps.take(case, "refuse", by=Party(case.person_id, None, "support"), reason="x")


def test_the_pages_of_support(client, case, support) -> None:
    client.force_login(User.objects.get(pk=support.person_id))
    assert "Claire Moreau" in client.get(reverse("recovery:queue")).content.decode()
    assert "Lost both." in client.get(case.get_absolute_url()).content.decode()
    typed = {"how": "video", "reason": "Passport and face"}
    client.post(reverse("recovery:check", args=[case.pk]), typed)
    assert Recovery.objects.get().status == "waiting"


def test_the_person_is_led_to_the_own_log(client, case) -> None:
    client.force_login(case.person)
    assert client.get(case.get_absolute_url())["location"] == reverse("account_security")
    assert client.get(reverse("recovery:queue")).status_code == 404


def test_twins_agree(case, support) -> None:
    for party in (support, own_party(case.person), Party(case.person_id + 99, None, "owner")):
        seen = Recovery.objects.visible_to(party).filter(pk=case.pk).exists()
        assert seen is Recovery.objects.all().may_see(party, case)


def test_no_single_supporter_hands_a_staff_account_over(support) -> None:
    plea = Plea(email="sam@demo.example", new_email=NEW, story="Lost both.", language="en")
    assert open_recovery(plea) is None
    assert not Recovery.objects.exists()


def cases(number, status="waiting") -> None:
    """Open as many cases at once, each with the end of its wait."""
    people = User.objects.bulk_create(
        User(email=f"lost{n}.{status}@firm.example", first_name="Lost", last_name=str(n))
        for n in range(number)
    )
    made = Recovery.objects.bulk_create(
        Recovery(person=each, status=status, new_email=NEW, asked_at=now()) for each in people
    )
    Deadline.objects.bulk_create(
        Deadline(
            object_type="accounts.recovery",
            object_id=each.pk,
            step="ripen",
            due_at=now() + timedelta(hours=6),
        )
        for each in made
    )


def test_the_queue_costs_the_same_with_three_and_with_sixty_cases(client, support) -> None:
    client.force_login(User.objects.get(pk=support.person_id))
    page, counts = reverse("recovery:queue"), []
    cases(3)
    for more in (0, 57):
        cases(more, "asked")
        client.get(page)
        with CaptureQueriesContext(connection) as seen:
            text = client.get(page).content.decode()
        counts.append(sum("kernel_clockoffset" not in query["sql"] for query in seen))
        assert "5 hours left" in text
    assert counts[0] == counts[1] <= 15


def test_the_queue_goes_on_behind_the_first_page(client, support) -> None:
    client.force_login(User.objects.get(pk=support.person_id))
    cases(60)
    first, second = (client.get(reverse("recovery:queue"), {"page": n}) for n in (1, 2))
    assert (first.content.decode().count("queue-what"), len(second.context["cases"])) == (50, 10)
