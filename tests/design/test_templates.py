"""Every template compiles and keeps the content policy: nothing inline, nothing foreign."""

import re
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


def text_of(name: str) -> str:
    """Return a template's source."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_template_compiles(name: str) -> None:
    assert get_template(name).origin.name == str(TEMPLATES / name)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in MAILS])
def test_nothing_is_styled_inline(name: str) -> None:
    assert not re.search(r"""<style\b|\sstyle\s*=""", text_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_scripts_carry_the_nonce(name: str) -> None:
    tags = SCRIPT.findall(text_of(name))
    assert [t for t in tags if "csp_nonce" not in t and "application/json" not in t] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_handler_stands_in_an_attribute(name: str) -> None:
    assert not HANDLER.search(text_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_assets_are_our_own(name: str) -> None:
    assert not ASSET.search(text_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_icons_exist(name: str) -> None:
    missing = [
        i for i in ICON.findall(text_of(name)) if not (ROOT / f"static/icons/{i}.svg").exists()
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_posts_carry_the_token(name: str) -> None:
    forms = re.findall(r"""<form\b[^>]*method="post".*?</form>""", text_of(name), re.DOTALL)
    assert [form for form in forms if "csrf_token" not in form] == []


def test_stylesheets_load_nothing_foreign() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("static/**/*.css"))
    assert not re.search(r"""@import|url\(\s*["']?(?:https?:)?//""", sheets)
