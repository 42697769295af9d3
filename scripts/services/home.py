"""Where the services live: one folder per working copy, with a port and a pid for each service."""

import hashlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SYSTEM_USER = "comptoir-services"
LOOPBACK = "127.0.0.1"
PORTS_TRIED = 200


class Failed(Exception):
    """A service could not be installed or started; the text says why and what to do."""


def say(text: str) -> None:
    """Tell progress on standard error: standard output carries environment lines alone."""
    print(text, file=sys.stderr, flush=True)


def home_of(repository: Path) -> Path:
    """Return the services' folder for one working copy."""
    digest = hashlib.sha256(str(repository).encode()).hexdigest()[:12]
    return Path("/var/tmp") / f"comptoir-{digest}"  # noqa: S108 (owner is checked in `prepare`)


@dataclass(frozen=True)
class Home:
    """The services' folder and the user they run as (None: whoever calls)."""

    root: Path
    user: str | None

    def folder(self, name: str) -> Path:
        """Return the folder of one service, owned by the user it runs as."""
        folder = self.root / name
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            self.give(folder)
        return folder

    def give(self, path: Path) -> None:
        """Hand a file or folder to the user the services run as."""
        if self.user:
            shutil.chown(path, self.user, self.user)

    def start(self, name: str, command: list[str], env: dict[str, str] | None = None) -> None:
        """Run a command as a service in the background; its output goes to the service's log."""
        folder = self.folder(name)
        with (folder / "log").open("ab") as log:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                env={**os.environ, **(env or {})},
                start_new_session=True,
                user=self.user,
                group=self.user,
                extra_groups=self.other_groups,
            )
        (folder / "pid").write_text(f"{process.pid}\n")

    def run(self, command: list[str], env: dict[str, str] | None = None) -> str:
        """Run a command to its end as the services' user and return what it printed."""
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=self.root,
            env={**os.environ, **(env or {})},
            check=False,
            user=self.user,
            group=self.user,
            extra_groups=self.other_groups,
        )
        if done.returncode:
            raise Failed(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    @property
    def other_groups(self) -> list[str] | None:
        """Return no group for the services' user, and None (leave as it is) for the caller."""
        return [] if self.user else None

    def pid(self, name: str) -> int | None:
        """Return the process of a service if it runs and is ours: its command names this folder."""
        try:
            pid = int((self.root / name / "pid").read_text())
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError):
            return None
        return pid if str(self.root).encode() in command else None

    def port(self, name: str, preferred: int) -> int:
        """Return the running service's port, else the first free one from the preferred one on."""
        kept = self.folder(name) / "port"
        if self.pid(name):
            return int(kept.read_text())
        port = free_port(preferred)
        kept.write_text(f"{port}\n")
        return port

    def log_tail(self, name: str) -> str:
        """Return the last lines that a service wrote."""
        log = self.root / name / "log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-20:]) if log.exists() else ""


def is_free(port: int) -> bool:
    """Say whether nobody listens on a port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def free_port(preferred: int, free: Callable[[int], bool] = is_free) -> int:
    """Return the first free port at or after the preferred one. Raises Failed when none is."""
    for port in range(preferred, preferred + PORTS_TRIED):
        if free(port):
            return port
    raise Failed(f"No port is free from {preferred} to {preferred + PORTS_TRIED - 1}.")


def prepare(repository: Path = REPOSITORY) -> Home:
    """Make the home folder and, for root, the system user. Raises Failed when it is not ours."""
    root = home_of(repository)
    root.mkdir(mode=0o755, exist_ok=True)
    if root.is_symlink() or root.stat().st_uid != os.geteuid():
        raise Failed(f"{root} belongs to somebody else. Remove it, or run as its owner.")
    return Home(root, system_user() if os.geteuid() == 0 else None)


def system_user() -> str:
    """Return the user that root starts the services as; made when missing."""
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = ["useradd", "--system", "--user-group", "--no-create-home"]
        subprocess.run([*command, "--shell", "/usr/sbin/nologin", SYSTEM_USER], check=True)
    return SYSTEM_USER
