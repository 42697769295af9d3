"""The only ways to a stored file: the whole as an attachment, a page of it as a picture."""

from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from marketplace.kernel.files.pages import page_image
from marketplace.kernel.files.paths import path_of
from marketplace.kernel.files.purposes import may_see
from marketplace.kernel.files.states import LOCKED
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party


def opened(public_id: str, party: Party) -> StoredFile:
    """Return a file that the party may open now. Raises Http404, never says that it exists."""
    stored = get_object_or_404(StoredFile, public_id=public_id)
    if not may_see(party, stored) or stored.scan in LOCKED or not path_of(stored).is_file():
        raise Http404
    return stored


def sent(path: Path, **how: Any) -> FileResponse:
    """Return bytes that no browser runs, guesses or keeps."""
    response = FileResponse(path.open("rb"), **how)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


class FileView(View):
    """A whole file: authorised by its purpose, always as an attachment."""

    def get(self, request: Any, public_id: str) -> FileResponse:
        """Return the bytes. Raises Http404 to everybody who may not see them."""
        stored = opened(public_id, request.party)
        how = {"filename": stored.name, "content_type": stored.content_type}
        return sent(path_of(stored), as_attachment=True, **how)


class PageView(View):
    """One page of a document, or a picture, drawn by the server: authorised like the file."""

    def get(self, request: Any, public_id: str, number: int) -> FileResponse:
        """Return the picture. Raises Http404 for a page that is not there or can not be drawn."""
        image = page_image(opened(public_id, request.party), number)
        if image is None:
            raise Http404
        return sent(image, content_type="image/jpeg", filename=f"{number}.jpg")
