"""Making and rewording one listing."""

from collections.abc import Iterator

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalogue.actions.columns import differing, product_class, save_columns, text_columns
from catalogue.facts import ListingText
from catalogue.models import Category, Product
from catalogue.process import OPEN_TO_EDITING, PUBLISHED, of_the_seller
from catalogue.rules import text_faults
from catalogue.words import UNITS
from marketplace.kernel import events
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import begin
from marketplace.moderation.queries import eligible


@transaction.atomic
def create_listing(text: ListingText, *, by: Party) -> Product:
    """Make a draft of the acting company. Raises Refused with the field at fault."""
    if not (by.is_member and by.may("sell")):
        raise Refused(_("Only people who sell for a company make listings."), code="wrong_actor")
    columns = text_columns(text, checked_category(text)) | {"seller_id": by.company_id}
    kind = product_class(text.is_service)
    listing: Product = Product.objects.create(product_class=kind, **columns)
    begin(listing, by=by)
    return listing


@transaction.atomic
def edit_listing(listing: Product, text: ListingText, *, by: Party) -> list[str]:
    """Change what is said about a listing; return the changed columns. Raises Refused.

    A public listing stays public: the new text is shown at once.
    """
    require_editor(listing, by)
    category_id = checked_category(text)
    if category_id is None and listing.status == PUBLISHED:
        raise Refused(_("A published listing needs a category."), field="category_code")
    columns = text_columns(text, category_id)
    changed = differing(listing, columns)
    if listing.status == PUBLISHED and "category_id" in changed:
        _may_be_sold_there(listing, text.category_code)
    if changed:
        save_columns(listing, columns | {"product_class": product_class(text.is_service)})
        events.record("listing.edited", listing, by=by, changed=changed)
    return changed


def _may_be_sold_there(listing: Product, code: str) -> None:
    """A rule that keeps a seller from a category is not gone round by moving what is public."""
    for reason in eligible(listing.seller, "sell", code):
        raise Refused(reason, code="not_eligible", field="category_code")


def require_editor(listing: Product, by: Party) -> None:
    """Raise Refused for a party that does not sell for the company, and for an archived listing."""
    if not of_the_seller(by, listing):
        raise Refused(_("Only the seller changes a listing."), code="wrong_actor")
    if listing.status not in OPEN_TO_EDITING:
        raise Refused(_("An archived listing can not be changed."), code="wrong_state")


def checked_category(text: ListingText) -> int | None:
    """Return the key of the text's category after checking the whole text. Raises Refused."""
    refuse_first(text_faults(text, UNITS))
    if not text.category_code:
        return None
    found = Category.objects.filter(code=text.category_code).values_list("pk", flat=True).first()
    if found is None:
        raise Refused(_("There is no category with this code."), field="category_code")
    return int(found)


def refuse_first(faults: Iterator[tuple[str, object]]) -> None:
    """Raise Refused for the first fault, naming its field."""
    for field, reason in faults:
        raise Refused(reason, field=field, code="invalid")
