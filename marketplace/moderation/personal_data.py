"""What the desk holds of people: who judged, cited, suspended; a sole trader's remarks name one."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

_EVIDENCE: Final = _("As long as the company file, as evidence of the check")


def _decider(model: str) -> Holding:
    return Holding(
        model=f"moderation.{model}",
        person="by",
        fields=("by",),
        purpose=_("To show inside the platform who decided"),
        basis="legal_obligation",
        forget="retain",
        retain=_EVIDENCE,
        export=False,
    )


def _about(model: str, *fields: str) -> Holding:
    return Holding(
        model=f"moderation.{model}",
        person="",
        fields=fields,
        purpose=_("To check a company; what is said of a sole trader is said of a person"),
        basis="legal_obligation",
        forget="retain",
        retain=_EVIDENCE,
    )


HOLDINGS: Final = (
    _decider("Verdict"),
    _decider("Source"),
    _decider("ScreeningList"),
    _decider("Suspension"),
    _decider("EligibilityRule"),
    _about("Verdict", "text"),
    _about("Source", "name", "url", "says", "file"),
    _about("Hit", "facts", "reason"),
    _about("ScreeningEntry", "name", "aliases", "country", "identifier"),
    _about("ScreeningKey", "key"),
    _about("Suspension", "text", "appeal", "answer"),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {
    "moderation.Verdict": ("point", "reason"),
    "moderation.ScreeningList": ("name", "source", "file", "faults"),
    "moderation.Hit": ("rule_version",),
    "moderation.EligibilityRule": ("country", "category", "because"),
}
