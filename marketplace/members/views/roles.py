"""A colleague's role and limits, handing ownership over, leaving."""

from typing import Any

from django import forms
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.accounts.proving import ProvedMixin
from marketplace.accounts.proving_identity import IdentityMixin
from marketplace.companies.actions import hand_over, leave, set_role
from marketplace.companies.models import Member
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.views import ActionView, MemberMixin
from marketplace.kernel.visibility import load
from marketplace.members import queries
from marketplace.members.actions import allow
from marketplace.members.forms import LimitForm, RoleForm
from marketplace.members.forms.fields import shown
from marketplace.members.rules import Cap


class ColleagueMixin(MemberMixin):
    """A page about one colleague, for managers."""

    right = "manage"

    def member(self) -> Member:
        """Return the colleague. Raises Http404."""
        found: Member = load(Member, self.request.party, pk=self.kwargs["pk"], active=True)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the colleague."""
        given: dict[str, Any] = super().get_context_data(  # type: ignore[misc]
            member=self.member(), **kwargs
        )
        return given


class RoleView(ColleagueMixin, ProvedMixin, IdentityMixin, ActionView):
    """Change a colleague's role or end the membership."""

    template_name = "members/role.html"
    form_class = RoleForm
    identity_for = "members"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who gives the role."""
        return super().get_form_kwargs() | {"party": self.request.party}

    def get_initial(self) -> dict[str, Any]:
        """Start from the present role."""
        return {"role": self.member().role}

    def act(self, form: Any) -> str:
        """Change it, or end the membership where that button was pressed."""
        leaves = "remove" in form.data
        role = "" if leaves else form.cleaned_data["role"]
        set_role(self.member(), role, by=self.request.party)
        said = _("The person has left the company.") if leaves else _("The role is changed.")
        messages.success(self.request, said)
        return reverse("members:people")


class LimitView(ColleagueMixin, ProvedMixin, ActionView):
    """Set a colleague's unit and spending limits."""

    template_name = "members/limit.html"
    form_class = LimitForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say whose units are offered."""
        return super().get_form_kwargs() | {"party": self.request.party}

    def get_initial(self) -> dict[str, Any]:
        """Start from the limits in force."""
        limit = getattr(self.member(), "spending", None)
        if limit is None:
            return {"currency": "EUR"}
        amounts = {
            name: shown(getattr(limit, name), limit.currency) for name in ("per_order", "per_month")
        }
        return amounts | {"unit": limit.unit, "currency": limit.currency}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was spent this month."""
        caps: tuple[Cap, ...] = queries.caps_of(getattr(self.member(), "spending", None))
        return super().get_context_data(caps=caps, **kwargs)

    def act(self, form: Any) -> str:
        """Set them."""
        allow(self.member(), form.allowance(), by=self.request.party)
        messages.success(self.request, _("The limits count from the next purchase on."))
        return reverse("members:people")


class HandOverView(ColleagueMixin, ProvedMixin, IdentityMixin, ActionView):
    """Make a colleague owner and oneself administrator."""

    identity_for = "members"
    template_name = "members/hand_over.html"
    form_class = ActingForm
    right = "own"

    def act(self, form: forms.Form) -> str:
        """Hand over."""
        del form
        member = hand_over(self.member(), by=self.request.party)
        words = _("%(person)s is now owner; you are administrator.")
        messages.success(self.request, words % {"person": queries.names([member])[0]})
        return reverse("members:people")


class LeaveView(MemberMixin, ProvedMixin, ActionView):
    """Leave the active company."""

    template_name = "members/leave.html"
    form_class = ActingForm

    def member(self) -> Member:
        """Return one's own place. Raises Http404."""
        party = self.request.party
        found: Member = load(Member, party, person_id=party.person_id, active=True)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the place, and whether it is the last owner's."""
        member = self.member()
        owners = queries.who_may(member.company_id, "own")
        is_last = [owner.pk for owner in owners] == [member.pk]
        return super().get_context_data(member=member, is_last_owner=is_last, **kwargs)

    def act(self, form: forms.Form) -> str:
        """Leave; the next page acts for another of one's companies."""
        del form
        member = leave(self.member(), by=self.request.party)
        messages.success(
            self.request, _("You no longer act for %(company)s.") % {"company": member.company}
        )
        return reverse("desk")
