"""What the site publishes at which address, and the pages for addresses whose things are gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import NamedTuple

from pohon.build.asked import Asked, on_its_own
from pohon.build.planned import address, plan_tree
from pohon.build.routes import route_to
from pohon.model import Settings, Tree
from pohon.model.permalink import DINAS, FAMILIES, HALAMAN, Living, Permalinks, Spot, Step, Trail, is_living
from pohon.outputs import PAGES
from pohon.problems import Source
from pohon.site import Change, Copy, Gone, Named, Site, nama_wilayah
from pohon.understood import Understood

_SEARCH = "data-cari"  # a file that only the search of this site reads
_PATHS = {row.name: address(row.path) for row in PAGES}
_OF_ID = {
    family: tuple(row.name for row in PAGES if address(row.path).startswith(_PATHS[family])) for family in FAMILIES
}
"""The pages of each id: its own, and those below it."""
_OWN_PAGES = frozenset(chain.from_iterable(_OF_ID.values()))


def published(u: Understood) -> Mapping[str, tuple[str, ...]]:
    """Everything of one tree that has an address, by family: ids, and pages (`halaman`) by the rest of their path."""
    home = _route(Spot(_address(u.tree)))
    found: dict[str, list[str]] = {family: [] for family in (*FAMILIES, HALAMAN)}
    for item in plan_tree(u):
        if item.output.name in FAMILIES:
            found[item.output.name].append(item.key)
        elif item.output.name not in _OWN_PAGES and (rest := address(item.path).removeprefix(home)):
            found[HALAMAN].append(rest.rstrip("/"))
    return {family: tuple(keys) for family, keys in found.items()}


def living(trees: Iterable[Tree], settings: Settings) -> Living:
    """Everything that the trees of a site publish, by the address of the dinas."""
    return {
        _address(tree): {family: frozenset(keys) for family, keys in published(on_its_own(tree, settings)).items()}
        for tree in trees
    }


def _address(tree: Tree) -> str:
    return f"{tree.wilayah}/{tree.dinas}"


def with_gone(site: Site, asked: Asked, read: Permalinks, now: Living) -> Site:
    """The site with the pages for everything that it published once and that is gone, and copies of moved files."""

    @cache
    def names(dinas: str) -> Mapping[Spot, str]:
        return {Spot(dinas, each.output, each.key): each.teks for each in asked.names(dinas)}

    known = _Known(site, read, now, names)
    gone = {each.route: each for each in (*_gone_things(known), *_gone_regions(known))}
    return replace(site, gone=tuple(gone.values()), copies=tuple(_copies(known, asked)))


class _Known(NamedTuple):
    """What was and what is: the site, what it promised, what it publishes now, and how that is called in a dinas."""

    site: Site
    read: Permalinks
    living: Living
    names: Callable[[str], Mapping[Spot, str]]


def _route(spot: Spot, name: str = "") -> str:
    """The URL path of something, or of another page (`name`) of the same id."""
    if spot.family == HALAMAN:
        return f"{spot.dinas}/{spot.id}/"
    wilayah, _, dinas = spot.dinas.partition("/")
    return route_to(name or spot.family, wilayah=wilayah, dinas=dinas, key=spot.id)


def _gone_things(known: _Known) -> Iterator[Gone]:
    """Dinas, ids and plain pages that are gone."""
    things = ((spot, promise.keys) for spot, promise in known.read.promised.items())
    for spot, keys in (*things, *known.read.pages()):
        if not is_living(spot, known.living):
            yield from _pages_of(spot, known, known.read.places.at(*keys))


def _pages_of(spot: Spot, known: _Known, where: Source) -> Iterator[Gone]:
    """Every page that one thing had."""
    trail = known.read.trail(spot, known.living)
    called = (step.nasib.nama for step in trail.steps if step.of == spot)
    for name in _OF_ID.get(spot.family, (spot.family,)):
        yield Gone(
            route=_route(spot, name),
            jenis=name,
            nama=next(called, None) or spot.id or spot.dinas,
            changes=tuple(_change(step, known) for step in trail.steps),
            into=_end(trail, known, name if trail.end and trail.end.family == spot.family else ""),
            is_moved=all(step.of.family == DINAS for step in trail.steps),
            near=tuple(_near(spot, known)),
            where=where,
        )


def _end(trail: Trail, known: _Known, name: str = "") -> Named | None:
    return Named(_called(trail.end, known), _route(trail.end, name)) if trail.end else None


def _called(spot: Spot, known: _Known) -> str:
    """How something is called, be it there or gone: a page like its dinas."""
    if spot.family == HALAMAN:
        return f"{_called(Spot(spot.dinas), known)}: {spot.id}"
    promise = known.read.promised.get(spot)
    said = promise.nasib.nama if promise and promise.nasib else None
    return known.names(spot.dinas).get(spot) or said or spot.id or spot.dinas


def _change(step: Step, known: _Known) -> Change:
    """One change as a page tells it; `nasib` of what was withdrawn tells when and why in its own place."""
    why = step.nasib.dicabut or step.nasib
    # A whole dinas moved: where the dinas went, not this one thing.
    into = Spot(step.to.dinas) if step.to and step.of.family == DINAS else step.to
    return Change(
        jenis=step.of.family,
        nama=_called(step.of, known),
        into=Named(_called(into, known), _route(into) if _has_page(into, known) else "") if into else None,
        tanggal=why.tanggal or "",
        alasan=why.alasan or "",
        dokumen=why.dokumen or "",
    )


def _has_page(spot: Spot, known: _Known) -> bool:
    return is_living(spot, known.living) or spot in known.read.promised


def _near(spot: Spot, known: _Known) -> Iterator[Named]:
    """What is still there around something that is gone."""
    if spot.family != DINAS and spot.dinas in known.living:
        yield Named(_called(Spot(spot.dinas), known), _route(Spot(spot.dinas)))
    wilayah = spot.dinas.partition("/")[0]
    if wilayah in known.site.wilayah():
        yield _region(known, wilayah)


def _region(known: _Known, wilayah: str) -> Named:
    return Named(nama_wilayah(known.site, wilayah), route_to("wilayah", key=wilayah))


def _gone_regions(known: _Known) -> Iterator[Gone]:
    """The pages of regions of which no dinas is left under that name; each tells where all of its dinas went."""
    regions: dict[str, list[Spot]] = {}
    for spot in known.read.promised:
        if spot.family == DINAS and (wilayah := spot.dinas.partition("/")[0]) not in known.site.wilayah():
            regions.setdefault(wilayah, []).append(spot)
    for wilayah, all_dinas in regions.items():
        trails = tuple(known.read.trail(spot, known.living) for spot in all_dinas)
        into = {trail.end.dinas.partition("/")[0] for trail in trails if trail.end}
        yield Gone(
            route=route_to("wilayah", key=wilayah),
            jenis="wilayah",
            nama=wilayah,
            changes=tuple(dict.fromkeys(_change(step, known) for trail in trails for step in trail.steps)),
            into=_region(known, next(iter(into))) if len(into) == 1 else None,
            is_moved=True,
            where=known.read.places.at(*known.read.promised[all_dinas[0]].keys),
        )


def _copies(known: _Known, asked: Asked) -> Iterator[Copy]:
    """The downloads of dinas that moved, at their old paths: a file cannot tell where to go, so it stays."""
    for spot in known.read.promised:
        end = known.read.trail(spot, known.living).end if spot.family == DINAS else None
        if end is None or end == spot:
            continue
        for output, key, path in asked.files(end.dinas):
            if not key and output.name != _SEARCH:
                yield Copy(_route(spot) + path.removeprefix(_route(end)), output.name, end.dinas)
