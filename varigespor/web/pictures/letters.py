"""How wide words are in IBM Plex Sans, so that labels can be placed without a browser."""

from __future__ import annotations

# Advance widths of the semibold cut in thousandths of the type size; the regular cut is a little narrower,
# so a label never needs more than what is reckoned here.
_WIDTHS = {
    236: " ",
    276: "'ij",
    298: "l,.",
    318: "!:;",
    337: "[]()",
    376: "f·{}t|",
    402: "r-",
    437: "I/\\",
    499: '"?s',
    524: "zcLvy",
    563: "xJg*eé_aåäköö",
    588: "ø§FThnuü–",
    611: "Z$+0123456789<=>E^`bdpq~ÉS",
    642: "YVPC",
    672: "X#BRAÅ",
    690: "KDU",
    719: "GOQØ&HN",
    819: "Mw",
    888: "½æ…→←m@",
    960: "WÆ%",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_WIDEST = max(_WIDTHS)


def width_of(*, words: str, size: float) -> float:
    """The width of one line in pixels; a letter not in the table counts as the widest."""
    return sum(_WIDTH_OF.get(letter, _WIDEST) for letter in words) * size / 1000


def fitted(*, words: str, size: float, room: float) -> str:
    """The words on one line, cut with '…' where the room ends."""
    if width_of(words=words, size=size) <= room:
        return words
    kept = words
    while kept and width_of(words=kept + "…", size=size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrapped(*, words: str, size: float, room: float, lines: int = 2) -> list[str]:
    """The words on at most so many lines; what is left over ends in '…'."""
    done: list[str] = []
    rest = words.split()
    while rest and len(done) < lines - 1:
        taken = _fill(rest, size, room)
        done.append(fitted(words=" ".join(rest[:taken]), size=size, room=room))
        rest = rest[taken:]
    return [*done, fitted(words=" ".join(rest), size=size, room=room)] if rest else done


def _fill(words: list[str], size: float, room: float) -> int:
    taken = 1
    while taken < len(words) and width_of(words=" ".join(words[: taken + 1]), size=size) <= room:
        taken += 1
    return taken
