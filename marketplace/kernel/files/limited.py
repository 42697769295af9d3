"""A program run under limits of memory, time and output: `limited.py PROGRAM ORDER ARGUMENTS`.

A hostile file takes nothing but this process down. It imports nothing of ours.
"""

import os
import resource
import runpy
import sys
from typing import Final

MEMORY: Final = 2_500_000_000
SECONDS: Final = 240
LARGEST_FILE: Final = 300_000_000
OPEN_FILES: Final = 64

if __name__ == "__main__":
    os.nice(10)
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    del sys.argv[0]
    runpy.run_path(sys.argv[0], run_name="__main__")
