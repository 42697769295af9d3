"""What pages hold of people: which editor made or locked one."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

PAGES: Final = (
    "HomePage",
    "TextPage",
    "NewsIndexPage",
    "NewsPage",
    "GuideIndexPage",
    "GuidePage",
)
HOLDINGS: Final = tuple(
    Holding(
        model=f"cms.{page}",
        person="owner",
        fields=("owner", "locked_by"),
        purpose=_("To show editors who made a page and who is changing it"),
        basis="legitimate_interest",
        forget="anonymise",
        retain=_("As long as the page"),
    )
    for page in PAGES
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {f"cms.{page}": ("*",) for page in PAGES}
