"""Lists of companies: how they are read, checked, taken over once and again, and refused."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from marketplace.companies.actions import add_member
from marketplace.companies.models import Company, Member
from marketplace.directory import proposing
from marketplace.directory.actions import start_check, start_import
from marketplace.directory.actions.forgetting import forget_addresses
from marketplace.directory.models import Imported, Run
from marketplace.directory.rules import lists
from marketplace.directory.rules.lists import Line, Unreadable
from marketplace.kernel import files, jobs
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from tests.world import World

HEAD = "legal_name,country,registration_kind,registration_number,owner_email,industries\n"
GOOD = 'Atelier Neuf SAS,FR,fr.siren,732 829 320,neuf@firm.example,"30000000-9 44000000-0"\n'
OTHER = "Nouvelle Usine,DE,other,DE-77-1,,\n"


def handed_in(text: str | bytes) -> SimpleUploadedFile:
    content = text.encode() if isinstance(text, str) else text
    return SimpleUploadedFile("list.csv", content, "text/csv")


def checked(world: World, settle, text: str | bytes, by=None) -> Run:
    run = start_check(handed_in(text), source="Chamber 2026", by=by or world.office.moderator)
    settle()
    return Run.objects.get(pk=run.pk)


def taken_over(world: World, settle, text: str) -> Run:
    run = checked(world, settle, text)
    start_import(run, by=world.office.moderator)
    settle()
    return Run.objects.select_related("import_job__result").get(pk=run.pk)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separators_and_byte_order_marks(separator, mark) -> None:
    content = (mark + (HEAD + OTHER).replace(",", separator)).encode()
    (line,) = lists.lines(io.BytesIO(content))
    assert (line.number, line.cells["legal_name"]) == (2, "Nouvelle Usine")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "encoding"),
        (b"", "columns"),
        (b"legal_name,country\nA,FR\n", "columns"),
        (HEAD.strip().encode() + b",legal_name\n", "twice"),
        (HEAD.encode() + b'"never ends,FR\n', "csv"),
    ],
)
def test_what_is_no_list(content, code) -> None:
    with pytest.raises(Unreadable) as fault:
        list(lists.lines(io.BytesIO(content)))
    assert fault.value.code == code


def test_a_list_is_not_endless(monkeypatch) -> None:
    monkeypatch.setattr(lists, "MOST_ROWS", 2)
    with pytest.raises(Unreadable):
        list(lists.lines(io.BytesIO((HEAD + OTHER * 3).encode())))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_written_is_a_formula(cell) -> None:
    written = lists.written(["name"], [[cell]]).decode("utf-8-sig")
    (row,) = list(csv.reader(io.StringIO(written)))[1:]
    assert row[0] == f"'{cell}"
    assert lists.bare(row[0]) == lists.bare(cell)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"legal_name": ""}, ("legal_name", "required")),
        ({"legal_name": "x" * 201}, ("legal_name", "long")),
        ({"country": "ZZ"}, ("country", "unknown")),
        ({"kind": "bakery"}, ("kind", "unknown")),
        ({"country": "DE"}, ("registration_kind", "other_country")),
        ({"registration_kind": "fr.none"}, ("registration_kind", "kind")),
        ({"registration_number": "732829321"}, ("registration_number", "check_digit")),
        ({"registration_number": "73282932"}, ("registration_number", "length")),
        ({"vat_id": "FR83404833049"}, ("vat_id", "check_digit")),
        ({"website": "javascript:alert(1)"}, ("website", "address")),
        ({"industries": "30000000"}, ("industries", "unknown")),
        ({"owner_email": "nobody"}, ("owner_email", "email")),
    ],
)
def test_a_fault_is_named_with_its_column(changed, fault) -> None:
    cells = {
        "legal_name": "A",
        "country": "FR",
        "registration_kind": "SIREN",
        "registration_number": "732 829 320",
    }
    assert list(proposing.faults(Line(2, cells))) == []
    first = next(proposing.faults(Line(2, cells | changed)))
    assert (first.column, first.code) == fault


def test_a_check_writes_nothing(world, settle) -> None:
    run = checked(world, settle, HEAD + GOOD + OTHER + OTHER)
    assert (run.new, run.changed, run.same, run.refused) == (2, 0, 0, 1)
    assert run.preview["refused"] == [[4, "registration_number", "repeated"]]
    assert not Imported.objects.exists()
    assert "neuf@firm.example" not in str(run.preview)


def test_an_import_makes_drafts_without_people(world, settle) -> None:
    run = taken_over(world, settle, HEAD + GOOD + OTHER)
    company = Company.objects.get(registration_number="732829320")
    assert (company.status, company.slug) == ("draft", "atelier-neuf-sas-732829320")
    assert not Member.objects.filter(company=company).exists()
    assert [one.code for one in company.industries.all()] == ["30000000-9", "44000000-0"]
    row = Imported.objects.get(company=company)
    assert (row.source, row.email, row.run_id) == ("Chamber 2026", "neuf@firm.example", run.pk)


def test_events_tell_of_the_wish_and_hold_no_address(world, settle) -> None:
    taken_over(world, settle, HEAD + GOOD)
    company = Company.objects.get(registration_number="732829320")
    written = Event.objects.filter(object_type="companies.company", object_id=company.pk)
    names = list(written.order_by("pk").values_list("name", flat=True))
    assert names == ["company.draft", "company.imported"]
    assert written.get(name="company.imported").facts["invite"] is True
    assert "firm.example" not in str(list(Event.objects.values_list("facts", flat=True)))


def test_the_same_list_again_changes_nothing_and_a_new_one_what_differs(world, settle) -> None:
    taken_over(world, settle, HEAD + GOOD + OTHER)
    again = taken_over(world, settle, HEAD + GOOD + OTHER)
    assert (again.new, again.changed, again.same, again.refused) == (0, 0, 2, 0)
    better = taken_over(world, settle, HEAD + GOOD.replace("Atelier Neuf", "Atelier Nouveau"))
    assert (better.new, better.changed, better.same) == (0, 1, 0)
    company = Company.objects.get(registration_number="732829320")
    assert company.legal_name == "Atelier Nouveau SAS"
    assert Company.objects.filter(registration_number="732829320").count() == 1


def test_a_company_with_people_keeps_its_own_file(world, settle) -> None:
    own = world.buyer_company
    row = f"Taken Name,{own.country},{own.registration_kind},{own.registration_number},,\n"
    run = taken_over(world, settle, HEAD + row)
    assert (run.new, run.changed, run.refused) == (0, 0, 1)
    assert Company.objects.get(pk=own.pk).legal_name == own.legal_name


def test_addresses_are_forgotten_after_half_a_year_or_with_the_first_person(world, settle) -> None:
    taken_over(world, settle, HEAD + GOOD + OTHER.replace(",,", ",de@firm.example,"))
    assert forget_addresses() == 0
    known = Company.objects.get(registration_number="732829320")
    add_member(known, world.seller.person_id, "owner", by=SYSTEM)
    assert forget_addresses() == 1
    with played_at(now() + timedelta(days=184)):
        assert forget_addresses() == 1
    assert not Imported.objects.exclude(email="").exists()


def test_the_companys_people_read_where_their_file_comes_from(world, settle) -> None:
    taken_over(world, settle, HEAD + GOOD)
    known = Company.objects.get(registration_number="732829320")
    add_member(known, world.seller.person_id, "owner", by=SYSTEM)
    page = world.client(world.seller).get("/desk/").content.decode()
    assert "Chamber 2026" in page


def test_another_notation_of_the_number_is_the_same_company(world, settle) -> None:
    taken_over(world, settle, HEAD + GOOD)
    siret = GOOD.replace("fr.siren,732 829 320", "fr.siret,73282932000074")
    run = taken_over(world, settle, HEAD + siret + GOOD)
    assert (run.new, run.changed, run.refused) == (0, 1, 1)
    assert Company.objects.get(legal_name="Atelier Neuf SAS").registration_kind == "fr.siret"


def test_the_file_of_refused_rows_has_rows_and_reasons(world, settle) -> None:
    run = taken_over(world, settle, HEAD + "=cmd(),FR,fr.siren,1,,\n" + OTHER)
    content = files.path_of(run.import_job.result).read_bytes().decode("utf-8-sig")
    (row,) = list(csv.DictReader(io.StringIO(content)))
    assert (row["row"], row["column"]) == ("2", "registration_number")
    assert row["legal_name"] == "'=cmd()"
    assert "length" in row["reason"]


def test_refused_rows_stand_in_the_order_of_the_list(world, settle) -> None:
    own = world.buyer_company
    taken = f"Taken,{own.country},{own.registration_kind},{own.registration_number},,\n"
    run = checked(world, settle, HEAD + taken + "Bad,FR,fr.siren,1,,\n" + OTHER)
    assert [row[0] for row in run.preview["refused"]] == [2, 3]


def test_a_file_that_is_no_list_says_why(world, settle) -> None:
    run = checked(world, settle, "a,b\n1,2\n")
    assert run.check_job.failed
    assert "Columns are missing" in run.check_job.log
    with pytest.raises(Refused):
        start_import(run, by=world.office.moderator)


def test_only_moderators_load_lists(world, settle) -> None:
    for by in (world.buyer, world.office.finance):
        with pytest.raises(Refused):
            start_check(handed_in(HEAD + OTHER), source="x", by=by)
    run = checked(world, settle, HEAD + OTHER)
    with pytest.raises(Refused):
        start_import(run, by=world.seller)


def test_a_stopped_import_goes_on_where_it_was(world, settle, monkeypatch) -> None:
    monkeypatch.setattr("marketplace.directory.actions.importing.PART", 1)
    rows = [f"Firm {n},DE,other,NUMBER{n:04d},,\n" for n in range(4)]
    run = checked(world, settle, HEAD + "".join(rows))
    job = start_import(run, by=world.office.moderator)
    jobs.cancel(job)
    settle()
    job.refresh_from_db()
    assert job.failed
    assert Imported.objects.count() == 1
    start_import(run, by=world.office.moderator)
    settle()
    assert Imported.objects.count() == 4
