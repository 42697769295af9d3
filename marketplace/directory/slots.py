"""What the directory shows on lower pages: where a file came from, who of a company is listed."""

from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from marketplace.directory.models import Imported, Listed

SHOWN: Final = 6


def people_of_company(context: dict[str, Any]) -> SafeString:
    """Name the first of a company's people who agreed to be found, for members only."""
    listed = Listed.objects.visible_to(context["request"].party)
    rows = listed.filter(company=context["company"]).select_related("person").order_by("sort_name")
    if not context["request"].party.is_member or not (first := list(rows[:SHOWN])):
        return mark_safe("")
    return mark_safe(render_to_string("directory/company_people.html", {"rows": first}))  # noqa: S308


def told_at_first_contact(context: dict[str, Any]) -> SafeString:
    """Tell the company's people on their desk from which list, and on which day, its file came."""
    party = context["request"].party
    if not party.is_member or not party.may("manage"):
        return mark_safe("")
    row = Imported.objects.filter(company_id=party.company_id, company__status="draft").first()
    if row is None:
        return mark_safe("")
    return mark_safe(render_to_string("directory/came_by_a_list.html", {"imported": row}))  # noqa: S308
