"""The demo's pages and policies: all there, agreed to by everybody, planted once."""

from collections.abc import Iterator
from copy import copy
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from cms.queries import public_pages
from cms.seed import create_site
from config.demo.pages import plant_pages
from marketplace.accounts.models import User
from marketplace.kernel.outbox import relay
from marketplace.notices.models import Notice
from marketplace.privacy.models import Consent, PolicyVersion
from marketplace.privacy.queries import policies as queries
from tests.founding import kept
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Plant the pages in a transaction around the file; each test is a savepoint in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        create_site()
        world = World(kept())
        world.buyer, world.seller  # noqa: B018  (people who agree)
        plant_pages(world.office)
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def planted(once: World, db: None) -> World:
    return copy(once)


def test_nobody_of_the_demo_is_asked_at_sign_in(planted: World) -> None:
    known = queries.known_versions()
    assert [user.email for user in User.objects.all() if queries.owed_by(user.pk, known)] == []
    assert planted.client(planted.buyer).get("/desk/").status_code == 200
    assert planted.client(planted.office.editor).get("/cms/").status_code == 200


def test_who_joins_later_is_asked(planted: World) -> None:
    assert planted.client(planted.buyer2).get("/desk/")["Location"].startswith("/privacy/agree/")


def test_every_page_of_the_demo_can_be_read(planted: World) -> None:
    paths = list(public_pages())
    assert len(paths) == 15
    assert [path for path in paths if Client().get(path).status_code != 200] == []


def test_the_versions_came_at_their_times(planted: World) -> None:
    rows = PolicyVersion.objects.values_list("policy__key", "number", "material")
    assert sorted(rows) == [
        ("commission", 1, False),
        ("cookies", 1, False),
        ("privacy", 1, False),
        ("privacy", 2, True),
        ("terms", 1, False),
        ("terms", 2, False),
    ]
    relay()
    assert not Notice.objects.filter(kind__startswith="policy.").exists()


def test_planting_again_changes_nothing(planted: World) -> None:
    before = (Page.objects.count(), PolicyVersion.objects.count(), Consent.objects.count())
    plant_pages(planted.office)
    assert before == (Page.objects.count(), PolicyVersion.objects.count(), Consent.objects.count())
