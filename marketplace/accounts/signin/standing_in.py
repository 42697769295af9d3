"""A sign-up with a known address takes as long as one with a new address.

All that joining does is done for somebody who does not exist, and taken back.
"""

import secrets
from typing import Any

from django.db import transaction
from django.http import HttpRequest


@transaction.atomic
def join_and_take_back(form: Any, request: HttpRequest) -> None:
    """Save a sign-up form under an address that nobody has, and undo it."""
    savepoint, typed = transaction.savepoint(), form.cleaned_data["email"]
    form.cleaned_data["email"] = f"{secrets.token_hex(16)}@standing-in.invalid"
    form.account_already_exists = False
    try:
        form.save(request)
    finally:
        transaction.savepoint_rollback(savepoint)
        form.cleaned_data["email"], form.account_already_exists = typed, True
