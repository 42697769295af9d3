"""VAT numbers that nobody has confirmed."""

from django.db.models import Exists, OuterRef, QuerySet

from marketplace.companies.models import Company, TaxProof
from marketplace.kernel.party import Party


def without_proof(party: Party) -> QuerySet[Company]:
    """Return the companies that give a VAT number of which no proof is stored."""
    proofs = TaxProof.objects.filter(company=OuterRef("pk"), vat_id=OuterRef("vat_id"))
    companies: QuerySet[Company] = Company.objects.visible_to(party).exclude(vat_id="")
    return companies.exclude(Exists(proofs)).order_by("pk")


def waiting_for_proof(party: Party) -> int:
    """Return how many VAT numbers have no stored proof."""
    return without_proof(party).count()
