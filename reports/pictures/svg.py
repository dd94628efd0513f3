"""SVG by elements, and the look that all pictures share.

Colours come from variables of CSS with light and dark values, so that one picture serves both, and
a page may set its own. Nothing is shown by colour alone: sides have letters, claims have shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from schema.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDE, NARROW = 960, 340
"""Widths of a picture in its own units, which are pixels: on a page or alone, and on a phone."""
LETTER = 6.7
"""Mean width of a letter at the size of the text, generously."""
BOLD = 8.6
"""The same of a letter in bold."""
SIDES = 6
"""So many sides have a colour of their own; the letters go on."""
STYLE = """
.cr { --cr-ink: #1b1b1b; --cr-paper: #fff; --cr-quiet: #595959; --cr-line: #c9c9c4;
  --cr-gap: #a4161a; --cr-s0: #1f5fa8; --cr-s1: #b34700; --cr-s2: #1b7a4b; --cr-s3: #8e2a8b;
  --cr-s4: #6b6100; --cr-s5: #0b7285;
  font: 13px/1.3 system-ui, "Helvetica Neue", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { .cr { --cr-ink: #eee; --cr-paper: #161616;
  --cr-quiet: #b3b3b3; --cr-line: #4a4a4a; --cr-gap: #ff8a80; --cr-s0: #8ab8f0;
  --cr-s1: #ffb27a; --cr-s2: #7fd6a8; --cr-s3: #e3a1e1; --cr-s4: #d9cf6b; --cr-s5: #7fd3e3; } }
.cr text { fill: var(--cr-ink); stroke: var(--cr-paper); stroke-width: 3px; paint-order: stroke;
  stroke-linejoin: round; }
.cr .quiet { fill: var(--cr-quiet); font-size: 12px; }
.cr .strong { font-weight: 600; }
.cr .end { text-anchor: end; }
.cr .mid { text-anchor: middle; }
.cr .rule { stroke: var(--cr-line); fill: none; }
.cr .none { fill: var(--cr-quiet); stroke: var(--cr-quiet); color: var(--cr-quiet); }
.cr .s0 { fill: var(--cr-s0); stroke: var(--cr-s0); color: var(--cr-s0); }
.cr .s1 { fill: var(--cr-s1); stroke: var(--cr-s1); color: var(--cr-s1); }
.cr .s2 { fill: var(--cr-s2); stroke: var(--cr-s2); color: var(--cr-s2); }
.cr .s3 { fill: var(--cr-s3); stroke: var(--cr-s3); color: var(--cr-s3); }
.cr .s4 { fill: var(--cr-s4); stroke: var(--cr-s4); color: var(--cr-s4); }
.cr .s5 { fill: var(--cr-s5); stroke: var(--cr-s5); color: var(--cr-s5); }
.cr text.side { fill: currentColor; stroke: var(--cr-paper); font-weight: 700; }
.cr .band { fill-opacity: .16; stroke: none; }
.cr .said { fill-opacity: .85; stroke-width: 1; }
.cr .none.said { fill-opacity: .5; }
.cr .hollow { fill-opacity: 0; stroke-width: 1.5; stroke-dasharray: 3 2; }
.cr .published { fill: none; stroke: var(--cr-quiet); stroke-width: 1.2; }
.cr .gap { stroke: var(--cr-gap); fill: none; stroke-width: 1.5; stroke-dasharray: 4 3; }
.cr text.disjoint { fill: var(--cr-gap); font-weight: 600; font-size: 12px; }
.cr .against { stroke: var(--cr-gap); fill: none; stroke-width: 2; }
"""


@dataclass(frozen=True)
class Picture:
    """One picture: its name and what it shows in words, its size, and its elements."""

    title: str
    says: str
    width: float
    height: float
    elements: tuple[Element, ...]

    def inline(self, number: int) -> str:
        """Give the SVG for a page that has `STYLE`; the number is its own on that page."""
        return tostring(self._root(number), encoding="unicode")

    def standalone(self) -> str:
        """Give the SVG as a file."""
        root = self._root(1)
        root.set("xmlns", "http://www.w3.org/2000/svg")
        root.insert(0, element("style", text=STYLE))
        return f"{tostring(root, encoding='unicode')}\n"

    def _root(self, number: int) -> Element:
        named = (f"p{number}t", f"p{number}d")
        root = element(
            "svg",
            **{"class": "cr", "role": "img", "aria-labelledby": " ".join(named)},
            viewBox=f"0 0 {_short(self.width)} {_short(self.height)}",
            width=self.width,
            height=self.height,
        )
        root.extend(
            [
                element("title", text=self.title, id=named[0]),
                element("desc", text=self.says, id=named[1]),
                *self.elements,
            ]
        )
        return root


def element(
    tag: str, *inside: Element, text: str | None = None, **attributes: str | float
) -> Element:
    """Make an element; text and attributes are escaped when it is written."""
    made = Element(tag, {name: _short(value) for name, value in attributes.items()})
    made.text = one_line(text) if text is not None and tag != "style" else text
    made.extend(inside)
    return made


def words(x: float, y: float, said: str, kind: str = "") -> Element:
    """Place text; `kind` are classes of `STYLE`."""
    return element("text", text=said, x=x, y=y, **({"class": kind} if kind else {}))


def fitted(x: float, y: float, said: str, room: float, kind: str = "") -> Element:
    """Place text in the room that there is; where it is cut, its title is the whole."""
    shown = cut(said, room, BOLD if "strong" in kind else LETTER)
    placed = words(x, y, shown, kind)
    if shown != one_line(said):
        placed.append(element("title", text=said))
    return placed


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Element:
    """Draw a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"class": kind})


def path(d: str, kind: str) -> Element:
    """Draw a path."""
    return element("path", d=d, **{"class": kind})


def rectangle(x: float, y: float, width: float, height: float, kind: str) -> Element:
    """Draw a rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, **{"class": kind})


def letter(side: int) -> str:
    """Name a side: A, B, ... Z, AA, AB, ..."""
    first, last = divmod(side, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)


def colour(side: int | None) -> str:
    """Give the class of a side's colour; of a claim that takes no side, that of no colour."""
    return "none" if side is None else f"s{side % SIDES}"


def cut(said: str, room: float, letter_width: float = LETTER) -> str:
    """Shorten text to what fits, with an ellipsis."""
    said, fits = one_line(said), max(4, int(room / letter_width))
    return said if len(said) <= fits else f"{said[: fits - 1].rstrip()}…"


def room_for(several: Iterable[str], most: float, letter_width: float = LETTER) -> float:
    """Give the room that the longest of some texts needs, but not more than so much."""
    return min(max((len(one_line(said)) for said in several), default=0) * letter_width + 14, most)


def wrapped(said: str, room: float, lines: int, letter_width: float = LETTER) -> list[str]:
    """Break text into at most so many lines; `fitted` cuts a word too long, and a last line."""
    rows: list[str] = []
    for word in said.split():
        if rows and len(rows[-1]) + 1 + len(word) <= room / letter_width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    if len(rows) > lines:
        rows = [*rows[: lines - 1], " ".join(rows[lines - 1 :])]
    return rows


def _short(value: str | float) -> str:
    """Write a number with two decimals at most."""
    if isinstance(value, str):
        return one_line(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")
