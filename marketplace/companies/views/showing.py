"""What the company shows at once: texts, trades, people to contact, logo and pictures."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.companies import cpv
from marketplace.companies.actions import (
    add_picture,
    describe_picture,
    move_picture,
    present_company,
    remove_contact,
    remove_picture,
    save_contact,
    set_industries,
    set_logo,
)
from marketplace.companies.forms import (
    INTRODUCTIONS,
    AltForm,
    ContactForm,
    LogoForm,
    PictureForm,
    PresentationForm,
    TradesForm,
)
from marketplace.companies.models import Contact, Picture
from marketplace.companies.rules import ContactFacts
from marketplace.companies.views.own import FileActionView
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.visibility import load

PLAIN: Final = ("website", "year_founded", "size", "phone", "fax", "email")


class PresentationView(FileActionView):
    """Introductions by language, website and contact: changed at once in every state."""

    template_name = "companies/presentation.html"
    form_class = PresentationForm
    anchor = "presentation"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Telephone numbers may be written as in the company's country."""
        return super().get_form_kwargs() | {"country": self.company.country}

    def get_initial(self) -> dict[str, Any]:
        """Start from what is shown now."""
        texts = self.company.introductions
        plain = {name: getattr(self.company, name) for name in PLAIN}
        return plain | {field: texts.get(lang, "") for lang, field in INTRODUCTIONS.items()}

    def act(self, form: Any) -> str:
        """Save it."""
        present_company(self.company, form.facts(), by=self.request.party)
        messages.success(self.request, _("The presentation is saved."))
        return self.back()


class TradesView(FileActionView):
    """The picker of trades: a search keeps the ticks, saving takes them."""

    template_name = "companies/trades.html"
    form_class = TradesForm
    anchor = "trades"

    def get_initial(self) -> dict[str, Any]:
        """Start from the trades of the file."""
        return {"code": list(self.company.industries.values_list("code", flat=True))}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Search and show the page again, or save."""
        if "search" in request.POST:
            return self.render_to_response(self.get_context_data(form=self.get_form()))
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is ticked and what the search found, each with its name."""
        typed, language = self.request.POST, get_language() or "en"
        ticked = typed.getlist("code") if self.request.method == "POST" else self.ticked()
        query = typed.get("q", "").strip()[:100]
        found = cpv.search(query, language)
        chosen = cpv.known(ticked, language)
        return super().get_context_data(
            chosen=chosen,
            query=query,
            found=[trade for trade in found.trades if trade not in chosen],
            number=found.number,
            more=found.number > len(found.trades),
            **kwargs,
        )

    def ticked(self) -> list[str]:
        """Return the codes of the file."""
        codes: list[str] = self.get_initial()["code"]
        return codes

    def act(self, form: Any) -> str:
        """Take the ticks."""
        set_industries(self.company, form.cleaned_data["code"], by=self.request.party)
        messages.success(self.request, _("The trades are saved."))
        return self.back()


class OneContactView(FileActionView):
    """A page about one entry of people to contact."""

    anchor = "contacts"

    def contact(self) -> Contact | None:
        """Return the entry, None for a new one. Raises Http404."""
        if "pk" not in self.kwargs:
            return None
        party, key = self.request.party, self.kwargs["pk"]
        found: Contact = load(Contact, party, pk=key, company_id=party.company_id)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the entry."""
        return super().get_context_data(contact=self.contact(), **kwargs)


class ContactView(OneContactView):
    """Add somebody to contact, or change an entry."""

    template_name = "companies/contact_form.html"
    form_class = ContactForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """A telephone number may be written as in the company's country."""
        return super().get_form_kwargs() | {"country": self.company.country}

    def get_initial(self) -> dict[str, Any]:
        """Start from what the entry holds."""
        contact = self.contact()
        names = ContactFacts.__dataclass_fields__ if contact else ()
        return {name: getattr(contact, name) for name in names}

    def act(self, form: Any) -> str:
        """Keep it."""
        save_contact(self.company, form.facts(), by=self.request.party, contact=self.contact())
        messages.success(self.request, _("The entry is saved."))
        return self.back()


class RemoveContactView(OneContactView):
    """Take an entry out."""

    template_name = "companies/contact_remove.html"
    form_class = ActingForm

    def act(self, form: Any) -> str:
        """Remove it."""
        del form
        contact = self.contact()
        if contact is not None:
            remove_contact(contact, by=self.request.party)
        return self.back()


class LogoView(FileActionView):
    """Show a logo, or none."""

    template_name = "companies/logo.html"
    form_class = LogoForm
    anchor = "pictures"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say whether there is one to take away."""
        return super().get_form_kwargs() | {"has_one": self.company.logo is not None}

    def act(self, form: Any) -> str:
        """Keep it, or take the present one away."""
        set_logo(self.company, form.cleaned_data["file"], by=self.request.party)
        return self.back()


class NewPictureView(FileActionView):
    """Add a picture."""

    template_name = "companies/picture_form.html"
    form_class: type[ActingForm] = PictureForm
    anchor = "pictures"

    def act(self, form: Any) -> str:
        """Keep it."""
        given = form.cleaned_data
        add_picture(self.company, given["file"], given["alt"], by=self.request.party)
        return self.back()


class PictureView(FileActionView):
    """Say anew what a picture shows."""

    template_name = "companies/picture_form.html"
    form_class: type[ActingForm] = AltForm
    anchor = "pictures"

    def picture(self) -> Picture:
        """Return the picture. Raises Http404."""
        party, key = self.request.party, self.kwargs["pk"]
        found: Picture = load(Picture, party, pk=key, company_id=party.company_id)
        return found

    def get_initial(self) -> dict[str, Any]:
        """Start from what is said now."""
        return {"alt": self.picture().alt}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the picture."""
        return super().get_context_data(picture=self.picture(), **kwargs)

    def act(self, form: Any) -> str:
        """Keep it."""
        describe_picture(self.picture(), form.cleaned_data["alt"], by=self.request.party)
        return self.back()


class RemovePictureView(PictureView):
    """Take a picture off the page."""

    template_name = "companies/picture_remove.html"
    form_class = ActingForm

    def act(self, form: Any) -> str:
        """Remove it."""
        del form
        remove_picture(self.picture(), by=self.request.party)
        return self.back()


class MovePictureView(PictureView):
    """Show a picture one place earlier; a button alone posts here."""

    http_method_names = ["post"]  # noqa: RUF012
    form_class = ActingForm

    def act(self, form: Any) -> str:
        """Move it."""
        del form
        move_picture(self.picture(), by=self.request.party)
        return self.back()
