"""The forms of a page as a browser sees them, and bad things to type into them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import html

from config.demo.papers import paper

MARKER: Final = "Marker-4711"
TYPED: Final = {"text", "search", "email", "tel", "url", "textarea"}
UNKNOWN: Final = "999999999999"


@dataclass(frozen=True)
class Field:
    """A control by name: its kind, its value as shown and its choices."""

    name: str
    kind: str
    value: str
    choices: tuple[str, ...] = ()


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
    for control in form.xpath(
        ".//input[@name] | .//select[@name] | .//textarea[@name] | .//button[@name]"
    ):
        kind = control.tag if control.tag != "input" else control.get("type", "text")
        choices = tuple(option.get("value", "") for option in control.xpath(".//option"))
        text = control.text or "" if kind == "textarea" else control.get("value", "")
        yield Field(
            control.get("name"), kind, (choices or ("",))[0] if kind == "select" else text, choices
        )


Bad = Callable[[Field], Any]


def sane(field: Field) -> Any:
    """Fill in what the form shows, else something that could pass."""
    if field.kind == "file":
        return paper("Licence", ["Lantern Lighting"], "licence")
    if field.kind in TYPED and not field.value:
        return "who@demo.example" if field.kind == "email" else MARKER
    return field.value


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
    """Type the text where a number is wanted, the marker where words are."""

    def fill(field: Field) -> Any:
        if field.kind == "number" or field.kind in TYPED and field.value.replace(".", "").isdigit():
            return text
        return MARKER if field.kind in TYPED - {"email"} else sane(field)

    return fill


def chosen(kinds: set[str], value: str) -> Bad:
    """Send a value that the page does not offer."""

    def fill(field: Field) -> Any:
        if field.kind in kinds:
            return value
        return MARKER if field.kind in TYPED - {"email"} else sane(field)

    return fill


WAYS: Final[dict[str, Bad]] = {
    "as shown": sane,
    "empty": empty,
    "10,000 letters": typed("x" * 10_000),
    "NUL": typed("\0after"),
    "right to left and emoji": typed(
        " \u202e\u05e9\u05dc\u05d5\u05dd \U0001f9fe\U0001f468\u200d\U0001f469\u200d\U0001f467"
    ),
    "lone surrogate": typed("\\ud800"),
    **{f"number {text}": number(text) for text in ("abc", "-1", "1e999", "NaN", "0", "9" * 40)},
    "unknown choice": chosen({"select", "radio", "checkbox"}, UNKNOWN),
    "unknown key": chosen({"hidden", "select", "radio"}, UNKNOWN),
    "word for a key": chosen({"hidden", "select", "radio"}, "no-such"),
    "key with NUL": chosen({"hidden", "select", "radio"}, "1\0"),
}
