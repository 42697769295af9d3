"""How a form's field is drawn: its widget described by hint and error, and its kind."""

from typing import Any

from django.utils.safestring import SafeString


def control(field: Any) -> SafeString:
    """Draw a form field's widget, described by its hint and its error."""
    described = [f"{field.auto_id}_helptext"] if hint(field) else []
    described += [f"{field.auto_id}_error"] if field.errors else []
    attrs = {"aria-describedby": " ".join(described)} if described else {}
    return SafeString(field.as_widget(attrs=attrs))


def hint(field: Any) -> str:
    """Return a field's hint: its help text, or what its kind of upload takes."""
    own = getattr(field.field, "hint", None)
    return field.help_text or (str(own()) if callable(own) else "")


def kind(field: Any) -> str:
    """Return how a field is drawn: group (several choices), check (one box), or plain."""
    widget = field.field.widget
    if widget.__class__.__name__ in {"RadioSelect", "CheckboxSelectMultiple"}:
        return "group"
    return "check" if getattr(widget, "input_type", "") == "checkbox" else "plain"
