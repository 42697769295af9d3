"""What platform administrators are told about search."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.notices.kinds import Kind

KINDS: Final = (
    Kind(
        "search.away",
        _("The search server does not answer"),
        _(
            "Pages show listings from the database, with fewer filters. Changes of listings wait"
            " and are indexed when the server is back. The platform desk says when that is."
        ),
    ),
)
