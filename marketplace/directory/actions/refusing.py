"""The file of refused rows: each as it was given, with its number, column and reason."""

from collections.abc import Iterable
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

from marketplace.directory.actions.planning import Refusal
from marketplace.directory.rules import lists
from marketplace.directory.words import ROW_FAULTS


class RefusedRows:
    """Rows written to a temporary file as they come: all of a list may be refused."""

    kept: IO[bytes]

    def __enter__(self) -> Self:
        self.kept = TemporaryFile()  # noqa: SIM115  (closed on leaving)
        self.kept.write(lists.written(("row", "column", "reason", *lists.COLUMNS), ()))
        return self

    def write(self, refused: Iterable[Refusal]) -> None:
        """Add rows."""
        self.kept.write(lists.written_rows(_row(one) for one in refused))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kept.close()


def _row(one: Refusal) -> tuple[object, ...]:
    cells = (one.line.cells.get(name, "") for name in lists.COLUMNS)
    return (one.line.number, one.fault.column, ROW_FAULTS[one.fault.code], *cells)
