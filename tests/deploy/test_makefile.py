"""The promised targets exist, and services say what is missing where they can not install it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.services import software
from scripts.services.home import Failed, Home, free_port, home_of

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ("demo", "test", "check", "services", "services-stop", "bench")


def nothing(name: str) -> None:
    return None


@pytest.mark.parametrize("target", TARGETS)
def test_target_exists(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0


def test_continuous_integration_runs_both_targets() -> None:
    calls = re.findall(r"^make (.+)$", (ROOT / ".ci/run").read_text(), re.MULTILINE)
    assert calls == ["check", "test"]


def test_without_root_the_missing_programs_are_named() -> None:
    with pytest.raises(Failed, match="java .*: apt-get install openjdk-17-jre-headless"):
        software.ensure(find=nothing, is_root=False)


def test_root_without_apt_is_told_too() -> None:
    with pytest.raises(Failed, match="install Go from go.dev"):
        software.ensure(find=nothing, is_root=True)


def test_services_refuse_a_path_without_java(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.services", "check"]
    env = {"PATH": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "java (Java 17)" in done.stderr


def test_each_working_copy_has_a_home_of_its_own() -> None:
    assert home_of(Path("/a")) != home_of(Path("/b"))


def test_a_taken_port_is_passed_over() -> None:
    assert free_port(15432, free=lambda port: port > 15433) == 15434


def test_a_process_of_somebody_else_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "redis").mkdir()
    (tmp_path / "redis/pid").write_text("1\n")
    assert Home(tmp_path, None).pid("redis") is None
