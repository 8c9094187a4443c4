"""The design system's files: mended, whole, and refused where one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from varigespor.run import assets, places

FACE = (
    '@font-face{font-weight:400;src:url(../fonts/R.eot),url(../fonts/R.woff) format("woff"),'
    'url(../fonts/R.woff2) format("woff2"),url(../fonts/R.ttf) format("truetype")}'
)


def test_fonts_are_woff2_alone() -> None:
    assert (
        assets.mended(style=FACE) == '@font-face{font-weight:400;src:url(../fonts/R.woff2) format("woff2")}'
    )


def test_source_maps_are_dropped() -> None:
    assert assets.mended(style="a{b:c}\n/*# sourceMappingURL=x.css.map*/") == "a{b:c}"
    assert assets.MAP.sub("", "f();\n//# sourceMappingURL=x.js.map") == "f();"


def _source(folder: Path, *, fonts: int = assets.FONTS) -> Path:
    faces = "".join(FACE.replace("/R.", f"/R{number}.") for number in range(fonts))
    for name in ("js/dkfds.min.js", "img/logo-placeholder.png", "LICENSE.md", "img/svg-icons/close.svg"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    (folder / "css").mkdir()
    (folder / "css/dkfds.min.css").write_text(faces + "a{background:url(../img/svg-icons/close.svg)}")
    (folder / "fonts").mkdir()
    for number in range(fonts):
        (folder / f"fonts/R{number}.woff2").write_bytes(b"font")
    return folder


def test_exactly_what_the_style_names_is_copied(tmp_path: Path) -> None:
    assets.copy(source=_source(tmp_path / "dist"), target=tmp_path / "built")
    copied = {
        str(file.relative_to(tmp_path / "built"))
        for file in (tmp_path / "built").rglob("*")
        if file.is_file()
    }
    fonts = {f"fonts/R{number}.woff2" for number in range(assets.FONTS)}
    assert copied == fonts | {*assets.ALWAYS, "css/dkfds.min.css", "img/svg-icons/close.svg"}


@pytest.mark.parametrize(
    "name", ["img/logo-placeholder.png", "img/svg-icons/close.svg", "js/dkfds.min.js", "css/dkfds.min.css"]
)
def test_a_missing_file_stops_the_build(tmp_path: Path, name: str) -> None:
    source = _source(tmp_path / "dist")
    (source / name).unlink()
    with pytest.raises(assets.NoAssets, match=Path(name).name):
        assets.copy(source=source, target=tmp_path / "built")


def test_another_number_of_fonts_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(assets.NoAssets, match="7 skrifter"):
        assets.copy(source=_source(tmp_path / "dist", fonts=7), target=tmp_path / "built")


def test_the_lock_names_no_address_and_keeps_its_hash() -> None:
    lock = assets.LOCK.read_text()
    assert "resolved" not in lock
    assert '"integrity": "sha512-' in lock
    for file in (places.PROJECT / "locks").glob("*.txt"):
        assert "://" not in file.read_text(), file.name
