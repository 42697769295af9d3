"""Why these, one's own history, and the switch."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.views import ActionView, PersonMixin
from marketplace.privacy.actions import give, withdraw
from marketplace.privacy.views.onward import safe_next
from search.recommendations import actions, forms, panels, visits
from search.recommendations.facts import ASKED, ORDERED, VIEWED, History
from search.recommendations.history import PURPOSE, history_for, is_on
from search.recommendations.rules.popularity import FEWEST_COMPANIES
from search.recommendations.rules.ranking import HALF_LIFE, WEIGHTS

PAGE: Final = "recommendations:why"
KEEPS: Final = frozenset({forms.DISMISS, forms.SET_ASIDE})
"""Verbs that write something new of the person: only while personalisation is on."""
OF_MEMBERS: Final[Mapping[str, Callable[..., None]]] = {
    forms.DISMISS: actions.dismiss,
    forms.RESTORE: actions.restore,
    forms.FORGET: actions.forget,
    forms.SET_ASIDE: actions.set_aside,
    forms.USE: actions.use_again,
}
OF_VISITORS: Final[Mapping[str, Callable[[Any, int], None]]] = {
    forms.DISMISS: visits.hide,
    forms.RESTORE: visits.restore,
    forms.FORGET: visits.forget,
    forms.SET_ASIDE: visits.forget,
}


class OwnHistory(TemplateView):
    """What the page shows, also beside a refusal."""

    template_name = "recommendations/why.html"
    request: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the main parameters, the switch, and the history where it may be read."""
        history = history_for(self.request)
        return super().get_context_data(
            parameters=parameters(),
            half_life=round(HALF_LIFE),
            fewest=FEWEST_COMPANIES,
            history=history,
            groups=groups(history),
            **panels.switching(self.request),
            **kwargs,
        )


class WhyView(OwnHistory):
    """Open to everybody: the parameters are no secret."""


def parameters() -> list[tuple[str, int]]:
    """Return each source with its weight in percent of an order of today."""
    words = {
        ORDERED: _("Ordered by your company"),
        ASKED: _("Asked about by your company"),
        VIEWED: _("Viewed by you"),
    }
    return [(text, round(100 * WEIGHTS[kind])) for kind, text in words.items()]


def groups(history: History | None) -> list[dict[str, Any]]:
    """Return the history by kind, those without anything left out."""
    headings = {
        VIEWED: _("You viewed"),
        ASKED: _("Your company asked about"),
        ORDERED: _("Your company ordered"),
    }
    traces = history.traces if history else ()
    found = [(kind, text, [t for t in traces if t.kind == kind]) for kind, text in headings.items()]
    return [{"kind": kind, "title": text, "traces": mine} for kind, text, mine in found if mine]


class ChangeView(OwnHistory, ActionView):
    """One press changes one thing; it is seen at the next request."""

    form_class = forms.ChangeForm
    http_method_names = ["post"]

    def act(self, form: Any) -> str:
        """Change it and go back, with the way to take a dismissal back."""
        verb, listing = form.cleaned_data["verb"], form.cleaned_data["listing"] or 0
        if verb in KEEPS and not is_on(self.request):
            raise Refused(_("Personalisation is off: nothing is kept."), code="not_allowed")
        change(self.request, verb, listing)
        to = safe_next(self.request, PAGE)
        return f"{to}?dismissed={listing}#suggested" if verb == forms.DISMISS else to


def change(request: Any, verb: str, listing: int) -> None:
    """Do what the form says, for the person or in the visitor's session."""
    party: Party = request.party
    if verb == forms.CLEAR:
        actions.clear_views(by=party)
        visits.clear(request.session)
    elif party.is_visitor:
        OF_VISITORS.get(verb, visits.restore)(request.session, listing)
    else:
        OF_MEMBERS[verb](listing, by=party)


class SwitchView(PersonMixin, OwnHistory, ActionView):
    """Personalisation on or off in one press; visitors choose by the form of the cookies."""

    form_class = forms.SwitchForm
    http_method_names = ["post"]

    def act(self, form: Any) -> str:
        """Give or withdraw the consent and go back."""
        verb = give if form.cleaned_data["on"] else withdraw
        verb(PURPOSE, by=self.request.party, way="switch beside a list")
        messages.success(self.request, _said(form.cleaned_data["on"]))
        return safe_next(self.request, PAGE)


def _said(on: bool) -> str:
    if on:
        return _("Personalisation is on.")
    return _("Personalisation is off. What you viewed is no longer kept.")
