"""The demo's outbox: mail and texts that left, for whoever sits at this machine."""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import TemplateView

from marketplace.notices import demo_outbox, demo_texts


class DemoOutboxView(TemplateView):
    """Mail and texts of the demo; 404 in a real market and on any other machine."""

    template_name = "notices/demo_outbox.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away real markets and other machines."""
        if not (settings.DEMO and is_this_machine(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the newest mails and texts, or the mail asked for."""
        key = self.kwargs.get("key")
        mail = demo_outbox.find(key) if key else None
        if key and mail is None:
            raise Http404
        found = {} if key else {"mails": demo_outbox.newest(), "texts": demo_texts.newest()}
        return super().get_context_data(mail=mail, **found, **kwargs)


def is_this_machine(request: HttpRequest) -> bool:
    """Say whether the request comes from loopback and no proxy handed it on."""
    forwarded = any(name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED"))
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback and not forwarded
    except ValueError:
        return False
