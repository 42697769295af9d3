"""Answers for machines: health, readiness, robots and the sitemap; and the page of an unforeseen
fault."""

import logging
import secrets
from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, StreamingHttpResponse
from django.template import loader
from django.utils.html import escape
from django.views.decorators.http import require_safe

from catalogue.models import Category, Product
from cms.queries import public_pages
from config import doctor
from marketplace.companies.models import Company
from marketplace.kernel.party import VISITOR

logger = logging.getLogger("comptoir.fault")
TEXT = "text/plain; charset=utf-8"


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok", content_type=TEXT)


@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """Say `ok`, `degraded` when something beside the database fails, or 503.

    The index is left out: its drift is the doctor's long question, and pages answer without it.
    """
    if not database_ready():
        return HttpResponse("unavailable", status=503, content_type=TEXT)
    healthy = all(check.ok for check in doctor.examine(leave_out=("search", "directory")))
    return HttpResponse("ok" if healthy else "degraded", content_type=TEXT)


def database_ready() -> bool:
    """Say whether the database answers and every migration was taken."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


CLOSED: Final = (
    "/accounts/",
    "/desk/",
    "/moderation/",
    "/basket/",
    "/checkout/",
    "/directory/people/",
    "/directory/suggest/",
    "/cms/",
    "/admin/",
)
"""What machines that index need not read."""


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Let public pages be read; keep machines out of desks and single-use addresses."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@require_safe
def sitemap(_request: HttpRequest) -> StreamingHttpResponse:
    """List every public product, category with products, company and page."""
    return StreamingHttpResponse(_sitemap(), content_type="application/xml")


def _sitemap() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for path in _public_paths():
        yield f"<url><loc>{escape(settings.SITE_URL + path)}</loc></url>\n"
    yield "</urlset>\n"


def _public_paths() -> Iterator[str]:
    public = Product.objects.public()
    yield from public_pages()
    for category in Category.objects.filter(pk__in=public.values("category")):
        yield category.get_absolute_url()
    for company in Company.objects.visible_to(VISITOR):
        yield company.get_absolute_url()
    for product in public.only("pk", "slug").iterator(2000):
        yield product.get_absolute_url()


def server_error(request: HttpRequest) -> HttpResponse:
    """Show a number that the log also has, so that support can find the fault."""
    number = secrets.token_hex(4)
    logger.error("fault %s at %s", number, request.path)
    page = loader.get_template("500.html").render({"error_number": number})
    return HttpResponseServerError(page)
