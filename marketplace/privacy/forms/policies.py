"""The editor's form of a policy, the agreement, and a comment."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.forms import ActingForm
from marketplace.privacy.actions import PolicyFacts
from marketplace.privacy.models import PolicyVersion
from marketplace.privacy.rules.policies import QUESTIONS, SOURCE, Text

LONGEST: Final = 60_000
YES_NO: Final = (("yes", _("Yes")), ("no", _("No")))


class PolicyForm(ActingForm):
    """The six questions, then title, text and summary of the changes in each language."""

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        """Make the fields; a first version is asked neither about changes nor their summary."""
        super().__init__(*args, **kwargs)
        for name, question in ({} if first else QUESTIONS).items():
            self.fields[name] = forms.ChoiceField(
                label=str(question), choices=YES_NO, widget=forms.RadioSelect
            )
        for code, language in settings.LANGUAGES:
            self._add_language(code, language, first)

    def _add_language(self, code: str, language: object, first: bool) -> None:
        required = code == SOURCE
        text = forms.Textarea(attrs={"rows": 20, "lang": code, "spellcheck": "true"})
        self.fields[f"title_{code}"] = forms.CharField(
            label=_("Title, %s") % language, max_length=120, required=required
        )
        self.fields[f"body_{code}"] = forms.CharField(
            label=_("Text, %s") % language,
            max_length=LONGEST,
            required=required,
            widget=text,
            help_text=_(
                "A blank line ends a paragraph. “## ” begins a heading, “- ” an entry of a list."
            ),
        )
        if not first:
            self.fields[f"summary_{code}"] = forms.CharField(
                label=_("What changes, %s") % language,
                max_length=1000,
                required=required,
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
            )


def facts_of(key: str, draft: dict[str, Any]) -> PolicyFacts:
    """Return what a saved draft says, for the action; a language without any word falls away."""
    texts = (_text(code, draft) for code, _name in settings.LANGUAGES)
    answers = {name: draft[name] == "yes" for name in QUESTIONS if name in draft}
    return PolicyFacts(
        key=key, texts=tuple(t for t in texts if t.title or t.body or t.summary), answers=answers
    )


def _text(code: str, draft: dict[str, Any]) -> Text:
    parts = (draft.get(f"{part}_{code}", "") for part in ("title", "body", "summary"))
    return Text(code, *(part.replace("\r\n", "\n").strip() for part in parts))


def draft_from(version: PolicyVersion) -> dict[str, str]:
    """Return the form's first content: the texts of the version before, no summary, no answer."""
    return {
        f"{part}_{code}": text[part]
        for code, text in version.texts.items()
        for part in ("title", "body")
    }


class AgreeForm(ActingForm):
    """One box for each version, none of them ticked; the field names the version that was read."""

    def __init__(self, *args: Any, versions: Iterable[PolicyVersion], **kwargs: Any) -> None:
        """Make the boxes."""
        super().__init__(*args, **kwargs)
        for version in versions:
            self.fields[f"{version.policy.key}_{version.number}"] = forms.BooleanField(
                label=_("I have read it and agree: %s") % version.text.title,
                error_messages={"required": _("Tick the box, or say below that you do not agree.")},
            )


class CommentForm(ActingForm):
    """A comment on what will change."""

    text = forms.CharField(
        label=_("Your comment"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
