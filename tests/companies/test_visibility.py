"""Twins: what a party may see one by one is what it finds in the list."""

import pytest

from marketplace.companies.actions import (
    add_picture,
    ask_for_change,
    save_contact,
    set_industries,
    store_tax_proof,
)
from marketplace.companies.models import (
    BankAccount,
    ChangeRequest,
    CheckResult,
    Company,
    Contact,
    Identifier,
    Industry,
    Member,
    Paper,
    Picture,
    TaxProof,
)
from marketplace.companies.rules import ContactFacts, TaxClaim
from marketplace.kernel.party import VISITOR, Party
from marketplace.kernel.refusal import Refused
from tests.companies.filing import add_licence, picture
from tests.world import World, party_in

VAT = "FR83404833048"
LEI = "213800KUD8LAJWSQ9D15"


def parties(world: World) -> list[Party]:
    owner = party_in(world.draft_company)
    viewer = Party(owner.person_id, owner.company_id, "viewer")
    office = world.office
    return [
        VISITOR,
        owner,
        viewer,
        world.seller,
        world.buyer,
        office.moderator,
        office.finance,
        office.support,
        Party(owner.person_id, None, "viewer"),
    ]


SCOPED = [Company, Member, Paper, CheckResult, TaxProof, Identifier, Industry, Picture, Contact,
          BankAccount, ChangeRequest]  # fmt: skip


def fill(company: Company, owner: Party) -> None:
    """Give a company one row of each kind, whatever state its file is in."""
    add_licence(company, owner)
    set_industries(company, ["30232110-8"], by=owner)
    add_picture(company, picture(), "Warehouse", by=owner)
    for audience in ("public", "members", "match"):
        who = ContactFacts(purpose="sales", name="Ute", phone="1", audience=audience)
        save_contact(company, who, by=owner)
    Identifier.objects.create(company=company, kind="lei", number=LEI, index="x")


@pytest.mark.parametrize("model", SCOPED)
def test_twins_agree(model, world) -> None:
    fill(world.draft_company, party_in(world.draft_company))
    fill(world.seller_company, world.seller)
    ask_for_change(world.seller_company, {"trade_name": "Elbe"}, by=world.seller)
    for party in parties(world):
        found = set(model.objects.visible_to(party))
        assert found == {row for row in model.objects.all() if model.objects.may_see(party, row)}


def test_who_sees_a_draft(world) -> None:
    draft = world.draft_company
    seen = [Company.objects.may_see(party, draft) for party in parties(world)]
    assert seen == [False, True, True, False, False, True, True, False, False]


def test_papers_are_for_managers_and_moderators(world) -> None:
    owner = party_in(world.draft_company)
    add_licence(world.draft_company, owner)
    paper = Paper.objects.get(company=world.draft_company)
    seen = [Paper.objects.may_see(party, paper) for party in parties(world)]
    assert seen == [False, True, False, False, False, True, False, False, False]


def test_the_file_of_a_paper_is_seen_with_it(world) -> None:
    owner = party_in(world.draft_company)
    add_licence(world.draft_company, owner)
    url = Paper.objects.get(company=world.draft_company).file.get_absolute_url()
    assert world.client(owner).get(url).status_code == 200
    assert world.client(world.seller).get(url).status_code == 404
    assert world.client().get(url).status_code == 404


def test_finance_stores_a_proof(world) -> None:
    proof = store_tax_proof(
        world.buyer_company,
        TaxClaim(vat_id="FR 83 404 833 048", source="vies", reference="WAPI1"),
        by=world.office.finance,
    )
    assert (proof.vat_id, proof.stored_by_id) == (VAT, world.office.finance.person_id)


@pytest.mark.parametrize(("vat_id", "code"), [("FR83404833049", "check_digit"), ("", "missing")])
def test_a_faulty_number_gets_no_proof(vat_id, code, world) -> None:
    with pytest.raises(Refused) as refused:
        claim = TaxClaim(vat_id=vat_id, source="vies", reference="WAPI1")
        store_tax_proof(world.buyer_company, claim, by=world.office.finance)
    assert refused.value.code == code


def test_a_company_proves_nothing_for_itself(world) -> None:
    with pytest.raises(Refused):
        store_tax_proof(
            world.buyer_company,
            TaxClaim(vat_id=VAT, source="vies", reference="WAPI1"),
            by=party_in(world.buyer_company),
        )


@pytest.mark.parametrize(
    ("source", "field"), [("vies", "reference"), ("national", "evidence"), ("paper", "evidence")]
)
def test_a_proof_that_nobody_could_trace_is_not_stored(source, field, world) -> None:
    claim = TaxClaim(vat_id=VAT, source=source, reference=" ")
    with pytest.raises(Refused) as refused:
        store_tax_proof(world.buyer_company, claim, by=world.office.finance)
    assert refused.value.field == field
