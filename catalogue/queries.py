"""Questions about listings and categories."""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from catalogue.models import Category, Product
from catalogue.process import LISTING
from marketplace.kernel.party import Party


def categories_named(typed: str) -> list[Category]:
    """Return the category of a typed code or exact name, else those whose name has the words.

    A code may be followed by its name. At most 25 are returned, the general ones first.
    """
    code = typed.split(maxsplit=1)[0] if typed.strip() else ""
    exact = list(Category.objects.filter(Q(code=code) | Q(name__iexact=typed.strip()))[:2])
    if exact:
        return exact[:1]
    return list(_with_words(typed.split())[:25])


def _with_words(words: list[str]) -> QuerySet[Category]:
    language = (get_language() or "en")[:2]
    found: QuerySet[Category] = (
        Category.objects.order_by("depth", "code") if words else Category.objects.none()
    )
    for word in words:
        named = Q(name__icontains=word) | Q(**{f"names__{language}__icontains": word})
        found = found.filter(named | Q(code__startswith=word))
    return found


def desk_list(party: Party, words: str = "", state: str = "") -> QuerySet[Product]:
    """Return the acting company's listings, newest first, narrowed by words and state."""
    mine: QuerySet[Product] = Product.objects.of_company(party.company_id).with_terms()
    if state:
        mine = mine.filter(status=state)
    if words:
        mine = mine.filter(
            Q(title__icontains=words)
            | Q(mpn__icontains=words)
            | Q(gtin__startswith=words)
            | Q(stockrecords__partner_sku__icontains=words)
        )
    return mine.order_by("-pk")


def counts_by_state(party: Party) -> list[tuple[str, object, int]]:
    """Return (state, words, number) of the acting company's listings, empty states left out."""
    mine = Product.objects.of_company(party.company_id).order_by()
    counted = dict(mine.values_list("status").annotate(number=Count("pk")))
    return [(s.name, s.label, counted[s.name]) for s in LISTING.states if counted.get(s.name)]
