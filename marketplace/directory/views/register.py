"""The moderators' register: lists loaded, their check and import, the export."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from marketplace.directory.actions import start_check, start_export, start_import
from marketplace.directory.forms.register import ExportForm, ListForm
from marketplace.directory.models import Run
from marketplace.directory.queries import register
from marketplace.directory.rules import lists
from marketplace.directory.words import ROW_FAULTS
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.kernel.visibility import load


class RegisterView(StaffMixin, ListView):  # type: ignore[type-arg]
    """Figures of the register, the lists loaded, and the ways to load and to export."""

    template_name = "directory/register.html"
    right = "verify"
    paginate_by = 25

    def get_queryset(self) -> Any:
        """Return the lists, newest first."""
        return register.runs(self.request.party)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the figures."""
        return super().get_context_data(figures=register.figures(), **kwargs)


class ImportView(StaffMixin, ActionView):
    """Hand a list in; the check begins at once."""

    template_name = "directory/import.html"
    form_class = ListForm
    right = "verify"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the columns."""
        return super().get_context_data(columns=lists.COLUMNS, needed=lists.NEEDED, **kwargs)

    def act(self, form: Any) -> str:
        """Keep the list and owe its check."""
        given = form.cleaned_data
        run = start_check(given["file"], source=given["source"], by=self.request.party)
        return run.get_absolute_url()


class RunView(StaffMixin, ActionView):
    """One list: how far its check or import is, what it would do or did, and its button."""

    template_name = "directory/run.html"
    form_class = ActingForm
    right = "verify"

    def run(self) -> Run:
        """Return the list. Raises Http404."""
        found: Run = load(Run, self.request.party, pk=self.kwargs["pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the list, the job that runs or ran last, and the first rows in words."""
        run = self.run()
        job = run.import_job or run.check_job
        return super().get_context_data(
            run=run,
            job=job,
            is_mine=job is not None and job.person_id == self.request.party.person_id,
            refused=[
                (number, column, ROW_FAULTS.get(code, code))
                for number, column, code in run.preview.get("refused", ())
            ],
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Owe the import."""
        del form
        run = self.run()
        start_import(run, by=self.request.party)
        messages.success(self.request, _("The import has begun."))
        return run.get_absolute_url()


class ExportView(StaffMixin, ActionView):
    """Choose what of the register is exported."""

    template_name = "directory/export.html"
    form_class = ExportForm
    right = "verify"

    def act(self, form: Any) -> str:
        """Owe the export and go to its job."""
        return start_export(form.filters(), by=self.request.party).get_absolute_url()


class TemplateFile(StaffMixin, View):
    """The template of a list: the columns, and one example."""

    right = "verify"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the file."""
        del request, args, kwargs
        answer = HttpResponse(lists.written(lists.COLUMNS, [lists.EXAMPLE]), "text/csv")
        answer["Content-Disposition"] = 'attachment; filename="companies-template.csv"'
        return answer
