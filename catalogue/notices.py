"""What a seller's people are told about their listings, and the words of a listing's history."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.companies.queries import people_with
from marketplace.kernel.models import Event
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind

KINDS: Final = (
    Kind(
        "listing.taken_down",
        _("Listing taken down: %(title)s"),
        _("A moderator took your listing “%(title)s” off the market. Reason: %(reason)s"),
        must_send=True,
    ),
    Kind(
        "listing.reinstated",
        _("Listing reinstated: %(title)s"),
        _("A moderator put your listing “%(title)s” back on the market. Reason: %(reason)s"),
        must_send=True,
    ),
)
EVENT_WORDS: Final[dict[str, object]] = {
    "listing.draft": _("Draft made"),
    "listing.edited": _("Text changed"),
    "listing.terms_changed": _("Prices or terms changed"),
    "listing.published": _("Published"),
    "listing.unpublished": _("Taken off the market by the seller"),
    "listing.taken_down": _("Taken down by a moderator"),
    "listing.archived": _("Archived"),
}
_KIND_OF_STEP: Final = {"take_down": "listing.taken_down", "reinstate": "listing.reinstated"}
TOLD: Final = ("listing.taken_down", "listing.published")


def tell_seller(event: Event) -> None:
    """Tell those who sell for the company what a moderator decided about its listing."""
    kind = _KIND_OF_STEP.get(event.step)
    if kind is None:
        return
    listing = Product.objects.get(pk=event.object_id)
    tell(
        people_with(listing.seller_id, "sell"),
        kind,
        url=listing.get_absolute_url(),
        title=listing.title,
        reason=event.facts["reason"],
    )
