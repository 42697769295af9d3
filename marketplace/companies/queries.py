"""Questions other apps ask about companies."""

from django.db.models import Count, Exists, OuterRef, Q

from marketplace.companies.models import Company, Member, Paper, TaxProof
from marketplace.kernel.party import RIGHTS, Party


def people_with(company_id: int, right: str) -> list[int]:
    """Return the keys of the people who hold a right in a company now."""
    roles = sorted(RIGHTS[right])
    members = Member.objects.active().filter(company_id=company_id, role__in=roles)
    return list(members.order_by("pk").values_list("person_id", flat=True))


def same_company(one: Company | None, other: Company | None) -> bool:
    """Say whether two companies are one: by key, or by a register or VAT number both give."""
    if one is None or other is None:
        return False
    return one.pk == other.pk or _same_number(one, other)


def _same_number(one: Company, other: Company) -> bool:
    registered = (one.registration_kind, one.registration_number)
    if one.registration_number and registered == (
        other.registration_kind,
        other.registration_number,
    ):
        return True
    return bool(one.vat_id) and one.vat_id == other.vat_id


def tax_proof(company: Company) -> TaxProof | None:
    """Return the newest stored proof of the VAT number that the company gives now, or None."""
    if not company.vat_id:
        return None
    proofs = TaxProof.objects.filter(company=company, vat_id=company.vat_id)
    newest: TaxProof | None = proofs.order_by("-validated_at").first()
    return newest


def memberships(person_id: int) -> list[Member]:
    """Return a person's active memberships with their companies; one query.

    The newest comes first: who was taken into a company after joining works there.
    """
    mine = Member.objects.active().filter(person_id=person_id).select_related("company")
    return list(mine.order_by("-pk"))


def waiting_for_a_moderator() -> Q:
    """Return the condition: in the queue, in review, or verified with a new paper to check."""
    papers = Paper.objects.filter(company=OuterRef("pk"), status="waiting")
    return Q(status__in=("submitted", "in_review")) | Q(Exists(papers), status="verified")


def waiting_for_review(party: Party) -> int:
    """Return how many files wait for moderators; none for anybody else."""
    if not party.may("verify"):
        return 0
    return int(Company.objects.filter(waiting_for_a_moderator()).count())


def files_to_finish(party: Party) -> int:
    """Return 1 while the party's own company waits for its managers, else 0: the rail's count."""
    if party.company_id is None:
        return 0
    waiting = Company.objects.filter(pk=party.company_id, status__in=("refused", "expired"))
    return int(waiting.count())


def countries_with_sellers() -> list[tuple[str, int]]:
    """Return (country, verified companies) for the directory's filter, most first."""
    found = Company.objects.verified().values_list("country").annotate(number=Count("pk"))
    return list(found.order_by("-number", "country"))
