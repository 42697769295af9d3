"""What every page's frame shows: company switch, unread notices, basket, languages, build."""

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_info

from checkout.queries import line_count
from marketplace.companies.models import Member
from marketplace.kernel.party import Party
from marketplace.kernel.rail import counted_of
from marketplace.kernel.templatetags.words import role_words
from marketplace.notices.queries import unread
from marketplace.privacy.gate import choice_needed


@lru_cache
def build() -> str:
    """Return the installed version, or `dev` from a checkout."""
    try:
        return version("comptoir")
    except PackageNotFoundError:
        return "dev"


def shell(request: Any) -> dict[str, Any]:
    """Return `shell`, read only when a template asks: error pages and machines never pay for it."""
    party = getattr(request, "party", None)
    return {"shell": SimpleLazyObject(lambda: _shell(request, party)) if party else {}}


def _shell(request: Any, party: Party) -> dict[str, Any]:
    companies = [_company(member, party) for member in request.memberships]
    active = next((c for c in companies if c["active"]), None)
    return {
        "companies": companies,
        "company": active["name"] if active else "",
        "role_label": role_words(party.role),
        "person": request.user.get_full_name() if party.person_id else "",
        "notices": _unread(request, party),
        "basket_lines": line_count(party, request.session),
        "languages": [
            (code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES
        ],
        "version": build(),
        "demo": settings.DEMO,
        "cookie_choice_needed": choice_needed(request),
    }


def _unread(request: Any, party: Party) -> int:
    """Count once for the page: the desk's rail reads the same number."""
    counted = counted_of(request)
    if "notices:list" not in counted:
        counted["notices:list"] = unread(party.person_id)
    return counted["notices:list"]


def _company(member: Member, party: Party) -> dict[str, Any]:
    return {
        "id": member.company_id,
        "name": member.company.display_name,
        "role_label": role_words(member.role),
        "active": member.company_id == party.company_id,
    }
