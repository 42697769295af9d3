"""Files as attackers and careless people send them, made here byte by byte."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image, PngImagePlugin

SCRIPT = b"<script>alert(1)</script>"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def picture(mime: str = "PNG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """Return a small picture."""
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, format=mime, **options)
    return out.getvalue()


def gps_photo() -> bytes:
    """Return a JPEG that tells where it was taken, says so in a comment, and lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 46.0, 2.0), 3: "E", 4: (4.0, 49.0, 40.0)})
    return picture("JPEG", exif=exif, comment=SCRIPT)


def spoilt_photo() -> bytes:
    """Return a JPEG whose place is of a type that no reader of EXIF expects."""
    spoilt = bytearray(gps_photo())
    spoilt[spoilt.index(b"\x88\x25") + 19] = 0
    return bytes(spoilt)


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return one chunk of a PNG."""
    return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))


def png_claiming(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes whose header claims a size."""
    header = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def archive(name: str = "a.txt", content: bytes = b"a") -> bytes:
    """Return a ZIP of one member."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return out.getvalue()


def zip_bomb() -> bytes:
    """Return ten megabytes of nothing in ten kilobytes, packed once more."""
    return archive("inner.zip", archive("zeros", b"\0" * 10_000_000))


def document(pages: int = 1, size: tuple[int, int] = (595, 842)) -> bytes:
    """Return a PDF of empty pages, A4 unless a size in points is given."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=size)
        pdf.save(out)
    return out.getvalue()


def action(code: str = "app.alert(1)") -> pikepdf.Object:
    """Return a PDF action that runs JavaScript."""
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=code)


def busy_document() -> bytes:
    """Return a PDF with every kind of action and attachment that we know of."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        page.Annots = pdf.make_indirect([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=launch)])
        page.AA = pikepdf.Dictionary(O=action())
        pdf.Root.OpenAction = action()
        pdf.Root.AA = pikepdf.Dictionary(WC=action())
        pdf.Root.AcroForm = pikepdf.Dictionary(XFA="<xdp/>", Fields=[])
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", action()]))
        pdf.attachments["evil.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ evil")
        spec = pdf.attachments["evil.exe"].obj
        pdf.Root.AF = pdf.make_indirect([spec])
        page.AF = pdf.make_indirect([spec])
        pdf.save(out)
    return out.getvalue()


def stamped_document() -> bytes:
    """Return a PDF with a stamp: an annotation that draws something."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        drawn = pikepdf.Stream(pdf, b"0 0 9 9 re f")
        drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        drawn.BBox = pikepdf.Array([0, 0, 9, 9])
        stamp = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, F=4)
        stamp.Rect, stamp.AP = pikepdf.Array([0, 0, 9, 9]), pikepdf.Dictionary(N=drawn)
        page.Annots = pikepdf.Array([pdf.make_indirect(stamp)])
        pdf.save(out)
    return out.getvalue()


def ahead_of(content: bytes) -> bytes:
    """Return a ZIP with something else behind it: each program finds what it looks for."""
    return archive("evil.exe", PROGRAM) + content


def linking_archive() -> bytes:
    """Return a ZIP that holds a symbolic link to the passwords of the machine."""
    out = BytesIO()
    link = zipfile.ZipInfo("logo.png")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(link, "/etc/passwd")
    return out.getvalue()


def laughing_workbook() -> bytes:
    """Return an XLSX whose shared strings grow to a billion words when they are read."""
    return archive("xl/sharedStrings.xml", LAUGHS)


def swollen_document() -> bytes:
    """Return a PDF of a few kilobytes whose page unpacks to thirty megabytes of nothing."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        page.Contents = pikepdf.Stream(pdf, b" " * 30_000_000)
        pdf.save(out, compress_streams=True)
    return out.getvalue()


def unpacked(content: bytes) -> bytes:
    """Return bytes as one can search them: a PDF with nothing in it packed."""
    if not content.startswith(b"%PDF"):
        return content
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    return out.getvalue()


def acting_document() -> bytes:
    """Return a PDF that tries every way to act, from its page, its tree and its bookmarks."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        kinds = ("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "URI", "Rendition")
        does = [pikepdf.Dictionary(S=pikepdf.Name("/" + kind), URI="http://evil") for kind in kinds]
        links = [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=act) for act in does]
        media = pikepdf.Dictionary(Subtype=pikepdf.Name.RichMedia, RichMediaContent=does[0])
        page.Annots = pikepdf.Array([*links, media])
        page.PieceInfo = page.Metadata = does[0]
        pdf.Root.Pages.AA = does[0]
        pdf.Root.Outlines = pikepdf.Dictionary(First=pikepdf.Dictionary(A=does[1]))
        pdf.Root.URI = pikepdf.Dictionary(Base="http://evil")
        pdf.docinfo["/Author"] = "Ada Lovelace"
        pdf.save(out)
    return out.getvalue()


def talking_png() -> bytes:
    """Return a PNG with every kind of text and a place in its EXIF."""
    exif = Image.Exif()
    exif[0x010F] = "Ada's camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 46.0, 2.0)})
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", SCRIPT.decode(), zip=True)
    said.add_itxt("XML:com.adobe.xmp", SCRIPT.decode())
    return picture("PNG", exif=exif, pnginfo=said)


def talking_webp() -> bytes:
    """Return a WebP that tells where it was taken, twice."""
    exif = Image.Exif()
    exif[0x010F] = "Ada's camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 46.0, 2.0)})
    return picture("WEBP", exif=exif.tobytes(), xmp=SCRIPT)


def locked_document() -> bytes:
    """Return a PDF that opens with a password only."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0" * 64
GIF_SCRIPT = b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)//;"
PROGRAM = b"MZ\x90\0" + b"\0" * 200
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"
LAUGHS = b'<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]><z>&b;</z>'
MACROS = archive("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
