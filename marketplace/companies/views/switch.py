"""The switch of the active company, on every page."""

from typing import Any, Final
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from marketplace.companies.middleware import SESSION_KEY
from marketplace.kernel import rail
from marketplace.kernel.party import Party
from marketplace.kernel.views import PersonMixin, local_path

DESK: Final = "/desk/"
CHECKOUT: Final = "/checkout/"
"""Pages below these show what one company has; all others are the same for everybody."""


class SwitchView(PersonMixin, View):
    """Act for another of one's companies from now on; a plain form posts `company`."""

    http_method_names = ["post"]  # noqa: RUF012

    def post(self, request: Any) -> HttpResponseRedirect:
        """Keep the choice in the session. Raises Http404 for a company the person is not in."""
        mine = {str(member.company_id): member for member in request.memberships}
        chosen = mine.get(request.POST.get("company"))
        if chosen is None:
            raise Http404
        request.session[SESSION_KEY] = chosen.company_id
        messages.success(request, _("You now act for %(company)s.") % {"company": chosen.company})
        party = Party(request.party.person_id, chosen.company_id, chosen.role)
        return HttpResponseRedirect(place_kept(_next(request), party))


def _next(request: Any) -> str:
    """Return the page asked for on this host, or the desk."""
    return local_path(str(request.POST.get("next", "")), request)


def place_kept(url: str, party: Party) -> str:
    """Return where somebody goes on who has just begun to act for another company.

    A public page stays. Of the desk, a place of work stays as it is filtered, and from an object,
    which the other company does not have, the way leads to the place of work above it.
    """
    path = urlsplit(url).path
    if path.startswith(CHECKOUT):
        return reverse("basket:summary")
    if not path.startswith(DESK):
        return url
    places = [entry.url for section in rail.drawn(party) for entry in section.entries]
    above = max((place for place in places if path.startswith(place)), key=len, default="")
    return url if path == above else above or reverse("desk")
