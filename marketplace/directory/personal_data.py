"""What the directory holds of people: who is listed, and who worked on lists of companies."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

HOLDINGS: Final = (
    Holding(
        model="directory.Listed",
        person="person",
        fields=(
            "person",
            "company",
            "sort_name",
            "show_city",
            "show_industry",
            "show_photo",
            "since",
        ),
        purpose=_("To let signed-in members find the person by name, title and company"),
        basis="consent",
        forget="erase",
        retain=_("Until the person leaves the directory"),
        required=False,
    ),
    Holding(
        model="directory.ListedWord",
        person="listed",
        fields=("word",),
        purpose=_("To search the directory of people"),
        basis="consent",
        forget="erase",
        export=False,
        required=False,
    ),
    Holding(
        model="directory.Imported",
        person="",
        fields=("email",),
        purpose=_("To invite somebody to a company file that came by a list, once"),
        basis="legitimate_interest",
        forget="erase",
        retain=_("Until somebody acts for the company, or 6 months after the list"),
        required=False,
    ),
    Holding(
        model="directory.Run",
        person="made_by",
        fields=("made_by", "made_at"),
        purpose=_("To show inside the platform who loaded a list"),
        basis="legitimate_interest",
        forget="retain",
        retain=_("As long as the company files that came by the list"),
        export=False,
    ),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {
    "directory.Entry": ("*",),
    "directory.Word": ("*",),
    "directory.Tally": ("*",),
    "directory.Run": ("source", "file", "preview"),
    "directory.Imported": ("source",),
}
