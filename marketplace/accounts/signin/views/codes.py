"""allauth's pages of codes: wrong ones are recorded, and unknown people get the same answers."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, ConfirmPasswordResetCodeView
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marketplace.accounts.actions.people import owe_wrong_code
from marketplace.accounts.models import User


class RecordedMixin:
    """A wrong code is owed to the record of whose code it is, if it is anybody's."""

    def form_invalid(self: Any, form: Any) -> HttpResponse:
        """Owe the record, and answer as allauth does."""
        # Somebody known was read from the database: nobody is looked for as long.
        owe_wrong_code(self._process.user or User.objects.filter(pk=0).first())
        answer: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        return answer


class ResetCodeView(RecordedMixin, ConfirmPasswordResetCodeView):
    """The code that lets a new password be set."""


class SignInCodeView(RecordedMixin, ConfirmLoginCodeView):
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
