"""The first page of the platform's desk and the proofs of VAT numbers."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.views.generic import ListView, TemplateView

from marketplace.companies.actions import store_tax_proof
from marketplace.companies.models import Company, TaxProof
from marketplace.kernel import rail
from marketplace.kernel.party import Party
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.kernel.visibility import load
from marketplace.moderation import queries
from marketplace.moderation.forms import TaxProofForm


class IndexView(StaffMixin, TemplateView):
    """What waits for this member of the staff."""

    template_name = "moderation/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the queues with their counts."""
        drawn = rail.drawn(self.request.party)
        queues = [
            entry for section in drawn if section.name == "moderation" for entry in section.entries
        ]
        return super().get_context_data(queues=queues, **kwargs)


class TaxProofsView(StaffMixin, ListView):  # type: ignore[type-arg]
    """Companies whose VAT number nobody has confirmed yet."""

    template_name = "moderation/tax_proofs.html"
    right = "match"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Company]:
        """Return them, oldest first."""
        return queries.without_proof(self.request.party)


class TaxProofView(StaffMixin, ActionView):
    """Store that a VAT number was confirmed."""

    template_name = "moderation/tax_proof.html"
    form_class = TaxProofForm

    def suits(self, party: Party) -> bool:
        """Moderators and finance."""
        return party.may("verify") or party.may("match")

    def company(self) -> Company:
        """Return the company. Raises Http404."""
        found: Company = load(Company, self.request.party, pk=self.kwargs["pk"])
        return found

    def get_initial(self) -> dict[str, Any]:
        """Start from the number that the company gives."""
        return {"vat_id": self.company().vat_id}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the company and the proofs stored so far."""
        company = self.company()
        proofs = TaxProof.objects.visible_to(self.request.party).filter(company=company)
        return super().get_context_data(
            company=company, proofs=proofs.select_related("evidence").order_by("-pk"), **kwargs
        )

    def act(self, form: Any) -> str:
        """Store it."""
        evidence = form.cleaned_data["evidence"]
        store_tax_proof(self.company(), form.claim(), evidence, by=self.request.party)
        return reverse("moderation:tax_proof", args=[self.kwargs["pk"]])
