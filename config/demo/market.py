"""Loads the demo market in one transaction: people, companies, listings, months of history."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from catalogue.actions import CategoryNode, load_categories, publish_many
from catalogue.models import Product
from checkout.actions import set_tariff
from checkout.rules import Tariff
from config.demo import (
    cast,
    colleagues,
    cpv,
    enquiries,
    founding,
    history,
    icecat,
    rulebook,
    selection,
    stock,
)
from config.demo.disputes import play_disputes
from config.demo.founding import Office, owner_of
from config.demo.pages import plant_pages
from config.demo.pictures import picture_for
from config.demo.sellers import SELLERS
from config.demo.trades import present
from marketplace.accounts.models import User
from marketplace.companies.actions import add_member
from marketplace.companies.models import Company, Member
from marketplace.kernel.clock import played_at, real_now
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.privacy.actions import give

FOUNDED = timedelta(days=260)
BUYING = ("buyer", "buyer.nordsee", "buyer.utrecht", "buyer.torino", "two")
CONSENTING = ("buyer", "seller", "seller2")
Say = Callable[[str], None]


def refuse_real_market() -> None:
    """Raise Refused when the database holds people who do not play in the demo."""
    if User.objects.exclude(email__endswith="@demo.example").exists():
        raise Refused("This database holds real people; the demo market stays out of it.")


def is_loaded() -> bool:
    """Say whether the demo market is there."""
    return User.objects.filter(email="moderator@demo.example").exists()


@transaction.atomic
def load(size: str, say: Say) -> None:
    """Load the whole market of a size (small or full); all of it or nothing."""
    now = real_now()
    with played_at(now - FOUNDED):
        office = founding.open_office()
        articles = _articles(size)
        say(f"{_load_categories({article.code for article in articles})} categories")
        _found_all(office)
    _list_all(articles, now, say)
    _play(office, now, say)


def _articles(size: str) -> list[icecat.Article]:
    every = list(icecat.read_articles())
    return every if size == "full" else selection.small(every)


def _load_categories(codes: set[str]) -> int:
    nodes = (
        CategoryNode(node.code, node.name, node.names, node.parent, picture_for(node.code))
        for node in cpv.tree_for(codes)
    )
    return load_categories(nodes, by=SYSTEM)


def _found_all(office: Office) -> None:
    for seller in SELLERS:
        company = founding.found(seller, office)
        present(company, office)
        tariff = Tariff(
            Decimal(seller.delivery),
            Decimal(seller.free_above) if seller.free_above else None,
            seller.collection,
        )
        set_tariff(company, tariff, seller.currency, by=owner_of(company))
    for buyer in cast.BUYERS:
        founding.found(buyer, office)
    founding.found(cast.UNVERIFIED, office, verified=False)
    _in_two_companies()
    for name in CONSENTING:
        person = User.objects.get(email=f"{name}@demo.example")
        give("personalisation", by=Party(person.pk, None, "viewer"), way="demo")


def _in_two_companies() -> None:
    person = User.objects.get(email="two@demo.example")
    hamburg = Company.objects.get(legal_name="Bürotechnik Hamburg GmbH")
    add_member(hamburg, person.pk, "sales", by=SYSTEM)


def _list_all(articles: list[icecat.Article], now: datetime, say: Say) -> None:
    sellers = {seller.name: seller for seller in SELLERS}
    for name, hand in stock.dealt(articles).items():
        seller, company = sellers[name], Company.objects.get(legal_name=name)
        newest = max(len(hand) // 12, 1)
        for part, days in ((hand[newest:], 250), (hand[:newest], 3)):
            with played_at(now - timedelta(days=days)):
                rows = (stock.row(article, seller) for article in part)
                result = publish_many(company, rows, by=owner_of(company))
            for refused in result.refused:
                say(f"{name}: row {refused.number} ({refused.sku}) refused: {refused.reason}")
        say(f"{name}: {len(hand)} listings")


def _play(office: Office, now: datetime, say: Say) -> None:
    bought = Product.objects.public().filter(stockrecords__price_currency="EUR")
    stocked = bought.filter(stockrecords__num_in_stock__gte=200).exclude(seller__country="CN")
    shelf = list(stocked.with_terms().order_by("pk")[:240])
    buyers = [
        Party(m.person_id, m.company_id, m.role)
        for m in Member.objects.filter(
            person__email__in=[f"{name}@demo.example" for name in BUYING],
            company__legal_name__in=[firm.name for firm in cast.BUYERS],
        ).order_by("pk")
    ]
    player = history.Player(office, buyers, shelf)
    for number, story in enumerate(history.STORIES):
        player.play(story, number, now)
    say(f"{len(history.STORIES)} purchases")
    say(f"{enquiries.play(office, now)} inquiries")
    say(f"{play_disputes(office, now)} disputes")
    colleagues.play(office, now)
    rulebook.play(office, now)
    plant_pages(office)


def shown_people() -> list[tuple[str, str, str]]:
    """Return (address, role, company) of everybody in the demo, staff last."""
    members = Member.objects.select_related("person", "company").order_by("company_id", "pk")
    rows = [(m.person.email, m.role, m.company.display_name) for m in members]
    staff = User.objects.exclude(staff_role="").order_by("pk")
    return rows + [(user.email, user.staff_role, "Platform") for user in staff]
