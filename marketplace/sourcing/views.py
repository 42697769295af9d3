"""Asking from a listing, the list of inquiries, and the conversation."""

from typing import Any, cast

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.views.generic import ListView, TemplateView

from catalogue.models import Product
from marketplace.kernel.party import Party
from marketplace.kernel.views import ActionView, MemberMixin
from marketplace.kernel.visibility import load
from marketplace.sourcing import actions, queries
from marketplace.sourcing.forms import MessageForm, QuestionForm
from marketplace.sourcing.models import Inquiry


class AskView(MemberMixin, ActionView):
    """Ask the seller of a listing; a visitor signs in and comes back here."""

    template_name = "sourcing/ask.html"
    form_class = QuestionForm

    def listing(self) -> Product:
        """Return the listing. Raises Http404 when the party may not see it."""
        return cast(Product, load(Product, self.request.party, pk=self.kwargs["pk"]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the listing and what stands against asking."""
        listing = self.listing()
        obstacle = actions.asking_obstacle(listing, self.request.party)
        return super().get_context_data(listing=listing, obstacle=obstacle, **kwargs)

    def act(self, form: Any) -> str:
        """Ask."""
        given = form.cleaned_data
        inquiry = actions.ask(self.listing(), given["text"], given["file"], by=self.request.party)
        return inquiry.get_absolute_url()


class InquiriesView(MemberMixin, ListView):  # type: ignore[type-arg]
    """What the company asked, or was asked."""

    template_name = "sourcing/inquiries.html"
    paginate_by = 25
    side = "buying"

    def suits(self, party: Party) -> bool:
        """Those who may ask see the buying side, those who may sell the selling side."""
        return party.is_member and party.may("sell" if self.side == "selling" else "ask")

    def get_queryset(self) -> QuerySet[Inquiry]:
        """Return the side's inquiries."""
        return queries.box(self.request.party, self.side)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say for each inquiry who is on the other side and whose turn it is."""
        context = super().get_context_data(side=self.side, **kwargs)
        own = self.request.party.company_id
        context["inquiries"] = [
            (inquiry, inquiry.other_side(own), inquiry.waits_for(own))
            for inquiry in context["page_obj"]
        ]
        return context


class InquiryMixin(MemberMixin):
    """A page about one inquiry that the party takes part in."""

    def inquiry(self) -> Inquiry:
        """Return it with both companies. Raises Http404 to strangers."""
        return cast(Inquiry, load(Inquiry, self.request.party, pk=self.kwargs["pk"]))


class InquiryView(InquiryMixin, TemplateView):
    """The conversation with the form for one's next message."""

    template_name = "sourcing/inquiry.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the messages, the other side and the form's address."""
        inquiry, own = self.inquiry(), self.request.party.company_id
        return super().get_context_data(
            inquiry=inquiry,
            talk=queries.talk(inquiry),
            own=own,
            other=inquiry.other_side(own),
            speak="sourcing:answer" if own == inquiry.seller_id else "sourcing:reply",
            rail_path=reverse("sourcing:inquiries_selling") if own == inquiry.seller_id else "",
            form=None if inquiry.is_closed else MessageForm(),
            **kwargs,
        )


class SpeakView(InquiryMixin, ActionView):
    """One more message; it is also the page that a refusal comes back to."""

    template_name = "sourcing/speak.html"
    form_class = MessageForm

    def own_side(self, inquiry: Inquiry) -> int:
        """Return the company that speaks here."""
        raise NotImplementedError

    def inquiry(self) -> Inquiry:
        """Return it to the side that speaks here. Raises Http404 to the other."""
        found = super().inquiry()
        if self.own_side(found) != self.request.party.company_id:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the conversation."""
        inquiry, own = self.inquiry(), self.request.party.company_id
        return super().get_context_data(
            inquiry=inquiry,
            talk=queries.talk(inquiry),
            own=own,
            other=inquiry.other_side(own),
            **kwargs,
        )


class AnswerView(SpeakView):
    """The asked company speaks."""

    def own_side(self, inquiry: Inquiry) -> int:
        """The seller."""
        return inquiry.seller_id

    def act(self, form: Any) -> str:
        """Answer."""
        given = form.cleaned_data
        actions.answer(self.inquiry(), given["text"], given["file"], by=self.request.party)
        return reverse("sourcing:inquiry", args=[self.kwargs["pk"]])


class ReplyView(SpeakView):
    """The asking company speaks."""

    def own_side(self, inquiry: Inquiry) -> int:
        """The buyer."""
        return inquiry.buyer_id

    def act(self, form: Any) -> str:
        """Reply."""
        given = form.cleaned_data
        actions.reply(self.inquiry(), given["text"], given["file"], by=self.request.party)
        return reverse("sourcing:inquiry", args=[self.kwargs["pk"]])
