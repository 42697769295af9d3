"""News, guides and pages on their own: menus, sitemap, safe text, pictures."""

import json
import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.models import Collection

from cms.models import GuideIndexPage, GuidePage, NewsPage, TextPage
from cms.queries import public_pages
from cms.tasks import publish_due
from cms.templatetags.pages import page_text
from marketplace.kernel.clock import now
from tests.cms import writing
from tests.privacy.texts import publish as publish_policy
from tests.world import World

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    """Return a page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_without_pages_the_frame_links_to_none(client: Client) -> None:
    frame = page(client, "/catalogue/")
    assert "News</a>" not in frame and "Imprint</a>" not in frame
    assert "Policies</a>" in frame


def test_news_stand_in_header_footer_and_list_newest_first(client: Client) -> None:
    writing.news("Older", "Newer")
    assert page(client, "/catalogue/").count('<a href="/news/">News</a>') == 2
    listed = page(client, "/news/")
    assert listed.index("Newer") < listed.index("Older")
    assert "Text." in page(client, "/news/newer/")


def test_an_empty_list_says_what_will_stand_there(client: Client) -> None:
    writing.news()
    assert "No news yet" in page(client, "/news/")


def test_a_draft_is_nowhere(client: Client) -> None:
    writing.news("Said")
    NewsPage.objects.get().unpublish()
    assert "Said" not in page(client, "/news/")
    assert client.get("/news/said/").status_code == 404
    assert "/news/said/" not in list(public_pages())


def test_a_scheduled_page_is_published_when_its_time_has_come(client: Client) -> None:
    (one,) = writing.news("One")
    one.unpublish()
    for hours, code in ((1, 404), (-1, 200)):
        one.go_live_at = now() + timedelta(hours=hours)
        one.save_revision(approved_go_live_at=one.go_live_at)
        publish_due()
        assert client.get("/news/one/").status_code == code


def test_guides_keep_the_editors_order(client: Client) -> None:
    index = writing.publish(writing.home(), GuideIndexPage(title="Help", lead="How to."))
    for title in ("Buy", "Adapt"):
        writing.publish(index, GuidePage(title=title, summary="S.", body=[("text", "<p>X</p>")]))
    listed = page(client, "/help/")
    assert listed.index("Buy") < listed.index("Adapt")
    assert 'href="/help/"' in page(client, "/help/buy/")


def test_a_page_on_its_own_stands_in_the_footer_alone(client: Client) -> None:
    writing.publish(writing.home(), TextPage(title="Imprint", body=[("text", "<p>We</p>")]))
    assert page(client, "/").count('<a href="/imprint/">Imprint</a>') == 1
    assert "We" in page(client, "/imprint/")


def test_machines_read_every_public_page(client: Client, world: World) -> None:
    writing.news("One")
    publish_policy("cookies", by=world.office.editor)
    assert list(public_pages()) == [
        "/",
        "/news/",
        "/news/one/",
        "/privacy/policies/",
        "/privacy/policies/cookies/",
    ]
    for path in public_pages():
        page(client, path)


@pytest.mark.parametrize("slug", ["privacy", "leaving", "Media", "moderation"])
def test_a_page_below_home_takes_no_address_of_the_market(slug: str) -> None:
    with pytest.raises(ValidationError, match="belongs to the market"):
        TextPage(title="x", slug=slug).clean()


def test_a_list_of_news_costs_the_same_with_1_and_15() -> None:
    writing.news(*(f"News {n}" for n in range(15)))
    counts = []
    for _once in range(2):
        page(Client(), "/news/")
        with CaptureQueriesContext(connection) as seen:
            page(Client(), "/news/")
        counts.append(len(seen))
        NewsPage.objects.filter(pk__gt=NewsPage.objects.earliest("pk").pk).delete()
    assert counts[1] == counts[0] <= 12


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ("<p>a <b>b</b></p>", "<p>a <b>b</b></p>"),
        ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
        ('<p onclick="x" style="y" class="z">a</p>', "<p>a</p>"),
        ('<img src="x" onerror="y">', ""),
        ('<iframe src="https://a.example"></iframe>', ""),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="jav&#x09;ascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="//evil.example">a</a>', "<a>a</a>"),
        ('<a href="/\\evil.example">a</a>', "<a>a</a>"),
        ('<a href="/help/">a</a>', '<a href="/help/">a</a>'),
        ('<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'),
        ('<a href="#top">a</a>', '<a href="#top">a</a>'),
        ('<embed embedtype="image" id="1" />', ""),
    ],
)
def test_the_editors_text_is_cleaned_again(source: str, drawn: str) -> None:
    assert page_text(source) == drawn


@pytest.mark.parametrize(
    "address", ["https://a.example/", "HTTP://A.EXAMPLE/", " https://a.example/"]
)
def test_a_link_that_leads_away_goes_through_the_notice(address: str) -> None:
    drawn = page_text(f'<p><a href="{address}">a</a></p>')
    assert drawn.startswith('<p><a href="/leaving/?to=')


def test_a_link_to_a_page_is_found_by_its_key() -> None:
    (one,) = writing.news("One")
    drawn = page_text(f'<a linktype="page" id="{one.pk}">a</a>')
    assert drawn.endswith('/news/one/">a</a>') and "leaving" not in drawn


def test_a_picture_has_its_words_and_only_its_sizes_are_served(
    client: Client, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    read = page(client, illustrated("A grey desk", "Our desk"))
    assert 'alt="A grey desk"' in read and "Our desk</figcaption>" in read
    source = re.search(r'src="(/media/images/[^"]+)"', read)
    assert source is not None
    answer = client.get(source[1])
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert Picture.open(BytesIO(answer.getvalue())).width == 960
    assert client.get("/media/original_images/scan.png").status_code == 404
    assert client.get("/media/images/../original_images/scan.png").status_code == 400


def illustrated(words: str, caption: str) -> str:
    """Publish a piece of news with a picture; return its address."""
    Collection.objects.exists() or Collection.add_root(name="Root")
    file = BytesIO()
    Picture.new("RGB", (1200, 800)).save(file, "PNG")
    upload = ImageFile(BytesIO(file.getvalue()), name="scan.png")
    image = get_image_model().objects.create(title="t", file=upload)
    picture = {"image": image.pk, "alt_text": words, "decorative": False}
    (one,) = writing.news("One")
    one.body = json.dumps([{"type": "picture", "value": {"image": picture, "caption": caption}}])
    one.save_revision().publish()
    return str(one.address)
