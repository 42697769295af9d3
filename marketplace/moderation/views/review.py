"""One file under review: papers left, points and verdicts right, sources, hits, earlier rounds."""

from typing import Any, cast

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from marketplace.companies.models import Company, Paper
from marketplace.kernel.clock import today
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.kernel.visibility import load
from marketplace.moderation import queries
from marketplace.moderation.actions import cite, judge, judge_rest, take_back
from marketplace.moderation.facts import Judgement
from marketplace.moderation.forms import RemarkForm, SendBackForm, SourceForm
from marketplace.moderation.queries.history import duplicates, rounds
from marketplace.moderation.queries.obstacles import sources, standing
from marketplace.moderation.queries.points import labels
from marketplace.moderation.queries.queue import Filters
from marketplace.moderation.queries.screening import cleared_before, hits, lists_in_force
from marketplace.moderation.views.parts import back_to, chosen, diligence, narrowing


class FileMixin(StaffMixin):
    """A page about one company's file."""

    right = "verify"

    @cached_property
    def company(self) -> Company:
        """The file. Raises Http404."""
        return cast(Company, load(Company, self.request.party, pk=self.kwargs["pk"]))

    @property
    def is_mine(self) -> bool:
        """True while the file is in review by the one who looks."""
        company = self.company
        mine = company.reviewer_id == self.request.party.person_id
        return bool(mine and company.status == "in_review")


class ReviewView(FileMixin, TemplateView):
    """The file: what was handed in beside what it says, each point with its verdict."""

    template_name = "moderation/company.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the file, its papers, points, and its place in the queue."""
        party, company = self.request.party, self.company
        papers = Paper.objects.visible_to(party).filter(company=company, change=None)
        handed_in = list(papers.select_related("file").order_by("pk"))
        shown = queries.points(company, handed_in)
        returned = [point for point in shown if point.is_returned]
        only = "returned" if returned and self.request.GET.get("points") == "returned" else ""
        asked = narrowing(self.request)
        place = queries.place(company, party, Filters.of(asked))
        return super().get_context_data(
            company=company,
            points=returned if only else shown,
            number=len(shown),
            returned=len(returned),
            only=only,
            judged=sum(point.verdict is not None for point in shown),
            in_order=sum(bool(p.verdict and p.verdict.in_order) for p in shown),
            wrong=[p for p in shown if p.verdict and not p.verdict.in_order],
            papers=handed_in,
            paper=chosen(handed_in, self.request.GET.get("paper", "")),
            place=place,
            asked=asked.urlencode(),
            is_mine=self.is_mine,
            is_tied=company.has_person(party.person_id),
            **self._found(company),
            **kwargs,
        )

    def _found(self, company: Company) -> dict[str, Any]:
        cited = list(sources(company).select_related("by", "file"))
        found, lists = list(hits(company)), list(lists_in_force())
        return {
            "hits": found,
            "cleared_before": cleared_before(company) if found else {},
            "lists": lists,
            "sources": cited,
            "diligence": diligence(cited, found, lists),
            "duplicates": duplicates(company),
            "rounds": rounds(company),
            "suspension": standing(company),
            "changes": company.changes.visible_to(self.request.party)[:10],
            "remark_form": RemarkForm(auto_id=False) if self.is_mine else None,
            "form": SendBackForm() if self.is_mine else None,
        }


class PointView(FileMixin, ActionView):
    """The verdict on one point: in order at once, not in order with a reason."""

    template_name = "moderation/remark.html"
    form_class = RemarkForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the point's words."""
        label = labels(self.company).get(self.kwargs["point"], "")
        return super().get_context_data(company=self.company, label=label, **kwargs)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Take a verdict in order or taken back at once; read the form of any other."""
        verdict = request.POST.get("verdict", "")
        if verdict not in ("in_order", "open"):
            return super().post(request, *args, **kwargs)
        point = self.kwargs["point"]
        if verdict == "open":
            take_back(self.company, point, by=request.party)
        else:
            judge(self.company, Judgement(point=point, in_order=True), by=request.party)
        return HttpResponseRedirect(back_to(request, self.company, f"point-{point}"))

    def act(self, form: Any) -> str:
        """Keep the remark."""
        point = self.kwargs["point"]
        judge(self.company, form.judgement(point), by=self.request.party)
        return back_to(self.request, self.company, f"point-{point}")


class RestView(FileMixin, View):
    """Find all other points in order."""

    http_method_names = ["post"]  # noqa: RUF012

    def post(self, request: Any, pk: int) -> HttpResponseRedirect:
        """Do it. Raises Http404."""
        del pk
        judge_rest(self.company, by=request.party)
        return HttpResponseRedirect(back_to(request, self.company, "points"))


class SourceView(FileMixin, ActionView):
    """Cite a source."""

    template_name = "moderation/source.html"
    form_class = SourceForm

    def get_initial(self) -> dict[str, Any]:
        """Start with today and the kind asked for."""
        return {"read_on": today(), "kind": self.request.GET.get("kind", "register")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the file and the sources cited before."""
        cited = sources(self.company).select_related("by", "file")
        return super().get_context_data(
            company=self.company, sources=cited, is_mine=self.is_mine, **kwargs
        )

    def act(self, form: Any) -> str:
        """Keep it."""
        cite(self.company, form.citation(), form.cleaned_data["file"], by=self.request.party)
        return reverse("moderation:company", args=[self.company.pk]) + "#diligence"
