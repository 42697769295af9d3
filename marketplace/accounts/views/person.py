"""The person file."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.accounts import queries
from marketplace.accounts.actions import change_person, change_photo
from marketplace.accounts.forms import PersonForm, PhotoForm
from marketplace.kernel import events
from marketplace.kernel.views import ActionView, PersonMixin

SHOWN_EVENTS = 20


class PersonView(PersonMixin, ActionView):
    """The person file, and what happened to the account."""

    template_name = "accounts/me.html"
    form_class = PersonForm

    def get_initial(self) -> dict[str, Any]:
        """Return what is known now."""
        user: Any = self.request.user
        known = {name: getattr(user, name) for name in PersonForm.base_fields}
        return known | {"language": user.language or settings.LANGUAGE_CODE}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form in groups, where the checks stand, and the latest sign-ins."""
        user: Any = self.request.user
        context = super().get_context_data(person=user, **kwargs)
        latest = queries.security_events(user)[:SHOWN_EVENTS]
        return context | {
            "groups": context["form"].groups(),
            "security": [(event.at, events.words(event.name)) for event in latest],
            "ways": queries.ways_in(user),
            "check": queries.own_check(user.pk),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and read on in the chosen language."""
        response = super().form_valid(form)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax"
        )
        return response

    def act(self, form: Any) -> str:
        """Change the file."""
        user: Any = self.request.user
        change_person(user, by=self.request.party, **form.cleaned_data)
        messages.success(self.request, _("Saved."))
        return reverse("me")


class PhotoView(PersonMixin, ActionView):
    """The person's photo: given, replaced or taken away."""

    template_name = "accounts/photo.html"
    form_class = PhotoForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say whether there is one to take away."""
        user: Any = self.request.user
        return super().get_form_kwargs() | {"has_one": user.photo_id is not None}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the person with the photo there is."""
        return super().get_context_data(person=self.request.user, **kwargs)

    def act(self, form: Any) -> str:
        """Change the photo."""
        user: Any = self.request.user
        change_photo(user, form.cleaned_data["photo"], by=self.request.party)
        messages.success(self.request, _("Saved."))
        return reverse("me")
