"""Addresses by the rules of their country, and the address book."""

import pytest

from marketplace.companies.actions import remove_address, save_address
from marketplace.companies.models import Address
from marketplace.companies.rules import AddressFacts, address_faults
from marketplace.kernel.refusal import Refused

LYON = AddressFacts(
    recipient="Claire Moreau",
    line1="8 quai Saint-Vincent",
    postcode="69001",
    city="Lyon",
    country="FR",
)


@pytest.mark.parametrize(
    ("country", "given", "faults"),
    [
        ("FR", {"line1": "1 rue A", "postcode": "69001", "city": "Lyon"}, {}),
        ("FR", {"line1": "1 rue A", "postcode": "6900", "city": "Lyon"}, {"postcode": "invalid"}),
        ("FR", {"line1": "1 rue A", "postcode": "69001"}, {"city": "required"}),
        ("GB", {"line1": "1 A St", "postcode": "SW1A 1AA", "city": "London"}, {}),
        ("KW", {"line1": "Block 3", "city": "Kuwait City"}, {}),
        (
            "US",
            {"line1": "1 Main St", "postcode": "94103", "city": "San Francisco", "region": "ZZ"},
            {"region": "invalid"},
        ),
        (
            "CN",
            {"line1": "88 Tianfu", "postcode": "610041", "city": "Chengdu", "region": "Sichuan"},
            {},
        ),
        ("", {}, {"country": "required"}),
        ("ZZ", {}, {"country": "invalid"}),
        ("../", {}, {"country": "invalid"}),
    ],
)
def test_faults(country, given, faults) -> None:
    assert address_faults(country, given) == faults


def test_a_purchaser_keeps_the_book(world) -> None:
    address = save_address(LYON, by=world.buyer)
    assert address.company == world.buyer_company
    assert str(address) == "Claire Moreau, 8 quai Saint-Vincent, Lyon, FR"


def test_a_wrong_postcode_is_refused_by_name(world) -> None:
    wrong = AddressFacts(recipient="C", line1="1 rue A", postcode="1", city="Lyon", country="FR")
    with pytest.raises(Refused) as refused:
        save_address(wrong, by=world.buyer)
    assert refused.value.field == "postcode"


def test_another_companys_address_is_not_changed(world) -> None:
    address = save_address(LYON, by=world.buyer)
    with pytest.raises(Refused):
        save_address(LYON, by=world.buyer2, address=address)


def test_removed_by_its_own_company_only(world) -> None:
    address = save_address(LYON, by=world.buyer)
    with pytest.raises(Refused):
        remove_address(address, by=world.buyer2)
    remove_address(address, by=world.buyer)
    assert not Address.objects.exists()


def test_the_book_is_private(world) -> None:
    address = save_address(LYON, by=world.buyer)
    for party, seen in (
        (world.buyer, True),
        (world.buyer2, False),
        (world.office.moderator, False),
    ):
        assert Address.objects.may_see(party, address) is seen
        assert Address.objects.visible_to(party).contains(address) is seen
