"""A file is read in the page, as pictures that the server made, by exactly who may open it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template import Context, Template
from django.test import Client, RequestFactory
from PIL import Image

from marketplace.accounts.models import User
from marketplace.kernel.files import Purpose, apart, path_of, register_purpose, store
from marketplace.kernel.files.attaching import is_owner
from marketplace.kernel.files.pages import page_count, page_image
from marketplace.kernel.files.paths import pages_of
from marketplace.kernel.files.showing import PIXELS, WIDTH
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import VISITOR, Party
from marketplace.kernel.refusal import Refused
from tests.kernel import corpus


@pytest.fixture(autouse=True)
def _own_files_only(settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_DIR = tmp_path / "private"
    kinds = frozenset({"image", "pdf", "text"})
    register_purpose(Purpose(name="test", kinds=kinds, may_see=is_owner))


def keep(by: Party, name: str = "Lizenz.pdf", content: bytes = b"") -> StoredFile:
    """Store an upload, three pages unless said otherwise."""
    content = content or corpus.document(3)
    return store(SimpleUploadedFile(name, content), purpose="test", by=by)


def shown(stored: StoredFile | None, by: Party, query: str = "") -> str:
    """Return what the viewer draws for a party under a query string."""
    request: Any = RequestFactory().get("/somewhere/?" + query)
    request.party, request.GET = by, QueryDict(query)
    drawn = Template("{% load viewing %}{% viewer stored %}")
    return drawn.render(Context({"stored": stored, "request": request}))


def address(stored: StoredFile, number: int = 1) -> str:
    """Return the address of a page."""
    return f"/files/{stored.public_id}/pages/{number}/"


@pytest.fixture
def browser(person: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_page_is_a_picture_that_no_browser_keeps_or_runs(browser: Client, ada: Party) -> None:
    answer = browser.get(address(keep(ada), 2))
    with Image.open(BytesIO(b"".join(answer.streaming_content))) as page:
        assert (page.format, page.width) == ("JPEG", WIDTH)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_page_is_drawn_once(ada: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = keep(ada)
    first = page_image(stored, 1)
    monkeypatch.setattr(apart, "run", pytest.fail)
    assert (page_image(stored, 1), first) == (first, pages_of(stored) / "1.jpg")


@pytest.mark.parametrize("number", [0, 4, 99999])
def test_a_page_that_is_not_there_is_not_found(browser: Client, ada: Party, number: int) -> None:
    assert browser.get(address(keep(ada), number)).status_code == 404


def test_a_stranger_sees_no_page_and_no_viewer(browser: Client, ada: Party) -> None:
    theirs = keep(Party(None, 7, "sales"))
    assert browser.get(address(theirs)).status_code == 404
    assert Client().get(address(keep(ada))).status_code == 404
    assert shown(theirs, ada) == shown(theirs, VISITOR) == shown(None, ada)
    assert theirs.public_id not in shown(theirs, ada)


def test_a_locked_file_shows_no_page(browser: Client, ada: Party) -> None:
    stored = keep(ada)
    assert browser.get(address(stored)).status_code == 200
    for stored.scan in ("quarantined", "infected", "preparing", "unusable"):
        stored.save()
        pages = (address(stored), stored.get_absolute_url())
        assert [browser.get(page).status_code for page in pages] == [404, 404]
        assert "<img" not in shown(stored, ada)


def test_the_first_page_leads_on_and_not_back(ada: Party) -> None:
    stored = keep(ada)
    page = shown(stored, ada)
    assert f'src="{address(stored)}"' in page
    assert 'alt="Page 1 of 3 of Lizenz.pdf"' in page
    assert f'href="?page{stored.pk}=2#viewer-{stored.pk}" rel="next"' in page
    assert 'rel="prev"' not in page


def test_the_last_page_leads_back_and_keeps_the_rest_of_the_address(ada: Party) -> None:
    stored = keep(ada)
    page = shown(stored, ada, f"state=open&page{stored.pk}=3&large{stored.pk}=1")
    back = f"?state=open&amp;page{stored.pk}=2&amp;large{stored.pk}=1#viewer-{stored.pk}"
    assert f'href="{back}" rel="prev"' in page
    assert 'rel="next"' not in page
    assert '<input type="hidden" name="state" value="open">' in page
    assert 'tabindex="0" role="region"' in page


@pytest.mark.parametrize(("asked", "number"), [("9", 3), ("0", 1), ("x", 1), ("²", 1), ("", 1)])
def test_a_made_up_page_number_is_the_nearest(ada: Party, asked: str, number: int) -> None:
    stored = keep(ada)
    assert f'src="{address(stored, number)}"' in shown(stored, ada, f"page{stored.pk}={asked}")


def test_two_viewers_of_one_page_turn_apart(ada: Party) -> None:
    first, second = keep(ada), keep(ada)
    query = f"page{first.pk}=2"
    assert f'src="{address(first, 2)}"' in shown(first, ada, query)
    assert f'src="{address(second, 1)}"' in shown(second, ada, query)


def test_a_picture_is_shown_on_white_and_made_small(ada: Party) -> None:
    clear = BytesIO()
    Image.new("RGBA", (3000, 20), (0, 0, 0, 0)).save(clear, format="PNG")
    stored = keep(ada, "logo.png", clear.getvalue())
    image = page_image(stored, 1)
    assert image is not None
    with Image.open(image) as page:
        assert (page.width, page.getpixel((5, 5))) == (WIDTH, (255, 255, 255))
    assert 'alt="Picture logo.png"' in shown(stored, ada)


def test_a_text_has_a_download_and_no_page(browser: Client, ada: Party) -> None:
    stored = keep(ada, "list.csv", b"a;b")
    assert "<img" not in shown(stored, ada)
    assert stored.get_absolute_url() in shown(stored, ada)
    assert browser.get(address(stored)).status_code == 404


def test_a_page_of_a_mile_is_drawn_within_its_pixels(ada: Party) -> None:
    image = page_image(keep(ada, content=corpus.document(1, size=(14_400, 14_400))), 1)
    assert image is not None
    with Image.open(image) as page:
        assert page.width * page.height <= PIXELS


def spoil(stored: StoredFile) -> StoredFile:
    """Let a file's bytes be unreadable, as a fault of the drawer would have them."""
    path_of(stored).write_bytes(b"%PDF-1.7 rubbish")
    return stored


def test_a_page_that_can_not_be_drawn_is_said_so_and_not_tried_again(
    browser: Client, ada: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = spoil(keep(ada))
    assert browser.get(address(stored)).status_code == 404
    monkeypatch.setattr(apart, "run", pytest.fail)
    assert browser.get(address(stored)).status_code == 404
    assert "This page can not be drawn here." in shown(stored, ada)


def test_without_room_no_page_is_drawn_and_it_is_tried_again(browser: Client, ada: Party) -> None:
    stored = keep(ada)
    pages_of(stored).write_text("a file stands here")
    assert browser.get(address(stored)).status_code == 404
    pages_of(stored).unlink()
    assert browser.get(address(stored)).status_code == 200


def test_drawing_ends_in_time(ada: Party) -> None:
    with pytest.raises(Refused) as caught:
        apart.run("showing", "pages", path_of(keep(ada)), "/nowhere", "1", "1", seconds=0.001)
    assert caught.value.code == "too_slow"


def test_pages_of_an_older_file_are_counted_when_first_shown(ada: Party) -> None:
    stored = keep(ada)
    StoredFile.objects.update(pages=0)
    stored.refresh_from_db()
    assert page_count(stored) == 3
    stored.refresh_from_db()
    assert stored.pages == 3
