"""The programs that services and browser tests need: found, installed from Debian, or named."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.services.home import Failed, say

GO_FLOOR = (1, 21)
FONT = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
POSTGRESQL_FOLDERS = Path("/usr/lib/postgresql")

Find = Callable[[str], str | None]


@dataclass(frozen=True)
class Program:
    """What must be there, the Debian packages that bring it, and what else helps."""

    name: str
    packages: tuple[str, ...] = ()
    help: str = ""


POSTGRESQL = Program("PostgreSQL 15 (initdb)", ("postgresql",))
REDIS = Program("redis-server", ("redis-server",))
JAVA = Program("java (Java 17)", ("openjdk-17-jre-headless",))
MAVEN = Program("mvn (Maven)", ("maven",))
CHROMIUM = Program("chromium", ("chromium",))
CHINESE_FONT = Program("a Chinese font (wqy-zenhei)", ("fonts-wqy-zenhei",))
UNZIP = Program("unzip", ("unzip",))
GO = Program("go (Go 1.21 or newer)", help="install Go from go.dev and put it on the PATH")


def postgresql_bin() -> Path | None:
    """Return the folder of the newest installed PostgreSQL server's programs."""
    found = [initdb.parent for initdb in POSTGRESQL_FOLDERS.glob("*/bin/initdb")]
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


def go_is_new_enough(find: Find = shutil.which) -> bool:
    """Say whether a Go that can build stripe-mock is on the PATH."""
    go = find("go")
    if go is None:
        return False
    said = subprocess.run([go, "version"], capture_output=True, text=True, check=False).stdout
    match = re.search(r"go(\d+)\.(\d+)", said)
    return match is not None and (int(match[1]), int(match[2])) >= GO_FLOOR


def missing(find: Find = shutil.which) -> list[Program]:
    """Return the programs that are not on this machine."""
    there = {
        POSTGRESQL: postgresql_bin() is not None,
        REDIS: find("redis-server") is not None,
        JAVA: find("java") is not None,
        MAVEN: find("mvn") is not None,
        UNZIP: find("unzip") is not None,
        CHROMIUM: find("chromium") is not None,
        CHINESE_FONT: FONT.exists(),
        GO: go_is_new_enough(find),
    }
    return [program for program, is_there in there.items() if not is_there]


def instructions(programs: Iterable[Program]) -> str:
    """Say in words what is missing and how to get it."""
    lines = [
        f"  {one.name}: {one.help or 'apt-get install ' + ' '.join(one.packages)}"
        for one in programs
    ]
    return "\n".join(["Missing on this machine:", *lines])


def ensure(find: Find = shutil.which, is_root: bool | None = None) -> None:
    """Install what is missing when root may; otherwise raise Failed with what is missing."""
    absent = missing(find)
    may_install = os.geteuid() == 0 if is_root is None else is_root
    packages = [package for one in absent for package in one.packages]
    if not absent:
        return
    if not may_install or find("apt-get") is None or any(not one.packages for one in absent):
        raise Failed(instructions(absent))
    install(packages)
    if still := missing(find):
        raise Failed(instructions(still))


def install(packages: list[str]) -> None:
    """Install Debian packages but do not start their servers. Raises Failed with apt's words."""
    say(f"Installing {' '.join(packages)} …")
    # RUNLEVEL=1 keeps Debian's start scripts from starting servers that nobody asked for.
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-q", *command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=env,
            check=False,
        )
        if done.returncode:
            raise Failed(f"apt-get {command[0]} failed:\n{done.stdout[-2000:]}{done.stderr}")


def build(module: str, folder: Path) -> Path:
    """Return the one program of a Go module; built into the folder when missing. Raises Failed."""
    if programs := list(folder.glob("*")):
        return programs[0]
    say(f"Building {module} (the first time takes a minute or two) …")
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    done = subprocess.run(
        ["go", "install", module],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "GOBIN": str(unfinished)},
        cwd=Path("/"),
        check=False,
    )
    if done.returncode:
        raise Failed(f"go install {module} failed:\n{done.stderr}")
    unfinished.rename(folder)
    return next(folder.glob("*"))
