"""How pages meet actions: a form, one action, a redirect; a refusal becomes the form's own
error."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django import forms
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView, TemplateView, View

from marketplace.kernel import rail
from marketplace.kernel.paging import NearestPaginator
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.retry import once_more


class PartyRequest(HttpRequest):
    """A request after PartyMiddleware: who acts, and whether the acting company changed
    meanwhile."""

    party: Party
    acting_changed: bool


def local_path(address: str, request: Any) -> str:
    """Return the path of an address on this host, else the desk's."""
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
        return reverse("desk")
    parts = urlsplit(address)
    return urlunsplit(("", "", parts.path, parts.query, ""))


class MemberMixin(View):
    """Only for people who act for a company and hold `right`; visitors sign in, others get 404."""

    right = "view"
    paginator_class: "type[Paginator[Any]]" = NearestPaginator
    request: Any  # a PartyRequest; Django's own mixins declare the plain one

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away who may not be here before anything is read."""
        if request.party.is_visitor:
            return redirect_to_login(self.after_login(), settings.LOGIN_URL)
        if not self.suits(request.party):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def after_login(self) -> str:
        """Return where to go on: here, or where the button stood if this is no page to open."""
        if "get" in map(str.lower, self.http_method_names) and hasattr(self, "get"):
            return str(self.request.get_full_path())
        return local_path(self.request.headers.get("Referer", ""), self.request)

    def suits(self, party: Party) -> bool:
        """Say whether the party may open the page at all."""
        return party.is_member and party.may(self.right)


class StaffMixin(MemberMixin):
    """Only for platform staff who hold `right`."""

    right = "staff"

    def suits(self, party: Party) -> bool:
        """Say whether the party is staff with the right."""
        return party.is_staff and party.may(self.right)


class PersonMixin(MemberMixin):
    """For anybody signed in, whatever company or role."""

    def suits(self, party: Party) -> bool:
        """Say whether somebody is signed in."""
        return party.person_id is not None


class ActionView(FormView):  # type: ignore[type-arg]
    """Show a form; when it is valid call `act(form)`; what an action refuses becomes a form
    error."""

    request: Any

    def get_form(self, form_class: type[forms.Form] | None = None) -> forms.Form:
        """Return the form, told whether the acting company changed since it was opened."""
        form: forms.Form = super().get_form(form_class)
        form.acting_changed = getattr(self.request, "acting_changed", False)  # type: ignore[attr-defined]
        return form

    def act(self, form: Any) -> str:
        """Call one action and return the address to go to. Subclasses override this."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Act and go on, or show the refusal beside what was typed."""
        try:
            return HttpResponseRedirect(once_more(lambda: self.act(form)))
        except Refused as refusal:
            field = refusal.field if refusal.field in form.fields else None
            form.add_error(field, str(refusal.reason))
            return self.form_invalid(form)

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Show the form again with status 422, nothing typed lost."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class DeskView(PersonMixin, TemplateView):
    """The first page of the desk: what waits, by section."""

    template_name = "kernel/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the places where something waits, each with its section."""
        sections = rail.drawn(self.request.party, counted=rail.counted_of(self.request))
        waiting = [(each, entry) for each in sections for entry in each.entries if entry.waiting]
        return super().get_context_data(waiting=waiting, **kwargs)
