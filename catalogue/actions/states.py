"""Steps of a listing's lifecycle, and the two consequences its table names."""

from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.accounts.queries import identity_accepted
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take


def publish(listing: Product, *, by: Party) -> Event:
    """Show the listing to everybody. Raises Refused with what is missing."""
    return take(listing, "publish", by=by)


def unpublish(listing: Product, *, by: Party) -> Event:
    """Take the listing off the market; orders already placed go on."""
    return take(listing, "unpublish", by=by)


def archive(listing: Product, *, by: Party) -> Event:
    """Put the listing away for good; it is never deleted."""
    return take(listing, "archive", by=by)


def take_down(listing: Product, *, reason: str, by: Party) -> Event:
    """Take a listing off the market by a moderator's decision; the seller reads the reason."""
    return take(listing, "take_down", by=by, reason=reason)


def reinstate(listing: Product, *, reason: str, by: Party) -> Event:
    """Put a listing back that was taken down; the seller reads the reason."""
    return take(listing, "reinstate", by=by, reason=reason)


def require_checked_person(person_id: int | None) -> None:
    """Raise Refused unless the person's identity check was accepted."""
    if not identity_accepted(person_id):
        raise Refused(
            _("Your identity must be checked before you can publish: see your account."),
            code="identity",
        )


def check_person(_listing: Product, event: Event | None) -> None:
    """Effect of publishing: whoever publishes was checked; the market itself need not be."""
    if event is not None and event.role != "system":
        require_checked_person(event.person_id)


def stamp_first_publication(listing: Product, event: Event | None) -> None:
    """Effect of publishing: keep the instant of the first publication."""
    if event is not None and listing.published_at is None:
        listing.published_at = event.at
        Product.objects.filter(pk=listing.pk).update(published_at=event.at)
