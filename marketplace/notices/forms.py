"""How each kind of notice comes: when by mail, and whether also as a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from marketplace.kernel.forms import ActingForm
from marketplace.notices import kinds
from marketplace.notices.areas import AREAS, STAFF_ONLY, Area
from marketplace.notices.kinds import Kind
from marketplace.notices.models import Wish


@dataclass(frozen=True, slots=True)
class Line:
    """A kind with its fields; without a mail field its mail comes always."""

    kind: Kind
    mail: BoundField | None
    text: BoundField | None


@dataclass(frozen=True, slots=True)
class Group:
    """The kinds of an area: those one chooses, and those that come always."""

    area: Area
    chosen: list[Line]
    always: list[Line]


class WishesForm(ActingForm):
    """A choice per kind and channel, the usual one unless the person wished otherwise."""

    def __init__(
        self, *args: Any, wishes: Mapping[str, Wish], is_staff: bool, has_phone: bool, **kwargs: Any
    ) -> None:
        """Offer the kinds that the apps registered; texts only to a verified telephone."""
        super().__init__(*args, **kwargs)
        self.kinds = [k for k in kinds.registered() if is_staff or k.place != STAFF_ONLY]
        for kind in self.kinds:
            wish = wishes.get(kind.name, Wish())
            if not kind.must_send:
                self.fields[f"mail-{kind.name}"] = _mail_field(kind, wish)
            if kind.urgent and has_phone:
                self.fields[f"text-{kind.name}"] = _text_field(kind, wish)

    def groups(self) -> Iterator[Group]:
        """Yield the areas that have kinds, in their order."""
        for key, area in AREAS.items():
            lines = [self._line(kind) for kind in self.kinds if kind.place == key]
            chosen = [line for line in lines if line.mail or line.text]
            if lines:
                yield Group(area, chosen, [line for line in lines if line not in chosen])

    def _line(self, kind: Kind) -> Line:
        mail, text = f"mail-{kind.name}", f"text-{kind.name}"
        return Line(
            kind,
            self[mail] if mail in self.fields else None,
            self[text] if text in self.fields else None,
        )

    def wanted(self) -> dict[str, tuple[str, bool]]:
        """Return (when by mail, also as a text) of each kind that had a field."""
        given = self.cleaned_data
        offered = (
            k.name for k in self.kinds if {f"mail-{k.name}", f"text-{k.name}"} & given.keys()
        )
        return {
            name: (
                given.get(f"mail-{name}", Wish.Mail.AT_ONCE),
                given.get(f"text-{name}", True),
            )
            for name in offered
        }


def _mail_field(kind: Kind, wish: Wish) -> forms.ChoiceField:
    label = _("E-mail: %(kind)s") % {"kind": kind.words}
    widget = forms.Select(attrs={"aria-label": label})
    return forms.ChoiceField(choices=Wish.Mail.choices, initial=wish.mail, widget=widget)


def _text_field(kind: Kind, wish: Wish) -> forms.BooleanField:
    label = _("SMS: %(kind)s") % {"kind": kind.words}
    widget = forms.CheckboxInput(attrs={"aria-label": label})
    return forms.BooleanField(required=False, initial=wish.text, widget=widget)
