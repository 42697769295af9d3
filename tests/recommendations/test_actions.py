"""Keeping and dropping: one row for each listing, marks taken back, all gone on withdrawal."""

import pytest

from marketplace.kernel.party import SYSTEM, VISITOR
from marketplace.kernel.refusal import Refused
from marketplace.privacy.actions import give, withdraw
from search.recommendations import visits
from search.recommendations.actions import (
    clear_views,
    dismiss,
    forget,
    note_view,
    restore,
    set_aside,
    use_again,
)
from search.recommendations.models import Mark, Viewed


def test_a_view_is_one_row_with_a_count(world, buyer) -> None:
    listing = world.listing()
    for _n in range(3):
        note_view(listing.pk, by=buyer)
    (row,) = Viewed.objects.all()
    assert (row.person_id, row.company_id, row.times) == (buyer.person_id, buyer.company_id, 3)


def test_a_second_request_at_once_makes_no_second_row(world, buyer, monkeypatch) -> None:
    listing = world.listing()
    note_view(listing.pk, by=buyer)
    monkeypatch.setattr("django.db.models.QuerySet.update", lambda *_a, **_k: 0)
    note_view(listing.pk, by=buyer)
    assert Viewed.objects.count() == 1


@pytest.mark.parametrize("party", [VISITOR, SYSTEM])
def test_only_members_leave_a_row(party, world) -> None:
    note_view(world.listing().pk, by=party)
    with pytest.raises(Refused):
        dismiss(world.listing().pk, by=party)
    assert not Viewed.objects.exists()


def test_people_delete_one_view_or_all_their_own(world, buyer) -> None:
    first, second = world.listing(), world.listing()
    for party in (buyer, world.buyer2):
        note_view(first.pk, by=party)
        note_view(second.pk, by=party)
    forget(first.pk, by=buyer)
    assert [row.listing_id for row in Viewed.objects.visible_to(buyer)] == [second.pk]
    clear_views(by=buyer)
    assert set(Viewed.objects.values_list("company_id", flat=True)) == {world.buyer2.company_id}


def test_marks_are_made_once_and_taken_back(world, buyer) -> None:
    listing = world.listing()
    for verb in (dismiss, dismiss, set_aside):
        verb(listing.pk, by=buyer)
    assert sorted(Mark.objects.values_list("kind", flat=True)) == ["hidden", "unused"]
    restore(listing.pk, by=buyer)
    use_again(listing.pk, by=buyer)
    assert not Mark.objects.exists()


def test_a_mark_on_nothing_is_refused(world, buyer) -> None:
    with pytest.raises(Refused, match="no such listing"):
        dismiss(0, by=buyer)


def test_the_last_300_marks_are_kept(world, buyer, monkeypatch) -> None:
    monkeypatch.setattr("search.recommendations.actions.past.MOST_MARKS", 2)
    listings = [world.listing() for _n in range(3)]
    for listing in listings:
        dismiss(listing.pk, by=buyer)
    kept = Mark.objects.order_by("listing_id").values_list("listing_id", flat=True)
    assert list(kept) == [listing.pk for listing in listings[1:]]


def test_withdrawing_consent_erases_what_was_kept(world, buyer, settle) -> None:
    listing = world.listing()
    note_view(listing.pk, by=buyer)
    dismiss(listing.pk, by=buyer)
    withdraw("personalisation", by=buyer, way="test")
    settle()
    assert not Viewed.objects.exists()
    assert not Mark.objects.exists()


def test_what_came_after_a_new_consent_stays(world, buyer, settle) -> None:
    note_view(world.listing().pk, by=buyer)
    withdraw("personalisation", by=buyer, way="test")
    give("personalisation", by=buyer, way="test")
    later = world.listing()
    note_view(later.pk, by=buyer)
    settle()
    assert [row.listing_id for row in Viewed.objects.all()] == [later.pk]


def test_withdrawing_another_purpose_erases_nothing(world, buyer, settle) -> None:
    note_view(world.listing().pk, by=buyer)
    give("statistics", by=buyer, way="test")
    withdraw("statistics", by=buyer, way="test")
    settle()
    assert Viewed.objects.count() == 1


def test_a_session_keeps_the_last_20_each_once(db) -> None:
    session: dict = {}
    for key in [*range(30), 29, 12]:
        visits.note(session, key)
    assert list(visits.viewed(session))[:3] == [12, 29, 28]
    assert len(visits.viewed(session)) == 20
    visits.hide(session, 5)
    visits.forget(session, 12)
    assert (visits.hidden(session), 12 in visits.viewed(session)) == ([5], False)
    visits.clear(session)
    visits.restore(session, 5)
    assert (visits.viewed(session), visits.hidden(session)) == ({}, [])
