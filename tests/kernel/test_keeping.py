"""Kept files are shown to whom their purpose names, and nothing is half kept."""

import resource
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from marketplace.accounts.models import User
from marketplace.kernel.files import Purpose, path_of, register_purpose, store
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from tests.kernel import corpus

TEXT = b"kept word for word"


@pytest.fixture(autouse=True)
def _own_files_only(settings, tmp_path: Path) -> None:
    settings.PRIVATE_DIR = tmp_path / "private"
    kinds = frozenset({"image", "pdf", "text"})
    register_purpose(
        Purpose(
            name="test", kinds=kinds, may_see=lambda party, kept: party.person_id == kept.person_id
        )
    )


def keep(by: Party, name: str = "発注書.txt", content: bytes = TEXT) -> StoredFile:
    """Store an upload."""
    return store(SimpleUploadedFile(name, content), purpose="test", by=by)


@pytest.fixture
def browser(person: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_owner_gets_the_bytes_as_an_attachment(browser: Client, ada: Party) -> None:
    answer = browser.get(keep(ada).get_absolute_url())
    assert b"".join(answer.streaming_content) == TEXT
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E7%99%BA")
    assert answer["Content-Type"] == "text/plain"


def test_no_browser_guesses_runs_or_keeps_the_file(browser: Client, ada: Party) -> None:
    answer = browser.get(keep(ada).get_absolute_url())
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_stranger_learns_nothing(ada: Party) -> None:
    assert Client().get(keep(ada).get_absolute_url()).status_code == 404


def test_a_made_up_address_is_nothing(browser: Client) -> None:
    for address in ("/files/abc/", "/files/..%2f..%2fetc%2fpasswd/"):
        assert browser.get(address).status_code == 404


def test_a_file_whose_purpose_is_gone_is_shown_to_nobody(browser: Client, ada: Party) -> None:
    stored = keep(ada)
    StoredFile.objects.update(purpose="forgotten")
    assert browser.get(stored.get_absolute_url()).status_code == 404


def test_a_row_without_its_bytes_is_nothing(browser: Client, ada: Party) -> None:
    stored = keep(ada)
    path_of(stored).unlink()
    assert browser.get(stored.get_absolute_url()).status_code == 404


def test_files_lie_outside_of_what_is_served(settings, ada: Party) -> None:
    path = path_of(keep(ada))
    assert not path.is_relative_to(settings.MEDIA_ROOT)
    assert not path.is_relative_to(settings.STATIC_ROOT)


@pytest.fixture
def scanner(settings) -> Iterator[list[bytes]]:
    """A scanner on loopback that answers with the words given and keeps what it was sent."""
    talk: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.SCANNER_URL = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        thread = Thread(target=_answer, args=(server, talk), daemon=True)
        thread.start()
        yield talk
        thread.join(timeout=5)


def _answer(server: socket.socket, talk: list[bytes]) -> None:
    line, _address = server.accept()
    with line:
        sent = b""
        while not sent.endswith(b"\0\0\0\0"):
            sent += line.recv(4096)
        answer = talk.pop()
        talk.append(sent)  # before the answer: the test looks as soon as it has that
        line.sendall(answer)


def test_a_clean_file_is_marked_as_scanned(scanner: list[bytes], ada: Party) -> None:
    scanner.append(b"stream: OK\0")
    assert keep(ada).scan == "clean"
    assert scanner == [b"zINSTREAM\0\0\0\0\x12" + TEXT + b"\0\0\0\0"]


def test_an_infected_file_is_refused(scanner: list[bytes], ada: Party) -> None:
    scanner.append(b"stream: Eicar-Test-Signature FOUND\0")
    with pytest.raises(Refused, match="scanner refused"):
        keep(ada)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("words", [b"", b"INSTREAM size limit exceeded. ERROR\0"])
def test_a_scanner_that_can_not_say_is_no_verdict(
    scanner: list[bytes], words: bytes, ada: Party
) -> None:
    scanner.append(words)
    assert keep(ada).scan == "quarantined"


def test_without_its_scanner_a_file_is_kept_but_not_shown(
    settings, browser: Client, ada: Party
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.SCANNER_URL = f"tcp://127.0.0.1:{server.getsockname()[1]}"
    stored = keep(ada)
    assert stored.scan == "quarantined"
    assert browser.get(stored.get_absolute_url()).status_code == 404


@contextmanager
def full_disk(most: int) -> Iterator[None]:
    """Let no file of this process grow past so many bytes, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def refused_for_room(by: Party, content: bytes = TEXT) -> bool:
    """Say whether an upload is refused for want of room, and no row was written."""
    with pytest.raises(Refused) as caught:
        keep(by, content=content)
    return caught.value.code == "no_room" and not StoredFile.objects.exists()


def test_a_full_disk_keeps_nothing_of_a_file(settings, ada: Party) -> None:
    with full_disk(10_000):
        assert refused_for_room(ada, b"x" * 30_000)
    assert not [path for path in Path(settings.PRIVATE_DIR).rglob("*") if path.is_file()]


def test_a_folder_that_can_not_be_made_is_no_room(settings, tmp_path: Path, ada: Party) -> None:
    (tmp_path / "taken").write_text("a file stands here")
    settings.PRIVATE_DIR = tmp_path / "taken"
    assert refused_for_room(ada)


def test_room_again_takes_the_same_file(ada: Party) -> None:
    with full_disk(0):
        assert refused_for_room(ada)
    assert keep(ada).size == len(TEXT)


def test_a_clamd_address_without_a_port_is_the_usual_one(
    settings, monkeypatch: pytest.MonkeyPatch, ada: Party
) -> None:
    asked: list[Any] = []

    def away(address: Any, timeout: int) -> None:
        asked.append((address, timeout))
        raise OSError

    monkeypatch.setattr("marketplace.kernel.files.scanning.socket.create_connection", away)
    settings.SCANNER_URL = "tcp://scanner"
    assert keep(ada, "a.pdf", corpus.document()).scan == "quarantined"
    assert asked == [(("scanner", 3310), 30)]
