"""A page that shows a sealed number once, in the answer to the form that asked for it."""

from typing import Any

from django import forms
from django.http import HttpResponse

from marketplace.kernel.refusal import Refused


class NumberShown:
    """Shows the number after the form; nothing keeps the page, and a refusal is the form's own."""

    def number(self, form: Any) -> str:
        """Open the number. Subclasses override this."""
        raise NotImplementedError

    def form_valid(self: Any, form: forms.Form) -> HttpResponse:
        """Open the number and show it, or say why not."""
        try:
            number = self.number(form)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
            refused: HttpResponse = self.form_invalid(form)
            return refused
        shown: HttpResponse = self.render_to_response(
            self.get_context_data(form=form, number=number)
        )
        shown["Cache-Control"] = "private, no-store"
        return shown
