"""Verbs about people: joining, staff roles, sign-in records, the identity check, demo codes."""

from marketplace.accounts.actions.demo import demo_code, install_demo_second_factor
from marketplace.accounts.actions.identity import (
    Evidence,
    accept_identity,
    forget_document,
    refuse_identity,
    reveal_number,
    submit_identity,
)
from marketplace.accounts.actions.people import (
    Newcomer,
    change_person,
    enrol,
    make_staff,
    note_failed_sign_in,
    note_security_change,
    note_sign_in,
    welcome,
)
from marketplace.accounts.actions.photo import change_photo

__all__ = [
    "Evidence",
    "Newcomer",
    "accept_identity",
    "change_person",
    "change_photo",
    "demo_code",
    "enrol",
    "forget_document",
    "install_demo_second_factor",
    "make_staff",
    "note_failed_sign_in",
    "note_security_change",
    "note_sign_in",
    "refuse_identity",
    "reveal_number",
    "submit_identity",
    "welcome",
]
