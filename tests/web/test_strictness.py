"""Templates and styles keep to the strict content security policy and to what the browser can find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "varigespor" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
STYLES = sorted((WEB / "static" / "vs").glob("*.css"))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_inline_style_script_or_handler(template: Path) -> None:
    source = read(template)
    assert not re.search(r"\sstyle=|<style|\son(click|change|input|submit|load|error|key\w+)=", source)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", source))


def test_every_static_file_of_ours_that_is_named_is_there() -> None:
    named = {name for path in TEMPLATES for name in re.findall(r"{% static '(vs/[^']+)' %}", read(path))}
    named |= {f"vs/{name}" for path in STYLES for name in re.findall(r'url\("([\w-]+\.\w+)"\)', read(path))}
    assert named
    assert not [name for name in named if not (WEB / "static" / name).is_file()]


def test_every_stylesheet_is_imported() -> None:
    entry = read(WEB / "static" / "vs" / "vs.css")
    assert {path.name for path in STYLES} - {"vs.css"} == set(re.findall(r'url\("([\w-]+\.css)"\)', entry))


def test_every_icon_that_is_named_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', read(WEB / "static" / "vs" / "icons.svg")))
    named = {name for path in TEMPLATES for name in re.findall(r'{% icon "([\w-]+)"', read(path))}
    assert named <= sprite


def test_colours_are_only_written_as_tokens() -> None:
    allowed = {"tokens.css", "print.css"}
    loose = {
        path.name: colours
        for path in STYLES
        if path.name not in allowed and (colours := re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s])", read(path)))
    }
    assert loose == {}
