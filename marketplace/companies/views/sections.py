"""The checked sections of the file: saved at once while it is open, asked for once verified."""

from dataclasses import replace
from typing import Any, Final

from django.contrib import messages
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.companies import queries
from marketplace.companies.actions import (
    add_identifier,
    ask_for_change,
    edit_company,
    remove_identifier,
    set_representative,
)
from marketplace.companies.forms import (
    IdentifierForm,
    RegisteredAddressForm,
    RegisterForm,
    RepresentativeForm,
)
from marketplace.companies.models import Company, Identifier
from marketplace.companies.remarks import sent_back
from marketplace.companies.rules import CompanyFile
from marketplace.companies.views.own import FileActionView
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.visibility import load

SEES: Final = _("Moderators see all of it. Register facts become public with the verification.")


def held(company: Company) -> CompanyFile:
    """Return the checked part of the file as it stands."""
    return CompanyFile(
        **{name: getattr(company, name) for name in CompanyFile.__dataclass_fields__}
    )


class SectionView(FileActionView):
    """A section of the checked part; a verified company asks for the change instead."""

    template_name = "companies/section.html"
    form_class: type[ActingForm] = RegisterForm
    heading: object = ""
    sees: object = SEES

    def get_initial(self) -> dict[str, Any]:
        """Start from what the file holds, or is asked for already: one request holds all wishes."""
        company, names = self.company, self.fields()
        change = queries.open_change(company) if company.is_verified else None
        wanted = change.facts if change else {}
        return {name: wanted.get(name, getattr(held(company), name, "")) for name in names}

    def fields(self) -> list[str]:
        """Return the fields of the section that stand in the file."""
        names = self.form_class.base_fields
        return [name for name in names if name in CompanyFile.__dataclass_fields__]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form its company."""
        return super().get_form_kwargs() | {"company": self.company}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether it is locked or asked for, and what the last refusal said."""
        company = self.company
        refused = sent_back(company)
        names = set(self.fields()) | set(self.form_class.base_fields)
        return super().get_context_data(
            heading=self.heading,
            sees=self.sees,
            asks=company.is_verified,
            locked=not (company.is_verified or company.is_editable),
            said=[each.words for each in refused.points if each.point in names] if refused else [],
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Save the section, or ask for the change."""
        if self.company.is_verified:
            return self.ask(form)
        self.save(form)
        messages.success(self.request, gettext("The section is saved."))
        return self.back()

    def ask(self, form: Any) -> str:
        """Ask for the change and show it."""
        change = ask_for_change(
            self.company,
            self.wanted(form),
            by=self.request.party,
            note=form.cleaned_data.get("note", ""),
            number=self.number(form),
        )
        messages.success(
            self.request,
            gettext(
                "The change is asked for. Until a moderator accepts it, the verified version"
                " stays public."
            ),
        )
        return change.get_absolute_url()

    def wanted(self, form: Any) -> dict[str, Any]:
        """Return the values asked for."""
        given: dict[str, Any] = form.wanted()
        return given

    def number(self, form: Any) -> str:
        """Return a new identity number; most sections have none."""
        del form
        return ""

    def save(self, form: Any) -> None:
        """Write the section into the open file."""
        facts = replace(held(self.company), **form.wanted())
        edit_company(self.company, facts, by=self.request.party)


class RegisterView(SectionView):
    """Names and register numbers."""

    anchor = "register"
    heading = _("Register facts")


class RegisteredAddressView(SectionView):
    """The registered address."""

    form_class = RegisteredAddressForm
    heading = _("Registered address")
    anchor = "address"


class RepresentativeView(SectionView):
    """The legal representative and the sealed identity number."""

    form_class = RepresentativeForm
    heading = _("Legal representative")
    sees = _(
        "Owners and administrators of your company and the moderators see the name. The number is"
        " sealed: it is shown by its last four characters, and each opening is on record."
    )
    anchor = "representative"

    def number(self, form: Any) -> str:
        """Return the number that was typed."""
        return str(form.cleaned_data["number"])

    def save(self, form: Any) -> None:
        """Write the name; a number only when one was typed."""
        super().save(form)
        if self.number(form):
            set_representative(self.company, self.number(form), by=self.request.party)


class NewIdentifierView(SectionView):
    """One more register number."""

    form_class = IdentifierForm
    heading = _("Add a register number")
    anchor = "identifiers"

    def wanted(self, form: Any) -> dict[str, Any]:
        """Return all numbers, the new one among them."""
        present = queries.wanted_identifiers(self.company)
        return {"identifiers": [*present, (form.cleaned_data["kind"], form.cleaned_data["number"])]}

    def save(self, form: Any) -> None:
        """Add it to the open file."""
        given = form.cleaned_data
        add_identifier(self.company, given["kind"], given["number"], by=self.request.party)


class RemoveIdentifierView(FileActionView):
    """Take a further number out, or ask for it."""

    template_name = "companies/identifier_remove.html"
    form_class = ActingForm
    anchor = "identifiers"

    def identifier(self) -> Identifier:
        """Return the number. Raises Http404."""
        party, key = self.request.party, self.kwargs["pk"]
        found: Identifier = load(Identifier, party, pk=key, company_id=party.company_id)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the number."""
        return super().get_context_data(
            identifier=self.identifier(), asks=self.company.is_verified, **kwargs
        )

    def act(self, form: Any) -> str:
        """Take it out of an open file; ask for it in a verified one."""
        del form
        gone, party = self.identifier(), self.request.party
        if not self.company.is_verified:
            remove_identifier(gone, by=party)
            return self.back()
        wanted = queries.wanted_identifiers(self.company)
        others = [pair for pair in wanted if pair != (gone.kind, gone.number)]
        return ask_for_change(self.company, {"identifiers": others}, by=party).get_absolute_url()
