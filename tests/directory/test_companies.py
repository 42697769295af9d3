"""The directory of companies: words, filters with counts, order, pages, and a way on from each."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marketplace.companies.models import Company
from marketplace.directory.queries import companies, stretches, tallies
from marketplace.directory.rules.asking import LAST_PAGE, Question
from marketplace.kernel.clock import now, played_at
from tests.directory.acts import START, sellers

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


@pytest.fixture
def few(monkeypatch) -> None:
    """Let three rows be too many."""
    monkeypatch.setattr(companies, "MOST", 2)
    monkeypatch.setattr(stretches, "MOST", 2)
    monkeypatch.setattr(stretches, "READ", 3)


def test_too_many_for_the_words_leave_filters_without_numbers(market, few) -> None:
    found = companies.find(Question(words="lyon"))
    assert (found.total, found.is_crowded) == (2, True)
    assert names(market, words="lyon") == ["Lyon Métal", "Atelier Lyon SAS"]
    assert found.counts["country"] == {"DE": None, "FR": None, "CN": None}


def test_a_filter_makes_too_many_countable(market, few) -> None:
    found = companies.find(Question(words="lyon", countries=("FR",)))
    assert (found.total, found.is_crowded) == (1, False)
    assert found.counts["division"] == {"44": 1}
    assert found.counts["country"] == {"DE": None, "FR": None, "CN": None}
    page = Client().get(PAGE, {"q": "lyon", "country": "FR"}).content.decode()
    assert "None" not in page and "Atelier Lyon SAS" in page


def test_too_many_are_sorted_by_date_as_a_whole(market, few) -> None:
    assert names(market, words="lyon", newest=True) == ["Lyonnaise Habitat", "Lyon Métal"]


def test_a_word_of_the_whole_market_reads_no_more_rows(db, few) -> None:
    sellers([f"Firm {n:03d}" for n in range(30)])
    with CaptureQueriesContext(connection) as seen:
        companies.find(Question(words="firm"))
    assert all("LIMIT" in query["sql"] or "tally" in query["sql"] for query in seen)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Sarl Dupont", "Dupont SARL"),
        ("dupont s.a.r.l.", "Dupont SARL"),
        ("Mueller", "Müller & Söhne KG"),
        ("müller soehne", "Müller & Söhne KG"),
        ("Grüber", "Grueber Optik"),
        ("广州办公", "广州办公用品有限公司"),
        ("广州办公用品公司", "广州办公用品有限公司"),
        ("办公用品有限", "广州办公用品有限公司"),
        ("44000000-0", "Grueber Optik"),
    ],
)
def test_names_as_people_write_them(typed, name, db) -> None:
    market = {"Dupont SARL", "Müller & Söhne KG", "Grueber Optik", "广州办公用品有限公司"}
    sellers(sorted(market))
    assert names(market, words=typed) == [name]


def test_most_words_come_first_where_nobody_has_all(db) -> None:
    sellers(["Alpha Paper", "Beta Paper Mill", "Gamma Mill"])
    assert names(None, words="paper mill zzz")[0] == "Beta Paper Mill"


def test_verified_in_the_last_days(db) -> None:
    made = sellers(["Alpha Works", "Beta Works"])
    with played_at(START + timedelta(days=100)):
        Company.objects.filter(pk=made[1].pk).update(verified_at=now() - timedelta(days=3))
        sellers(())
        found = companies.find(Question(days=30))
        assert (found.ids, found.total) == ([made[1].pk], 1)
        assert found.counts["kind"] == {"trader": 1}
        assert names(None, days=30, words="works") == ["Beta Works"]
        page = Client().get(PAGE, {"since": "30"}).content.decode()
        assert 'value="30" checked' in page and "1 verified company found" in page


def test_filters_choose_the_narrowest_stretch(market) -> None:
    found = companies.find(Question(countries=("DE", "FR"), division="33"))
    assert found.total == 0
    assert tallies.narrowest(Question(countries=("DE",), division="44")) == "division"


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


def test_nothing_found_says_which_filter_to_drop(market) -> None:
    page = Client().get(PAGE, {"q": "büro", "country": ["FR"]}).content.decode()
    assert 'href="?q=b%C3%BCro"' in page and "2 companies" in page
    assert "Without this filter: “büro”" in page


def test_words_of_a_trade_lead_to_its_industry(market) -> None:
    page = Client().get(PAGE, {"q": "furniture"}).content.decode()
    assert 'href="?division=39"' in page
    client = Client(headers={"accept-language": "fr"})
    assert 'href="?division=39"' in client.get(PAGE, {"q": "meubles"}).content.decode()


def test_machines_keep_the_list_but_no_search_of_it(market) -> None:
    client = Client()
    assert "X-Robots-Tag" not in client.get(PAGE)
    assert client.get(PAGE, {"q": "lyon"})["X-Robots-Tag"] == "noindex, follow"
    assert client.get("/directory/suggest/", {"q": "ly"})["X-Robots-Tag"] == "noindex"


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
