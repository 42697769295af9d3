"""The editors' desk of policies: write a draft, look at what it means, publish it for ever."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.privacy.actions import publish_policy_version, save_draft
from marketplace.privacy.forms import PolicyForm
from marketplace.privacy.forms.policies import draft_from, facts_of
from marketplace.privacy.models import Policy, PolicyVersion
from marketplace.privacy.rules import policies as rules
from marketplace.privacy.rules import wording
from marketplace.privacy.rules.policies import KINDS, NOTICE_DAYS, QUESTIONS, Kind, Text


@dataclass(frozen=True, slots=True)
class Line:
    """A policy on the editors' desk: what is published last, and whether a draft waits."""

    kind: Kind
    policy: Policy | None
    last: PolicyVersion | None
    comments: int


class DeskView(StaffMixin, TemplateView):
    """Every policy that the market knows, published or not."""

    right = "edit"
    template_name = "privacy/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add a line for each policy."""
        known = Policy.objects.visible_to(self.request.party).prefetch_related("versions__comments")
        by_key = {policy.key: policy for policy in known}
        lines = [_line(kind, by_key.get(kind.key)) for kind in KINDS.values()]
        return super().get_context_data(lines=lines, now=now(), **kwargs)


def _line(kind: Kind, policy: Policy | None) -> Line:
    versions = list(policy.versions.all()) if policy else []
    last = max(versions, key=lambda version: version.number, default=None)
    return Line(kind, policy, last, len(last.comments.all()) if last else 0)


class PolicyMixin(StaffMixin):
    """A page about one policy of the address, written yet or not."""

    right = "edit"
    kwargs: dict[str, Any]

    @property
    def kind(self) -> Kind:
        """What the market knows of it. Raises Http404."""
        if self.kwargs["key"] not in KINDS:
            raise Http404
        return KINDS[self.kwargs["key"]]

    @cached_property
    def policy(self) -> Policy | None:
        """The policy, None before its first draft."""
        known = Policy.objects.visible_to(self.request.party)
        found: Policy | None = known.filter(key=self.kind.key).first()
        return found

    @cached_property
    def before(self) -> PolicyVersion | None:
        """The version published last."""
        return self.policy.versions.order_by("number").last() if self.policy else None


class DraftView(PolicyMixin, ActionView):
    """Write the draft; it begins as the version before, and is kept until it is published."""

    template_name = "privacy/draft.html"
    form_class = PolicyForm

    def get_initial(self) -> dict[str, Any]:
        """Return the draft, else the texts of the version before."""
        if self.policy and self.policy.draft:
            return dict(self.policy.draft)
        return draft_from(self.before) if self.before else {"title_en": self.kind.title}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say whether it is the first version."""
        return super().get_form_kwargs() | {"first": self.before is None}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the policy's kind."""
        return super().get_context_data(kind=self.kind, before=self.before, **kwargs)

    def act(self, form: Any) -> str:
        """Keep the draft and look at what it means."""
        save_draft(self.kind.key, form.cleaned_data, by=self.request.party)
        return reverse("policies:check", args=[self.kind.key])


class CheckView(PolicyMixin, ActionView):
    """What would be published: each text, what changes, from when; then publish it."""

    template_name = "privacy/check.html"
    form_class = ActingForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the draft, or the form while there is none."""
        if self.policy is None or not self.policy.draft:
            return HttpResponseRedirect(reverse("policies:draft", args=[self.kind.key]))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the texts with their changes, the answers, and from when the version would count."""
        facts = facts_of(self.kind.key, self.policy.draft if self.policy else {})
        material = any(facts.answers.values())
        ends = end_of_day_after(now(), NOTICE_DAYS)
        since = self.before.effective_at if self.before else None
        return super().get_context_data(
            kind=self.kind,
            seen=rules.fingerprint(self.policy.draft if self.policy else {}),
            texts=[(text, self._changes(text), wording.parts(text.body)) for text in facts.texts],
            yes=[QUESTIONS[name] for name, answer in facts.answers.items() if answer],
            material=material,
            since=rules.in_force_from(now(), material=material, notice_ends=ends, waiting=since),
            **kwargs,
        )

    def _changes(self, text: Text) -> list[wording.Change]:
        old = self.before.texts.get(text.language, {}).get("body", "") if self.before else ""
        return wording.changes(old, text.body) if old else []

    def act(self, form: forms.Form) -> str:
        """Publish it. Nothing of it can be changed afterwards."""
        del form
        facts = facts_of(self.kind.key, self.policy.draft if self.policy else {})
        seen = self.request.POST.get("seen", "")
        version = publish_policy_version(facts, by=self.request.party, seen=seen)
        messages.success(self.request, _("Published. It can not be changed any more."))
        return version.get_absolute_url()
