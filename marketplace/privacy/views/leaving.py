"""The notice before somebody leaves the market by a link that an editor or a company wrote."""

from typing import Any

from django.http import Http404
from django.views.generic import TemplateView

from marketplace.privacy import leaving
from marketplace.privacy.rules.leaving import host_of


class LeavingView(TemplateView):
    """Show the whole address with its host; nobody is sent on without a press."""

    template_name = "privacy/leaving.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the address. Raises Http404 for one that this market did not sign itself."""
        address = leaving.read(self.request.GET.get("to", ""))
        if address is None:
            raise Http404
        return super().get_context_data(address=address, host=host_of(address), **kwargs)
