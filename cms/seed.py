"""What a new market's pages start with: languages, the tree's root, the home page, the site.

Title and lead of the home page are said in the reader's language until an editor changes them.
"""

import json
from collections.abc import Callable
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext_noop
from wagtail.models import Site

TITLE: Final = gettext_noop("The market where companies prove who they are")
LEAD: Final = gettext_noop(
    "Verified companies offer, ask, order, pay and ship. Every price with its quantity, every"
    " seller with papers that a person has read."
)
SHELVES: Final = (
    {"type": "lead", "value": {"audience": "visitors"}},
    {"type": "slot", "value": {"slot": "home.member"}},
    {"type": "slot", "value": {"slot": "home.shelves"}},
    {"type": "how", "value": {"audience": "visitors"}},
)
ROOT_PATH: Final = "0001"
HOME_PATH: Final = "00010001"
Models = Callable[[str, str], Any]


def create_site() -> None:
    """Make the site with its home page unless it is there."""
    plant(apps.get_model)
    furnish(apps.get_model)
    name_languages(apps.get_model)
    Site.clear_site_root_paths_cache()


def plant(get_model: Models) -> None:
    """Do the same with the models of a migration's state; tree positions are written by hand."""
    if get_model("cms", "HomePage").objects.exists():
        return
    get_model("wagtailcore", "Site").objects.all().delete()
    get_model("wagtailcore", "Page").objects.filter(depth__gt=1).delete()
    root = _root(get_model)
    home = _home(get_model, root.locale)
    get_model("wagtailcore", "Page").objects.filter(pk=root.pk).update(numchild=1)
    get_model("wagtailcore", "Site").objects.create(
        hostname="localhost",
        port=80,
        site_name="Comptoir",
        root_page_id=home.pk,
        is_default_site=True,
    )


def name_languages(get_model: Models) -> None:
    """Let editors translate pages into every language of the market."""
    for code, _name in settings.LANGUAGES:
        get_model("wagtailcore", "Locale").objects.get_or_create(language_code=code)


def furnish(get_model: Models) -> None:
    """Give home pages without shelves those that every market starts with; drafts get them too."""
    for home in get_model("cms", "HomePage").objects.all():
        if not home.shelves:
            home.shelves = json.dumps(SHELVES)
            home.save(update_fields=["shelves"])
            _furnish_drafts(get_model, home)


def _furnish_drafts(get_model: Models, home: Any) -> None:
    drafts = get_model("wagtailcore", "Revision").objects.filter(
        content_type=_content_type(get_model, "cms", "homepage"), object_id=str(home.pk)
    )
    for draft in drafts:
        draft.content["shelves"] = json.dumps(SHELVES)
        draft.save(update_fields=["content"])


def _root(get_model: Models) -> Any:
    locale, _made = get_model("wagtailcore", "Locale").objects.get_or_create(language_code="en")
    root, _made = get_model("wagtailcore", "Page").objects.get_or_create(
        path=ROOT_PATH,
        defaults={
            "depth": 1,
            "numchild": 0,
            "title": "Root",
            "draft_title": "Root",
            "slug": "root",
            "url_path": "/",
            "locale": locale,
            "content_type": _content_type(get_model, "wagtailcore", "page"),
        },
    )
    return root


def _home(get_model: Models, locale: Any) -> Any:
    return get_model("cms", "HomePage").objects.create(
        path=HOME_PATH,
        depth=2,
        numchild=0,
        title=TITLE,
        draft_title=TITLE,
        slug="home",
        url_path="/home/",
        locale=locale,
        live=True,
        lead=LEAD,
        content_type=_content_type(get_model, "cms", "homepage"),
    )


def _content_type(get_model: Models, label: str, model: str) -> Any:
    types = get_model("contenttypes", "ContentType").objects
    return types.get_or_create(app_label=label, model=model)[0]
