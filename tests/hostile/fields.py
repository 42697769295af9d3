"""The forms of a page as a browser sees them, and bad things to type into them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import html

from config.demo.papers import paper

MARKER: Final = "Marker-4711"
MARKUP: Final = "\"'><script>alert(4711)</script>"
TYPED: Final = {"text", "search", "email", "tel", "url", "textarea"}
UNKNOWN: Final = "999999999999"


@dataclass(frozen=True)
class Field:
    """A control by name: its kind and its value as shown."""

    name: str
    kind: str
    value: str


@dataclass(frozen=True)
class Form:
    """A form that posts: the page it stands on, where it goes and its controls."""

    page: str
    action: str
    fields: tuple[Field, ...]

    @property
    def shape(self) -> tuple[str, ...]:
        """What makes two forms the same, whatever object they are about."""
        words = self.action.split("?")[0].split("/")
        path = "/".join("#" if any(c.isdigit() for c in word) else word for word in words)
        return (path, *sorted({field.name.rstrip("0123456789") for field in self.fields}))

    def bad_data(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield (way, what is sent); a way that changes nothing here sends nothing twice."""
        known: list[dict[str, Any]] = []
        for way, bad in WAYS.items():
            data = self.data(bad)
            told = {name: getattr(value, "name", value) for name, value in data.items()}
            if told not in known:
                known.append(told)
                yield way, data

    def data(self, bad: "Bad") -> dict[str, Any]:
        """Return what is sent when every field is filled in that way."""
        sent = {field.name: bad(field) for field in self.fields}
        return {name: value for name, value in sent.items() if value is not None}


def forms_of(page: str, body: bytes) -> Iterator[Form]:
    """Yield every form of a page that posts."""
    for form in html.fromstring(body if body.strip() else b"<p>").forms:
        if form.method == "POST":
            yield Form(page, form.action or page, tuple(_fields(form)))


def _fields(form: Any) -> Iterator[Field]:
    controls = ("input", "select", "textarea", "button")
    for control in form.xpath(" | ".join(f".//{tag}[@name]" for tag in controls)):
        kind = control.tag if control.tag != "input" else control.get("type", "text")
        yield Field(control.get("name"), kind, _shown(control, kind))


def _shown(control: Any, kind: str) -> str:
    if kind == "textarea":
        return (control.text or "").strip()
    if kind == "select":
        values = control.xpath(".//option[@selected]/@value | .//option[1]/@value")
        return str(values[-1]) if values else ""
    return str(control.get("value", ""))


Bad = Callable[[Field], Any]


# What passes in a field that is empty as shown; every other empty field stays empty.
USUAL: Final = {
    "title": "Brass lantern",
    "legal_name": "Lantern GmbH",
    "recipient": "Claire Moreau",
    "line1": "8 quai Saint-Vincent",
    "postcode": "69001",
    "city": "Lyon",
    "phone": "+33 4 72 55 02 10",
    "reference": "BK 4711",
    "bank_reference": "BK 4711",
    "carrier": "DHL",
    "reason": "No need any more.",
    "text": "Is it quiet?",
    "payer_name": "Atelier Lyon SAS",
    "amount": "10.00",
    "paid_on": "2026-01-05",
    "number": "E12345678",
}
AMOUNTS: Final = ("price", "minimum", "amount", "quantity", "flat_net", "free_above", "received")


def sane(field: Field) -> Any:
    """Fill in what the form shows, else what is usual there."""
    if field.kind == "file":
        return paper("Licence", ["Lantern Lighting"], "licence")
    return field.value or USUAL.get(field.name, "")


def empty(field: Field) -> Any:
    """Send every field without anything in it; what is hidden stays."""
    return (
        field.value
        if field.kind in {"hidden", "button"}
        else (None if field.kind == "file" else "")
    )


def typed(text: str) -> Bad:
    """Type the text behind the marker wherever somebody can type."""
    return lambda field: MARKER + text if field.kind in TYPED else sane(field)


def number(text: str) -> Bad:
    """Type the text wherever a number is wanted; all else could pass."""

    def fill(field: Field) -> Any:
        is_amount = field.kind in TYPED and field.name.startswith(AMOUNTS)
        return text if field.kind == "number" or is_amount else sane(field)

    return fill


def chosen(kinds: set[str], value: str) -> Bad:
    """Send a value that the page does not offer; all else could pass."""
    return lambda field: value if field.kind in kinds else sane(field)


WAYS: Final[dict[str, Bad]] = {
    "as shown": sane,
    "empty": empty,
    "10,000 letters": typed("x" * 10_000),
    "NUL": typed("\0after"),
    "right to left and emoji": typed(
        " \u202e\u05e9\u05dc\u05d5\u05dd \U0001f9fe\U0001f468\u200d\U0001f469\u200d\U0001f467"
    ),
    "markup": typed(MARKUP),
    **{f"number {text}": number(text) for text in ("abc", "-1", "1e999", "NaN", "0", "9" * 40)},
    "unknown choice": chosen({"select", "radio", "checkbox"}, UNKNOWN),
    "unknown key": chosen({"hidden", "select", "radio"}, UNKNOWN),
    "word for a key": chosen({"hidden", "select", "radio"}, "no-such"),
    "key with NUL": chosen({"hidden", "select", "radio"}, "1\0"),
}
