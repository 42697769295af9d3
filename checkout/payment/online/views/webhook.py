"""The address that the provider calls."""

from typing import Any

from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from checkout.payment.online import gateway
from checkout.payment.online.actions import hear
from checkout.payment.online.views.switch import OnMixin


@method_decorator(csrf_exempt, name="dispatch")
class WebhookView(OnMixin, View):
    """Where the provider tells; its signature is the only way in."""

    def post(self, request: Any) -> HttpResponse:
        """Keep the event and answer at once; 400 to whatever is not the provider's for us."""
        try:
            hear(request.body, request.headers.get("Stripe-Signature", ""))
        except gateway.ForgedError:
            return HttpResponse(status=400)
        return HttpResponse(status=204)
