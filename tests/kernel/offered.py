"""What is sent and must be refused, with the code and words; and what is kept, with what must be
gone."""

from collections.abc import Callable

from tests.kernel import corpus

NOT_ITS_NAME = "not what its name says"
REFUSED: list[tuple[str, bytes, str, str]] = [
    ("photo.png", corpus.GIF_SCRIPT, "magic", NOT_ITS_NAME),
    ("photo.gif", corpus.GIF_SCRIPT, "kind", "not taken"),
    ("notes.txt", corpus.GIF_SCRIPT, "magic", NOT_ITS_NAME),
    ("logo.svg", corpus.SVG, "kind", "not taken"),
    ("logo.png", corpus.SVG, "magic", NOT_ITS_NAME),
    ("page.html", corpus.SCRIPT, "kind", "not taken"),
    ("huge.png", corpus.png_claiming(50_000, 50_000), "pixels", "150 megapixels"),
    ("bomb.pdf", corpus.zip_bomb(), "magic", NOT_ITS_NAME),
    ("bomb.png", corpus.zip_bomb(), "magic", NOT_ITS_NAME),
    ("bomb.zip", corpus.zip_bomb(), "kind", "Taken: "),
    ("slip.zip", corpus.archive("../../../etc/cron.d/x", b"*"), "kind", "not taken"),
    ("slip.pdf", corpus.archive("../../../etc/cron.d/x", b"*"), "magic", NOT_ITS_NAME),
    ("link.zip", corpus.linking_archive(), "kind", "not taken"),
    ("link.png", corpus.linking_archive(), "magic", NOT_ITS_NAME),
    ("prices.xlsx", corpus.laughing_workbook(), "kind", "not taken"),
    ("prices.pdf", corpus.laughing_workbook(), "magic", NOT_ITS_NAME),
    ("laughs.xml", corpus.LAUGHS, "kind", "not taken"),
    ("ahead.pdf", corpus.ahead_of(corpus.document()), "magic", NOT_ITS_NAME),
    ("photo.jpg", corpus.PROGRAM, "magic", NOT_ITS_NAME),
    ("notes.txt", corpus.PROGRAM, "magic", NOT_ITS_NAME),
    ("setup.exe", corpus.PROGRAM, "kind", "not taken"),
    ("invoice.pdf.exe", corpus.PROGRAM, "kind", "not taken"),
    ("invoice.exe.pdf", corpus.PROGRAM, "magic", NOT_ITS_NAME),
    ("exe.\u202efdp", corpus.PROGRAM, "kind", "not taken"),
    ("photo.jpg\0.exe", corpus.PROGRAM, "kind", "not taken"),
    ("photo.heic", corpus.HEIC, "kind", "not taken"),
    ("photo.jpg", corpus.HEIC, "magic", NOT_ITS_NAME),
    ("order.docm", corpus.MACROS, "kind", "not taken"),
    ("order.pdf", corpus.MACROS, "magic", NOT_ITS_NAME),
    ("photo.jpg", corpus.picture("PNG"), "magic", NOT_ITS_NAME),
    ("nothing.pdf", b"", "empty", "empty"),
    ("eicar.txt", corpus.EICAR, "infected", "malicious"),
    ("eicar.pdf", corpus.document() + corpus.EICAR, "infected", "malicious"),
    ("half.png", corpus.picture()[:60], "unreadable", "can not be read"),
    ("half.jpg", corpus.picture("JPEG")[:60], "unreadable", "can not be read"),
    ("spoilt.jpg", corpus.spoilt_photo(), "unreadable", "can not be read"),
    ("half.webp", corpus.picture("WEBP")[:30], "unreadable", "can not be read"),
    ("rubbish.pdf", b"%PDF-1.7\n" + b"rubbish" * 9, "unreadable", "can not be read"),
    ("locked.pdf", corpus.locked_document(), "unreadable", "protected"),
    ("book.pdf", corpus.document(501), "pages", "too many pages"),
    ("latin.txt", "déjà".encode("latin-1"), "unreadable", "UTF-8"),
    ("noname", corpus.picture(), "kind", "not taken"),
]
IDS = [f"{number}-{code}" for number, (_name, _content, code, _words) in enumerate(REFUSED)]

ACTS = (b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"GoToR", b"URI", b"Rendition")
HARMLESS: list[tuple[str, Callable[[], bytes], tuple[bytes, ...]]] = [
    ("photo.jpg", corpus.gps_photo, (corpus.SCRIPT, b"Exif", b"\x88\x25")),
    ("photo.png", corpus.talking_png, (b"eXIf", b"zTXt", b"iTXt", corpus.SCRIPT)),
    ("photo.webp", corpus.talking_webp, (b"EXIF", b"XMP ", corpus.SCRIPT)),
    ("photo.jpg", lambda: corpus.picture("JPEG") + corpus.SCRIPT, (corpus.SCRIPT,)),
    ("photo.png", lambda: corpus.picture() + corpus.archive(), (b"PK\x03\x04",)),
    ("paper.pdf", lambda: corpus.document() + corpus.archive("evil.exe"), (b"PK\x03\x04",)),
    (
        "paper.pdf",
        corpus.busy_document,
        (b"JavaScript", b"Launch", b"EmbeddedFile", b"XFA", b"/AF"),
    ),
    ("paper.pdf", corpus.acting_document, (*ACTS, b"RichMedia", b"Lovelace", b"Outlines", b"evil")),
    ("li\0cence\u202efdp.pdf", corpus.acting_document, (b"JavaScript",)),
    ("発注書" * 100 + ".pdf", corpus.document, ()),
    ("x" * 300 + ".jpg", corpus.gps_photo, (b"Exif",)),
    ("../../etc/passwd.png", corpus.talking_png, (b"eXIf",)),
    ("invoice.exe.pdf", corpus.busy_document, (b"JavaScript",)),
]
