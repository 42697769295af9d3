"""Pages of the choice of cookies and of the consents."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.accounts.proving import ProvedMixin
from marketplace.kernel.views import ActionView, PersonMixin
from marketplace.privacy import gate, rules
from marketplace.privacy.actions import choose_cookies, give, note_copy, withdraw
from marketplace.privacy.cookies import used_cookies
from marketplace.privacy.copies import copy_of
from marketplace.privacy.forms import ConsentForm, CookieForm
from marketplace.privacy.purposes import ALL
from marketplace.privacy.queries import answers_of, overview, policy_rows
from marketplace.privacy.views.onward import safe_next

CHOICE_LIVES = 180 * 24 * 3600


class CookiesView(ActionView):
    """Show what cookies are for and keep the choice; the same form serves the banner."""

    template_name = "privacy/cookies.html"
    form_class = CookieForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the optional kinds with the present choice, and the browser's signal."""
        kinds = [(purpose, purpose.name in self._accepted()) for purpose in ALL if purpose.cookie]
        return super().get_context_data(
            kinds=kinds,
            cookies=used_cookies(),
            signalled=gate.signalled(self.request),
            next=self.request.GET.get("next", ""),
            **kwargs,
        )

    def _accepted(self) -> frozenset[str]:
        person_id = self.request.party.person_id
        if person_id is not None:
            return frozenset(name for name, given in answers_of(person_id).items() if given)
        choice = gate.device_choice(self.request)
        return choice.accepted if choice else frozenset()

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the choice and go back to the page it was made on."""
        known = gate.device_choice(self.request)
        device = known.device if known else secrets.token_urlsafe(24)
        choice = choose_cookies(form.accepted(), device=device, by=self.request.party)
        messages.success(self.request, _("Your choice is kept."))
        response = HttpResponseRedirect(safe_next(self.request, "privacy:cookies"))
        response.set_cookie(
            gate.COOKIE,
            rules.write_choice(choice),
            max_age=CHOICE_LIVES,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response


class ConsentsView(PersonMixin, ActionView):
    """Every purpose with the person's answer; one press changes one answer, either way."""

    template_name = "privacy/consents.html"
    form_class = ConsentForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answers and the browser's signal."""
        return super().get_context_data(
            answers=overview(self.request.party.person_id or 0),
            signalled=gate.signalled(self.request),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Keep the answer."""
        verb = give if form.cleaned_data["given"] else withdraw
        verb(form.cleaned_data["purpose"], by=self.request.party, way="consents page")
        messages.success(self.request, _("Your choice is kept."))
        return reverse("privacy:consents")


class DataView(TemplateView):
    """The table of the privacy policy: what is held, why, on what ground and how long."""

    template_name = "privacy/data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows, made from the declarations in code."""
        return super().get_context_data(rows=policy_rows(), **kwargs)


class CopyView(PersonMixin, ProvedMixin, TemplateView):
    """A copy of one's own data, after proving again who asks."""

    template_name = "privacy/copy.html"

    def post(self, request: Any) -> HttpResponse:
        """Hand out the copy as a file."""
        note_copy(by=request.party)
        answer = JsonResponse(copy_of(request.party.person_id), json_dumps_params={"indent": 1})
        answer["Content-Disposition"] = 'attachment; filename="comptoir-my-data.json"'
        return answer


def gpc(request: HttpRequest) -> JsonResponse:
    """Say that Global Privacy Control is obeyed (the W3C's `/.well-known/gpc.json`)."""
    del request
    response = JsonResponse({"gpc": True, "lastUpdate": "2026-11-22"})
    patch_vary_headers(response, ["Sec-GPC"])
    return response
