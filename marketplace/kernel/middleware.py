"""A refusal outside a form becomes a message on the page before; a button's address that is opened
says what it is; an address is plain text."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.loader import render_to_string

from marketplace.kernel.refusal import Refused


class RefusalMiddleware:
    """Turn Refused into a message and a redirect back; nothing was written, nothing is shown as an
    error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; exceptions come to `process_exception`. Whoever opens a button's address reads
        that it is one."""
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET":
            response.content = render_to_string("405.html", request=request)
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception alone."""
        if not isinstance(fault, Refused):
            return None
        messages.error(request, str(fault.reason))
        return HttpResponseRedirect(_back(request))


class PlainTextMiddleware:
    """Answer 400 to an address that holds a NUL: PostgreSQL refuses to compare it with anything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is text. Raises SuspiciousOperation, which is the page for 400."""
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise SuspiciousOperation("NUL in the address")
        return self.get_response(request)


def _back(request: HttpRequest) -> str:
    """Return the path of the page before on this host, or the home page.

    A path that begins with two slashes would name another host; a page that refuses to be read
    would lead to itself for ever.
    """
    before = urlsplit(request.headers.get("referer", ""))
    path = "/" + before.path.lstrip("/")
    refuses_itself = request.method == "GET" and path == request.path
    if before.netloc != request.get_host() or refuses_itself:
        return "/"
    return path + (f"?{before.query}" if before.query else "")
