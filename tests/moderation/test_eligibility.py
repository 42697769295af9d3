"""Rules of eligibility: about whom, what they demand, in force until ended."""

import pytest
from django.urls import reverse

from marketplace.companies.actions import Place, add_paper, ask_for_change
from marketplace.companies.models import Company
from marketplace.companies.rules import PaperFacts
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.moderation.actions import add_rule, end_rule
from marketplace.moderation.facts import RuleFacts
from marketplace.moderation.models import EligibilityRule
from marketplace.moderation.queries import eligible
from marketplace.moderation.rules import Candidate, Condition, applies, unmet
from marketplace.sourcing.actions import answer, ask
from tests.companies.filing import picture

FIRM = Candidate("trader", "DE", {"quality"})
CERTIFICATE = RuleFacts(
    activity="sell", demand="paper", paper="quality", category="33", because="Medical goods."
)


@pytest.mark.parametrize(
    ("condition", "category", "about"),
    [
        (Condition(), "", True),
        (Condition(category="33"), "33100000-1", True),
        (Condition(category="33"), "30230000-0", False),
        (Condition(category="33"), "", False),
        (Condition(country="DE"), "30230000-0", True),
        (Condition(country="FR"), "30230000-0", False),
        (Condition(company_kind="service"), "", False),
    ],
)
def test_a_rule_is_about_those_it_names(condition, category, about) -> None:
    assert applies(condition, FIRM, category) is about


def test_a_paper_meets_what_demands_it_and_nothing_meets_closed() -> None:
    assert not unmet(Condition(paper="quality"), FIRM)
    assert unmet(Condition(paper="product"), FIRM)
    assert unmet(Condition(demand="closed"), FIRM)


def test_without_rules_everybody_may(world) -> None:
    assert eligible(world.seller_company, "sell", "33100000-1") == []


def test_the_company_reads_what_it_lacks_and_why(world) -> None:
    rule = add_rule(CERTIFICATE, by=world.office.moderator)
    (said,) = eligible(world.seller_company, "sell", "33100000-1")
    assert said.endswith("Medical goods.")
    assert eligible(world.seller_company, "sell", "30232110-8") == []
    assert eligible(world.seller_company, "quote", "33100000-1") == []
    end_rule(rule, by=world.office.moderator, reason="The law changed.")
    assert eligible(world.seller_company, "sell", "33100000-1") == []


def test_a_paper_accepted_with_a_change_counts(world) -> None:
    add_rule(CERTIFICATE, by=world.office.moderator)
    company, by = world.seller_company, world.office.moderator
    change = ask_for_change(company, {"trade_name": "Elbe Papier"}, by=world.seller)
    add_paper(company, PaperFacts(kind="quality"), picture(), Place(change=change), by=world.seller)
    assert eligible(company, "sell", "33100000-1")
    take(change, "claim", by=by)
    take(change, "accept", by=by)
    assert eligible(company, "sell", "33100000-1") == []


def test_an_accepted_paper_that_is_valid_counts(world, file_in) -> None:
    company = file_in("verified")
    facts = RuleFacts(activity="join_event", demand="paper", paper="licence", because="Fair.")
    add_rule(facts, by=world.office.moderator)
    assert eligible(company, "join_event") == []
    company.papers.update(expires_on="2020-01-01", issued_on=None)
    assert len(eligible(company, "join_event")) == 1


def test_a_seller_kept_from_the_category_publishes_no_listing_and_answers_no_inquiry(world) -> None:
    inquiry = ask(world.listing(), "Delivery time?", by=world.buyer)
    closed = RuleFacts(activity="sell", demand="closed", category="3023", because="Embargo.")
    rule = add_rule(closed, by=world.office.moderator)
    with pytest.raises(Refused, match="Embargo"):
        answer(inquiry, "Two weeks.", by=world.seller)
    take(inquiry.listing, "unpublish", by=world.seller)
    with pytest.raises(Refused, match="Embargo"):
        take(inquiry.listing, "publish", by=world.seller)
    end_rule(rule, by=world.office.moderator, reason="Lifted.")
    answer(inquiry, "Two weeks.", by=world.seller)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"activity": "dance"}, "unknown"),
        ({"paper": ""}, "missing"),
        ({"category": "33x"}, "format"),
    ],
)
def test_a_rule_without_sense_is_refused(change, code, world) -> None:
    given = {name: getattr(CERTIFICATE, name) for name in CERTIFICATE.__dataclass_fields__}
    with pytest.raises(Refused) as refused:
        add_rule(RuleFacts(**(given | change)), by=world.office.moderator)
    assert refused.value.code == code


def test_only_moderators_change_rules(world) -> None:
    with pytest.raises(Refused) as refused:
        add_rule(CERTIFICATE, by=world.office.finance)
    assert refused.value.code == "wrong_actor"


def test_a_rule_is_added_and_ended_in_the_browser(world) -> None:
    desk = world.client(world.office.moderator)
    given = {"activity": "quote", "demand": "closed", "country": "FR", "because": "Embargo."}
    shown = desk.post(reverse("moderation:rule_new"), given)
    french = Company.objects.filter(status="verified", country="FR").count()
    assert shown.context["touched"] == french
    assert EligibilityRule.objects.count() == 0
    seen = given | {"seen": shown.context["seen"]}
    desk.post(reverse("moderation:rule_new"), seen | {"country": ""})
    assert EligibilityRule.objects.count() == 0
    desk.post(reverse("moderation:rule_new"), seen)
    twice = desk.post(reverse("moderation:rule_new"), seen)
    assert "This rule is in force already." in twice.content.decode()
    rule = EligibilityRule.objects.get()
    assert "Embargo." in desk.get(reverse("moderation:rules")).content.decode()
    desk.post(reverse("moderation:rule_end", args=[rule.pk]), {"reason": "Lifted."})
    assert list(EligibilityRule.objects.in_force()) == []
    assert "Embargo." in desk.get(reverse("moderation:rules") + "?show=ended").content.decode()
