"""The moderators' page of companies that came by a list: whose owner is invited next."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from marketplace.directory.actions.offering import Offers, offer
from marketplace.directory.forms.owners import OffersForm
from marketplace.directory.queries import owners
from marketplace.directory.words import OFFERS
from marketplace.kernel.views import ActionView, StaffMixin

ON_A_PAGE = 50
REASONS_SHOWN = 5


class OwnersView(StaffMixin, ActionView):
    """Choose companies and invite their owners; see which invitations are open and which ended."""

    template_name = "directory/owners.html"
    form_class = OffersForm
    right = "verify"

    @cached_property
    def state(self) -> str:
        """Which companies are shown."""
        asked = self.request.GET.get("state", "")
        return asked if asked in owners.STATES else owners.STATES[0]

    @cached_property
    def run(self) -> int | None:
        """The list asked for, or None for all."""
        asked = self.request.GET.get("list", "")
        return int(asked) if asked.isdecimal() and len(asked) < 10 else None

    @cached_property
    def page(self) -> "Page[Any]":
        """The companies of the page."""
        found = Paginator(owners.owners(self.state, self.run), ON_A_PAGE)
        return found.get_page(self.request.GET.get("page"))

    def get_initial(self) -> dict[str, Any]:
        """Start with the reader's language."""
        return {"language": get_language()}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Take what was read in any state: a company invited meanwhile is refused in words."""
        given = self.request.POST.getlist("companies")
        asked = [int(key) for key in given if key.isdecimal() and len(key) < 10]
        known = owners.known(asked[:ON_A_PAGE]) if self.request.method == "POST" else []
        return super().get_form_kwargs() | {"offered": known}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the companies with their offers, the filters and their counts."""
        numbers = owners.counts(self.run)
        return super().get_context_data(
            page_obj=self.page,
            rows=owners.rows(list(self.page.object_list)),
            state=self.state,
            states=[(name, OFFERS[name], numbers[name]) for name in owners.STATES],
            run=self.run,
            lists=owners.lists(),
            all_chosen="all" in self.request.GET,
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Invite the owners."""
        language = form.cleaned_data["language"]
        offers = offer(form.chosen(), by=self.request.party, language=language)
        self._said(offers)
        return str(self.request.get_full_path().replace("&all=1", "").replace("?all=1", "?"))

    def _said(self, offers: Offers) -> None:
        if offers.sent:
            words = ngettext("%(n)s owner invited.", "%(n)s owners invited.", offers.sent)
            messages.success(self.request, words % {"n": offers.sent})
        for name, reason in offers.refused[:REASONS_SHOWN]:
            words = _("Not invited for %(company)s: %(reason)s")
            messages.warning(self.request, words % {"company": name, "reason": reason})
        if more := len(offers.refused[REASONS_SHOWN:]):
            words = ngettext("%(n)s more was not invited.", "%(n)s more were not invited.", more)
            messages.warning(self.request, words % {"n": more})
