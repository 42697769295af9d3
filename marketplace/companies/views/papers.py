"""Papers of the file: handing one in, alone, in another's place, or with a change."""

from typing import Any

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.generic import View

from marketplace.companies.actions import Place, add_paper
from marketplace.companies.forms import PaperForm
from marketplace.companies.models import ChangeRequest, Paper
from marketplace.companies.views.own import FileActionView
from marketplace.companies.words import PAPER_KINDS
from marketplace.kernel.views import PersonMixin
from marketplace.kernel.visibility import load


class NewPaperView(FileActionView):
    """Add a paper with its file; the address may name its kind, its place or its change."""

    template_name = "companies/paper_form.html"
    form_class = PaperForm
    anchor = "papers"

    def get_initial(self) -> dict[str, Any]:
        """Start from the kind asked for and the name in the register."""
        older = self.older()
        wanted = self.request.GET.get("kind", "")
        kind = wanted if wanted in dict(PAPER_KINDS) else PAPER_KINDS[0][0]
        return {"kind": older.kind if older else kind, "holder": self.company.legal_name}

    def older(self) -> Paper | None:
        """Return the paper whose place is taken. Raises Http404 for another company's."""
        found: Paper | None = self.named(Paper, "replaces")
        return found

    def change(self) -> ChangeRequest | None:
        """Return the change that the paper proves. Raises Http404 for another company's."""
        found: ChangeRequest | None = self.named(ChangeRequest, "change")
        return found

    def named(self, model: Any, parameter: str) -> Any:
        """Return the company's row that the address names, None when it names none."""
        key = self.request.GET.get(parameter, "")
        if not (key.isascii() and key.isdecimal() and len(key) < 10):
            return None
        party = self.request.party
        return load(model, party, pk=int(key), company_id=party.company_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the paper replaces or proves, and whether the file takes none now."""
        open_now = self.company.is_editable or self.company.is_approved
        return super().get_context_data(
            older=self.older(), change=self.change(), locked=not open_now, **kwargs
        )

    def act(self, form: Any) -> str:
        """Keep the paper."""
        change = self.change()
        place = Place(replaces=self.older(), change=change)
        add_paper(
            self.company, form.facts(), form.cleaned_data["file"], place, by=self.request.party
        )
        return change.get_absolute_url() if change else self.back()


class PaperView(PersonMixin, View):
    """The address of one paper: its company finds it in the file, a reviewer in the review."""

    def get(self, request: Any, pk: int) -> HttpResponseRedirect:
        """Lead on. Raises Http404 to everybody else."""
        paper = load(Paper, request.party, pk=pk)
        if request.party.is_staff:
            return HttpResponseRedirect(reverse("moderation:company", args=[paper.company_id]))
        return HttpResponseRedirect(reverse("companies:file"))
