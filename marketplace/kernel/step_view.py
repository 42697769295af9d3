"""The generic page of one step: says what happens, asks for a reason where the table needs one."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.forms import ActingForm
from marketplace.kernel.process import Process, Row
from marketplace.kernel.steps import state_of, take
from marketplace.kernel.views import ActionView, PersonMixin
from marketplace.kernel.visibility import load


class ReasonForm(ActingForm):
    """The reason of a step; both sides read it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody who can see this record will read it."),
    )


class StepView(PersonMixin, ActionView):
    """Show what a step does and take it on POST. A row that names a page of its own is served at
    that address alone: what the page asks or checks can not be gone round by typing this one."""

    template_name = "kernel/step.html"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Find nothing yet; the object is loaded after the person is known."""
        super().setup(request, *args, **kwargs)
        self._found: tuple[Any, Row] | None = None

    def found(self) -> tuple[Any, Row]:
        """Return the visible object and the step's row. Raises Http404."""
        if self._found is None:
            obj = load(model_of(self.kwargs["process"]), self.request.party, pk=self.kwargs["pk"])
            self._found = (obj, self._row(obj))
        return self._found

    def _row(self, obj: Any) -> Row:
        """Return the step's row from the present state, else from another: taking it is refused."""
        step, here = self.kwargs["step"], self.request.resolver_match.view_name
        rows: tuple[Row, ...] = obj.PROCESS.rows
        named = [row for row in rows if row.name == step and row.label and row.page in ("", here)]
        named.sort(key=lambda row: row.source != state_of(obj))
        if not named or not named[0].actor(self.request.party, obj):
            raise Http404
        found: Row = named[0]
        return found

    def get_form_class(self) -> type[forms.Form]:
        """Ask for a reason where the table needs one."""
        return ReasonForm if "reason" in self.found()[1].needs else ActingForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the object, the row and the reason why not."""
        obj, row = self.found()
        why_not = _why_not(obj, row)
        return super().get_context_data(object=obj, row=row, why_not=why_not, **kwargs)

    def act(self, form: Any) -> str:
        """Take the step and go back to the object."""
        obj, row = self.found()
        facts = {key: value for key, value in form.cleaned_data.items() if value}
        take(obj, row.name, by=self.request.party, **facts)
        messages.success(self.request, _("Done: %(step)s") % {"step": row.label})
        return str(obj.get_absolute_url())


def _why_not(obj: Any, row: Row) -> object | None:
    if row.source != state_of(obj):
        return _("This step is not possible now.")
    return row.guard(obj) if row.guard else None


def model_of(process: str) -> type[models.Model]:
    """Return the model whose process has that name. Raises Http404."""
    for model in apps.get_models():
        table: Process | None = getattr(model, "PROCESS", None)
        if table is not None and table.name == process:
            return model
    raise Http404
