"""The address book."""

from typing import Any

from django import forms
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.companies.actions import remove_address, save_address
from marketplace.companies.forms import AddressForm
from marketplace.companies.models import Address
from marketplace.companies.rules import AddressFacts
from marketplace.companies.views.own import OwnCompanyMixin
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.views import ActionView, MemberMixin
from marketplace.kernel.visibility import load


class AddressesView(MemberMixin, TemplateView):
    """The address book."""

    template_name = "companies/addresses.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the addresses and whether they may be changed."""
        party = self.request.party
        return super().get_context_data(
            addresses=Address.objects.visible_to(party),
            may_keep=party.may("buy") or party.may("ship"),
            **kwargs,
        )


class AddressView(OwnCompanyMixin, ActionView):
    """Add an address, or change one."""

    template_name = "companies/address_form.html"
    form_class: type[ActingForm] = AddressForm

    def address(self) -> Address | None:
        """Return the address to change, None for a new one. Raises Http404."""
        if "pk" not in self.kwargs:
            return None
        found: Address = load(Address, self.request.party, pk=self.kwargs["pk"])
        return found

    def get_initial(self) -> dict[str, Any]:
        """Start from what the book holds, a new one in the company's country."""
        address = self.address()
        if address is None:
            return {"country": self.company.country}
        return {name: getattr(address, name) for name in AddressFacts.__dataclass_fields__}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the address that is changed."""
        return super().get_context_data(address=self.address(), **kwargs)

    def act(self, form: Any) -> str:
        """Keep it."""
        save_address(form.facts(), by=self.request.party, address=self.address())
        messages.success(self.request, _("The address is saved."))
        return reverse("companies:addresses")


class RemoveAddressView(AddressView):
    """Take an address out of the book."""

    template_name = "companies/address_remove.html"
    form_class = ActingForm

    def act(self, form: forms.Form) -> str:
        """Remove it; orders keep their copies."""
        del form
        address = self.address()
        if address is not None:
            remove_address(address, by=self.request.party)
        return reverse("companies:addresses")
