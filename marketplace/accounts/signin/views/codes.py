"""allauth's page of the sign-in code, with a resend that answers alike for unknown numbers."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse


class SignInCodeView(ConfirmLoginCodeView):
    """The code that was sent, or for an unknown address seems to have been."""

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        """Pretend for unknown ones; allauth itself would fail where no person has the number."""
        process = self._process
        if process.user is not None:
            answer: HttpResponse = super()._resend_form_valid(form)
            return answer
        process.send(skip_enumeration_mails=True)
        process.record_resend()
        process.persist()
        url = self.passthrough_next_url(reverse("account_confirm_login_code"))
        return HttpResponseRedirect(url)
