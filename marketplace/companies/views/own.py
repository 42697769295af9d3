"""What pages about the active company have in common."""

from typing import Any, cast

from django.urls import reverse
from django.utils.functional import cached_property

from marketplace.companies.models import Company
from marketplace.kernel.views import ActionView, MemberMixin
from marketplace.kernel.visibility import load


class OwnCompanyMixin(MemberMixin):
    """A page about the active company."""

    @cached_property
    def company(self) -> Company:
        """The active company. Raises Http404."""
        party = self.request.party
        return cast(Company, load(Company, party, pk=party.company_id))


class FileActionView(OwnCompanyMixin, ActionView):
    """A short form of the file, for owners and administrators; back to its section afterwards."""

    right = "manage"
    anchor = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the company and the way back."""
        return super().get_context_data(company=self.company, back=self.back(), **kwargs)

    def back(self) -> str:
        """Return the place in the file that the form belongs to."""
        return reverse("companies:file") + (f"#{self.anchor}" if self.anchor else "")
