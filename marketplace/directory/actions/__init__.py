"""Verbs of the directory: entries kept in step, people listed, lists taken over, the export."""

from marketplace.directory.actions.entries import rebuild, refresh
from marketplace.directory.actions.exporting import start_export
from marketplace.directory.actions.importing import start_check, start_import
from marketplace.directory.actions.people import Shown, list_person, unlist_person

__all__ = [
    "Shown",
    "list_person",
    "rebuild",
    "refresh",
    "start_check",
    "start_export",
    "start_import",
    "unlist_person",
]
