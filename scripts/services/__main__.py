"""`python3 -m scripts.services start|stop|remove|check`; start prints environment lines alone."""

import fcntl
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from scripts.services import elasticsearch, postgresql, redis, software, stripe_mock, toxiproxy
from scripts.services.home import REPOSITORY, Failed, Home, home_of, prepare, say

SERVICES = (postgresql, redis, elasticsearch, stripe_mock, toxiproxy)
PATIENCE = 90.0  # seconds for a server to answer, or to end before it is killed


def wait_for(condition: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Try a condition until it holds or patience ends; a refusal to answer counts as not yet."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            if condition():
                return True
        except (OSError, Failed, ValueError):
            pass
        time.sleep(0.2)
    return False


@contextmanager
def alone(home: Home) -> Iterator[None]:
    """Let one start or stop run at a time for each working copy."""
    with (home.root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def start() -> None:
    """Start what does not run, wait until all answer, and print where they are."""
    software.ensure()
    home = prepare()
    with alone(home):
        for service in SERVICES:
            if home.pid(service.NAME) is None:
                say(f"Starting {service.NAME} …")
                service.start(home)
        for service in SERVICES:
            await_answer(home, service)
        link(home.root)
    for service in SERVICES:
        for name, value in service.environment(home).items():
            print(f"{name}={value}")


def await_answer(home: Home, service: ModuleType) -> None:
    """Wait for a service. Raises Failed with the end of its log."""
    if not wait_for(lambda: service.is_ready(home)):
        raise Failed(f"{service.NAME} does not answer:\n{home.log_tail(service.NAME)}")


def link(root: Path) -> None:
    """Show the services' folder as var/services, where people look for it."""
    shown = REPOSITORY / "var/services"
    shown.parent.mkdir(exist_ok=True)
    if not shown.exists():
        shown.unlink(missing_ok=True)
        shown.symlink_to(root)


def stop() -> None:
    """End the services of this working copy, and no other process."""
    if not home_of(REPOSITORY).is_dir():
        return
    home = prepare()
    with alone(home):
        for service in SERVICES:
            end(home, service.NAME, service.STOP)


def end(home: Home, name: str, how: signal.Signals) -> None:
    """Ask a service to end, and kill it when it does not."""
    for number in (how, signal.SIGKILL):
        pid = home.pid(name)
        if pid is None:
            break
        os.kill(pid, number)
        wait_for(lambda: home.pid(name) is None, patience=20)
    (home.root / name / "pid").unlink(missing_ok=True)


def remove() -> None:
    """Stop the services and delete their programs and data."""
    stop()
    shutil.rmtree(home_of(REPOSITORY), ignore_errors=True)


def check() -> None:
    """Raise Failed with what is missing on this machine; install nothing."""
    if absent := software.missing():
        raise Failed(software.instructions(absent))


VERBS = {"start": start, "stop": stop, "remove": remove, "check": check}


def main(words: list[str]) -> int:
    """Do what the first word says; return the exit code."""
    verb = VERBS.get(words[0] if words else "start")
    if verb is None:
        say(f"Use one of: {', '.join(VERBS)}")
        return 2
    try:
        verb()
    except Failed as failure:
        say(str(failure))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
