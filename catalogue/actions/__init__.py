"""Verbs of the catalogue: one listing, its terms, its states, many at once, the category tree."""

from catalogue.actions.bulk import BulkResult, RefusedRow, publish_many
from catalogue.actions.listing import create_listing, edit_listing
from catalogue.actions.states import archive, publish, reinstate, take_down, unpublish
from catalogue.actions.terms import set_terms
from catalogue.actions.tree import CategoryNode, load_categories

__all__ = [
    "BulkResult",
    "CategoryNode",
    "RefusedRow",
    "archive",
    "create_listing",
    "edit_listing",
    "load_categories",
    "publish",
    "publish_many",
    "reinstate",
    "set_terms",
    "take_down",
    "unpublish",
]
