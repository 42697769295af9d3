"""What the desk draws of a company that is not verified, and of a person not known yet: the next
steps of each, gone once they are done."""

from dataclasses import dataclass
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marketplace.companies.models import Company
from marketplace.companies.remarks import by_point, refusal
from marketplace.companies.statement import statement
from marketplace.companies.words import POINTS
from marketplace.kernel.party import VISITOR, Party

OPEN: Final = ("draft", "expired")
OWN_TURN: Final = (*OPEN, "refused", "suspended")
KNOWN: Final = ("waiting", "accepted")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file is: points done, all points, and the words of those that are missing."""

    done: int
    total: int
    missing: tuple[str, ...]


def to_do(context: dict[str, Any]) -> SafeString:
    """Draw the next steps of the reader and of the company acted for; one query at most."""
    request = context.get("request")
    party: Party = getattr(request, "party", VISITOR)
    mine = request.memberships if request is not None and party.is_member else ()
    here = next((each for each in mine if each.company_id == party.company_id), None)
    if here is None:
        return SafeString("")
    company, identity = _company(party, here), _identity(party, here)
    if identity is None and company is None:
        return SafeString("")
    drawn = {"company": company, "identity": identity, "party": party}
    return render_to_string("companies/next_steps.html", drawn | _state(company), request=request)


def _company(party: Party, here: Any) -> Company | None:
    """Return the company acted for while something waits for its managers."""
    company: Company = here.company
    return company if party.may("manage") and company.status in OWN_TURN else None


def _state(company: Company | None) -> dict[str, Any]:
    if company is None:
        return {}
    if company.status in OPEN:
        return {"progress": _progress(company)}
    if company.status == "suspended":
        return {"held": statement(company)}
    event = refusal(company)
    return {"named": len(by_point(event.facts.get("remarks", ()))) if event else 0}


def _progress(company: Company) -> Progress:
    listed = company.checklist()
    missing = tuple(str(POINTS[point.code]) for point in listed if not point.done)
    return Progress(len(listed) - len(missing), len(listed), missing)


def _identity(party: Party, here: Any) -> str | None:
    """Return the state of an identity check that waits for its person, None when none does."""
    if not (party.may("manage") or party.may("ask") or party.may("sell")):
        return None
    state: str = here.identity or "not_given"
    return None if state in KNOWN else state
