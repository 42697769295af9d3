"""The person's own identity check."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from marketplace.accounts import queries
from marketplace.accounts.actions import reveal_number, submit_identity
from marketplace.accounts.forms import IdentityForm
from marketplace.accounts.models import IdentityCheck
from marketplace.accounts.proving import ProvedMixin
from marketplace.accounts.proving_identity import WHY, way_back
from marketplace.accounts.views.revealing import NumberShown
from marketplace.kernel import vault
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.views import ActionView, PartyRequest, PersonMixin
from marketplace.kernel.visibility import load


class IdentityView(PersonMixin, ActionView):
    """Where the check stands, who opened the number, and the form while it can change."""

    template_name = "accounts/identity.html"
    form_class = IdentityForm

    @cached_property
    def check(self) -> IdentityCheck | None:
        """The person's check, None when nothing was ever given."""
        return queries.own_check(self.request.party.person_id or 0)

    def get_initial(self) -> dict[str, Any]:
        """Start from the document given before; its number stays sealed."""
        check = self.check
        return {"kind": check.document_kind, "expires_on": check.expires_on} if check else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask again for number and scan only when there are none."""
        return super().get_form_kwargs() | {"kept": bool(self.check and self.check.number_end)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the check, why it was refused or is asked for, and who opened the number."""
        check = self.check
        refused = check is not None and check.status == "refused"
        return super().get_context_data(
            check=check,
            is_open=_can_be_given(check),
            reason=queries.refusal_reason(check) if refused and check else "",
            why=WHY.get(self.request.GET.get("for", ""), ""),
            openings=vault.openings(check) if check else [],
            back=way_back(self.request),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Give the document, and go back to what it was asked for."""
        submit_identity(form.evidence(), by=self.request.party)
        messages.success(
            self.request, _("Thank you. A moderator looks at it within two working days.")
        )
        return way_back(self.request) or reverse("account_identity")


def _can_be_given(check: IdentityCheck | None) -> bool:
    row = check.PROCESS.row("submit", check.status) if check else None
    return check is None or (row is not None and not (row.guard and row.guard(check)))


class OwnNumberView(PersonMixin, ProvedMixin, NumberShown, ActionView):
    """The person reads their own document number, after a fresh proof."""

    template_name = "accounts/identity_number.html"
    form_class = ActingForm

    def number(self, form: Any) -> str:
        """Open it. Raises Http404 without a check."""
        del form
        check = load(IdentityCheck, self.request.party, person_id=self.request.party.person_id)
        return reveal_number(check, purpose="own", by=self.request.party)


class CheckView(PersonMixin, View):
    """One address for a check: the person and the moderators each land on their page."""

    def get(self, request: PartyRequest, pk: int) -> HttpResponseRedirect:
        """Go on to the page. Raises Http404 for anybody else."""
        check = load(IdentityCheck, request.party, pk=pk)
        if check.person_id == request.party.person_id:
            return HttpResponseRedirect(reverse("account_identity"))
        return HttpResponseRedirect(reverse("identity:decide", args=[pk]))
