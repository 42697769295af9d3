"""What everybody sees of verified companies, and the switch of the active company."""

from typing import Any, cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import ListView, TemplateView, View

from marketplace.companies import queries
from marketplace.companies.middleware import SESSION_KEY
from marketplace.companies.models import Company, Paper
from marketplace.kernel.views import PartyRequest, PersonMixin
from marketplace.kernel.visibility import load


class CompanyPage(TemplateView):
    """The public page: who it is, what was checked, by which role, when and until when."""

    template_name = "companies/page.html"
    request: PartyRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the company and the kinds of papers that were accepted."""
        party = self.request.party
        company = load(Company, party, slug=self.kwargs["slug"])
        return super().get_context_data(
            company=company,
            papers=Paper.objects.filter(company=company, status="accepted"),
            is_own=party.company_id == company.pk,
            **kwargs,
        )


class DirectoryView(ListView):  # type: ignore[type-arg]
    """Verified sellers, by name, narrowed by country."""

    template_name = "companies/directory.html"
    paginate_by = 24
    request: PartyRequest

    @property
    def country(self) -> str:
        """The country asked for, or nothing."""
        code = self.request.GET.get("country", "")[:2].upper()
        return code if code.isalpha() else ""

    def get_queryset(self) -> QuerySet[Company]:
        """Return verified sellers of the country asked for."""
        sellers = Company.objects.verified().exclude(partner=None).order_by("legal_name", "pk")
        narrowed = sellers.filter(country=self.country) if self.country else sellers
        return cast("QuerySet[Company]", narrowed)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the countries to choose from."""
        return super().get_context_data(
            countries=queries.countries_with_sellers(), country=self.country, **kwargs
        )


class SwitchView(PersonMixin, View):
    """Act for another of one's companies from now on; a plain form posts `company`."""

    http_method_names = ["post"]  # noqa: RUF012

    def post(self, request: Any) -> HttpResponseRedirect:
        """Keep the choice in the session. Raises Http404 for a company the person is not in."""
        mine = {str(member.company_id): member for member in request.memberships}
        chosen = mine.get(request.POST.get("company"))
        if chosen is None:
            raise Http404
        request.session[SESSION_KEY] = chosen.company_id
        messages.success(request, _("You now act for %(company)s.") % {"company": chosen.company})
        return HttpResponseRedirect(_next(request))


def _next(request: Any) -> str:
    """Return the page asked for on this host, or the desk."""
    url = str(request.POST.get("next", ""))
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
    return url if safe else reverse("desk")
