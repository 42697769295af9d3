"""Pages by language: a translation at its source's address, the English page with a note without
one."""

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Locale, Page

from cms.models import HomePage, NewsIndexPage, NewsPage, TextPage
from cms.queries import public_pages
from cms.seed import TITLE
from config.demo.pages import plant_pages
from tests.cms import writing
from tests.world import World

pytestmark = pytest.mark.django_db


def read(path: str, language: str) -> str:
    """Return a page as a visitor of a language reads it."""
    client = Client()
    client.cookies["django_language"] = language
    return client.get(path).content.decode()


@pytest.fixture
def french() -> Locale:
    """The tree of another language."""
    return Locale.objects.get_or_create(language_code="fr")[0]


@pytest.fixture
def imprint() -> TextPage:
    """A page in the market's own language."""
    page = TextPage(title="Imprint", slug="imprint", body=[("text", "<p>We.</p>")])
    return writing.publish(writing.home(), page)


def translated(page: TextPage, french: Locale) -> TextPage:
    """Return a page's French draft with a title of its own."""
    copy = page.copy_for_translation(french, copy_parents=True)
    copy.title = copy.draft_title = "Mentions légales"
    return copy


def test_a_translation_stands_at_the_address_of_its_source(
    imprint: TextPage, french: Locale
) -> None:
    translated(imprint, french).save_revision().publish()
    assert "Mentions légales</h1>" in read("/imprint/", "fr")
    assert "Imprint</h1>" in read("/imprint/", "en")


def test_without_a_translation_the_english_page_says_so(imprint: TextPage) -> None:
    page = read("/imprint/", "fr")
    assert "Imprint</h1>" in page and '<article class="prose" lang="en">' in page
    assert "n’existe qu’en anglais" in page
    assert 'lang="en">' not in read("/imprint/", "en").partition("<article")[2]


def test_a_draft_is_nobodys_translation(imprint: TextPage, french: Locale) -> None:
    translated(imprint, french).save_revision()
    assert "Imprint</h1>" in read("/imprint/", "fr")


def test_menu_and_sitemap_name_a_page_once(imprint: TextPage, french: Locale) -> None:
    translated(imprint, french).save_revision().publish()
    footer = read("/", "fr").partition("<footer")[2]
    assert footer.count('href="/imprint/"') == 1 and "Mentions légales" in footer
    assert list(public_pages()).count("/imprint/") == 1


def test_news_without_a_translation_stays_in_the_list(french: Locale) -> None:
    first, _second = writing.news("Open", "Closed")
    copy = first.copy_for_translation(french, copy_parents=True)
    copy.title = copy.draft_title = "Ouvert"
    copy.save_revision().publish()
    shown = read("/news/", "fr")
    assert "Ouvert" in shown and "Closed" in shown and ">Open<" not in shown


def test_a_translation_takes_the_slug_of_its_source(imprint: TextPage, french: Locale) -> None:
    copy = translated(imprint, french)
    copy.slug = "mentions"
    copy.full_clean()
    assert copy.slug == "imprint"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "The market where companies prove who they are"),
        ("fr", "La place de marché où les entreprises prouvent qui elles sont"),
        ("zh-hans", "企业证明身份的市场"),
    ],
)
def test_an_empty_market_speaks_three_languages(language: str, title: str) -> None:
    with translation.override(language):
        spoken = gettext(TITLE)
    assert spoken == title
    assert f"{title}</h1>" in read("/", language)
    assert f"{title}</h1>" in read("/", language)


def test_a_title_that_an_editor_wrote_stays() -> None:
    page = writing.home()
    page.title, page.lead = "Our market", "Our words"
    page.save_revision().publish()
    shown = read("/", "fr")
    assert "Our market</h1>" in shown and "Our words" in shown


def test_every_language_of_the_market_can_be_chosen() -> None:
    codes = Locale.objects.values_list("language_code", flat=True)
    assert sorted(codes) == ["en", "fr", "zh-hans"]


def test_an_editor_begins_a_translation_in_the_editors_mount(
    world: World, imprint: TextPage, french: Locale
) -> None:
    editor = world.client(world.office.editor)
    home = HomePage.objects.get()
    for page in (home, imprint):
        assert (
            f"/cms/translation/submit/page/{page.pk}/"
            in editor.get(f"/cms/pages/{page.pk}/edit/").content.decode()
        )
        editor.post(f"/cms/translation/submit/page/{page.pk}/", {"locales": [french.pk]})
    copy = imprint.get_translation(french)
    assert editor.get(f"/cms/pages/{copy.pk}/edit/").status_code == 200
    assert editor.get(f"/cms/pages/{home.get_translation(french).pk}/edit/").status_code == 200
    listed = editor.get(f"/cms/pages/{home.pk}/").content.decode()
    assert "French" in listed
    Page.objects.get(pk=copy.pk).specific.save_revision().publish()
    assert "n’existe qu’en anglais" not in read("/imprint/", "fr")


def test_every_page_of_the_demo_speaks_three_languages(world: World) -> None:
    plant_pages(world.office)
    for kind in (HomePage, NewsIndexPage, NewsPage, TextPage):
        codes = sorted(set(kind.objects.live().values_list("locale__language_code", flat=True)))
        assert codes == ["en", "fr", "zh-hans"]
    assert "企业证明身份的市场" in read("/", "zh-hans")
    assert "Mentions légales" in read("/", "fr")
