"""File names are shown as people wrote them, without what could mislead or lead elsewhere."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.kernel.files.checking import clean_name


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("発注書 2026年.pdf", "発注書 2026年.pdf"),
        ("invoice\u202efdp.exe.pdf", "invoicefdp.exe.pdf"),
        ("in\0voice\r\n.pdf", "invoice.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\ada\\scan.pdf", "scan.pdf"),
        ("x" * 296 + ".pdf", "x" * 116 + ".pdf"),
        ("界" * 300 + ".pdf", "界" * 116 + ".pdf"),
        ("\u200b\u200b", "file"),
        ("", "file"),
    ],
)
def test_names_are_made_plain(sent: str, shown: str) -> None:
    assert clean_name(sent) == shown


@given(st.text(max_size=400))
def test_no_name_has_a_path_or_an_unseen_character(sent: str) -> None:
    shown = clean_name(sent)
    assert 0 < len(shown) <= 120
    assert not set("/\\") & set(shown)
    assert not [c for c in shown if unicodedata.category(c)[0] == "C"]
