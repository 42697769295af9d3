"""What the editors' mount asks for by name: the choosers of the shelves."""

from wagtail import hooks

from cms import choosers
from cms.choosers import PublicViewSet


@hooks.register("register_admin_viewset")
def shelf_choosers() -> list[PublicViewSet]:
    """Mount the choosers."""
    return [choosers.listings, choosers.companies, choosers.categories]
