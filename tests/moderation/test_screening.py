"""Lists: how names are compared, what a file gives, and what a hit holds back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.companies.actions.members import add_member
from marketplace.kernel.clock import today
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Job
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.moderation.actions import approve, check_all, lists, read_in, screen
from marketplace.moderation.actions.lists import load
from marketplace.moderation.models import Hit, ScreeningEntry, ScreeningList
from marketplace.moderation.rules import Name, keys_of, likeness, read_list
from tests.companies.filing import SOURCES
from tests.moderation.listing import FACTS, csv_of, row_of

COUNTRIES = frozenset({"CN", "DE", "FR"})


@pytest.mark.parametrize(
    ("name", "other", "at_least"),
    [
        ("Suzhou Lantern Lighting Co., Ltd.", "SUZHOU LANTERN LIGHTING COMPANY LIMITED", 100),
        ("Lantern Lighting Suzhou", "Suzhou Lantern Lighting", 100),
        ("Société Générale d'Éclairage SAS", "SOCIETE GENERALE D ECLAIRAGE", 95),
        ("Suzhou Lanterne Lighting", "Suzhou Lantern Lighting", 95),
        ("苏州灯笼照明有限公司", "苏州灯笼照明", 70),
    ],
)
def test_names_are_alike_whatever_their_form(name, other, at_least) -> None:
    assert likeness(Name((name,)), Name((other,))).score >= at_least


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Hamburg Office Supplies GmbH", "Suzhou Lantern Lighting"),
        ("Atelier Lyon", "Atlas Lyonnais"),
    ],
)
def test_other_names_are_not_alike(name, other) -> None:
    assert likeness(Name((name,)), Name((other,))).score < 80


def test_another_country_lowers_the_score_and_the_same_number_is_certain() -> None:
    one = Name(("Lantern Lighting",), "CN", ("91320594-MA1W2XK73E",))
    there = likeness(one, Name(("Lantern Lighting",), "DE"))
    assert (there.score, there.same_country) == (90, False)
    same = likeness(one, Name(("Something Else",), "DE", ("91320594MA1W2XK73E",)))
    assert (same.score, same.same_number) == (100, True)


@pytest.mark.parametrize("slip", ["Xuzhou Lantern", "Suzhoy Lantern", "Suzhou Lanter"])
def test_a_slip_still_shares_a_piece(slip) -> None:
    assert keys_of(Name((slip,))) & keys_of(Name(("Suzhou Lantern",)))


def test_a_list_is_read_with_its_faults_named_by_row() -> None:
    head, rows = "name,aliases,country,identifier", ("A Trading,A-T;AT Co,cn,91", ",x,,", "B,,XX,")
    text = "\n".join((head, *rows, "A Trading,,CN,91"))
    reading = read_list(text.encode(), COUNTRIES)
    (entry,) = reading.entries
    assert (entry.row, entry.aliases, entry.country) == (2, ("A-T", "AT Co"), "CN")
    assert reading.faults == [(3, "empty", ""), (4, "country", "XX"), (5, "twice", "A Trading")]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\xff\xfe\x00", "text"), (b"firm,land\nA,DE\n", "columns"), (b"", "columns")],
)
def test_a_file_that_is_no_list_has_one_fault(content, code) -> None:
    reading = read_list(content, COUNTRIES)
    assert (reading.entries, [fault[1] for fault in reading.faults]) == ([], [code])


def test_a_list_with_semicolons_is_read_too() -> None:
    (entry,) = read_list(b"name;country\nAlpha, Beta;DE\n", COUNTRIES).entries
    assert (entry.name, entry.country) == ("Alpha, Beta", "DE")


def test_reading_in_loads_nothing(world) -> None:
    listed = read_in(FACTS, csv_of("A Trading,,CN,", ",,,"), by=world.office.moderator)
    assert (listed.status, listed.rows, listed.faults) == ("draft", 1, [[3, "empty", ""]])
    assert not ScreeningEntry.objects.exists()


def test_a_list_without_a_row_is_not_loaded(world) -> None:
    listed = read_in(FACTS, csv_of(), by=world.office.moderator)
    with pytest.raises(Refused) as refused:
        take(listed, "load", by=world.office.moderator)
    assert refused.value.code == "empty"


def test_loading_compares_every_company(world, loaded) -> None:
    company = world.seller_company
    listed = loaded(row_of(company), "Quite Another Firm,,CN,")
    assert listed.status == "loaded"
    hit = Hit.objects.get()
    assert (hit.company, hit.score, hit.status) == (company, 100, "open")
    assert Job.objects.get().log.endswith("compared. 1 hit to decide.")


def test_a_job_that_begins_again_finds_nothing_twice(world, loaded) -> None:
    listed = loaded(row_of(world.seller_company))
    load(Job.objects.get(), lambda done, total: None)
    assert (Hit.objects.count(), listed.entries.count()) == (1, 1)


def test_a_file_is_compared_when_it_is_submitted(world, loaded, file_in) -> None:
    loaded(row_of(world.draft_company))
    assert not Hit.objects.exists()
    assert file_in("submitted").hits.get().score == 100


def test_an_open_or_confirmed_hit_holds_the_approval_back(world, loaded, file_in) -> None:
    loaded(row_of(world.draft_company))
    company, by = file_in("in_review"), world.office.moderator
    check_all(company, SOURCES, by=by)
    hit = company.hits.get()
    for step in (None, "confirm"):
        if step:
            take(hit, step, by=by, reason="Same address.")
        with pytest.raises(Refused, match="1 hit in a screening list"):
            approve(company, by=by)
    take(hit, "reopen", by=by, reason="The birth date differs.")
    take(hit, "clear", by=by, reason="Another firm of the same name.")
    assert approve(company, by=by).facts["screened"] == ["Consolidated list, 2026-11-01"]


def test_a_cleared_hit_stays_cleared(world, loaded, file_in) -> None:
    loaded(row_of(world.draft_company))
    company = file_in("submitted")
    take(company.hits.get(), "clear", by=world.office.moderator2, reason="Another firm.")
    assert screen(company) == []
    assert company.hits.get().reason == "Another firm."


def test_a_hit_of_an_ended_list_holds_nothing_back(world, loaded, file_in) -> None:
    listed = loaded(row_of(world.draft_company))
    company = file_in("in_review")
    take(listed, "end", by=world.office.moderator, reason="A newer one is loaded.")
    check_all(company, SOURCES, by=world.office.moderator)
    assert approve(company, by=world.office.moderator).after == "verified"


def test_a_hit_is_decided_by_untied_moderators_with_a_reason(world, loaded) -> None:
    loaded(row_of(world.seller_company))
    hit = Hit.objects.get()
    for by in (world.seller, world.office.finance, SYSTEM):
        with pytest.raises(Refused) as refused:
            take(hit, "clear", by=by, reason="No.")
        assert refused.value.code == "wrong_actor"
    with pytest.raises(Refused, match="reason"):
        take(hit, "clear", by=world.office.moderator)


def test_a_list_is_loaded_in_the_browser(world, settle) -> None:
    desk, company = world.client(world.office.moderator), world.seller_company
    given = {"name": "National list", "kind": "exclusion", "dated": "2026-11-02"}
    page = desk.post(
        reverse("moderation:list_new"), given | {"file": csv_of(row_of(company), ",,,")}
    ).headers["Location"]
    shown = desk.get(page).content.decode()
    assert "The name is missing." in shown
    desk.post(page + "load/")
    settle()
    assert company.legal_name.upper() in desk.get(reverse("moderation:lists")).content.decode()


def test_the_companys_own_timeline_does_not_tell_of_hits(world, loaded, file_in) -> None:
    loaded(row_of(world.draft_company))
    company = file_in("in_review")
    check_all(company, SOURCES, by=world.office.moderator)
    names = {event.name for event in timeline(company)}
    assert not {name for name in names if "hit" in name or "verdict" in name or "source" in name}


def test_the_newer_state_of_a_list_takes_the_place_of_the_older(world, loaded) -> None:
    company = world.seller_company
    older = loaded(row_of(company))
    take(Hit.objects.get(), "clear", by=world.office.moderator2, reason="Another firm.")
    newer = loaded(row_of(company))
    assert ScreeningList.objects.get(pk=older.pk).status == "ended"
    assert (newer.status, Hit.objects.filter(status="open").count()) == ("loaded", 1)
    shown = world.client(world.office.moderator).get(
        reverse("moderation:company", args=[company.pk])
    )
    assert "Told apart in an older state of the list: “Another firm.”" in shown.content.decode()


def test_staff_tied_to_the_company_decide_no_hit(world, loaded) -> None:
    loaded(row_of(world.seller_company))
    tied = world.office.moderator2
    add_member(world.seller_company, tied.person_id, "viewer", by=SYSTEM)
    with pytest.raises(Refused) as refused:
        take(Hit.objects.get(), "clear", by=tied, reason="Fine.")
    assert refused.value.code == "wrong_actor"


def test_a_list_whose_loading_fails_can_be_loaded_again(world, settle, monkeypatch) -> None:
    listed = read_in(FACTS, csv_of("A Trading,,CN,"), by=world.office.moderator)
    with monkeypatch.context() as broken:
        broken.setattr(lists, "_keep_entries", broken_disk)
        take(listed, "load", by=world.office.moderator)
        settle()
    listed = ScreeningList.objects.get(pk=listed.pk)
    assert listed.status == "draft"
    take(listed, "load", by=world.office.moderator)
    settle()
    assert ScreeningList.objects.get(pk=listed.pk).status == "loaded"


def broken_disk(_listed: ScreeningList) -> None:
    """Fail as a disk does."""
    raise OSError("no space left")


def test_a_list_in_force_is_compared_again(world, loaded, settle) -> None:
    listed = loaded(row_of(world.seller_company))
    Hit.objects.all().delete()
    take(listed, "compare", by=world.office.moderator)
    settle()
    assert Hit.objects.get().company == world.seller_company


def test_a_list_of_tomorrow_is_not_taken(world) -> None:
    tomorrow = replace(FACTS, dated=today() + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        read_in(tomorrow, csv_of("A Trading,,CN,"), by=world.office.moderator)
    assert refused.value.field == "dated"
