"""Trees as nested lists: what phones, screen readers and print get, and what every dinas page opens with."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pohon.links import Links
from pohon.understood import Understood
from pohon.views.parts import Link, doubt, held, label


class Branch(NamedTuple):
    """One sasaran of an outline with what hangs under it.

    `ringkas` is what a closed branch says that it holds; empty for a branch that stands open for good.
    `di_sini` marks the page's own sasaran.
    """

    key: str
    jenis: str
    label: str
    teks: str
    href: str
    jumlah: str
    letak: str
    cabang: tuple[Branch, ...]
    ringkas: str = ""
    di_sini: bool = False
    indikator: tuple[str, ...] = ()
    lewat: str = ""


def branch(u: Understood, key: str, links: Links) -> Branch:
    """The branch of one sasaran with nothing under it: on pages beside each other the same."""
    return _branch(u, key, links.beside("sasaran", key))


@lru_cache(maxsize=1024)
def _branch(u: Understood, key: str, links: Links) -> Branch:
    s, kata = u.sasaran[key], links.kata
    return Branch(
        key=key,
        jenis=s.jenis,
        label=label(s, kata),
        teks=s.nama,
        href=links.to("sasaran", key),
        jumlah=kata.counted(len(s.indikator), "indikator") if s.indikator else "",
        letak=doubt(s.kepastian.induk),
        cabang=(),
        lewat=u.indikator[s.melalui_indikator][1].nama if s.melalui_indikator else "",
    )


def whole(u: Understood, links: Links, open_levels: int) -> tuple[Branch, ...]:
    """The whole tree; branches deeper than `open_levels` are closed and say what they hold."""
    return tuple(_whole(u, key, links, open_levels) for key in u.roots)


def _whole(u: Understood, key: str, links: Links, levels: int) -> Branch:
    below = tuple(_whole(u, child, links, levels - 1) for child in u.children[key])
    ringkas = held(u.counts(tuple(u.below(key))).items(), links.kata) if below and levels <= 0 else ""
    return branch(u, key, links)._replace(cabang=below, ringkas=ringkas)


def around(u: Understood, key: str, links: Links) -> tuple[Branch, ...]:
    """The path from the root to a sasaran, its siblings and its children: the phone's diagram."""
    below = tuple([branch(u, child, links) for child in u.children[key]])
    here = branch(u, key, links)._replace(cabang=below, di_sini=True)
    chain = u.chain(key)
    row = u.children[chain[-1]] if chain else (key,)
    siblings = tuple([here if name == key else branch(u, name, links) for name in row])
    for name in reversed(chain):
        siblings = (branch(u, name, links)._replace(cabang=siblings),)
    return siblings


def under(u: Understood, key: str, links: Links) -> tuple[Branch, ...]:
    """Children and grandchildren of a sasaran with the names of their indikator."""
    return tuple([_measured(u, child, links) for child in u.children[key]])


def _measured(u: Understood, key: str, links: Links) -> Branch:
    """A branch with the names of the sasaran's indikator, over the same of its children."""
    below = tuple([_with_names(u, child, links) for child in u.children[key]])
    return _with_names(u, key, links)._replace(cabang=below)


def _with_names(u: Understood, key: str, links: Links) -> Branch:
    return branch(u, key, links)._replace(indikator=tuple([ik.nama for ik in u.sasaran[key].indikator]))


def other_parents(u: Understood, key: str, links: Links) -> tuple[Link, ...]:
    """The parents of a sasaran after the first."""
    return tuple(Link(u.sasaran[up].nama, links.to("sasaran", up)) for up in u.sasaran[key].induk[1:])
