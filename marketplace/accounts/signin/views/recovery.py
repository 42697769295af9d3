"""Recovery without mailbox and telephone: the form, the wait, and the link that stops it."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.accounts.actions.recovery import Plea, ask_recovery, stop_by_link
from marketplace.accounts.models import Recovery
from marketplace.accounts.signin import limits, links, queries
from marketplace.accounts.signin.forms import RecoveryForm
from marketplace.kernel import steps
from marketplace.kernel.refusal import Refused
from marketplace.kernel.views import ActionView


class AskView(ActionView):
    """The form, for people who can not sign in."""

    template_name = "account/recovery_ask.html"
    form_class = RecoveryForm

    def get_initial(self) -> dict[str, Any]:
        """Know who is signed in: a frozen account whose second proof is missing."""
        user: Any = self.request.user
        return {"email": user.email, "new_email": user.email} if user.is_authenticated else {}

    def act(self, form: Any) -> str:
        """Open a case; the answer is the same for an address that nobody has."""
        typed = form.cleaned_data
        self.count(typed["new_email"])
        ask_recovery(
            Plea(
                email=typed["email"],
                new_email=typed["new_email"],
                story=typed["story"],
                language=get_language() or "",
            )
        )
        return reverse("account_recovery_asked")

    def count(self, new_email: str) -> None:
        """Raise Refused when too many ask from here, or for mail to one address."""
        here = ratelimit.consume(self.request, action="recovery")
        if not here or not limits.may_send(new_email):
            raise Refused(_("Too many requests came from here. Please wait an hour."))


class AskedView(TemplateView):
    """What happens next, and how long it takes."""

    template_name = "account/recovery_asked.html"


class LinkedMixin:
    """A page that a signed link opens."""

    kwargs: dict[str, Any]
    salt = links.FOLLOW

    def recovery(self) -> Recovery:
        """Return the case of the link. Raises Http404 for a wrong one."""
        key = links.read(self.kwargs["token"], self.salt)
        cases = Recovery.objects.select_related("person")
        found: Recovery | None = cases.filter(pk=key).first() if key else None
        if found is None:
            raise Http404
        return found


class FollowView(LinkedMixin, TemplateView):
    """How far the case is, for the asker."""

    template_name = "account/recovery_follow.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the state in words and until when the wait lasts."""
        recovery = self.recovery()
        state = recovery.PROCESS.state(recovery.status)
        until = queries.waits_until(recovery)
        return super().get_context_data(recovery=recovery, state=state, until=until, **kwargs)


class StopView(LinkedMixin, TemplateView):
    """The link of the old mailbox; opening it changes nothing, the button stops the case."""

    template_name = "account/recovery_stop.html"
    salt = links.STOP

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether it can still be stopped."""
        recovery = self.recovery()
        is_open = recovery.PROCESS.row("stop", steps.state_of(recovery)) is not None
        return super().get_context_data(
            is_open=is_open,
            until=queries.waits_until(recovery),
            freeze_token=links.freeze_token(recovery.person),
            **kwargs,
        )

    def post(self, request: Any, token: str) -> HttpResponse:
        """Stop it."""
        stop_by_link(self.recovery())
        messages.success(request, _("The recovery is stopped. Your account stays as it is."))
        return HttpResponseRedirect(reverse("account_recovery_stop", args=[token]))
