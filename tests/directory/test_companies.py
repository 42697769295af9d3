"""The directory of companies: words, filters with counts, order, pages, and a way on from each."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marketplace.companies.models import Company
from marketplace.directory.queries import companies
from marketplace.directory.rules.asking import LAST_PAGE, Question
from tests.directory.acts import sellers

PAGE = "/companies/"
NAMES = (
    "Bürotechnik Hamburg GmbH",
    "Atelier Lyon SAS",
    "Chengdu Precision Parts Co., Ltd.",
    "Lyon Métal",
    "苏州灯具有限公司",
    "Büro & Papier",
    "Lyonnaise Habitat",
)


@pytest.fixture
def market(db) -> dict[str, Company]:
    return {company.legal_name: company for company in sellers(NAMES)}


def names(market, **asked) -> list[str]:
    found = companies.find(Question(**asked))
    return [company.legal_name for company in companies.shown(found.ids)]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("BUROTECHNIK", 0),
        ("büro ham", 0),
        ("gmbh bürotechnik", 0),
        ("metal lyon", 3),
        ("precision", 2),
        ("苏州", 4),
        ("灯", 4),
    ],
)
def test_names_are_found_by_the_beginnings_of_their_words(typed, place, market) -> None:
    assert names(market, words=typed) == [NAMES[place]]


def test_a_company_is_found_by_trade_name_and_numbers(market) -> None:
    one = market["Atelier Lyon SAS"]
    one.trade_name, one.vat_id = "Quai 8", "FR83404833048"
    one.save()
    sellers(())
    number = one.registration_number
    for typed in ("quai", "atelier", number, f"{number[:3]} {number[3:]}", "fr 83 404 833 048"):
        assert names(market, words=typed) == ["Atelier Lyon SAS"]


def test_whole_words_come_before_beginnings(market) -> None:
    assert names(market, words="lyon") == ["Lyon Métal", "Lyonnaise Habitat", "Atelier Lyon SAS"]


def test_some_words_are_better_than_nothing(market) -> None:
    found = companies.find(Question(words="hamburg habitat"))
    assert found.is_loose
    assert found.total == 2
    assert names(market, words="qqq www") == []


def test_filters_narrow_and_counts_leave_their_own_choice_out(market) -> None:
    found = companies.find(Question(countries=("DE",)))
    assert found.total == 3
    assert found.counts["country"] == {"DE": 3, "FR": 2, "CN": 2}
    assert found.counts["kind"] == {"manufacturer": 2, "trader": 1}
    assert companies.find(Question(countries=("DE", "FR"))).total == 5
    assert companies.find(Question(countries=("DE",), kinds=("trader",))).total == 1
    assert companies.find(Question(division="44")).counts["division"]["30"] == 3


@pytest.mark.parametrize("words", ["", "e"])
@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"countries": ("DE",)},
        {"countries": ("DE", "CN"), "kinds": ("trader",)},
        {"division": "30", "kinds": ("manufacturer", "trader")},
        {"division": "33", "countries": ("FR",)},
        {"certificate": "quality"},
    ],
)
def test_tally_and_counting_agree(words, filters, db) -> None:
    made = sellers([f"e{n}" for n in range(12)])
    found = companies.find(Question(words=words, **filters))
    counted = companies.find(Question(words="e", **filters))
    assert found.total == counted.total <= len(made)
    positive = {facet: dict(values) for facet, values in found.counts.items()}
    assert positive == counted.counts
    assert sorted(found.ids) == sorted(counted.ids)


def test_newest_first(market) -> None:
    assert names(market, newest=True)[0] == NAMES[-1]
    assert names(market, newest=True, words="buro")[0] == "Büro & Papier"


def test_pages_of_24_and_one_too_far_is_the_last(db) -> None:
    sellers([f"Firm {n:03d}" for n in range(50)])
    assert len(companies.find(Question()).ids) == 24
    assert len(companies.find(Question(page=3)).ids) == 2
    assert companies.find(Question(page=LAST_PAGE)).ids == companies.find(Question(page=3)).ids
    assert len(companies.find(Question(page=3, words="firm")).ids) == 2


def test_too_many_for_the_words_are_not_counted(market, monkeypatch) -> None:
    monkeypatch.setattr(companies, "MOST", 2)
    found = companies.find(Question(words="lyon"))
    assert (found.total, found.is_crowded, found.counts) == (2, True, {})
    narrowed = companies.find(Question(words="lyon", countries=("FR",)))
    assert (narrowed.total, narrowed.is_crowded) == (1, False)


def test_the_page_shows_names_counts_and_chips(market) -> None:
    page = Client().get(PAGE, {"country": "DE", "q": "büro"}).content.decode()
    assert "1 verified company found" in page
    assert "Bürotechnik Hamburg GmbH" in page
    assert "“büro”" in page
    assert 'value="DE" checked' in page


def test_nothing_found_leads_on(market) -> None:
    page = Client().get(PAGE, {"q": "zzzz"}).content.decode()
    assert "No supplier found" in page
    assert 'href="/companies/"' in page


def test_suggestions_are_names(market) -> None:
    answer = Client().get("/directory/suggest/", {"q": "ly"}).content.decode()
    assert "Lyon Métal" in answer
    assert Client().get("/directory/suggest/", {"q": "l"}).content.decode().strip() == ""


@pytest.mark.parametrize("asked", ["", "?q=firm", "?country=DE&sort=newest", "?q=firm&kind=trader"])
def test_the_page_costs_the_same_with_3_and_60_companies(asked, db) -> None:
    cost = []
    for number in (3, 57):
        sellers([f"Firm {n:03d}" for n in range(number)])
        Client().get(PAGE + asked)
        with CaptureQueriesContext(connection) as seen:
            assert Client().get(PAGE + asked).status_code == 200
        cost.append(len(seen.captured_queries))
    assert cost[0] == cost[1] <= 12


@pytest.mark.parametrize(
    "asked",
    [
        "?page=nine",
        "?page=0",
        "?page=99999999999",
        "?country=%00A&country=XX",
        "?division=99",
        "?division=%E0%A5%A7%E0%A5%A7",
        "?certificate=none",
        "?sort=up",
        "?q=%00%ff",
        "?q=" + "a" * 5000,
        "?kind=" + "k" * 300,
        "?country=" + "&country=".join(f"X{n}" for n in range(99)),
    ],
)
def test_strange_addresses_are_no_faults(asked, market) -> None:
    assert Client().get(PAGE + asked).status_code in {200, 400}
