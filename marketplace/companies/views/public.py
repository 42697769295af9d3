"""What everybody sees of a verified company; its own people and reviewers in any state."""

from typing import Any

from django.utils.translation import get_language
from django.views.generic import TemplateView

from marketplace.companies import queries
from marketplace.companies.checked import checked_points
from marketplace.companies.models import Company
from marketplace.companies.words import LANGUAGES
from marketplace.kernel.views import PartyRequest
from marketplace.kernel.visibility import load


class CompanyPage(TemplateView):
    """The public page: who it is, what was checked, by which role, when and until when."""

    template_name = "companies/page.html"
    request: PartyRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the company and what its page shows to this party."""
        party = self.request.party
        company: Company = load(Company, party, slug=self.kwargs["slug"])
        language = introduction_language(company, self.request.GET.get("text", ""))
        return super().get_context_data(
            company=company,
            points=checked_points(company),
            language=language,
            introduction=company.introductions.get(language, ""),
            other_languages=[key for key in written_in(company) if key != language],
            trades=queries.trades_of(company, get_language() or LANGUAGES[0]),
            pictures=queries.pictures_of(company),
            contacts=queries.contacts_for(party, company),
            identifiers=company.identifiers.all(),
            is_own=party.company_id == company.pk,
            **kwargs,
        )


def written_in(company: Company) -> list[str]:
    """Return the languages in which the company introduces itself, in the site's order."""
    return [key for key in LANGUAGES if company.introductions.get(key, "").strip()]


def introduction_language(company: Company, asked: str) -> str:
    """Return the language asked for, else the reader's, else the first one written in, else ""."""
    written = written_in(company)
    wanted = [key for key in (asked, get_language() or "") if key in written]
    return next(iter([*wanted, *written]), "")
