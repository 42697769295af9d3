"""No address leads to a log-in or password reset that is not the one door's."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth import views as auth_views
from django.urls import URLPattern, URLResolver, get_resolver

OTHER_DOORS = (
    auth_views.LoginView,
    auth_views.PasswordResetView,
    auth_views.PasswordResetConfirmView,
)


def patterns(resolver: URLResolver, prefix: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address below a resolver with its pattern."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern).lstrip("^").rstrip("$")
        if isinstance(entry, URLResolver):
            yield from patterns(entry, path)
        else:
            yield path, entry


def is_other_door(view: object) -> bool:
    """Say whether a view lets people in, or resets a password, beside allauth."""
    cls = getattr(view, "view_class", None)
    return cls is not None and issubclass(cls, OTHER_DOORS)


@pytest.mark.django_db
def test_every_other_door_is_walled_up_or_leads_to_the_one(client) -> None:
    for path, pattern in patterns(get_resolver()):
        if is_other_door(pattern.callback):
            answer = client.get(re.sub("<[^>]+>", "x", path))
            ways = (answer.status_code, answer.get("location", "").partition("?")[0])
            assert ways in {(404, ""), (302, "/accounts/login/")}, path


@pytest.mark.django_db
@pytest.mark.parametrize("door", ["/admin/login/", "/cms/login/", "/_util/login/"])
def test_old_doors_lead_to_the_one(client, door) -> None:
    answer = client.get(door + "?next=/desk/")
    assert answer.status_code == 302
    assert answer["location"].startswith("/accounts/login/?next=")
