"""What belongs to one company is not found by another: pages, names typed, sitemap, keys."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from oscar.apps.partner.models import Partner

from marketplace.companies.models import Company, Contact, Paper
from marketplace.directory.actions import Shown, list_person, start_check
from marketplace.directory.models import Entry, Listed, Run
from marketplace.directory.queries import companies
from marketplace.directory.rules.asking import Question
from marketplace.kernel.clock import now
from marketplace.kernel.party import VISITOR
from tests.companies.filing import add_licence
from tests.directory.test_export import exported
from tests.world import World, party_in

SECRET = "Zanzibar"


@pytest.fixture
def secret(world: World, settle) -> Company:
    """Return a draft whose every text is a marker, with a paper, a contact and an agreeing owner;
    it has become a seller too, without being verified."""
    draft, owner = world.draft_company, party_in(world.draft_company)
    add_licence(draft, owner)
    Paper.objects.update(number=f"{SECRET}-1", issuer=SECRET)
    partner = Partner.objects.create(name=SECRET, code="zz")
    texts = ("legal_name", "trade_name", "registration_number", "vat_id", "city", "line1")
    Company.objects.filter(pk=draft.pk).update(
        **dict.fromkeys(texts, SECRET), introductions={"en": SECRET}, partner=partner
    )
    Contact.objects.create(
        company=draft, purpose="sales", name=SECRET, audience="public", changed_at=now()
    )
    list_person(Shown(show_city=True, show_industry=True, show_photo=True), by=owner)
    settle()
    return Company.objects.get(pk=draft.pk)


ADDRESSES = (
    "/companies/",
    f"/companies/?q={SECRET}",
    f"/companies/?q={SECRET[:3]}",
    "/companies/?sort=newest",
    f"/directory/suggest/?q={SECRET[:2]}",
    "/directory/people/",
    f"/directory/people/?q={SECRET}",
    "/sitemap.xml",
)


@pytest.mark.parametrize("who", ["visitor", "seller", "buyer"])
def test_nobody_else_finds_a_draft(who, world, secret) -> None:
    client = world.client(VISITOR if who == "visitor" else getattr(world, who))
    assert secret.status == "draft"
    for address in ADDRESSES:
        answer = client.get(address)
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        shown = text.decode().replace(f"q={SECRET}", "").replace(f'value="{SECRET}"', "")
        assert SECRET not in shown.replace(f"“{SECRET}”", ""), address
        assert secret.slug not in shown, address


def test_a_draft_has_no_words_marks_or_counts(secret, settle) -> None:
    settle()
    assert not Entry.objects.filter(pk=secret.pk).exists()
    assert companies.find(Question(words=SECRET)).total == 0


def test_a_draft_is_not_in_the_export(world, secret, settle) -> None:
    assert secret.pk
    assert SECRET not in str(exported(world, settle))


def test_a_suspended_seller_is_gone_everywhere_at_the_next_request(world, settle) -> None:
    seller = world.listing().seller
    list_person(by=world.seller)
    settle()
    client = world.client(world.buyer)
    name = seller.legal_name
    assert name in client.get("/companies/").content.decode()
    Company.objects.filter(pk=seller.pk).update(status="suspended")
    assert client.get(seller.get_absolute_url()).status_code == 404
    for address in ("/companies/", f"/directory/suggest/?q={name[:5]}", "/directory/people/"):
        assert name not in client.get(address).content.decode()


@pytest.mark.usefixtures("bare_404")
def test_photos_by_key_are_nobodys(world, secret) -> None:
    client = world.client(world.buyer)
    for key in range(1, Listed.objects.order_by("-pk").first().pk + 20):
        assert client.get(f"/directory/people/{key}/photo/").status_code == 404


@pytest.mark.usefixtures("bare_404")
def test_lists_by_key_are_the_moderators(world) -> None:
    upload = SimpleUploadedFile("l.csv", b"a,b\n", "text/csv")
    run = start_check(upload, source="x", by=world.office.moderator)
    for party in (world.seller, world.buyer, world.office.finance, world.office.editor):
        client = world.client(party)
        for key in range(run.pk + 3):
            assert client.get(f"/moderation/register/import/{key}/").status_code == 404
            assert client.post(f"/moderation/register/import/{key}/").status_code == 404
    assert Run.objects.get().import_job_id is None
