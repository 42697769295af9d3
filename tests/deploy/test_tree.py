"""What one half of continuous integration tells the other: the tree that has passed, to the
byte."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PERSON = ("-c", "user.name=A", "-c", "user.email=a@demo.example")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *PERSON, *words], cwd=folder, check=True, capture_output=True)


def tree(folder: Path) -> str:
    done = subprocess.run([folder / "scripts/tree"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/tree", tmp_path / "scripts/tree")
    (tmp_path / "a.py").write_text("1\n")
    (tmp_path / ".gitignore").write_text("var/\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "a")
    return tmp_path


def test_an_unchanged_tree_has_one_name(copy: Path) -> None:
    (copy / "var").mkdir()
    (copy / "var/demo").write_text("not ours\n")
    assert len(tree(copy)) == 41
    assert tree(copy) == tree(copy)


@pytest.mark.parametrize(("name", "text"), [("a.py", "2\n"), ("new.py", "1\n")])
def test_one_byte_more_gives_it_another(copy: Path, name: str, text: str) -> None:
    before = tree(copy)
    (copy / name).write_text(text)
    assert tree(copy) not in (before, "")


def test_nothing_is_said_of_what_git_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/tree", tmp_path / "scripts/tree")
    assert tree(tmp_path) == ""


def test_only_continuous_integration_lets_one_half_tell_the_other() -> None:
    naming = [p.name for p in (ROOT / "scripts").iterdir() if p.is_file() and _names(p)]
    assert sorted(naming) == ["check", "test"]
    assert "PASSED" not in (ROOT / "Makefile").read_text()


def _names(path: Path) -> bool:
    return "PASSED" in path.read_text(errors="replace")
