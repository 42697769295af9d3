"""How purchases and orders are numbered: 2026-000123, its orders 2026-000123-A, -B and so on."""


def purchase_number(year: int, count: int) -> str:
    """Return the number of a year's n-th purchase."""
    return f"{year}-{count:06d}"


def letter(place: int) -> str:
    """Return the letters of the n-th order, from 0: A to Z, then AA, AB and so on."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
