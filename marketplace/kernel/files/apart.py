"""Untrusted bytes worked on in a process apart, under limits; see `limited.py`."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from marketplace.kernel.refusal import Refused

HERE: Final = Path(__file__).parent


def run(program: str, *order: str | Path, seconds: float) -> None:
    """Run an order of a program beside this file.

    Raises Refused (`unreadable`, or `too_slow` after so many seconds).
    """
    start = [sys.executable, "-I", "-B", str(HERE / "limited.py"), str(HERE / f"{program}.py")]
    try:
        subprocess.run(  # noqa: S603  (our own programs; a file's name is never an argument)
            [*start, *map(str, order)],
            check=True,
            timeout=seconds,
            cwd="/",
            env={},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as fault:
        raise Refused(_("The file takes too long to read."), code="too_slow") from fault
    except subprocess.CalledProcessError as fault:
        raise Refused(_("The file can not be read."), code="unreadable") from fault
