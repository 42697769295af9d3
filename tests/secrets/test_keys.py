"""What the keys do for the numbers of the whole market: bound to rows, changed, dropped, found."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from marketplace.accounts.models import IdentityCheck
from marketplace.accounts.queries import others_with_number
from marketplace.companies.models import BankAccount, Company
from marketplace.kernel import vault
from marketplace.kernel.vault.fields import all_fields
from tests.secrets import marking
from tests.secrets.conftest import Left

pytestmark = pytest.mark.django_db
NEWER = ("k2", b"\7" * 32)


def numbers(left: Left) -> list[str]:
    """Return the four numbers, opened from rows read anew."""
    marked = left.marked
    rows = [
        (marked.identity, "number"), (marked.account, "number"),
        (marked.draft, "representative_number"), (marked.change, "representative_number"),
    ]  # fmt: skip
    return [
        vault.reveal(
            type(row)._base_manager.get(pk=row.pk), name, purpose="check", by=marked.moderator
        )
        for row, name in rows
    ]


def test_every_sealed_column_is_known() -> None:
    found = {f"{field.model._meta.label}.{field.name}" for field in all_fields()}
    assert found >= {
        "accounts.IdentityCheck.number",
        "companies.BankAccount.number",
        "companies.ChangeRequest.representative_number",
        "companies.Company.representative_number",
    }


def test_after_a_rotation_all_read_on_and_the_old_key_can_go(left: Left, settings: Any) -> None:
    before = numbers(left)
    settings.FIELD_KEYS = [NEWER, *settings.FIELD_KEYS]
    assert numbers(left) == before
    said = StringIO()
    call_command("rotate_keys", stdout=said)
    count = BankAccount.objects.count()
    column = "companies.BankAccount.number"
    assert f"{column}: {count} sealed again, 0 with the newest key" in said.getvalue()
    settings.FIELD_KEYS = [NEWER]
    assert (numbers(left), vault.check()) == (before, None)


def test_a_number_moved_to_another_row_or_column_does_not_open(left: Left) -> None:
    marked = left.marked
    other = marked.world.seller2_company
    for token in (marked.draft.representative_number, marked.account.number):
        Company.objects.filter(pk=other.pk).update(representative_number=token)
        moved = Company.objects.get(pk=other.pk)
        with pytest.raises(vault.SealBroken):
            vault.reveal(moved, "representative_number", purpose="check", by=marked.moderator)


def test_one_number_in_two_accounts_is_found_in_any_notation(left: Left) -> None:
    marked = left.marked
    twin = IdentityCheck.objects.exclude(pk=marked.identity.pk).first()
    assert twin is not None
    index = vault.blind_index("identity_document", marking.bare(marking.IDENTITY).lower())
    IdentityCheck.objects.filter(pk=twin.pk).update(number_index=index)
    assert list(others_with_number(marked.identity)) == [twin]


def test_an_account_is_found_equal_by_its_index(left: Left) -> None:
    compact = marking.bare(marking.BANK)
    index = vault.blind_index("bank_account", f" {compact[:7].lower()}-{compact[7:]}")
    assert BankAccount.objects.get(number_index=index) == left.marked.account
