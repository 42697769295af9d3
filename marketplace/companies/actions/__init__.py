"""Verbs about companies: editing, papers, numbers, accounts, changes, showing, addresses."""

from marketplace.companies.actions.addresses import remove_address, save_address
from marketplace.companies.actions.bank import give_bank_account
from marketplace.companies.actions.changes import ask_for_change
from marketplace.companies.actions.file import create_company, edit_company, present_company
from marketplace.companies.actions.identifiers import (
    add_identifier,
    remove_identifier,
    set_representative,
)
from marketplace.companies.actions.members import add_member, hand_over, leave, set_role
from marketplace.companies.actions.papers import Place, add_paper, store_tax_proof
from marketplace.companies.actions.seller import become_seller
from marketplace.companies.actions.showing import (
    add_picture,
    describe_picture,
    move_picture,
    remove_contact,
    remove_picture,
    save_contact,
    set_industries,
    set_logo,
)

__all__ = [
    "Place",
    "add_identifier",
    "add_member",
    "add_paper",
    "add_picture",
    "ask_for_change",
    "become_seller",
    "create_company",
    "describe_picture",
    "edit_company",
    "give_bank_account",
    "hand_over",
    "leave",
    "move_picture",
    "present_company",
    "remove_address",
    "remove_contact",
    "remove_identifier",
    "remove_picture",
    "save_address",
    "save_contact",
    "set_industries",
    "set_logo",
    "set_representative",
    "set_role",
    "store_tax_proof",
]
