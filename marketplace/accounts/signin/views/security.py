"""The own security log, and the devices on which one is signed in."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from marketplace.accounts.actions.compromise import end_session
from marketplace.accounts.signin import log, queries
from marketplace.accounts.signin.devices import device
from marketplace.kernel.views import PersonMixin

A_PAGE = 50


class SecurityView(PersonMixin, TemplateView):
    """What happened to the account, the ways to sign in, and the devices."""

    template_name = "account/security.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the log, one page of it, with the reveals of sealed numbers and the devices."""
        user: Any = self.request.user
        pages = Paginator(queries.security_log(user), A_PAGE)
        page = pages.get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            rows=[(event, log.said(event), log.details(event)) for event in page],
            reveals=[log.opening(event) for event in queries.reveals_of(user)[:A_PAGE]],
            factors=queries.factors_of(user),
            sessions=[(each, device(each.user_agent)) for each in queries.sessions_of(user)],
            **kwargs,
        )


class EndSessionView(PersonMixin, View):
    """End one session of one's own."""

    http_method_names = ["post"]

    def post(self, request: Any, pk: int) -> HttpResponseRedirect:
        """End it. Raises Http404 for anybody else's."""
        session = get_object_or_404(UserSession, pk=pk, user_id=request.party.person_id)
        end_session(session, by=request.party)
        messages.success(request, _("That device is signed out."))
        return HttpResponseRedirect(f"{reverse('account_security')}#devices")
