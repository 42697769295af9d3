"""Every page of online payment is absent while the market has no key."""

from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.generic import View

from checkout.payment.online import gateway


class OnMixin(View):
    """There only when the market has a key."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer 404 while online payment is off."""
        if not gateway.is_on():
            raise Http404
        return super().dispatch(request, *args, **kwargs)
