"""Large uploads on their way in: a full disk is told apart, so that the form can say so."""

from contextlib import suppress
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class LostUpload(SimpleUploadedFile):
    """Stands for a file that the temporary folder had no room for; `check` refuses it."""

    def __init__(self, name: str) -> None:
        """Hold the name and one byte: an empty file would be refused for another reason."""
        super().__init__(name, b"?")


class Receiver(TemporaryFileUploadHandler):
    """Django's own handler; when it can not write, it gives the room back and goes on reading."""

    is_lost = False

    def new_file(self, *args: Any, **options: Any) -> None:
        """Open a temporary file."""
        self.is_lost = False
        super().new_file(*args, **options)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece, unless an earlier one found no room."""
        if self.is_lost:
            return
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError:
            self._lose()

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """Return the file, or what stands for it."""
        if not self.is_lost:
            try:
                return super().file_complete(file_size)
            except OSError:
                self._lose()
        return LostUpload(self.file_name or "file")

    def _lose(self) -> None:
        self.is_lost = True
        with suppress(OSError):
            self.file.close()
