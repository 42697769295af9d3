"""The people page, who can do what, the history of roles."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import ListView, TemplateView

from marketplace.companies.models import Member
from marketplace.kernel.models import Event
from marketplace.kernel.views import MemberMixin
from marketplace.members import history, queries
from marketplace.members.words import COMPANY_RIGHTS, ROLES_IN_WORDS, Right


class PeopleView(MemberMixin, ListView):  # type: ignore[type-arg]
    """Who acts for the company, in which role; who is invited; who asks to join."""

    template_name = "members/people.html"
    paginate_by = 100

    def get_queryset(self) -> QuerySet[Member]:
        """Return the active members with what managers may see of their limits."""
        members = Member.objects.visible_to(self.request.party).active()
        found: QuerySet[Member] = members.select_related("person", "spending__unit").order_by("pk")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what waits for managers, and the last changes."""
        party = self.request.party
        manages = party.may("manage")
        return super().get_context_data(
            may_manage=manages,
            invitations=queries.invitations_of(party) if manages else [],
            requests=queries.requests_to(party) if manages else [],
            changes=history.changes(party.company_id, most=5),
            caps=queries.limits_of(party),
            **kwargs,
        )


class HistoryView(MemberMixin, ListView):  # type: ignore[type-arg]
    """Who had which role since when."""

    template_name = "members/history.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Event]:
        """Return the events of people, newest first."""
        return history.events_of(self.request.party.company_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add them in words."""
        context = super().get_context_data(**kwargs)
        return context | {"changes": history.in_words(context["page_obj"].object_list)}


class RightsView(MemberMixin, TemplateView):
    """Who can do what: roles by rights, and the people in each role."""

    template_name = "members/rights.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the table and the people."""
        party = self.request.party
        members = Member.objects.visible_to(party).active().select_related("person").order_by("pk")
        people: dict[str, list[Member]] = {}
        for member in members:
            people.setdefault(member.role, []).append(member)
        return super().get_context_data(
            rights=[_row(right) for right in COMPANY_RIGHTS],
            roles=[
                {"name": name, "words": words, "people": people.get(name, [])}
                for name, words in ROLES_IN_WORDS.items()
            ],
            **kwargs,
        )


def _row(right: Right) -> dict[str, Any]:
    return {"right": right, "roles": [(role, right.held_by(role)) for role in ROLES_IN_WORDS]}
