"""Elasticsearch away, slow and back, through a wire that is cut, mended and slowed down."""

import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured

from catalogue.models import Product
from config.demo.cast import PASSWORD
from marketplace.accounts.actions import Newcomer, install_demo_second_factor, make_staff
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import SYSTEM, Party
from marketplace.notices.models import Notice
from search import actions, doctor, outage
from search.engines import chosen, forget
from search.queries import owed
from tests.search.proxy import Wire, wire_to

PAGES = ("/", "/search/?q=laser", "/catalogue/", "category")
STAFF_NOTE = "The search server has not answered since"
server = pytest.mark.server


@pytest.fixture
def wire(elsewhere, settings) -> Iterator[Wire]:
    address = urlsplit(configured.ELASTICSEARCH_URL)
    with wire_to(str(address.hostname), address.port or 9200) as made:
        settings.ELASTICSEARCH_URL = made.url
        yield made


@pytest.fixture
def listing(world, wire, settle) -> Product:
    made = world.listing()
    actions.rebuild()
    settle()
    return made


def shown(client, world, page: str) -> str:
    answer = client.get(world.category.get_absolute_url() if page == "category" else page)
    assert answer.status_code == 200
    return answer.content.decode()


def time_passes() -> None:
    """Let the watch be due, and the circuits of this process be closed."""
    owed(outage.TOPIC).update(not_before=real_now())
    forget()


@pytest.fixture
def administrator(world) -> Party:
    newcomer = Newcomer(
        email="admin@demo.example", first_name="Lea", last_name="Roth", password=PASSWORD
    )
    user = make_staff(newcomer.email, "platform_administrator", by=SYSTEM, newcomer=newcomer)
    install_demo_second_factor(user)
    return Party(user.pk, None, user.staff_role)


def told() -> int:
    return Notice.objects.filter(kind="search.away").count()


@server
def test_pages_answer_while_the_server_is_cut_off(world, wire, listing) -> None:
    wire.cut()
    pages = {page: shown(world.client(), world, page) for page in PAGES}
    assert [page for page, text in pages.items() if listing.title not in text] == []


@server
def test_a_slow_server_is_waited_for_once(world, wire, listing) -> None:
    wire.delay = 3.0
    client, times = world.client(), []
    for page in PAGES:
        start = time.monotonic()
        assert listing.title in shown(client, world, page)
        times.append(time.monotonic() - start)
    assert 1.0 <= max(times) < 2.5
    assert sum(times) < max(times) + 1.5


@server
def test_publishing_waits_for_the_server_and_the_index_is_equal_again(world, wire, listing) -> None:
    wire.cut()
    others = [world.listing() for _ in range(5)]
    relay()
    assert not doctor.check()[0]
    assert owed(actions.TOPIC).get().payload["ids"] == [other.pk for other in others]
    wire.mend()
    time_passes()
    assert [relay(), relay()] == [1, 1]
    assert (doctor.drift().is_none, len(chosen().checksums())) == (True, 6)
    assert doctor.check()[0]


@server
def test_publishing_goes_through_a_slow_server(world, wire, listing) -> None:
    wire.delay = 0.7
    world.listing()
    relay()
    wire.mend()
    assert doctor.drift().is_none


@server
def test_administrators_are_told_once_and_the_desk_says_so_until_it_is_over(
    world, wire, listing, administrator
) -> None:
    desk = world.client(administrator)
    wire.cut()
    for _turn in range(3):
        shown(world.client(), world, "/search/")
        relay()
        time_passes()
    assert (told(), STAFF_NOTE in shown(desk, world, "/moderation/")) == (1, True)
    wire.mend()
    relay()
    assert STAFF_NOTE not in shown(desk, world, "/moderation/")
    assert outage.began_at() is None


@server
def test_a_second_outage_is_told_again(world, wire, listing, administrator) -> None:
    for _outage in range(2):
        wire.cut()
        shown(world.client(), world, "/search/")
        relay()
        wire.mend()
        time_passes()
        relay()
    assert told() == 2


def test_two_processes_that_note_one_outage_tell_once(administrator, nowhere) -> None:
    for _process in range(2):
        outage.note()
        Message.objects.filter(topic=outage.TOPIC).update(topic="aside")
    Message.objects.filter(topic="aside").update(topic=outage.TOPIC)
    relay()
    time_passes()
    relay()
    assert (told(), owed(outage.TOPIC).count()) == (1, 1)


def test_a_hiccup_that_is_over_is_not_told(world, settle) -> None:
    world.listing()
    actions.rebuild()
    outage.note()
    settle()
    assert (told(), outage.began_at()) == (0, None)


def test_without_the_server_and_without_an_index_pages_come_from_the_database(
    world, nowhere
) -> None:
    listing = world.listing()
    assert listing.title in shown(world.client(), world, "/search/?q=laser")
    assert "Elasticsearch does not answer" in doctor.check()[1]
