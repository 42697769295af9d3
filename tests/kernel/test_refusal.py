"""A refusal outside a form is a message on the page before, on this host only."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from marketplace.accounts.models import User
from marketplace.kernel.middleware import RefusalMiddleware
from marketplace.kernel.refusal import Refused


def answer(
    fault: Exception, method: str = "post", **headers: str
) -> tuple[HttpRequest, HttpResponse | None]:
    """Return the request and what the middleware makes of a fault in its view."""
    request = getattr(RequestFactory(), method)("/desk/orders/7/", headers=headers)
    request.session = {}
    request._messages = FallbackStorage(request)
    middleware = RefusalMiddleware(lambda _request: HttpResponse())
    return request, middleware.process_exception(request, fault)


def where(referer: str, method: str = "post") -> str:
    """Return the address to which a refusal leads."""
    _request, response = answer(Refused("no"), method, referer=referer)
    assert response is not None
    return response["Location"]


def test_the_reason_becomes_a_message() -> None:
    request, response = answer(Refused("There is no stock left."))
    assert [str(message) for message in get_messages(request)] == ["There is no stock left."]
    assert response is not None
    assert response.status_code == 302


def test_other_faults_are_left_alone() -> None:
    assert answer(ValueError())[1] is None


@pytest.mark.parametrize(
    ("referer", "target"),
    [
        ("http://testserver/basket/?page=2", "/basket/?page=2"),
        ("http://testserver/desk/orders/7/", "/desk/orders/7/"),
        ("http://testserver", "/"),
        ("", "/"),
        ("https://evil.example/basket/", "/"),
        ("http://testserver.evil.example/basket/", "/"),
        ("http://testserver//evil.example/", "/evil.example/"),
        ("http://testserver/\\evil.example/", "/%5Cevil.example/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_it_leads_back_on_this_host_only(referer: str, target: str) -> None:
    assert where(referer) == target


def test_an_address_of_a_button_says_so_when_it_is_opened(client: Client, person: User) -> None:
    client.force_login(person)
    page = client.get("/desk/notices/1/open/")
    assert (page.status_code, page["Allow"]) == (405, "POST, OPTIONS")
    assert "This address works only from its button" in page.content.decode()


def test_a_machine_that_asks_otherwise_gets_no_page(client: Client) -> None:
    answer = client.delete("/healthz")
    assert (answer.status_code, answer.content) == (405, b"")


def test_a_page_that_refuses_itself_does_not_lead_to_itself() -> None:
    assert where("http://testserver/desk/orders/7/", "get") == "/"
