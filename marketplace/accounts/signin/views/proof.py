"""The pages on which somebody proves who it is by a code: from a mail, or from a text."""

from typing import Any

from allauth.account.views import BaseReauthenticateView
from allauth.core.exceptions import RateLimited
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from marketplace.accounts.actions.people import note_wrong_code
from marketplace.accounts.signin.codes import ProofCode
from marketplace.accounts.signin.forms import SignInCodeForm


@method_decorator([login_required, never_cache], name="dispatch")
class ProofByCodeView(BaseReauthenticateView):
    """Send the code when asked to, take it, go on where the person was."""

    form_class = SignInCodeForm
    template_name = "account/prove_by_code.html"
    url_name = "account_prove_by_code"
    phone = ""

    @cached_property
    def code(self) -> ProofCode | None:
        """The code under way, if any was sent by this way."""
        found = ProofCode.resume(self.request)
        return found if found and bool(found.state.get("phone")) == bool(self.phone) else None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Compare with the code that was sent."""
        given: dict[str, Any] = super().get_form_kwargs()
        return given | {"code": self.code.code if self.code else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether a code is under way, and where it went."""
        user: Any = self.request.user
        shown: dict[str, Any] = super().get_context_data(
            sent=self.code is not None,
            to=self.phone or user.email,
            by_phone=bool(self.phone),
            here=reverse(self.url_name),
            **kwargs,
        )
        return shown

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send a code, or take the one typed."""
        if "send" in request.POST or self.code is None:
            return self._send()
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def _send(self) -> HttpResponse:
        try:
            ProofCode.begin(self.request, phone=self.phone)
        except RateLimited:
            messages.error(
                self.request,
                _("Too many codes were asked for. Please wait a minute, then ask again."),
            )
        return HttpResponseRedirect(self.passthrough_next_url(reverse(self.url_name)))

    def form_valid(self, form: Any) -> HttpResponse:
        """Count the proof and go on."""
        if self.code:
            self.code.finish()
        answer: HttpResponse = super().form_valid(form)
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        """Record it and show the fault; after the third one a new code has to be asked for."""
        note_wrong_code({"person": self.request.user.pk})
        if self.code and self.code.record_invalid_attempt():
            page: HttpResponse = super().form_invalid(form)
            return page
        messages.error(self.request, _("That was the third wrong code. Please ask for a new one."))
        return HttpResponseRedirect(self.passthrough_next_url(reverse(self.url_name)))


class ProofByPhoneView(ProofByCodeView):
    """The same by a text to the proved number, for whoever needs a second proof."""

    url_name = "account_prove_by_phone"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only who proved a number can get a text."""
        if request.user.is_authenticated and not request.user.phone_verified:
            return HttpResponseRedirect(reverse("me"))
        self.phone = getattr(request.user, "phone", "") or ""
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def _check_reauthentication_method_available(self, request: Any) -> None:
        """A text is a second proof, not one of the ways that allauth lists."""
