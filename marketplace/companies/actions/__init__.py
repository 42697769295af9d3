"""Verbs about companies: making, editing, papers, verification, proofs, the address book."""

from marketplace.companies.actions.addresses import remove_address, save_address
from marketplace.companies.actions.file import create_company, edit_company, present_company
from marketplace.companies.actions.members import add_member, set_role
from marketplace.companies.actions.papers import add_paper, store_tax_proof
from marketplace.companies.actions.seller import become_seller

__all__ = [
    "add_member",
    "add_paper",
    "become_seller",
    "create_company",
    "edit_company",
    "present_company",
    "remove_address",
    "save_address",
    "set_role",
    "store_tax_proof",
]
