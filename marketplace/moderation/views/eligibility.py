"""Rules of eligibility: which hold, adding one, ending one."""

import hashlib
from typing import Any, cast

from django.http import HttpResponse
from django.urls import reverse
from django.views.generic import ListView

from marketplace.kernel.refusal import Refused
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.kernel.visibility import load
from marketplace.moderation.actions import add_rule, end_rule
from marketplace.moderation.actions.eligibility import checked
from marketplace.moderation.facts import RuleFacts
from marketplace.moderation.forms import EndRuleForm, RuleForm
from marketplace.moderation.models import EligibilityRule
from marketplace.moderation.queries.eligibility import touched


class RulesView(StaffMixin, ListView):  # type: ignore[type-arg]
    """The rules in force, or those that were ended."""

    template_name = "moderation/rules.html"
    right = "verify"
    paginate_by = 50

    def get_queryset(self) -> Any:
        """Return the rules asked for."""
        rules = EligibilityRule.objects.visible_to(self.request.party).select_related("by")
        ended = self.request.GET.get("show") == "ended"
        return rules.exclude(ended_at=None) if ended else rules.in_force()


class NewRuleView(StaffMixin, ActionView):
    """Add a rule, once the page has shown how many companies it keeps out."""

    template_name = "moderation/rule_new.html"
    form_class = RuleForm
    right = "verify"

    def form_valid(self, form: Any) -> HttpResponse:
        """Show what the rule touches; add it when that was seen of just this rule."""
        facts: RuleFacts = form.facts()
        if self.request.POST.get("seen") == _mark(facts):
            return super().form_valid(form)
        try:
            checked(facts)
        except Refused as refusal:
            form.add_error(refusal.field, str(refusal.reason))
            return self.form_invalid(form)
        shown = self.get_context_data(form=form, seen=_mark(facts), touched=touched(facts))
        return self.render_to_response(shown)

    def act(self, form: Any) -> str:
        """Add it."""
        add_rule(form.facts(), by=self.request.party)
        return reverse("moderation:rules")


def _mark(facts: RuleFacts) -> str:
    """Return what tells one rule from another."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:20]


class EndRuleView(StaffMixin, ActionView):
    """End a rule."""

    template_name = "moderation/rule_end.html"
    form_class = EndRuleForm
    right = "verify"

    def rule(self) -> EligibilityRule:
        """Return the rule. Raises Http404."""
        return cast(
            EligibilityRule, load(EligibilityRule, self.request.party, pk=self.kwargs["pk"])
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rule."""
        return super().get_context_data(rule=self.rule(), **kwargs)

    def act(self, form: Any) -> str:
        """End it."""
        end_rule(self.rule(), by=self.request.party, reason=form.cleaned_data["reason"])
        return reverse("moderation:rules")
