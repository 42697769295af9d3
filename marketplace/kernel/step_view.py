"""The generic page of one step: says what happens, asks for a reason where the table needs one."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.db import models
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel import events, step_words
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import LEFT, state_of, take
from marketplace.kernel.templatetags import formatting, words
from marketplace.kernel.views import ActionView, PersonMixin
from marketplace.kernel.visibility import load


class ReasonForm(ActingForm):
    """The reason of a step; both sides read it."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Everybody who can see this record will read it."),
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
        """Add the object, what is decided about, the row and the reason why not."""
        obj, row = self.found()
        why_not, sight = _why_not(obj, row, self.request.party), self.sight()
        return super().get_context_data(object=obj, sight=sight, row=row, why_not=why_not, **kwargs)

    def act(self, form: Any) -> str:
        """Take the step and go back to the object."""
        obj, row = self.found()
        facts = {key: value for key, value in form.cleaned_data.items() if value}
        self.take(lambda: take(obj, row.name, by=self.request.party, **facts))
        return str(obj.get_absolute_url())

    def take(self, step: Callable[[], object]) -> None:
        """Take the step and say what was done; one that came too late says who was before."""
        obj, _row = self.found()
        try:
            step()
        except Refused as refusal:
            if refusal.code not in LEFT:
                raise
            obj.refresh_from_db()
            raise Refused(_too_late(obj, self.request.party), code=refusal.code) from refusal
        self.say_done()

    def sight(self) -> step_words.Sight:
        """Return what is decided about."""
        return step_words.sight(self.found()[0], self.request.party)

    def say_done(self) -> None:
        """Say on the next page what was done, and to what."""
        obj, row = self.found()
        said = step_words.done(obj, row) or _("Done: %(step)s") % {"step": row.label}
        messages.success(self.request, said)


def _why_not(obj: Any, row: Row, party: Party) -> object | None:
    if row.source != state_of(obj):
        return _too_late(obj, party)
    return row.guard(obj) if row.guard else None


def _too_late(obj: Any, party: Party) -> str:
    """Return that another step was taken before, with which, when and by whom."""
    moved = [event for event in events.timeline(obj) if event.after != event.before]
    if not moved:
        return _("This step is not possible now.")
    return _("This step is not possible now. Last step: %(what)s, %(at)s, %(who)s.") % {
        "what": events.words(moved[-1].name),
        "at": formatting.moment_text(moved[-1].at),
        "who": words.actor_words(moved[-1], party),
    }


def model_of(process: str) -> type[models.Model]:
    """Return the model whose process has that name. Raises Http404."""
    for model in apps.get_models():
        table: Process | None = getattr(model, "PROCESS", None)
        if table is not None and table.name == process:
            return model
    raise Http404
