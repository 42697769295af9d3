"""The company file on the desk: state, checklist, sections and what is missing in each."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.companies import queries
from marketplace.companies.actions import create_company
from marketplace.companies.forms import AgainForm, NewCompanyForm
from marketplace.companies.middleware import SESSION_KEY
from marketplace.companies.models import Company, Paper
from marketplace.companies.process.conditions import REVIEW_WORKING_DAYS
from marketplace.companies.remarks import SentBack, sent_back
from marketplace.companies.statement import statement
from marketplace.companies.views.listing import edited, paper_rows, points, said_by_section, useful
from marketplace.companies.views.own import OwnCompanyMixin
from marketplace.companies.words import LANGUAGE_NAMES, READINESS
from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import end_of_working_day_after
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.party import Party
from marketplace.kernel.step_view import StepView
from marketplace.kernel.steps import take
from marketplace.kernel.views import ActionView, PersonMixin


class FileView(OwnCompanyMixin, TemplateView):
    """The file: read by every colleague, changed by owners and administrators."""

    template_name = "companies/file.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the company, its checklist and its sections."""
        shown = self.shown() | self.private()
        listed = useful(self.company, shown)
        return super().get_context_data(useful=listed, **self.state(), **shown, **kwargs)

    @cached_property
    def refused(self) -> SentBack | None:
        """What the moderator said of a file that was sent back."""
        return sent_back(self.company)

    def state(self) -> dict[str, Any]:
        """Return the checklist and what may be done with the checked part."""
        company, may = self.company, self.request.party.may("manage")
        listed = points(company, self.refused)
        return {
            "company": company,
            "points": listed,
            "done": sum(point.done for point in listed),
            "may_manage": may,
            "may_edit": may and company.is_editable,
            "may_ask": may and company.is_verified,
            "may_add": may and (company.is_editable or company.is_approved),
            "edited": edited(company),
            "refused": self.refused if may else None,
            "held": statement(company) if may else None,
            "said": said_by_section(self.refused),
        }

    def shown(self) -> dict[str, Any]:
        """Return what the company shows of itself."""
        company, texts = self.company, self.company.introductions
        return {
            "identifiers": list(company.identifiers.all()),
            "trades": queries.trades_of(company, get_language() or "en"),
            "contacts": queries.contacts_for(self.request.party, company),
            "pictures": queries.pictures_of(company),
            "texts": [(name, texts.get(key, "")) for key, name in LANGUAGE_NAMES],
        }

    def private(self) -> dict[str, Any]:
        """Return papers and change for managers, the account for who receives money."""
        company, party = self.company, self.request.party
        money = party.may("receive_money") or party.may("manage")
        prefetch_related_objects([company], "bank_accounts")
        return {
            "papers": paper_rows(company, party, self.refused),
            "change": queries.open_change(company) if party.may("manage") else None,
            "sees_money": money,
            "account": next(iter(company.bank_accounts.all()), None) if money else None,
            "readiness": READINESS[queries.payout_readiness(company)] if money else "",
        }


class SubmitView(StepView):
    """Submit the file: what is sent, who reads it, by when, and what is locked meanwhile."""

    template_name = "companies/submit.html"

    def get_form_class(self) -> type[forms.Form]:
        """Let a company whose file was sent back say why something stands as it was."""
        return AgainForm if self.found()[0].status == "refused" else ActingForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is sent, and by when a moderator decides."""
        company: Company = self.found()[0]
        papers = Paper.objects.visible_to(self.request.party).filter(company=company, change=None)
        return super().get_context_data(
            papers=[paper for paper in papers.order_by("pk") if paper.status != "refused"],
            decided_by=end_of_working_day_after(now(), REVIEW_WORKING_DAYS),
            refused=sent_back(company),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Take the step and go back to the file."""
        company, row = self.found()
        facts = {key: value for key, value in form.cleaned_data.items() if value}
        take(company, row.name, by=self.request.party, **facts)
        messages.success(
            self.request,
            _("The file is submitted. You are told here and by mail what the moderator decides."),
        )
        return reverse("companies:file")


class WithdrawView(OwnCompanyMixin, ActionView):
    """Take the file back from the queue."""

    template_name = "companies/withdraw.html"
    form_class = ActingForm
    right = "manage"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether there is anything to take back."""
        waits = self.company.status == "submitted"
        return super().get_context_data(waits=waits, company=self.company, **kwargs)

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
