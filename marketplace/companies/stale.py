"""A form filled in for another company, at an address that the present one does not have."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render

SILENT: Final = ("csrfmiddlewaretoken", "acting", "next")
SECRET: Final = ("password", "code")


def switched(request: Any) -> HttpResponse:
    """Return a page (409) with all that was typed, and the way back to the company it was for."""
    acting = request.POST.get("acting")
    meant = next((m for m in request.memberships if str(m.company_id) == acting), None)
    facts = {
        "meant": meant.company if meant else None,
        "typed": list(_typed(request.POST)),
        "here": request.get_full_path(),
    }
    return render(request, "companies/switched.html", facts, status=409)


def _typed(post: Any) -> list[str]:
    shown = (name for name in post if name not in SILENT and not name.startswith(SECRET))
    return [value for name in shown for value in post.getlist(name) if value.strip()]
