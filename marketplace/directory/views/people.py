"""The directory of people, for signed-in members only, and one's own place in it."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from marketplace.directory import presenting, turns
from marketplace.directory.actions import list_person, unlist_person
from marketplace.directory.forms import asking as reading
from marketplace.directory.forms.people import ShownForm
from marketplace.directory.models import Listed
from marketplace.directory.queries import people
from marketplace.kernel.files import path_of
from marketplace.kernel.files.states import LOCKED
from marketplace.kernel.files.views import sent
from marketplace.kernel.party import Party
from marketplace.kernel.views import ActionView, MemberMixin, PersonMixin
from marketplace.kernel.visibility import load


class PeopleView(MemberMixin, TemplateView):
    """Who agreed to be found: name, job title, company, and what else each one chose."""

    template_name = "directory/people.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, to somebody who turned too many of them a word about it."""
        if not turns.may_look(request.party.person_id):
            return render(request, "directory/enough.html", status=429)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask, and put the answer into words."""
        address, party = self.request.GET, self.request.party
        question = _question(address)
        found = people.people(party, question)
        chosen = {
            "country": question.countries,
            "division": (question.division,) if question.division else (),
        }
        page = people.page_of(found, question)
        return super().get_context_data(
            question=question,
            page_obj=page,
            rows=[(row, _industry(row)) for row in page],
            groups=presenting.groups(people.counts(found, question), chosen),
            chips=presenting.chips(address, question.words, chosen),
            kept_by_tools=reading.kept(address, "q", "page"),
            own=people.own_entry(party.person_id),
            is_cut=page.paginator.num_pages > people.LAST_PAGE == page.number,
            **kwargs,
        )


def _question(address: Any) -> people.PeopleQuestion:
    return people.PeopleQuestion(
        words=reading.legible(address.get("q", "")),
        countries=tuple(value.upper() for value in reading.several(address, "country")),
        division=reading.division(address),
        page=reading.page(address, people.LAST_PAGE),
    )


def _industry(row: Listed) -> str:
    code = row.person.main_industry if row.show_industry else ""
    return presenting.division_text(code[:2]) if code else ""


class MeView(PersonMixin, ActionView):
    """One's own place in the directory of people: in, out, and what is shown."""

    template_name = "directory/me.html"
    form_class = ShownForm

    def suits(self, party: Party) -> bool:
        """Platform staff are not listed."""
        return super().suits(party) and not party.is_staff

    @cached_property
    def own(self) -> Listed | None:
        """The person's entry."""
        return people.own_entry(self.request.party.person_id)

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is shown now."""
        names = ("show_city", "show_industry", "show_photo") if self.own else ()
        return {name: getattr(self.own, name) for name in names}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the entry and whether others find it."""
        own = self.own
        return super().get_context_data(
            own=own, is_shown=own is not None and people.is_shown(own), **kwargs
        )

    def act(self, form: Any) -> str:
        """List the person, change what is shown, or let them leave."""
        if form.cleaned_data["leave"]:
            unlist_person(by=self.request.party)
            messages.success(self.request, _("You are not listed any more."))
        else:
            list_person(form.shown(), by=self.request.party)
            messages.success(self.request, _("Your place in the directory is kept."))
        return reverse("directory:me")


class PhotoView(MemberMixin, View):
    """The photo of a person who chose to show it."""

    def get(self, request: Any, pk: int) -> FileResponse:
        """Return the picture. Raises Http404 for everything that is not to be seen."""
        row = load(Listed, request.party, pk=pk, show_photo=True)
        photo = row.person.photo
        if photo is None or photo.scan in LOCKED or not path_of(photo).is_file():
            raise Http404
        return sent(path_of(photo), content_type=photo.content_type, filename=photo.name)
