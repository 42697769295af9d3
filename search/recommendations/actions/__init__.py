"""What is kept for suggestions, and what is dropped."""

from search.recommendations.actions.past import (
    clear_views,
    dismiss,
    erase,
    forget,
    note_view,
    restore,
    set_aside,
    use_again,
)
from search.recommendations.actions.popularity import recount

__all__ = [
    "clear_views",
    "dismiss",
    "erase",
    "forget",
    "note_view",
    "recount",
    "restore",
    "set_aside",
    "use_again",
]
