"""Agreeing to the versions in force, or not agreeing: what is open then."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from marketplace.kernel.views import ActionView, PersonMixin
from marketplace.privacy.actions import agree, decline
from marketplace.privacy.forms import AgreeForm
from marketplace.privacy.models import PolicyVersion
from marketplace.privacy.queries import last_answers_for
from marketplace.privacy.queries import policies as queries
from marketplace.privacy.views.onward import safe_next
from marketplace.privacy.views.policies import changes


def owed(request: Any) -> list[PolicyVersion]:
    """Return the versions that the person still has to agree to, with their texts."""
    return queries.loaded(queries.owed_for(request))


class AgreeView(PersonMixin, ActionView):
    """Show what is new, ask for each version on its own, and go on to the page wanted."""

    template_name = "privacy/agree.html"
    form_class = AgreeForm

    @cached_property
    def versions(self) -> list[PolicyVersion]:
        """What is still to be agreed to."""
        return owed(self.request)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form its versions."""
        return super().get_form_kwargs() | {"versions": self.versions}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the versions with what changed, and where to go on."""
        answers = last_answers_for(self.request, self.request.party.person_id)
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return super().get_context_data(
            versions=[(version, changes(version)) for version in self.versions],
            is_first=not queries.has_answered(answers),
            declined=queries.has_declined(answers),
            next=asked.get("next", ""),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Keep the agreement."""
        del form
        agree(self.versions, by=self.request.party, way="agreement page")
        return safe_next(self.request, "desk")


class DeclineView(PersonMixin, View):
    """Keep that the person does not agree."""

    def post(self, request: HttpRequest) -> HttpResponseRedirect:
        """Keep the answer and show what is open now."""
        decline(owed(request), by=self.request.party, way="agreement page")
        return HttpResponseRedirect(reverse("privacy:declined"))


class DeclinedView(PersonMixin, TemplateView):
    """What somebody who does not agree can do: read, take a copy, close the account, agree yet."""

    template_name = "privacy/declined.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the address to write to."""
        return super().get_context_data(contact=settings.DEFAULT_FROM_EMAIL, **kwargs)
