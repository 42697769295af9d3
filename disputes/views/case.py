"""The moderator's file of one dispute, the ruling, and the second moderator's look at it."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from disputes import actions
from disputes.forms import RuleForm, SecondLookForm
from disputes.models import Evidence
from disputes.views.parts.amounts import Money
from disputes.views.parts.records import by_side, place, records
from disputes.views.parts.sheet import sheet
from disputes.views.sides import DisputeMixin
from disputes.words import TEMPLATE_REASONS, rule_words
from marketplace.kernel.party import Party
from marketplace.kernel.views import ActionView


class CaseMixin(DisputeMixin):
    """A page of a dispute for moderators."""

    def suits(self, party: Party) -> bool:
        """Moderators."""
        return party.is_staff and party.may("moderate")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add both sides' claims and files."""
        page = sheet(self.seat)
        return super().get_context_data(  # type: ignore[misc, no-any-return]
            **self.here(),
            **page,
            sides=by_side(self.dispute, page["evidence"]),
            needs_two=self.dispute.needs_second_moderator,
            **kwargs,
        )


class CaseView(CaseMixin, TemplateView):
    """Both sides side by side, then what the market itself knows."""

    template_name = "disputes/case.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the order as sold, the messages and earlier disputes."""
        return super().get_context_data(**records(self.dispute, self.request.party), **kwargs)


class RuleView(CaseMixin, ActionView):
    """The ruling, beside what it rests on."""

    template_name = "disputes/rule.html"
    form_class = RuleForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the lines and the files to choose from."""
        found = Evidence.objects.visible_to(self.request.party).filter(dispute=self.dispute)
        return {
            **super().get_form_kwargs(),
            "sums": Money(self.dispute, None, None).sums(),
            "currency": self.dispute.currency,
            "evidence": found.select_related("company", "file"),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sentences to start from, and why no ruling can be given."""
        ruling = any(self.may(step) for step in RULING)
        templates = [(rule_words(rule), text) for rule, text in TEMPLATE_REASONS]
        why_not = None if ruling else _("Only the moderator who has the file rules, once.")
        return super().get_context_data(templates=templates, why_not=why_not, **kwargs)

    def act(self, form: Any) -> str:
        """Rule, and go on to the next file."""
        following = place(self.dispute, self.request.party).next
        actions.rule(self.dispute, form.verdict(), by=self.request.party)
        messages.success(
            self.request, _("Dispute %(number)s is ruled.") % {"number": self.dispute.number}
        )
        return next_file(following)


RULING = ("rule", "rule_first", "rule_appeal", "rule_appeal_first")


class SecondLookView(CaseMixin, ActionView):
    """The ruling that waits, to be confirmed or sent back by another moderator."""

    template_name = "disputes/second_look.html"
    form_class = SecondLookForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the ruling that waits. Raises Http404 when none does."""
        page = super().get_context_data(**kwargs)
        waiting = [row for row in page["rulings"] if row.is_pending]
        if not waiting:
            raise Http404
        why_not = None if self.may("confirm") else _("Another moderator than the first one looks.")
        return page | {"row": waiting[0], "why_not": why_not}

    def act(self, form: Any) -> str:
        """Confirm it or send it back, and go on to the next file."""
        following = place(self.dispute, self.request.party).next
        if form.cleaned_data["word"] == "confirm":
            actions.confirm_ruling(self.dispute, by=self.request.party)
        else:
            reason = form.cleaned_data["reason"]
            actions.send_ruling_back(self.dispute, reason, by=self.request.party)
        messages.success(self.request, _("Your word on the ruling is recorded."))
        return next_file(following)


def next_file(number: str) -> str:
    """Return the address of the next file, or of the queue when nothing waits."""
    return reverse("disputes:file", args=[number]) if number else reverse("disputes:queue")
