"""May a company take part in an activity, and if not, why: in words for the company."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from marketplace.companies.models import Company, Paper
from marketplace.companies.words import PAPER_KINDS
from marketplace.kernel.clock import today
from marketplace.moderation.facts import RuleFacts
from marketplace.moderation.models import EligibilityRule
from marketplace.moderation.rules import Candidate, Condition, applies, unmet


def eligible(company: Company, activity: str, category: str | None = None) -> list[str]:
    """Return the reasons why not, in the reader's language; none when the company may.

    `activity` is sell, quote or join_event; `category` a CPV code ("30232110-8") or None. Two
    queries, one while no rule is in force. Raises nothing: verification is asked elsewhere.
    """
    rules = list(EligibilityRule.objects.in_force().filter(activity=activity))
    if not rules:
        return []
    candidate, code = _candidate(company), category or ""
    hit = [rule for rule in rules if _about(rule, candidate, code)]
    return [_words(rule) for rule in hit if unmet(_condition(rule), candidate)]


def touched(facts: RuleFacts) -> int:
    """Return how many verified companies a rule would keep out now: those that it is about and that
    lack what it demands. What they trade in is not counted. One query."""
    companies = Company.objects.filter(status="verified")
    if facts.company_kind:
        companies = companies.filter(kind=facts.company_kind)
    if facts.country:
        companies = companies.filter(country=facts.country)
    if facts.demand == "paper":
        papers = Paper.objects.filter(_valid(), company=OuterRef("pk"), kind=facts.paper)
        companies = companies.exclude(Exists(papers))
    return companies.count()


def _valid() -> Q:
    return Q(Q(expires_on=None) | Q(expires_on__gte=today()), status="accepted")


def _about(rule: EligibilityRule, candidate: Candidate, code: str) -> bool:
    return applies(_condition(rule), candidate, code)


def _condition(rule: EligibilityRule) -> Condition:
    return Condition(rule.company_kind, rule.country, rule.category, rule.demand, rule.paper)


def _candidate(company: Company) -> Candidate:
    papers = company.papers.filter(_valid())
    return Candidate(company.kind, company.country, set(papers.values_list("kind", flat=True)))


def _words(rule: EligibilityRule) -> str:
    if rule.demand == "closed":
        return _("This is closed to your company: %(because)s") % {"because": rule.because}
    said = {"paper": dict(PAPER_KINDS)[rule.paper], "because": rule.because}
    return _("An accepted paper is needed: %(paper)s. %(because)s") % said
