"""Units: the list, one unit's page, making, changing and closing."""

from typing import Any

from django import forms
from django.contrib import messages
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.kernel.forms import ActingForm
from marketplace.kernel.views import ActionView, MemberMixin
from marketplace.kernel.visibility import load
from marketplace.members import queries
from marketplace.members.actions import close_unit, save_unit
from marketplace.members.forms import UnitForm
from marketplace.members.forms.fields import shown
from marketplace.members.models import Unit


class UnitsView(MemberMixin, TemplateView):
    """The open units with people and budgets."""

    template_name = "members/units.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the units, and for whom the budget is shown."""
        party = self.request.party
        return super().get_context_data(
            units=queries.units_with_budgets(party), may_manage=party.may("manage"), **kwargs
        )


class UnitView(MemberMixin, ActionView):
    """One unit: its form for managers, its facts for everybody else."""

    template_name = "members/unit.html"
    form_class = UnitForm

    @cached_property
    def unit(self) -> Unit | None:
        """The open unit, None for a new one. Raises Http404."""
        if "pk" not in self.kwargs:
            return None
        found: Unit = load(Unit, self.request.party, pk=self.kwargs["pk"], closed_at=None)
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say whose addresses and people are offered."""
        return super().get_form_kwargs() | {"party": self.request.party}

    def get_initial(self) -> dict[str, Any]:
        """Start from what is known."""
        if self.unit is None:
            return {"currency": "EUR"}
        known = {name: getattr(self.unit, name) for name in UnitForm.base_fields}
        return known | {"budget": shown(self.unit.budget, self.unit.currency)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the unit, its people and what is left."""
        party, unit = self.request.party, self.unit
        own = queries.limit_of(party)
        sees = party.may("manage") or bool(unit and own and own.unit_id == unit.pk)
        return super().get_context_data(
            unit=unit,
            people=queries.people_of(unit) if unit else [],
            cap=queries.cap_of_unit(unit) if unit and sees else None,
            may_manage=party.may("manage"),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Save it."""
        save_unit(form.facts(), by=self.request.party, unit=self.unit)
        messages.success(self.request, _("The unit is saved."))
        return reverse("members:units")


class NewUnitView(UnitView):
    """A new unit, for managers."""

    right = "manage"


class CloseUnitView(UnitView):
    """Close a unit."""

    template_name = "members/unit_close.html"
    right = "manage"
    form_class: type[forms.Form] = ActingForm  # type: ignore[assignment]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask for nothing."""
        kwargs = super().get_form_kwargs()
        kwargs.pop("party")
        return kwargs

    def act(self, form: Any) -> str:
        """Close it."""
        del form
        if self.unit is not None:
            close_unit(self.unit, by=self.request.party)
            messages.success(self.request, _("The unit is closed."))
        return reverse("members:units")
