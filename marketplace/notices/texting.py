"""Urgent notices as texts to a verified telephone, in the reader's language."""

from typing import Any

from django.utils.translation import gettext as _

from marketplace.notices import sms
from marketplace.notices.mail import in_language_of
from marketplace.notices.models import Notice
from marketplace.notices.queries import wants_text

TOPIC = "notices.text"


def deliver(payload: dict[str, Any]) -> None:
    """Send the text of an urgent notice: the handler of the outbox topic.

    A country that is not served or the day's cap ends it: the mail and the centre remain.
    """
    notice = Notice.objects.select_related("person").get(pk=payload["notice"])
    if not notice.person.is_active or not wants_text(notice):
        return
    with in_language_of(notice.person):
        words = _("Comptoir: %(title)s. Read it in your desk, under Notices.")
        text = words % {"title": notice.title.rstrip(".")}
    try:
        sms.send(str(notice.person.phone), text)
    except sms.NotSent:
        return
