"""What the directory keeps: entries, their words and counts, listed people, lists of companies."""

from marketplace.directory.models.entry import Entry, Tally, Word
from marketplace.directory.models.listed import Listed, ListedWord
from marketplace.directory.models.run import Imported, Run

__all__ = ["Entry", "Imported", "Listed", "ListedWord", "Run", "Tally", "Word"]
