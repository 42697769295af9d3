"""How often somebody may look into the directory of people: enough to find, too little to copy."""

from typing import Final

from django.core.cache import cache

LIMITS: Final = ((60, 600), (400, 86_400))
"""Pages for one person: sixty in ten minutes, four hundred a day."""


def may_look(person_id: int) -> bool:
    """Count one more page for a person; say whether they may see it."""
    counted = [
        _counted(f"directory.people:{seconds}:{person_id}", most, seconds)
        for most, seconds in LIMITS
    ]
    return all(counted)


def _counted(key: str, most: int, seconds: int) -> bool:
    if cache.add(key, 1, seconds):
        return True
    try:
        return bool(cache.incr(key) <= most)
    except ValueError:  # it ran out between the two
        return bool(cache.add(key, 1, seconds))
