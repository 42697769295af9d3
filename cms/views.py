"""The market's first page, and the pictures of the editors' pages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from cms.models import HomePage


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Serve the site's home page. Raises Http404 when no site was made."""
    page = HomePage.objects.filter(sites_rooted_here__is_default_site=True).first()
    if page is None:
        raise Http404
    answer: HttpResponse = page.serve(request)
    return answer


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve a picture in one of the sizes made for pages; what was uploaded is never served.

    Raises Http404 when there is none.
    """
    answer: HttpResponseBase = serve(request, name, str(settings.MEDIA_ROOT / "images"))
    answer["Cache-Control"] = "public, max-age=86400"
    return answer
