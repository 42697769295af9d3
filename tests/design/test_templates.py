"""Every template compiles and keeps the content policy: nothing inline, nothing foreign."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
# A mail program loads no style sheet.
MAILS = {"notices/letter.html"}
SCRIPT = re.compile(r"<script\b[^>]*>")
ASSET = re.compile(r"""(?:src|<link[^>]*href)\s*=\s*["']?(?:https?:)?//""")
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=")
ICON = re.compile(r"""\{% icon ["']([\w-]+)["'] %\}""")


@cache
def text_of(name: str) -> str:
    """Return a template's source."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def compiles(name: str) -> bool:
    """Say whether a template compiles, and is ours."""
    return get_template(name).origin.name == str(TEMPLATES / name)


def is_not_styled_inline(name: str) -> bool:
    """Say whether no element has a style of its own."""
    return name in MAILS or not re.search(r"""<style\b|\sstyle\s*=""", text_of(name))


def has_the_nonce_on_scripts(name: str) -> bool:
    """Say whether every script carries the nonce, or is data."""
    tags = SCRIPT.findall(text_of(name))
    return all("csp_nonce" in tag or "application/json" in tag for tag in tags)


def has_no_handler(name: str) -> bool:
    """Say whether no attribute holds a script."""
    return not HANDLER.search(text_of(name))


def has_only_our_assets(name: str) -> bool:
    """Say whether nothing is loaded from elsewhere."""
    return not ASSET.search(text_of(name))


def has_icons_that_exist(name: str) -> bool:
    """Say whether every icon is there."""
    return all((ROOT / f"static/icons/{i}.svg").exists() for i in ICON.findall(text_of(name)))


def has_the_token_in_posts(name: str) -> bool:
    """Say whether every form that posts carries the token."""
    forms = re.findall(r"""<form\b[^>]*method="post".*?</form>""", text_of(name), re.DOTALL)
    return all("csrf_token" in form for form in forms)


RULES = (
    compiles,
    is_not_styled_inline,
    has_the_nonce_on_scripts,
    has_no_handler,
    has_only_our_assets,
    has_icons_that_exist,
    has_the_token_in_posts,
)


def wrong(rule: Callable[[str], bool], name: str) -> str:
    """Return what is wrong with a template by a rule, or nothing."""
    try:
        return "" if rule(name) else name
    except Exception as fault:  # noqa: BLE001  (every fault is named with its template)
        return f"{name}: {fault!r}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_template(rule: Callable[[str], bool]) -> None:
    assert [found for name in NAMES if (found := wrong(rule, name))] == []


def test_the_templates_are_found() -> None:
    assert len(NAMES) > 300


def test_stylesheets_load_nothing_foreign() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("static/**/*.css"))
    assert not re.search(r"""@import|url\(\s*["']?(?:https?:)?//""", sheets)
