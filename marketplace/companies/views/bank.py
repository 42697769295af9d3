"""The bank account: given with a fresh proof of who acts, shown masked, opened for a purpose."""

from typing import Any, Final, cast

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from marketplace.accounts.proving import ProvedMixin
from marketplace.companies.actions import give_bank_account
from marketplace.companies.forms import BankAccountForm, PurposeForm, currency_of
from marketplace.companies.models import BankAccount, Company
from marketplace.companies.queries import own_findings, payout_readiness
from marketplace.companies.rules.payouts import REST_AFTER_CHANGE
from marketplace.companies.views.own import OwnCompanyMixin
from marketplace.companies.words import READINESS
from marketplace.kernel import vault
from marketplace.kernel.party import Party
from marketplace.kernel.views import ActionView, PersonMixin
from marketplace.kernel.visibility import load

RECENT: Final = 5
"""Accounts whose openings are listed."""


class MoneyMixin(OwnCompanyMixin):
    """For who manages the company or receives its money."""

    def suits(self, party: Party) -> bool:
        """Owners, administrators and accountants."""
        return party.is_member and (party.may("receive_money") or party.may("manage"))


class BankView(MoneyMixin, TemplateView):
    """The accounts given so far, whether money can be paid out, and who opened the numbers."""

    template_name = "companies/bank.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the accounts, newest first, and the readiness in words."""
        accounts = BankAccount.objects.visible_to(self.request.party)
        own = list(accounts.filter(company=self.company).select_related("made_by"))
        return super().get_context_data(
            company=self.company,
            accounts=own,
            advice=own_findings(own[0]) if own and own[0].status == "waiting" else [],
            openings=[opening for account in own[:RECENT] for opening in vault.openings(account)],
            readiness=READINESS[payout_readiness(self.company)],
            **kwargs,
        )


class NewBankAccountView(MoneyMixin, ProvedMixin, ActionView):
    """Give an account, or another one."""

    template_name = "companies/bank_form.html"
    form_class = BankAccountForm

    def get_initial(self) -> dict[str, Any]:
        """Start from what the file says of the company."""
        country = self.company.country
        currency = currency_of(country)
        return {"holder": self.company.legal_name, "country": country, "currency": currency}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether an account is in use now, and how long payouts rest after a change."""
        used = self.company.bank_accounts.filter(status="accepted").first()
        return super().get_context_data(used=used, days=REST_AFTER_CHANGE.days, **kwargs)

    def act(self, form: Any) -> str:
        """Hand it in."""
        give_bank_account(self.company, form.facts(), by=self.request.party)
        messages.success(self.request, _("The account is given. A moderator checks it."))
        return reverse("companies:bank")


class BankAccountView(PersonMixin, View):
    """The address of one account: its company reads its own page, staff the review."""

    def get(self, request: Any, pk: int) -> HttpResponseRedirect:
        """Lead on. Raises Http404 to everybody else."""
        account = load(BankAccount, request.party, pk=pk)
        if request.party.may("verify"):
            return HttpResponseRedirect(reverse("moderation:company", args=[account.company_id]))
        if request.party.is_staff:
            return HttpResponseRedirect(reverse("companies:bank_reveal", args=[pk]))
        return HttpResponseRedirect(reverse("companies:bank"))


class RevealView(PersonMixin, ProvedMixin, ActionView):
    """Open a sealed number for a purpose; it is shown once and its opening is on record."""

    template_name = "companies/reveal.html"
    form_class = PurposeForm
    field = "number"

    def sealed(self) -> Any:
        """Return the row that holds the number. Raises Http404."""
        account: BankAccount = load(BankAccount, self.request.party, pk=self.kwargs["pk"])
        return account

    def row(self) -> Any:
        """Return the row, to nobody of the platform who is tied to its company."""
        row, party = self.sealed(), self.request.party
        company = row if isinstance(row, Company) else row.company
        if party.is_staff and company.has_person(party.person_id):
            raise Http404
        return row

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who asks."""
        return super().get_form_kwargs() | {"party": self.request.party}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is opened, masked, and who opened it before."""
        row = self.row()
        return super().get_context_data(
            masked=vault.masked(getattr(row, f"{self.field}_end")),
            openings=vault.openings(row),
            back=self.back(row),
            layout=f"layouts/{'moderation' if self.request.party.is_staff else 'desk'}.html",
            **kwargs,
        )

    def back(self, row: Any) -> str:
        """Return the page that led here."""
        if self.request.party.may("verify"):
            return reverse("moderation:company", args=[row.company_id])
        return reverse("desk" if self.request.party.is_staff else "companies:bank")

    def form_valid(self, form: Any) -> HttpResponse:
        """Show the number, once, in a page that nobody keeps."""
        party, purpose = self.request.party, form.cleaned_data["purpose"]
        number = vault.reveal(self.row(), self.field, purpose=purpose, by=party)
        page = self.render_to_response(self.get_context_data(form=form, number=number))
        page["Cache-Control"] = "private, no-store"
        return page


class RevealRepresentativeView(RevealView):
    """Open the identity number of the representative: for reviewers and the company's managers."""

    field = "representative_number"

    def sealed(self) -> Any:
        """Return the company. Raises Http404."""
        party = self.request.party
        own = party.company_id == self.kwargs["pk"] and party.may("manage")
        if not (own or party.may("verify")):
            raise Http404
        return cast(Company, load(Company, party, pk=self.kwargs["pk"]))

    def back(self, row: Any) -> str:
        """Return the page that led here."""
        if self.request.party.is_staff:
            return reverse("moderation:company", args=[row.pk])
        return reverse("companies:file") + "#representative"
