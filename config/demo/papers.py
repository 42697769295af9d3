"""Invented papers for the demo as small pictures: a licence, an identity card, a slip."""

from functools import lru_cache
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

SIZE = (900, 640)
INK, PAPER, SEAL = "#16202b", "#fbfaf7", "#b3261e"


def paper(title: str, lines: list[str], name: str) -> SimpleUploadedFile:
    """Return a JPEG upload with a title, lines of text and the word that says it is invented."""
    return SimpleUploadedFile(f"{name}.jpg", _drawn(title, tuple(lines)), "image/jpeg")


@lru_cache(maxsize=64)
def _drawn(title: str, lines: tuple[str, ...]) -> bytes:
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((24, 24, SIZE[0] - 24, SIZE[1] - 24), outline=INK, width=2)
    draw.text((70, 70), title, fill=INK, font=ImageFont.load_default(40))
    for place, line in enumerate(lines):
        draw.text((70, 160 + 48 * place), line, fill=INK, font=ImageFont.load_default(24))
    draw.text((620, 560), "invented for a demo", fill=SEAL, font=ImageFont.load_default(20))
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
