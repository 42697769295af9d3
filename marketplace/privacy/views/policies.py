"""The public pages of policies: the list, the present text, every version with what changed."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.views import ActionView, PersonMixin
from marketplace.kernel.visibility import load
from marketplace.privacy.actions import comment
from marketplace.privacy.forms import CommentForm
from marketplace.privacy.models import Policy, PolicyVersion
from marketplace.privacy.queries import policies as queries
from marketplace.privacy.queries import policy_rows
from marketplace.privacy.rules import wording


class PoliciesView(TemplateView):
    """Every policy with the version in force and the one to come."""

    template_name = "privacy/policies.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the versions."""
        known = queries.versions_for(self.request)
        return super().get_context_data(
            present=queries.in_force(known), coming=queries.coming(known), **kwargs
        )


class PolicyView(TemplateView):
    """The present version of a policy, and the list of all its versions."""

    template_name = "privacy/policy.html"
    request: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the version in force (the first to come when none is) and the archive."""
        policy = load(Policy, self.request.party, key=self.kwargs["key"])
        versions = queries.versions_of(policy)
        if not versions:
            raise Http404
        at = now()
        present = next((v for v in versions if v.is_effective(at)), versions[-1])
        rows = policy_rows() if policy.key == "privacy" else ()
        coming = [v for v in versions if not v.is_effective(at)]
        return super().get_context_data(
            version=present, versions=versions, coming=coming, rows=rows, **kwargs | read(present)
        )


def read(version: PolicyVersion) -> dict[str, Any]:
    """Return a version's text as a page draws it."""
    text = version.text
    translated = text.language == (get_language() or text.language)
    return {"text": text, "parts": wording.parts(text.body), "translated": translated}


class VersionView(TemplateView):
    """One version, for ever: its text, what changed in it, and comments until it counts."""

    template_name = "privacy/version.html"
    request: Any

    def version(self) -> PolicyVersion:
        """Return the version of the address. Raises Http404."""
        lookup = {"policy__key": self.kwargs["key"], "number": self.kwargs["number"]}
        return shown(self.request.party, **lookup)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the text, the differences to the version before, and the comments to be read."""
        version = self.version()
        is_open = not version.is_effective(now())
        party = self.request.party
        kwargs.setdefault("form", CommentForm() if is_open and party.person_id else None)
        return super().get_context_data(
            version=version,
            changes=changes(version),
            is_open=is_open,
            comments=queries.comments_on(version, party),
            **kwargs | read(version),
        )


def shown(party: Party, **lookup: Any) -> PolicyVersion:
    """Return a version that the party may read. Raises Http404."""
    found = PolicyVersion.objects.visible_to(party).select_related("policy").filter(**lookup)
    version: PolicyVersion | None = found.first()
    if version is None:
        raise Http404
    return version


def changes(version: PolicyVersion) -> list[wording.Change]:
    """Return what differs from the version before, in the language of the page."""
    before = version.policy.versions.filter(number=version.number - 1).first()
    return wording.changes(before.text.body, version.text.body) if before else []


class CommentView(PersonMixin, ActionView, VersionView):
    """Keep a comment on a version that does not count yet."""

    form_class = CommentForm
    http_method_names = ("post",)

    def act(self, form: Any) -> str:
        """Keep it and go back to the version."""
        version = self.version()
        comment(version, form.cleaned_data["text"], by=self.request.party)
        messages.success(self.request, _("Thank you. The editors read your comment."))
        return version.get_absolute_url()
