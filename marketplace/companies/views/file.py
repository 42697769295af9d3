"""The company file on the desk: state, checklist, form, papers, presentation."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from marketplace.companies.actions import (
    add_paper,
    create_company,
    edit_company,
    present_company,
)
from marketplace.companies.forms import (
    CompanyFileForm,
    NewCompanyForm,
    PaperForm,
    PresentationForm,
)
from marketplace.companies.middleware import SESSION_KEY
from marketplace.companies.models import Company, Paper
from marketplace.companies.rules import CompanyFile, Presentation
from marketplace.companies.words import POINTS
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.party import Party
from marketplace.kernel.step_view import StepView
from marketplace.kernel.steps import take
from marketplace.kernel.views import ActionView, MemberMixin, PersonMixin
from marketplace.kernel.visibility import load


class OwnCompanyMixin(MemberMixin):
    """A page about the active company."""

    @cached_property
    def company(self) -> Company:
        """The active company. Raises Http404."""
        party = self.request.party
        return cast(Company, load(Company, party, pk=party.company_id))


def _given(kind: type[CompanyFile] | type[Presentation], company: Company) -> dict[str, Any]:
    return {name: getattr(company, name) for name in kind.__dataclass_fields__}


class FileView(OwnCompanyMixin, ActionView):
    """The file: read by every colleague, changed by owners and administrators."""

    template_name = "companies/file.html"
    form_class = CompanyFileForm

    def get_initial(self) -> dict[str, Any]:
        """Start from what the file holds."""
        return _given(CompanyFile, self.company)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the company, its checklist and its papers."""
        company = self.company
        party = self.request.party
        points = company.checklist()
        return super().get_context_data(
            company=company,
            points=[(POINTS[point.code], point.done) for point in points],
            done=sum(point.done for point in points),
            papers=Paper.objects.visible_to(party).filter(company=company).select_related("file"),
            may_edit=party.may("manage") and company.is_editable,
            may_add=party.may("manage") and (company.is_editable or company.is_verified),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Save the file."""
        edit_company(self.company, form.facts(), by=self.request.party)
        messages.success(self.request, _("The file is saved."))
        return reverse("companies:file")


class PresentationView(OwnCompanyMixin, ActionView):
    """Introduction, website and contact: changed at once in every state."""

    template_name = "companies/presentation.html"
    form_class = PresentationForm
    right = "manage"

    def get_initial(self) -> dict[str, Any]:
        """Start from what is shown now."""
        return _given(Presentation, self.company)

    def act(self, form: Any) -> str:
        """Save it."""
        present_company(self.company, form.facts(), by=self.request.party)
        messages.success(self.request, _("The presentation is saved."))
        return reverse("companies:file")


class NewPaperView(OwnCompanyMixin, ActionView):
    """Add a paper with its file."""

    template_name = "companies/paper_form.html"
    form_class = PaperForm
    right = "manage"

    def act(self, form: Any) -> str:
        """Keep the paper."""
        add_paper(self.company, form.facts(), form.cleaned_data["file"], by=self.request.party)
        return reverse("companies:file")


class PaperView(PersonMixin, View):
    """The address of one paper: its company finds it in the file, a reviewer in the review."""

    def get(self, request: Any, pk: int) -> HttpResponseRedirect:
        """Lead on. Raises Http404 to everybody else."""
        paper = load(Paper, request.party, pk=pk)
        if request.party.is_staff:
            return HttpResponseRedirect(reverse("moderation:company", args=[paper.company_id]))
        return HttpResponseRedirect(reverse("companies:file"))


class FileStepView(StepView):
    """A step of the file, taken by its company, which then sees its file again."""

    def act(self, form: Any) -> str:
        """Take the step and go back to the file."""
        super().act(form)
        return reverse("companies:file")


class WithdrawView(OwnCompanyMixin, ActionView):
    """Take the file back from the queue."""

    template_name = "companies/withdraw.html"
    form_class = ActingForm
    right = "manage"

    def act(self, form: forms.Form) -> str:
        """Take it back."""
        del form
        take(self.company, "withdraw", by=self.request.party)
        return reverse("companies:file")


class NewCompanyView(PersonMixin, ActionView):
    """Make another company and act for it."""

    template_name = "companies/new.html"
    form_class = NewCompanyForm

    def suits(self, party: Party) -> bool:
        """Everybody signed in but platform staff."""
        return party.person_id is not None and not party.is_staff

    def act(self, form: Any) -> str:
        """Make it and switch to it."""
        given = form.cleaned_data
        company = create_company(
            given["legal_name"], country=given["country"], by=self.request.party
        )
        self.request.session[SESSION_KEY] = company.pk
        return reverse("companies:file")
