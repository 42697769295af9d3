"""What a visitor viewed and put aside: in the session alone, after the choice of cookies."""

from datetime import UTC, datetime
from typing import Any, Final

from marketplace.kernel.clock import now

KEY: Final = "suggestions"
MOST_VIEWED: Final = 20
MOST_HIDDEN: Final = 50


def viewed(session: Any) -> dict[int, datetime]:
    """Return the listings viewed with their times, the last first."""
    return {key: datetime.fromtimestamp(at, UTC) for key, at in _kept(session)["viewed"]}


def hidden(session: Any) -> list[int]:
    """Return the listings that are not to be suggested."""
    return list(_kept(session)["hidden"])


def note(session: Any, listing_id: int) -> None:
    """Put a listing in front of those viewed; of the last 20 each stands once."""
    others = [pair for pair in _kept(session)["viewed"] if pair[0] != listing_id]
    _keep(session, viewed=[[listing_id, int(now().timestamp())], *others][:MOST_VIEWED])


def forget(session: Any, listing_id: int) -> None:
    """Take a listing out of those viewed."""
    _keep(session, viewed=[pair for pair in _kept(session)["viewed"] if pair[0] != listing_id])


def clear(session: Any) -> None:
    """Forget all that was viewed; what is not for them stays so."""
    _keep(session, viewed=[])


def hide(session: Any, listing_id: int) -> None:
    """Never suggest a listing."""
    others = [key for key in _kept(session)["hidden"] if key != listing_id]
    _keep(session, hidden=[listing_id, *others][:MOST_HIDDEN])


def restore(session: Any, listing_id: int) -> None:
    """Suggest a listing again."""
    _keep(session, hidden=[key for key in _kept(session)["hidden"] if key != listing_id])


def drop(session: Any) -> None:
    """Keep nothing more; a session without anything stays untouched."""
    if KEY in session:
        del session[KEY]


def _kept(session: Any) -> dict[str, Any]:
    return {"viewed": [], "hidden": [], **session.get(KEY, {})}


def _keep(session: Any, **changed: Any) -> None:
    session[KEY] = {**_kept(session), **changed}
