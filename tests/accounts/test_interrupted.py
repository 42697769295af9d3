"""A session that ends while a request is under way, as by the second press of one button."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from config.urls import handler400

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def ends_meanwhile(request: Any) -> HttpResponse:
    """Answer although another request has just renewed the session."""
    request.session["typed"] = "code"
    Session.objects.all().delete()
    return HttpResponse("done")


def not_valid(_request: Any) -> HttpResponse:
    """Refuse what a browser sent."""
    raise BadRequest


urlpatterns = [
    path("test/interrupted/", ends_meanwhile),
    path("test/bad/", not_valid),
    path("", include("config.urls")),
]
__all__ = ["handler400"]


@pytest.fixture
def signed_in(client: Client, claire: Any) -> Client:
    client.force_login(claire)
    return client


def test_it_leads_to_the_door(signed_in: Client) -> None:
    assert signed_in.get("/test/interrupted/")["Location"] == reverse("account_login")


def test_what_is_not_understood_stays_so(signed_in: Client) -> None:
    assert signed_in.get("/test/bad/").status_code == 400
