"""Headers on every answer, errors too; the editor's and administrator's pages get a looser script
policy."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

LOOSE = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
}
LOOSE_PATHS = ("/cms/", "/admin/")
FIXED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class HeadersMiddleware:
    """Set what Django's own middlewares leave out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the fixed headers; keep pages of signed-in people out of shared caches."""
        response = self.get_response(request)
        for name, value in FIXED.items():
            response.setdefault(name, value)
        if request.path.startswith(LOOSE_PATHS):
            response._csp_replace = LOOSE  # type: ignore[attr-defined]
        if _is_personal(request):
            response.setdefault("Cache-Control", "private, no-store")
        return response


def _is_personal(request: HttpRequest) -> bool:
    """Say whether somebody signed in asks; while the database can not say, take it so."""
    try:
        return hasattr(request, "user") and request.user.is_authenticated
    except DatabaseError:
        return True
