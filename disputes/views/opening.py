"""The page on which a dispute is opened."""

from functools import cached_property
from typing import Any, Final

from django.contrib import messages
from django.db.models import DecimalField, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from checkout.order.models import Order
from disputes.actions import open_dispute
from disputes.forms import OpenForm
from disputes.forms.claims import ClaimRow, Offered
from disputes.models import DisputeLine
from disputes.queries.opening import freight_is_free, lines_taken, opening_obstacle
from disputes.views import proof
from disputes.views.parts.coming import from_the_start
from disputes.words import BUYER_REASONS, REMEDIES, SELLER_REASONS
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.views import ActionView, MemberMixin
from marketplace.kernel.visibility import load

SELLER_WANTS: Final = frozenset({"release"})


class OpenView(MemberMixin, ActionView):
    """Claim, reasons and files; the person proves again who it is before the form is shown."""

    template_name = "disputes/open.html"
    form_class = OpenForm

    def suits(self, party: Party) -> bool:
        """Those who buy or sell for a company."""
        return party.is_member and (party.may("buy") or party.may("sell"))

    @cached_property
    def order(self) -> Order:
        """The order of the address. Raises Http404 to who may not open a dispute over it."""
        found: Order = load(Order, self.request.party, number=self.kwargs["number"])
        if opening_code(found, self.request.party) == "wrong_actor":
            raise Http404
        return found

    @cached_property
    def obstacle(self) -> Refused | None:
        """Why no dispute can be opened now."""
        return opening_obstacle(self.order, self.request.party)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the password or second factor first when the last proof is old."""
        asked = None if self.obstacle else proof.ask(request)
        return asked or super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the lines, and what this side may say and want."""
        buys = self.request.party.company_id == self.order.buyer_id
        return {
            **super().get_form_kwargs(),
            "lines": claim_rows(self.order),
            "offered": offered(self.order, buys=buys),
            "freight": freight_is_free(self.order),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the order, the other side, and what comes after."""
        order, party = self.order, self.request.party
        buys, sent = party.company_id == order.buyer_id, self.request.method == "POST"
        return super().get_context_data(
            order=order,
            other=order.seller if buys else order.buyer,
            obstacle=self.obstacle,
            next=from_the_start(now()),
            prove_again=proof.address(self.request, order.get_absolute_url()) if sent else "",
            rail_path="" if buys else "/desk/sales/",
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Open it and show it."""
        if not proof.is_fresh(self.request):
            raise Refused(_("Prove once more who you are; nothing was sent."), code="proof")
        dispute = open_dispute(self.order, form.claim(), form.exhibits(), by=self.request.party)
        messages.success(
            self.request, _("Dispute %(number)s is open.") % {"number": dispute.number}
        )
        return dispute.get_absolute_url()


def opening_code(order: Order, party: Party) -> str:
    """Return the code of what stands against opening; empty when nothing does."""
    obstacle = opening_obstacle(order, party)
    return obstacle.code if obstacle else ""


def claim_rows(order: Order) -> list[ClaimRow]:
    """Return the order's lines with what can go back, and why some can not be chosen."""
    taken = lines_taken(order)
    nothing = Value(0, output_field=DecimalField())
    lines: QuerySet[Any] = order.lines.annotate(
        back=Coalesce(Sum("refund_lines__gross"), nothing)
    ).order_by("pk")
    return [
        ClaimRow(
            line=line,
            most=line.line_price_incl_tax - line.back,
            why_not=_why_not(taken.get(line.pk)),
        )
        for line in lines
    ]


def _why_not(taken: DisputeLine | None) -> object:
    if taken is None:
        return ""
    words = _("In dispute %(number)s") if taken.is_open else _("Decided in dispute %(number)s")
    return words % {"number": taken.dispute.number}


def offered(order: Order, *, buys: bool) -> Offered:
    """Return what a side may say and want: a buyer a remedy, a seller the release."""
    return Offered(
        reasons=BUYER_REASONS if buys else SELLER_REASONS,
        remedies=[(code, said) for code, said in REMEDIES if (code in SELLER_WANTS) != buys],
        currency=order.currency,
    )
