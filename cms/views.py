"""The market's first page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Site


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Serve the site's home page. Raises Http404 when no site was made."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    answer: HttpResponse = site.root_page.specific.serve(request)
    return answer
