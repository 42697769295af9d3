"""Sections of the file: short forms, locks with a way to ask, what is missing, what is shown."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.companies import cpv, touch
from marketplace.companies.actions import (
    Place,
    add_identifier,
    add_paper,
    add_picture,
    edit_company,
    save_contact,
    set_industries,
    set_logo,
    set_representative,
)
from marketplace.companies.models import (
    ChangeRequest,
    Company,
    Contact,
    Identifier,
    Industry,
    Paper,
    Picture,
)
from marketplace.companies.queries import contacts_for, sharing_representative, trades_of
from marketplace.companies.rules import CompanyFile, ContactFacts, PaperFacts
from marketplace.companies.views.listing import paper_rows
from marketplace.kernel import vault
from marketplace.kernel.party import VISITOR
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.companies.filing import picture
from tests.proving import prove
from tests.world import party_in

FILE = "/desk/company/"
NEW_ADDRESS = {"line1": "Neuer Wall 1", "postcode": "20354", "city": "Hamburg"}
LEI = "213800KUD8LAJWSQ9D15"
UTE = ContactFacts(purpose="sales", name="Ute Harms", phone="+49 40 1", audience="public")


@pytest.fixture
def draft(world) -> Company:
    """Return the company that is still in draft."""
    return world.draft_company


@pytest.fixture
def page(world, draft) -> Client:
    """Return its owner's browser."""
    return world.client(party_in(draft))


@pytest.fixture
def verified_page(world) -> Client:
    """Return the browser of a verified company's owner."""
    return world.client(world.seller)


def test_what_is_missing_leads_to_its_page(page) -> None:
    shown = page.get(FILE)
    points = {str(point.label): point.url for point in shown.context["points"] if not point.done}
    assert points == {
        "business licence as a file": "/desk/company/papers/new/?kind=licence",
        "licence valid today or later": "/desk/company/papers/new/?kind=licence",
    }
    assert '<a href="/desk/company/papers/new/?kind=licence">business licence as a file</a>' in (
        shown.content.decode()
    )


@pytest.mark.parametrize("name", ["register", "registered_address", "representative",
                                  "identifier_new", "presentation", "trades", "contact_new", "logo",
                                  "picture_new", "paper_new", "bank"])  # fmt: skip
def test_every_form_opens(name, page) -> None:
    assert page.get(reverse(f"companies:{name}")).status_code == 200


def test_a_section_leaves_the_others_alone(page, draft) -> None:
    page.post(FILE + "address/", {"line1": "1 New Road", "city": draft.city, "postcode": "215000"})
    saved = Company.objects.get(pk=draft.pk)
    assert (saved.line1, saved.legal_name) == ("1 New Road", draft.legal_name)


def test_a_section_of_a_verified_file_asks_for_a_change(verified_page, world) -> None:
    page = verified_page.get(FILE + "address/").content.decode()
    assert "Ask for the change" in page
    answer = verified_page.post(
        FILE + "address/",
        NEW_ADDRESS | {"note": "We moved."},
    )
    change = ChangeRequest.objects.get()
    assert answer.headers["Location"] == change.get_absolute_url()
    assert (change.facts["line1"], change.note) == ("Neuer Wall 1", "We moved.")
    assert "Neuer Wall 1" in verified_page.get(change.get_absolute_url()).content.decode()


def test_a_file_in_review_is_locked_and_keeps_what_was_typed(world, file_in) -> None:
    client = world.client(party_in(file_in("in_review")))
    assert "This part is locked" in client.get(FILE + "register/").content.decode()
    answer = client.post(FILE + "register/", {"legal_name": "Typed Name"})
    assert answer.status_code == 422
    assert "Typed Name" in answer.content.decode()


def test_a_change_is_withdrawn_in_the_browser(verified_page, world) -> None:
    verified_page.post(FILE + "address/", NEW_ADDRESS)
    change = ChangeRequest.objects.get()
    verified_page.post(reverse("step", args=["change", change.pk, "withdraw"]))
    assert ChangeRequest.objects.get().status == "withdrawn"


def test_an_edit_in_the_queue_is_marked_for_the_reviewer(world, file_in) -> None:
    company = file_in("submitted")
    facts = CompanyFile(legal_name="Another Name Ltd", country="CN")
    edit_company(company, facts, by=party_in(company))
    assert {"legal_name", "city"} <= set(Company.objects.get(pk=company.pk).edited_since)
    shown = world.client(party_in(company)).get(FILE).content.decode()
    assert "Changed since the submission: City" in shown


def test_the_representatives_number_is_sealed_and_opened_on_record(page, draft) -> None:
    page.post(
        FILE + "representative/", {"legal_representative": "Li Wei", "number": "3205 0219 8X"}
    )
    saved = Company.objects.get(pk=draft.pk)
    assert saved.representative_masked == "•••• 198X"
    assert "3205" not in page.get(FILE).content.decode()
    url = reverse("companies:representative_reveal", args=[draft.pk])
    assert page.get(url).status_code == 302
    assert "32050219" in prove(page).post(url, {"purpose": "own"}).content.decode()
    assert len(vault.openings(saved)) == 1


def test_one_representative_of_two_companies_is_found(world, draft) -> None:
    set_representative(draft, "AB-123.456", by=party_in(draft))
    other = world.seller2_company
    Company.objects.filter(pk=other.pk).update(
        representative_number_index=vault.blind_index("representative", "ab 123 456")
    )
    assert sharing_representative(draft_again(draft)) == [other.pk]


def draft_again(company: Company) -> Company:
    """Return the row as it stands now."""
    return Company.objects.get(pk=company.pk)


def test_numbers_are_added_once_and_named_when_wrong(page, draft) -> None:
    given = {"kind": "lei", "number": "2138 00KU D8LA JWSQ 9D15"}
    assert page.post(FILE + "numbers/new/", given).status_code == 302
    assert Identifier.objects.get().number == LEI
    assert page.post(FILE + "numbers/new/", given).status_code == 422
    wrong = page.post(FILE + "numbers/new/", given | {"number": LEI[:-1] + "6"})
    assert "check digit" in wrong.context["form"].errors["number"][0]


def test_a_number_is_taken_out(page, draft) -> None:
    number = add_identifier(draft, "lei", LEI, by=party_in(draft))
    page.post(reverse("companies:identifier_remove", args=[number.pk]))
    assert not Identifier.objects.exists()


def test_presentation_is_given_per_language(page, draft) -> None:
    given = {"introduction_en": "Lamps.", "introduction_fr": "Lampes.", "year_founded": "1998"}
    assert page.post(FILE + "presentation/", given).status_code == 302
    saved = Company.objects.get(pk=draft.pk)
    assert saved.introductions == {"en": "Lamps.", "fr": "Lampes."}
    assert saved.year_founded == 1998


@pytest.mark.parametrize("year", ["12", "2999", "-4", "x"])
def test_a_year_that_can_not_be_is_refused(year, page) -> None:
    answer = page.post(FILE + "presentation/", {"year_founded": year, "introduction_en": "Kept."})
    assert answer.status_code == 422
    assert "Kept." in answer.content.decode()


def test_a_search_for_trades_keeps_the_ticks(page) -> None:
    given = {"q": "laser print", "code": ["39000000-2"], "search": "1"}
    shown = page.post(FILE + "trades/", given)
    assert [trade.code for trade in shown.context["found"]] == ["30232110-8", "30125110-5"]
    assert [trade.code for trade in shown.context["chosen"]] == ["39000000-2"]
    assert not Industry.objects.exists()


def test_ticked_trades_are_saved(page, draft) -> None:
    page.post(FILE + "trades/", {"code": ["30232110-8", "39000000-2"], "save": "1"})
    assert [trade.name for trade in trades_of(draft, "fr")][0] == "Imprimantes laser"
    page.post(FILE + "trades/", {"code": ["39000000-2"], "save": "1"})
    assert [industry.code for industry in Industry.objects.all()] == ["39000000-2"]


def test_an_unknown_trade_is_refused(page, draft) -> None:
    assert page.post(FILE + "trades/", {"code": ["12345678-9"]}).status_code == 422
    with pytest.raises(Refused):
        set_industries(draft, ["12345678-9"], by=party_in(draft))


@pytest.mark.parametrize(
    ("words", "language", "first", "number"),
    [
        ("laser print", "en", "30232110-8", 2),
        ("IMPRIMANTES LASÉR", "fr", "30232110-8", 2),
        ("3023211", "zh-hans", "30232110-8", 1),
        ("30232110-8", "en", "30232110-8", 1),
        ("xyzzy", "en", None, 0),
        ("", "en", None, 0),
        ("%00 (", "en", None, 0),
    ],
)
def test_the_vocabulary_is_searched(words, language, first, number) -> None:
    found = cpv.search(words, language)
    assert (found.trades[0].code if found.trades else None, found.number) == (first, number)


def test_chinese_readers_get_the_english_name() -> None:
    assert cpv.name_of("30232110-8", "zh-hans") == "Laser printers"
    assert len(cpv.names("en")) == 9454


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        ("public", [True, True, True, True, True]),
        ("members", [False, True, True, True, True]),
        ("match", [False, False, True, True, True]),
    ],
)
def test_who_sees_a_contact(audience, seen, world, monkeypatch) -> None:
    monkeypatch.setattr(touch, "_sources", [lambda key: [world.seller_company.pk] if (
        key == world.buyer2_company.pk) else []])  # fmt: skip
    facts = ContactFacts(purpose="sales", name="Ute", phone="1", audience=audience)
    contact = save_contact(world.seller_company, facts, by=world.seller)
    parties = (VISITOR, world.buyer, world.buyer2, world.seller, world.office.moderator)
    assert [bool(contacts_for(party, world.seller_company)) for party in parties] == seen
    assert [Contact.objects.may_see(party, contact) for party in parties] == seen


def test_a_draft_shows_its_contacts_to_nobody_else(world, draft) -> None:
    save_contact(draft, UTE, by=party_in(draft))
    assert contacts_for(world.buyer, draft) == []


def test_a_contact_needs_a_way_to_reach(page) -> None:
    answer = page.post(
        FILE + "contacts/new/", {"purpose": "sales", "name": "Ute", "audience": "public"}
    )
    assert "Give a phone number" in answer.context["form"].errors["phone"][0]


def test_another_companys_contact_is_not_found(page, world) -> None:
    contact = save_contact(world.seller_company, UTE, by=world.seller)
    for name in ("contact", "contact_remove"):
        assert page.get(reverse(f"companies:{name}", args=[contact.pk])).status_code == 404


def test_a_missing_licence_has_its_row(draft) -> None:
    rows = paper_rows(draft, party_in(draft))
    assert [(row.kind, row.paper, row.needed) for row in rows] == [
        ("licence", None, True),
        ("tax", None, False),
        ("quality", None, False),
    ]


def test_a_replaced_paper_points_at_the_newer(draft) -> None:
    owner, facts = party_in(draft), PaperFacts(kind="tax")
    older = add_paper(draft, facts, picture(), by=owner)
    newer = add_paper(draft, facts, picture(), Place(replaces=older), by=owner)
    rows = {row.paper: row.by for row in paper_rows(draft, owner) if row.paper}
    assert rows == {older: newer, newer: None}


def test_a_paper_is_replaced_in_the_browser(page, draft) -> None:
    older = add_paper(draft, PaperFacts(kind="tax"), picture(), by=party_in(draft))
    url = f"{FILE}papers/new/?replaces={older.pk}"
    assert page.get(url).context["form"].initial["kind"] == "tax"
    page.post(url, {"kind": "tax", "file": picture()})
    assert Paper.objects.latest("pk").replaces == older


@pytest.mark.parametrize("query", ["replaces=99999", "change=1", "replaces=99999999999999999999"])
def test_strange_places_are_no_faults(query, page) -> None:
    assert page.get(f"{FILE}papers/new/?{query}").status_code in {200, 404}


def test_pictures_are_ordered_and_described(page, draft) -> None:
    owner = party_in(draft)
    first = add_picture(draft, picture(), "Warehouse", by=owner)
    second = add_picture(draft, picture(), "Workshop", by=owner)
    page.post(reverse("companies:picture_move", args=[second.pk]))
    assert list(draft.pictures.all()) == [second, first]
    page.post(reverse("companies:picture_remove", args=[second.pk]))
    assert Picture.objects.get() == first
    with pytest.raises(Refused) as refused:
        add_picture(draft, picture(), " ", by=owner)
    assert refused.value.field == "alt"


def test_a_logo_is_seen_with_its_company(world, draft) -> None:
    set_logo(draft, picture(), by=party_in(draft))
    set_logo(world.seller_company, picture(), by=world.seller)
    public = Company.objects.get(pk=world.seller_company.pk).logo.get_absolute_url()
    private = Company.objects.get(pk=draft.pk).logo.get_absolute_url()
    assert world.client().get(public).status_code == 200
    assert world.client(world.buyer).get(private).status_code == 404


def test_the_file_costs_the_same_with_more_rows(page, draft, django_assert_max_num_queries) -> None:
    owner = party_in(draft)
    page.get(FILE)
    with django_assert_max_num_queries(60) as one:
        page.get(FILE)
    for number in range(3):
        save_contact(draft, UTE, by=owner)
        add_picture(draft, picture(), f"Picture {number}", by=owner)
        add_paper(draft, PaperFacts(kind="tax"), picture(), by=owner)
    set_industries(draft, ["30232110-8", "39000000-2"], by=owner)
    with django_assert_max_num_queries(len(one) + 1):
        page.get(FILE)


@pytest.mark.parametrize("state", ["refused", "suspended", "verified"])
def test_the_file_is_read_in_every_state(state, world, file_in) -> None:
    company = file_in(state)
    shown = world.client(party_in(company)).get(FILE).content.decode()
    assert ("Ask for a change" in shown) == (state == "verified")
    assert company.legal_name in shown


def test_a_suspended_company_asks_for_nothing(world) -> None:
    take(world.seller_company, "suspend", by=world.office.moderator, reason="x", until=None)
    answer = world.client(world.seller).post(
        FILE + "register/", {"legal_name": "A", "country": "DE"}
    )
    assert answer.status_code == 422
    assert not ChangeRequest.objects.exists()
