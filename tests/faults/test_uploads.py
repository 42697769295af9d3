"""No room on the disk, or no scanner: nothing half-written, nothing shown, and words for both."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import randbytes

import pytest
from django.conf import settings
from PIL import Image

from checkout.payment.models import Proof
from marketplace.kernel.models import StoredFile
from tests.faults import running
from tests.faults.conftest import Market
from tests.faults.running import Running
from tests.faults.visitor import Seen, Visitor

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]
MEGABYTE = 1_000_000


def picture(side: int) -> bytes:
    """Return a picture of noise, three bytes to each point."""
    out = BytesIO()
    Image.frombytes("RGB", (side, side), randbytes(side * side * 3)).save(out, format="PNG")
    return out.getvalue()


@dataclass
class Payer:
    """Somebody before the page where a purchase is declared as paid."""

    person: Visitor
    page: str

    def declare(self, content: bytes) -> Seen:
        """Send the declaration with that picture as proof."""
        proof = {"file": ("proof.png", content)}
        return self.person.send(self.page, files=proof, payer_name="Atelier Lyon SAS")


@pytest.fixture
def payer(market: Market) -> Payer:
    """The buyer of a fresh purchase."""
    purchase = market.world.purchase((market.world.listing(), 1))
    page = f"/desk/purchases/{purchase.number}/declare/"
    return Payer(market.person(market.world.buyer), page)


def files() -> set[Path]:
    """Return every stored file and every temporary one."""
    private = Path(settings.PRIVATE_DIR).glob("*/*")
    return {*private, *Path(settings.FILE_UPLOAD_TEMP_DIR or "/tmp").glob("*.upload*")}  # noqa: S108


@contextmanager
def full_disk(web: Running, room: int) -> Iterator[None]:
    """Let the kernel refuse to let any file of the web server's processes grow beyond `room`."""
    before = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in web.children()}
    for pid, (_soft, hard) in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (room, hard))
    yield
    for pid, limits in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("side", [700, 1200], ids=["when it is kept", "on its way in"])
def test_without_room_an_upload_is_refused_in_words(
    market: Market, payer: Payer, side: int
) -> None:
    content = picture(side)
    kept, rows = files(), StoredFile.objects.count()
    with full_disk(market.web, MEGABYTE):
        seen = payer.declare(content)
    assert (seen.status, Proof.objects.count()) == (422, 0)
    assert "The file could not be kept: there is no room. Nothing was changed." in seen.text
    assert (files(), StoredFile.objects.count()) == (kept, rows)
    assert payer.declare(content).status == 200


def test_without_the_scanner_a_file_waits_unopened(market: Market, payer: Payer) -> None:
    with market.proxies["scanner"].away():
        seen = payer.declare(picture(20))
    stored = StoredFile.objects.latest("pk")
    finance = market.person(market.world.office.finance)
    assert (seen.status, stored.scan) == (200, "quarantined")
    assert finance.get(stored.get_absolute_url()).status == 404
    queue = f"/moderation/payments/{Proof.objects.get().request_id}/"
    assert "opens when the virus scanner has seen it" in finance.get(queue).text
    running.manage(market.web, "clock")
    assert finance.get(stored.get_absolute_url()).status == 200
