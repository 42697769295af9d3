"""How notices come besides the centre: by mail and as texts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from marketplace.kernel.views import ActionView, PersonMixin
from marketplace.notices.actions import choose
from marketplace.notices.forms import WishesForm
from marketplace.notices.models import Wish


class SettingsView(PersonMixin, ActionView):
    """Kinds by area, each with its channels."""

    template_name = "notices/settings.html"
    form_class = WishesForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what the person wished before, and whether texts can reach it."""
        mine = Wish.objects.visible_to(self.request.party)
        return {
            **super().get_form_kwargs(),
            "wishes": {wish.kind: wish for wish in mine},
            "is_staff": self.request.party.is_staff,
            "has_phone": self.has_phone,
        }

    @property
    def has_phone(self) -> bool:
        """Whether the person has a telephone that was verified."""
        return bool(self.request.user.phone and self.request.user.phone_verified)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether texts can reach the person."""
        return super().get_context_data(has_phone=self.has_phone, **kwargs)

    def act(self, form: Any) -> str:
        """Keep the wishes."""
        choose(form.wanted(), by=self.request.party)
        messages.success(self.request, _("Saved."))
        return reverse("notices:settings")


class FormerView(PersonMixin, View):
    """The address that older mails name."""

    def get(self, request: Any) -> HttpResponseRedirect:
        """Lead to the page of today."""
        del request
        return HttpResponseRedirect(reverse("notices:settings"))
