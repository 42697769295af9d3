"""The market's processes, started as the compose file does and ended by their ids."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """Return a port of the loopback address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def until(condition: Callable[[], object], patience: float = 90) -> float:
    """Wait until a condition holds and return the seconds that took. Raises TimeoutError."""
    start = time.monotonic()
    while time.monotonic() - start < patience:
        if condition():
            return time.monotonic() - start
        time.sleep(0.05)
    raise TimeoutError(f"{condition} did not hold within {patience:.0f} s")


@dataclass
class Running:
    """One process: what it runs, with what environment, and where it writes."""

    name: str
    words: list[str]
    environment: dict[str, str]
    folder: Path
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> None:
        """Start it, unless it runs."""
        if self.process is not None:
            return
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.words],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Its id."""
        assert self.process is not None
        return self.process.pid

    def children(self) -> list[int]:
        """Return the ids of the processes that it started itself."""
        return [
            int(pid)
            for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        ]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it and the processes of its session."""
        if self.process is None:
            return
        os.killpg(self.pid, how)
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(self.pid, signal.SIGKILL)
            self.process.wait(timeout=15)
        self.process = None

    def log(self) -> str:
        """Return the end of what it wrote."""
        return (self.folder / f"{self.name}.log").read_text(errors="replace")[-3000:]


def web(port: int, environment: dict[str, str], folder: Path) -> Running:
    """Return the web server on a port."""
    words = ["gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    words += ["--control-socket", str(folder / f"gunicorn-{port}.sock"), "--log-level", "warning"]
    return Running(f"web-{port}", words, environment, folder)


def worker(environment: dict[str, str], folder: Path) -> Running:
    """Return a Celery worker with one process for tasks."""
    words = ["celery", "-A", "config", "worker", "--concurrency", "1", "--loglevel", "WARNING"]
    return Running("worker", [*words, "-n", f"faults-{os.getpid()}@%h"], environment, folder)


def clock(environment: dict[str, str], folder: Path) -> Running:
    """Return Celery's beat."""
    words = ["celery", "-A", "config", "beat", "--loglevel", "WARNING", "--pidfile="]
    return Running("clock", [*words, "--schedule", str(folder / "beat")], environment, folder)


def is_alive(url: str) -> bool:
    """Say whether a web server answers."""
    try:
        return requests.get(f"{url}/healthz", timeout=5).status_code == 200
    except requests.RequestException:
        return False


def manage(like: Running, *words: str) -> None:
    """Run a management command to its end where another part of the market runs."""
    command = Running("manage", ["django", *words], like.environment, like.folder)
    command.start()
    assert command.process is not None
    assert command.process.wait(timeout=120) == 0, command.log()
