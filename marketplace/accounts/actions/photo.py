"""The person's photo."""

from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.frozen import must_be_open
from marketplace.accounts.models import User
from marketplace.kernel import events, files
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

PURPOSE: Final = "person_photo"


@transaction.atomic
def change_photo(user: User, upload: "UploadedFile[Any] | None", *, by: Party) -> None:
    """Give, replace or (None) take away the photo.

    Raises Refused for anybody but the person, while frozen, and for a file that is not taken.
    """
    if by.person_id != user.pk:
        raise Refused(_("Only the person changes this."), code="wrong_actor")
    must_be_open(by)
    if (former := user.photo) is not None:
        transaction.on_commit(lambda: files.erase(former))
    user.photo = files.store(upload, purpose=PURPOSE, by=by) if upload else None
    user.save(update_fields=["photo"])
    events.record("person.changed", user, by=by, fields=["photo"])
