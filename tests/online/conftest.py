"""Online payment switched on against our own provider."""

from collections.abc import Iterator

import pytest

from checkout.payment.online import notices
from checkout.payment.online.actions import registering
from checkout.payment.online.gateway import calls
from marketplace.kernel import events, outbox
from marketplace.kernel.models import Message
from marketplace.notices import mail
from tests.online.fake import Provider
from tests.online.serving import serving


@pytest.fixture
def switched_on(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test key, two secrets (one is being replaced), and the subscriptions of a market with a
    key; mails stay unsent."""
    settings.STRIPE_SECRET_KEY = "sk_test_comptoir"
    settings.STRIPE_WEBHOOK_SECRETS = ["whsec_new", "whsec_old"]
    listening = {name: dict(known) for name, known in events._subscribers.items()}
    monkeypatch.setattr(events, "_subscribers", listening)
    registering.listen()
    notices.listen()
    monkeypatch.setitem(outbox._handlers, mail.TOPIC, outbox.Topic(lambda _payload: None, None))


@pytest.fixture
def fake(
    db: None, switched_on: None, settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Provider]:
    """A provider of our own; our patience with it is short. Afterwards no work of the outbox has
    failed, but for news that was early or a provider that was away."""
    monkeypatch.setattr(calls, "TIMEOUTS", (1.0, 0.4))
    with serving(Provider()) as provider:
        settings.STRIPE_API_BASE = provider.url
        yield provider
    said = Message.objects.exclude(last_error="").values_list("topic", "last_error")
    assert [w for w in said if not w[1].startswith(("ParkedError", "UnclearError"))] == []
