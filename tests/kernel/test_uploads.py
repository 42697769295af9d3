"""What people send is refused with a clear reason, or made harmless and kept."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from marketplace.kernel.files import Purpose, path_of, register_purpose, store
from marketplace.kernel.files.checking import clean_name
from marketplace.kernel.files.pages import page_image
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from tests.kernel import corpus
from tests.kernel.offered import HARMLESS, IDS, REFUSED

pytestmark = pytest.mark.django_db
BY = Party(None, 7, "sales")


@pytest.fixture(autouse=True)
def _everything_is_taken(settings, tmp_path: Path) -> None:
    settings.PRIVATE_DIR = tmp_path / "private"
    kinds = frozenset({"image", "pdf", "text"})
    register_purpose(Purpose(name="test", kinds=kinds, may_see=lambda _party, _file: True))


def keep(name: str, content: bytes, purpose: str = "test") -> StoredFile:
    """Store an upload."""
    return store(SimpleUploadedFile(name, content), purpose=purpose, by=BY)


def kept(name: str, content: bytes) -> bytes:
    """Return the bytes kept of an upload."""
    return path_of(keep(name, content)).read_bytes()


@pytest.mark.parametrize(("name", "content", "code", "words"), REFUSED, ids=IDS)
def test_it_is_refused_with_a_reason(name: str, content: bytes, code: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        keep(name, content)
    assert caught.value.code == code
    assert words in str(caught.value)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(("name", "make", "gone"), HARMLESS)
def test_it_is_kept_harmless(name: str, make: Any, gone: tuple[bytes, ...]) -> None:
    content = make()
    assert all(word in content for word in gone)
    stored = keep(name, content)
    found = corpus.unpacked(path_of(stored).read_bytes())
    assert [word for word in gone if word in found] == []
    assert not {"\0", "/", "\\", "\u202e"} & set(stored.name)
    assert len(stored.name) <= 120


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("発注書" * 100 + ".pdf", ("発注書" * 100)[:116] + ".pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("../../etc/cron.pdf", "cron.pdf"),
        ("C:\\Users\\ada\\licence.pdf", "licence.pdf"),
        ("licence\u202efdp.pdf", "licencefdp.pdf"),
        ("li\0cen\nce.pdf", "licence.pdf"),
        (" \t.pdf", ".pdf"),
    ],
)
def test_a_name_keeps_its_words_and_loses_its_tricks(sent: str, name: str) -> None:
    assert clean_name(sent) == name


def test_the_scanners_pattern_is_found_wherever_it_stands() -> None:
    pad = b"\n" * (64 * 1024 - 20)
    for upload in (pad + corpus.EICAR, b"\n" * 5000 + corpus.EICAR + pad):
        with pytest.raises(Refused, match="malicious"):
            keep("notes.txt", upload)


def test_a_page_that_swells_costs_little_and_is_never_a_fault() -> None:
    stored = keep("small.pdf", corpus.swollen_document())
    assert stored.size < 100_000
    page_image(stored, 1)


def test_a_purpose_takes_its_kinds_only() -> None:
    register_purpose(Purpose(name="photo", kinds=frozenset({"image"}), may_see=lambda *_: True))
    with pytest.raises(Refused, match=r"Taken: \.jpeg, \.jpg, \.png, \.webp"):
        keep("paper.pdf", corpus.document(), "photo")


def test_a_purpose_may_have_a_limit_of_its_own() -> None:
    for name, largest in (("small", 3), ("large", 9)):
        use = {"kinds": frozenset({"text"}), "may_see": lambda *_: True, "largest": largest}
        register_purpose(Purpose(name=name, **use))
    with pytest.raises(Refused, match="larger than"):
        keep("a.txt", b"words", "small")
    assert keep("a.txt", b"words", "large").size == 5


@pytest.mark.parametrize(
    ("kind", "name"), [("image", "a.png"), ("pdf", "a.pdf"), ("text", "a.txt")]
)
def test_a_file_over_the_limit_of_its_kind_is_refused(kind: str, name: str, settings) -> None:
    settings.UPLOAD_LIMITS = settings.UPLOAD_LIMITS | {kind: 10}
    content = {"image": corpus.picture(), "pdf": corpus.document(), "text": b"more than ten"}[kind]
    with pytest.raises(Refused) as caught:
        keep(name, content)
    assert caught.value.code == "size"


def test_a_photo_loses_its_place_and_its_comment_and_stands_upright() -> None:
    content = kept("photo.jpg", corpus.gps_photo())
    with Image.open(BytesIO(content)) as photo:
        assert dict(photo.getexif()) == {}
        assert photo.size == (30, 40)
    assert corpus.SCRIPT not in content


@pytest.mark.parametrize("mime", ["PNG", "JPEG", "WEBP"])
def test_what_follows_a_picture_is_gone(mime: str) -> None:
    content = kept(f"photo.{mime.lower()}", corpus.picture(mime) + corpus.archive() + corpus.SCRIPT)
    assert b"PK\x03\x04" not in content
    assert corpus.SCRIPT not in content


@pytest.mark.parametrize("mime", ["PNG", "JPEG", "WEBP"])
def test_what_hides_in_a_colour_profile_is_gone(mime: str) -> None:
    content = corpus.picture(mime, icc_profile=corpus.SCRIPT * 4)
    assert b"ICC" not in kept(f"photo.{mime.lower()}", content).upper()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_pictures_of_every_colour_mode_are_taken(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (4, 4)).save(out, format="JPEG" if mode == "CMYK" else "PNG")
    with Image.open(
        BytesIO(kept(f"a.{'jpg' if mode == 'CMYK' else 'png'}", out.getvalue()))
    ) as found:
        assert found.size == (4, 4)


def test_a_document_loses_its_actions_and_attachments() -> None:
    content = kept("paper.pdf", corpus.busy_document())
    with pikepdf.open(BytesIO(content)) as pdf:
        everything = b"".join(repr(obj).encode() for obj in pdf.objects)
        assert len(pdf.pages) == 1
        assert not pdf.attachments
    for word in (b"JavaScript", b"Launch", b"OpenAction", b"XFA", b"EmbeddedFile", b"/AF"):
        assert word not in everything


def test_a_stamp_stays_visible_without_its_annotation() -> None:
    with pikepdf.open(BytesIO(kept("paper.pdf", corpus.stamped_document()))) as pdf:
        page = pdf.pages[0]
        assert "/Annots" not in page.obj
        drawn = [form.read_bytes() for form in page.obj.Resources.XObject.values()]
        assert drawn == [b"0 0 9 9 re f"]


def test_the_archive_behind_a_document_is_gone() -> None:
    content = kept("paper.pdf", corpus.document() + corpus.archive("evil.exe", corpus.PROGRAM))
    assert b"PK\x03\x04" not in content
    assert b"evil.exe" not in content


def test_a_text_keeps_its_words_and_loses_its_mark() -> None:
    assert kept("list.csv", b"\xef\xbb\xbfsku;\xe9\xa2\x9c") == b"sku;\xe9\xa2\x9c"


@pytest.mark.parametrize("place", [5000, 2_000_000])
def test_a_text_holds_no_nul_anywhere(place: int) -> None:
    with pytest.raises(Refused) as caught:
        keep("list.csv", b"a\n" * place + b"x\0y\n")
    assert caught.value.code == "magic"


@pytest.mark.parametrize("name", ["a.png", "a.pdf", "a.txt"])
def test_a_second_try_reads_the_upload_from_its_beginning(name: str) -> None:
    contents = {"a.png": corpus.picture(), "a.pdf": corpus.document(), "a.txt": b"words"}
    upload = SimpleUploadedFile(name, contents[name])
    first, second = (store(upload, purpose="test", by=BY) for _try in range(2))
    assert path_of(first).read_bytes() == path_of(second).read_bytes()


def test_a_file_is_kept_under_a_random_name_with_its_own_name_in_the_row() -> None:
    stored = keep("発注書.pdf", corpus.document())
    assert stored.name == "発注書.pdf"
    assert path_of(stored).name == stored.public_id
    assert len(stored.public_id) == 43


def test_the_row_says_who_sent_what() -> None:
    content = corpus.gps_photo()
    stored = StoredFile.objects.get(pk=keep("photo.jpg", content).pk)
    assert stored.original_sha256 == hashlib.sha256(content).hexdigest()
    assert (stored.company_id, stored.content_type) == (7, "image/jpeg")
    assert stored.size == path_of(stored).stat().st_size
    assert stored.scan == "not_scanned"


@pytest.mark.parametrize("name", ["", "test\0"])
def test_an_unknown_purpose_is_a_fault(name: str) -> None:
    with pytest.raises(KeyError):
        keep("paper.pdf", corpus.document(), name)


def _flipped(content: bytes, at: int, by: int) -> bytes:
    spoilt = bytearray(content)
    spoilt[at % len(spoilt)] ^= by
    return bytes(spoilt)


SOUND: list[tuple[str, Any]] = [
    ("a.png", corpus.picture),
    ("a.jpg", corpus.gps_photo),
    ("a.webp", lambda: corpus.picture("WEBP")),
    ("a.pdf", corpus.busy_document),
]


@pytest.mark.parametrize(("name", "make"), SOUND)
def test_a_spoilt_byte_is_never_a_fault_of_ours(name: str, make: Any) -> None:
    content = make()
    for at in range(0, len(content), max(1, len(content) // 400)):
        for spoilt in (_flipped(content, at, 0xFF), content[:at]):
            try:
                keep(name, spoilt)
            except Refused as refusal:
                assert refusal.code in {"unreadable", "magic", "empty", "pixels", "pages"}
