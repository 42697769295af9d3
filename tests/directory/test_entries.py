"""Entries follow the companies: by news, by a rebuild, and a check that notices what is missing."""

from datetime import timedelta

from django.core.management import call_command

from marketplace.companies.models import Company, Paper
from marketplace.directory import doctor
from marketplace.directory.actions import rebuild, refresh
from marketplace.directory.models import Entry, Tally, Word
from marketplace.directory.queries import companies
from marketplace.directory.rules import text
from marketplace.directory.rules.asking import Question
from marketplace.directory.rules.cells import Traits, counted
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.outbox import enqueue
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.steps import take
from tests.directory.acts import sellers


def totals() -> dict[str, int]:
    return dict(Tally.objects.filter(number__gt=0).values_list("key", "number"))


def test_cells_of_a_company() -> None:
    traits = Traits(country="DE", kind="", divisions=("30",), certificates=("quality",))
    assert len(traits.cells) == 8
    assert counted([traits, traits])["DE", "", "30", ""] == 2


def test_a_seller_enters_with_its_first_terms_and_leaves_when_suspended(world, settle) -> None:
    company = world.listing().seller
    settle()
    assert list(Entry.objects.values_list("pk", flat=True)) == [company.pk]
    assert totals()["DE|||"] == 1
    take(company, "suspend", by=world.office.moderator, reason="because")
    assert companies.shown([company.pk]) == []
    settle()
    assert not Entry.objects.exists()
    assert not Word.objects.exists()
    assert totals() == {}


def test_an_expired_licence_takes_the_company_out(world, settle) -> None:
    company = world.listing().seller
    settle()
    with played_at(now() + timedelta(days=3000)):
        take(company, "expire", by=SYSTEM)
        settle()
        assert not Entry.objects.filter(pk=company.pk).exists()


def test_buyers_and_drafts_have_no_entry(world, settle) -> None:
    assert world.buyer_company.is_verified
    assert not world.draft_company.is_verified
    settle()
    assert rebuild() == 0


def test_a_refresh_changes_what_differs_and_nothing_twice(db) -> None:
    one = sellers(["Alpha Works", "Beta Works"])[0]
    assert refresh(one.pk) is False
    Company.objects.filter(pk=one.pk).update(trade_name="Gamma", country="IT")
    assert refresh(one.pk) is True
    assert refresh(one.pk) is False
    assert totals()["IT|||"] == 1
    assert "DE|||" not in totals()
    assert totals()["|||"] == 2
    assert doctor.drift().is_none


def test_a_certificate_is_a_mark_while_it_is_valid(db, stored) -> None:
    one = sellers(["Alpha Works"])[0]
    Paper.objects.create(
        company=one, kind="quality", status="accepted", file=stored, added_at=now()
    )
    assert refresh(one.pk)
    assert totals()["|||quality"] == 1
    assert Word.objects.filter(word=text.trait("certificate", "quality")).count() == 1
    assert companies.find(Question(certificate="quality")).ids == [one.pk]
    Paper.objects.update(expires_on=now().date() - timedelta(days=2))
    assert refresh(one.pk)
    assert Entry.objects.get(pk=one.pk).certificates == ""
    assert not Word.objects.filter(word=text.trait("certificate", "quality")).exists()


def test_a_rebuild_is_what_refreshing_each_would_be(db) -> None:
    made = sellers([f"Firm {n}" for n in range(7)])
    built = totals()
    Entry.objects.all().delete()
    Tally.objects.all().delete()
    for company in made:
        refresh(company.pk)
    assert totals() == built
    assert rebuild() == 7
    assert totals() == built


def test_a_migrated_market_is_filled_by_the_worker(db, settle) -> None:
    sellers(["Alpha Works"])
    Entry.objects.all().delete()
    enqueue("directory.rebuild")
    settle()
    assert Entry.objects.count() == 1


def test_drift_is_noticed_and_mended(db) -> None:
    one, two, three = sellers(["Alpha", "Beta", "Gamma"])
    Entry.objects.filter(pk=one.pk).delete()
    Company.objects.filter(pk=two.pk).update(legal_name="Delta")
    Company.objects.filter(pk=three.pk).update(status="suspended")
    found = doctor.drift()
    assert (found.missing, found.outdated, found.surplus) == ({one.pk}, {two.pk}, {three.pk})
    assert found.miscounted
    assert doctor.check()[0] is False
    call_command("directory_rebuild", verbosity=0)
    assert doctor.drift().is_none
    assert doctor.check()[0] is True


def test_a_stale_entry_shows_nothing(db) -> None:
    one = sellers(["Alpha Works"])[0]
    Company.objects.filter(pk=one.pk).update(status="suspended")
    assert companies.shown(companies.find(Question(words="alpha")).ids) == []
    assert companies.suggestions("alpha") == []
