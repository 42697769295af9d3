"""One door: nobody signs in, or changes a password, by any page but allauth's."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from marketplace.accounts.models import User

DOOR = re.compile(r"log_?in(?!g)|password|sign_?(in|up)", re.IGNORECASE)


def pages(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every address with its view."""
    for entry in resolver.url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield path, entry.callback
        else:
            yield from pages(entry, path)


def view_name(view: Any) -> str:
    """Return where a view, or the class behind it, is written."""
    view = getattr(view, "view_class", view)
    while hasattr(view, "__wrapped__") and not isinstance(view, type):
        view = view.__wrapped__
    return f"{view.__module__}.{getattr(view, '__qualname__', type(view).__qualname__)}"


def is_allauths(view: Any) -> bool:
    """Say whether a view is allauth's own, or one of its classes with a method of ours."""
    classes = getattr(view, "view_class", object).__mro__
    written = [view_name(view), *(each.__module__ + "." for each in classes)]
    return any(name.startswith("allauth.") for name in written)


def looks_like_a_door(path: str, view: Any) -> bool:
    """Say whether an address, or the module and class of its view, speaks of signing in."""
    return bool(DOOR.search(path + ".".join(view_name(view).split(".")[-2:])))


PATHS = {
    re.sub(r"<[^>]*>", "1", path)
    for path, view in pages(get_resolver())
    if not is_allauths(view) and looks_like_a_door(path, view)
}
# Made to lead to the door, switched off in the settings, or no door: a word of thanks, the password
# of a folder of documents.
CLOSED = {
    "admin/login/",
    "admin/password_change/done/",
    "cms/password_reset/",
    "cms/password_reset/done/",
    "cms/password_reset/confirm/1/1/",
    "cms/password_reset/complete/",
    "documents/authenticate_with_password/1/",
}


TO_THE_DOOR = ("/accounts/", "/admin/login/")


def test_no_other_page_is_a_door() -> None:
    others = {path: view_name(resolve(f"/{path}").func) for path in PATHS - CLOSED}
    redirect = "django.views.generic.base.RedirectView"
    assert {path: name for path, name in others.items() if name != redirect} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("path", sorted(PATHS))
def test_every_other_door_is_shut_or_leads_to_ours(path: str) -> None:
    for answer in (Client().get(f"/{path}"), Client().post(f"/{path}", {"password": "x"})):
        to = answer.headers.get("Location", "")
        assert answer.status_code in {403, 404} or to.startswith(TO_THE_DOOR), answer


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["admin/login/", "cms/login/", "_util/login/"])
def test_a_right_password_opens_nothing_elsewhere(path: str) -> None:
    chief = User.objects.create_superuser("chief@example.org", "a-password-of-the-chief")
    client = Client()
    facts = {"username": chief.email, "password": "a-password-of-the-chief"}
    client.post(f"/{path}", facts, follow=True)
    assert "_auth_user_id" not in client.session
