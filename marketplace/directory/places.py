"""Where the directory shows up in lower parts: rail, jobs, words of events."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.directory import slots as filled
from marketplace.directory.actions import exporting, forgetting, importing
from marketplace.kernel import clockwork, effects, events, jobs, rail, slots

WORDS: Final = {
    "company.became_seller": _("Sells from now on"),
    "company.imported": _("Company file made from a list"),
    "company.offered": _("Offered to its owner"),
    "person.listed": _("Listed in the directory of people"),
    "register.exported": _("Register exported"),
}


def register() -> None:
    """Tell the kernel all of it."""
    for name, words in WORDS.items():
        events.describe(name, words)
    beats, checks = importing.BEATS, _("Check of a list of companies")
    jobs.works(importing.CHECK, importing.check, label=checks, beats=beats)
    imports = _("Import of companies")
    jobs.works(importing.IMPORT, importing.take_over, label=imports, beats=beats)
    jobs.works(exporting.KIND, exporting.export, label=_("Export of the register"))
    effects.register("address.forget", forgetting.forget_address)
    clockwork.also(forgetting.at_times)
    slots.fill("company.people", filled.people_of_company)
    slots.fill("desk.todo", filled.told_at_first_contact, order=5)
    rail.add(
        rail.Entry(
            section="moderation",
            label=_("Register of companies"),
            url_name="directory:register",
            right="verify",
            order=15,
        )
    )
    rail.add(
        rail.Entry(
            section="me",
            label=_("Directory of people"),
            url_name="directory:me",
            right="view",
            order=55,
        )
    )
