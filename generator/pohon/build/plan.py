"""What is wrong with the planned paths of a site, and where the links of its prose lead.

One tree is checked by itself, in whatever process; the site asks only those trees that its own paths or links meet.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from pohon.build.asked import Asked, asked_of, on_its_own
from pohon.build.planned import (
    FIRST,
    Edition,
    Planned,
    address,
    editions,
    plan_site,
    plan_site_files,
    plan_tree,
    plan_tree_files,
    region_of,
    tree_paths,
)
from pohon.build.routes import Routes, partner_route, route_to, routes, site_routes, tree_routes, up_from
from pohon.gathered import Gathered
from pohon.model import Tree
from pohon.problems import Finding, Problem, Rule, Source
from pohon.prose import links_in
from pohon.reading import LOCK
from pohon.reading.rules import Words
from pohon.reading.settings import FILE
from pohon.site import NarrativePage, Site, Summary
from pohon.understood import Understood

__all__ = [
    "DEAD_LINK", "FIRST", "PLAN_RULES", "Edition", "Known", "NoteLink", "Planned", "Routes", "address",
    "check_notes", "check_own_plan", "check_plan", "check_tree_plan", "collisions", "dead_link", "editions",
    "note_links", "partner_route", "plan_site", "plan_site_files", "plan_tree", "plan_tree_files",
    "region_of", "route_to", "routes", "site_routes", "tree_paths", "tree_routes", "up_from",
]  # fmt: skip


class NoteLink(NamedTuple):
    """A link in a note (`catatan`) that leads into the site, and the place of the note."""

    target: str
    where: Source


def path_collision(where: Source, path: str, first: str) -> Finding:
    """Dua halaman berebut satu alamat.

    Dua hal akan menjadi halaman dengan alamat yang sama, misalnya halaman Markdown `kota-bekasi.md` dan folder
    wilayah `kota-bekasi`; atau halaman baru memakai alamat lama yang menurut `permalink.lock.yml` sudah pindah atau
    dicabut.

    Yang harus dilakukan: ganti nama salah satunya; alamat lama tidak dipakai untuk hal lain.
    """
    hint = "Ganti nama salah satu berkas atau foldernya."
    if where.path.endswith(LOCK):
        hint = f"Alamat yang pernah terbit tidak dipakai lagi untuk hal lain: ganti nama {first}."
    return Finding(where, f'Alamat "{path}" sudah dipakai oleh {first}.', hint)


def dead_prose_link(where: Source, target: str) -> Finding:
    """Tautan halaman Markdown tidak menunjuk apa pun.

    Tautan dalam halaman Markdown menunjuk berkas `.md` lain yang ada di `nav`, atau alamat di situs ini yang
    diawali garis miring, misalnya `/kota-bekasi/dinas-koperasi/`. Sasaran tautan ini tidak ada.

    Yang harus dilakukan: betulkan alamatnya; tautan ke situs lain ditulis lengkap dengan `https://`.
    """
    hint = "Betulkan alamatnya; tautan luar diawali https://."
    return Finding(where, f'Tautan "{target}" tidak menunjuk halaman mana pun.', hint)


def dead_link(where: Source, reason: str) -> Finding:
    """Tema atau generator menautkan halaman yang tidak ada.

    Sebuah halaman meminta tautan ke halaman yang tidak direncanakan. Ini bukan salah isi, melainkan salah generator
    atau tema.

    Yang harus dilakukan: laporkan sebagai galat Pohon, beserta berkas isi yang disebut.
    """
    hint = "Ini galat Pohon atau tema; laporkan beserta berkas ini."
    return Finding(where, f"Tautan mati dari generator: {reason}.", hint)


COLLISION = Rule[Words]("P901", path_collision)
PROSE_LINK = Rule[Words]("P902", dead_prose_link)
DEAD_LINK = Rule[Words]("P903", dead_link)
PLAN_RULES = (COLLISION, PROSE_LINK, DEAD_LINK)


def collisions(paths: Iterable[tuple[str, Source]]) -> Iterator[Problem]:
    """Paths that two outputs claim, whatever the case of their letters: some file systems see no difference."""
    seen: dict[str, str] = {}
    for path, source in paths:
        if first := seen.get(path.lower()):
            yield COLLISION.problem(path_collision(source, address(path), first))
        else:
            seen[path.lower()] = source.path


def check_plan(site: Site, trees: Sequence[Tree]) -> Iterator[Problem]:
    """Everything that is wrong with the planned paths of a site, and with the links of its prose and notes."""
    asked = asked_of(trees, site.settings)
    for tree in trees:
        yield from check_tree_plan(on_its_own(tree, site.settings))
    yield from check_own_plan(site, asked)
    yield from check_notes((link for tree in trees for link in note_links(tree)), Known(site, asked))


def check_tree_plan(u: Understood) -> Iterator[Problem]:
    """Two files of one tree with the same path."""
    source = Source(u.tree.places.path)
    yield from collisions((path, source) for path in tree_paths(u))


def check_own_plan(site: Site, asked: Asked) -> Iterator[Problem]:
    """The paths of everything that belongs to no tree, against each other and those of trees; links of its prose."""
    yield from collisions(_paths(site, asked))
    yield from check_pages(site, Known(site, asked))


class _Own(NamedTuple):
    """The path of a file that belongs to no tree, and what it is."""

    path: str
    output: str
    key: str


def _own_of(site: Site) -> Iterator[_Own]:
    """Every file of the site, of one wilayah or of the portal that belongs to no tree, in all languages."""
    pages = (item for each in editions(site.settings) for item in plan_site(site, each))
    yield from (_Own(item.path, item.output.name, item.key) for item in pages)
    yield from (_Own(item.path, item.output.name, "") for item in plan_site_files(Gathered(site, ())))


def _paths(site: Site, asked: Asked) -> Iterator[tuple[str, Source]]:
    """The path of every such file with the author's file from which it comes, and those of trees that they meet."""
    own = tuple(each for scope in site.scopes() for each in _own_of(scope))
    homes = {summary.wilayah: _file(site, summary) for summary in reversed(site.summaries)}
    yield from (
        (each.path, homes.get(each.key, Source(FILE))) for each in own if each.output not in {"halaman", "pindah"}
    )
    for summary in _met(site, {each.path for each in own}):
        # What a tree has twice it has told itself.
        by_case = {path.lower(): path for path in asked.paths(_address(summary))}
        yield from ((path, _file(site, summary)) for path in by_case.values())
    # Last, so that of two that claim one address the narrative page is the one to be renamed.
    files = {page.key: Source(f"{site.settings.docs_dir}/{page.berkas}") for page in site.pages}
    yield from ((each.path, files[each.key]) for each in own if each.output == "halaman")
    gone = site.gone_by_route
    yield from ((each.path, gone[each.key].where) for each in own if each.output == "pindah")


def _met(site: Site, paths: Iterable[str]) -> Iterator[Summary]:
    """The trees into whose folders any of these paths leads, in any language."""
    prefixes = tuple(each.prefix for each in editions(site.settings))
    bare = (path[len(prefix) :] for path in paths for prefix in prefixes if path.startswith(prefix))
    folders = {"/".join(path.lower().split("/", 2)[:2]) for path in bare}
    yield from (summary for summary in site.summaries if _address(summary) in folders)


def _address(summary: Summary) -> str:
    return f"{summary.wilayah}/{summary.dinas}"


def _file(site: Site, summary: Summary) -> Source:
    """The file of a tree, the first of which it keeps a digest."""
    return Source(f"{site.settings.docs_dir}/{summary.wilayah}/{summary.sidik[0][0]}")


@dataclass(frozen=True)
class Known(Container[str]):
    """The addresses to which prose may link (`"/kota-bekasi/"`): looked for in the tree or the wilayah that they name.

    So what a thousand trees publish need not be listed to answer for a few links.
    """

    site: Site
    asked: Asked
    seen: dict[str, frozenset[str]] = field(default_factory=dict)

    def __contains__(self, target: object) -> bool:
        """Whether a link leads to a page, to another file, or to a Markdown file of the navigation."""
        if not isinstance(target, str) or not target.startswith("/"):
            return target in self._files
        bare = next((target[len(start) :] for start in self._prefixes if target.startswith(start)), target[1:])
        wilayah, _, rest = bare.partition("/")
        return any(target[1:] in self._routes(place) for place in (f"{wilayah}/{rest.partition('/')[0]}", wilayah, ""))

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(page.berkas for page in written(self.site))

    @cached_property
    def _prefixes(self) -> tuple[str, ...]:
        return tuple(f"/{each.prefix}" for each in editions(self.site.settings) if each.prefix)

    @cached_property
    def _trees(self) -> frozenset[str]:
        return frozenset(_address(summary) for summary in self.site.summaries)

    def _routes(self, place: str) -> frozenset[str]:
        """The URL paths of a tree (`wilayah/dinas`), of one wilayah, or of the rest ("")."""
        if place not in self.seen:
            self.seen[place] = frozenset(address(path) for path in self._paths(place))
        return self.seen[place]

    def _paths(self, place: str) -> Iterable[str]:
        if place in self._trees:
            return self.asked.paths(place)
        if not place:
            return (each.path for each in _own_of(self.site))
        if self.site.is_portal and place in self.site.by_wilayah:
            return (each.path for each in _own_of(self._named(self.site.only(place))))
        return ()

    def _named(self, site: Site) -> Site:
        """The site of a wilayah with all names: its index A-Z has a page for every letter."""
        named = (replace(each, daftar=tuple(self.asked.names(_address(each)))) for each in site.summaries)
        return replace(site, summaries=tuple(named))


def check_pages(site: Site, known: Container[str]) -> Iterator[Problem]:
    """Links of narrative pages that lead nowhere, at their line."""
    for page in written(site):
        for target in _inside(page.teks):
            if target.partition("#")[0] in known:
                continue
            before = page.teks[: _found(page.teks, target)]
            line = page.baris_pertama + before.count("\n")
            where = Source(f"{site.settings.docs_dir}/{page.berkas}", line, len(before) - before.rfind("\n"))
            yield PROSE_LINK.problem(dead_prose_link(where, target))


def written(site: Site) -> Iterator[NarrativePage]:
    """Every narrative page in every language in which it is written."""
    for page in site.pages:
        yield from (page, *page.terjemahan)


def note_links(tree: Tree) -> Iterator[NoteLink]:
    """The links of notes (`catatan`) into the site."""
    if not any(sign in tree.yaml for sign in (b"](", b"]:", b"\\")):
        return  # nowhere a link, even a hidden one: places need not be looked up, which reads the file once more
    for keys in tree.places.marks:
        if keys and keys[-1] == "catatan":
            for target in _inside(tree.at(keys)):
                yield NoteLink(target, tree.places.at(*keys))


def check_notes(links: Iterable[NoteLink], known: Container[str]) -> Iterator[Problem]:
    """Links of notes that lead nowhere, at the note."""
    for target, where in links:
        if target.partition("#")[0] not in known:
            yield PROSE_LINK.problem(dead_prose_link(where, target))


def _inside(text: str) -> Iterator[str]:
    """The links of a Markdown text into the site, each once."""
    for target in dict.fromkeys(links_in(text) if "](" in text or "]:" in text else ()):
        bare = target.partition("#")[0]
        if bare and not re.match(r"https?:|mailto:", bare):
            yield target


def _found(text: str, target: str) -> int:
    """Where the target of a link begins, rather than the same words elsewhere in the text."""
    match = re.search(rf"(?:\]\(|\]:)\s*<?(?={re.escape(target)})", text)
    return match.end() if match else max(0, text.find(target))
