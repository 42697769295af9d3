"""The notice centre, the choice of mail, and the demo's outbox."""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from marketplace.kernel.views import ActionView, PartyRequest, PersonMixin
from marketplace.kernel.visibility import load
from marketplace.notices import demo_outbox, kinds
from marketplace.notices.actions import choose_mail, mark_all_read, mark_read
from marketplace.notices.forms import MailForm
from marketplace.notices.models import Mute, Notice

PAGE = 30


class CentreView(PersonMixin, TemplateView):
    """What the person was told, newest first."""

    template_name = "notices/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add one page of notices and how many are new."""
        mine = Notice.objects.visible_to(self.request.party)
        page = Paginator(mine, PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, unread=mine.unread().count(), **kwargs)


class OpenView(PersonMixin, View):
    """Open what a notice is about; a press, because it marks the notice as read."""

    def post(self, request: PartyRequest, pk: int) -> HttpResponse:
        """Mark it read and go to its page. Raises Http404 for other people's."""
        notice = load(Notice, request.party, pk=pk)
        mark_read(notice, by=request.party)
        return HttpResponseRedirect(notice.url or reverse("notices:list"))


class ReadAllView(PersonMixin, View):
    """Mark everything as read."""

    def post(self, request: PartyRequest) -> HttpResponse:
        """Do it and come back."""
        mark_all_read(by=request.party)
        return HttpResponseRedirect(reverse("notices:list"))


class MailView(PersonMixin, ActionView):
    """Which kinds also come by mail."""

    template_name = "notices/mail_choice.html"
    form_class = MailForm

    def get_initial(self) -> dict[str, Any]:
        """Tick what is not muted."""
        muted = set(Mute.objects.visible_to(self.request.party).values_list("kind", flat=True))
        return {"wanted": [kind.name for kind in kinds.registered() if kind.name not in muted]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what always comes."""
        always = [kind for kind in kinds.registered() if kind.must_send]
        return super().get_context_data(always=always, **kwargs)

    def act(self, form: Any) -> str:
        """Keep the choice."""
        choose_mail(form.cleaned_data["wanted"], by=self.request.party)
        messages.success(self.request, _("Saved."))
        return reverse("notices:mail")


class DemoOutboxView(TemplateView):
    """Mail of the demo, for whoever sits at this machine; 404 anywhere else."""

    template_name = "notices/demo_outbox.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away real markets and other machines."""
        if not (settings.DEMO and is_this_machine(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the newest mails, or the one asked for."""
        key = self.kwargs.get("key")
        mail = demo_outbox.find(key) if key else None
        if key and mail is None:
            raise Http404
        mails = [] if key else demo_outbox.newest()
        return super().get_context_data(mail=mail, mails=mails, **kwargs)


def is_this_machine(request: HttpRequest) -> bool:
    """Say whether the request comes from loopback and no proxy handed it on."""
    forwarded = any(name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED"))
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback and not forwarded
    except ValueError:
        return False
