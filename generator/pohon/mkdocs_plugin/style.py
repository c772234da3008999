"""The theme's stylesheet for a page of somebody else's: every rule holds below `.pohon` only.

Two things keep the sheets of host and theme apart. First, everything below `.pohon`, pictures aside, is set back to
what browsers do by themselves. Then our rules follow, each with the weight of an id, so that no rule of the host is
heavier. Rules that ask for the width of the window ask for the width of our part instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SCOPE = ":is(.pohon,#_)"  # no page has the id: it is there for its weight
_MAIN = ".pohon-isi"
_DARK = ":is([data-md-color-scheme=slate],[data-bs-theme=dark])"
_RESET = (
    f"{SCOPE} :where(:not(svg,svg *)),{SCOPE} ::before,{SCOPE} ::after{{all:revert}}"
    f"{SCOPE} :where(td,th){{border:0!important}}"
)
_PART = re.compile(r"\"[^\"]*\"|'[^']*'|[{}]|[^{}\"']+")
_WIDTH = re.compile(r"^@media\s*(?P<kind>\w+\s+and\s*)?(?P<width>\((?:min|max)-width:[^)]*\))$")
_BORDER = re.compile(r"(?:^|(?<=;))border[\w-]*:[^;!]+")
_MAIN_ELEMENT = re.compile(r"(?<![\w.#-])main(?![\w-])")


def scoped(css: str, extra: str = "") -> str:
    """A stylesheet for whole pages, as one for what stands below `.pohon`; `extra` follows, likewise."""
    return _RESET + "".join((*_scoped(css), *_scoped(extra)))


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The rules of a stylesheet without comments: (what stands before the brace, what stands inside)."""
    depth, before, inside = 0, "", ""
    for part in _PART.findall(css):
        depth -= part == "}"
        if depth == 0 and part == "}":
            yield before.strip(), inside.strip()
            before, inside = "", ""
        elif depth:
            inside += part
        elif part != "{":
            before += part
        depth += part == "{"


def _scoped(css: str, dark: str = "") -> Iterator[str]:
    for before, inside in rules(css):
        if before.startswith("@page"):
            continue  # the sheet of paper belongs to the host
        if "prefers-color-scheme" in before:
            yield from _scoped(inside, f"{_DARK} ")  # the host chooses, not the system
        elif width := _WIDTH.match(before):
            asked = f"@container pohon {width['width']}{{{''.join(_scoped(inside, dark))}}}"
            yield f"@media {width['kind'].split()[0]}{{{asked}}}" if width["kind"] else asked
        elif before.startswith("@"):
            yield f"{before}{{{''.join(_scoped(inside, dark))}}}"
        elif chosen := [ours for each in selectors(before) if (ours := _below(each, dark))]:
            # The theme readthedocs says what borders all cells have, and says it is important.
            told = _BORDER.sub(r"\g<0>!important", inside)
            yield f"{','.join(chosen)}{{{told}}}"


def selectors(text: str) -> list[str]:
    """A list of selectors, one by one: commas inside parentheses part nothing."""
    found, depth = [""], 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [each.strip() for each in found]


def _below(selector: str, dark: str) -> str:
    """A selector of ours, below `.pohon`; nothing for one that means the whole document."""
    if selector == ":root":
        return f"{dark}.pohon"  # light, so that a site can set its own colours
    if selector == "body":
        return dark + SCOPE
    return "" if selector == "html" else f"{dark}{SCOPE} {_MAIN_ELEMENT.sub(_MAIN, selector)}"
