"""Which pages there will be, and where: all paths are known before the first page is made."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple

from pohon.gathered import Gathered
from pohon.kata import INDONESIAN, Kata, load_kata
from pohon.links import Route
from pohon.model import Settings, Tree
from pohon.outputs import FILES, PAGES, SITE_FILES, SITE_PAGES, Output, S
from pohon.problems import Finding, Problem, Rule, Source
from pohon.prose import links_in
from pohon.reading import LOCK
from pohon.reading.rules import Words
from pohon.reading.settings import FILE
from pohon.site import NarrativePage, Site, facts_for
from pohon.understood import Understood, understand

Routes = Mapping[Route, str]


class Edition(NamedTuple):
    """The pages in one language: its words, and the folder in which they stand, from the site's root."""

    kata: Kata = INDONESIAN
    prefix: str = ""


FIRST = Edition()


class Planned(NamedTuple, Generic[S]):
    """A file to be made: of which output, for which key, at which path."""

    output: Output[S]
    key: str
    path: str


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


_PATHS = {**{row.name: row.path for row in PAGES}, **{row.name: row.path for row in SITE_PAGES}}
_FILE_PATHS = {row.name: row.path for row in SITE_FILES}
_SHARED_FILES = ("cari-indeks", "skema")
_SHARED = ("cari", "beranda", "data", "versi")


def editions(settings: Settings) -> tuple[Edition, ...]:
    """The languages of the site: the first at its root, each other one in a folder of its own."""
    first, *others = settings.pohon.bahasa
    return (Edition(load_kata(first)), *(Edition(load_kata(bahasa), f"{bahasa}/") for bahasa in others))


def address(path: str) -> str:
    """The URL path of a file: `a/b/index.html` -> `a/b/`."""
    return path.removesuffix("index.html")


def _planned(outputs: Iterable[Output[S]], subject: S, prefix: str = "", **parts: str) -> Iterator[Planned[S]]:
    for output in outputs:
        for key in output.keys(subject):
            yield Planned(output, key, prefix + output.path.format(key=key, **parts))


def plan_tree(u: Understood, edition: Edition = FIRST) -> tuple[Planned[Understood], ...]:
    """Every page of one tree in one language."""
    return tuple(_planned(PAGES, u, edition.prefix, wilayah=u.tree.wilayah, dinas=u.tree.dinas))


def plan_tree_files(u: Understood) -> tuple[Planned[Understood], ...]:
    """Every download of one tree, in the order in which they are made."""
    return tuple(_planned(FILES, u, wilayah=u.tree.wilayah, dinas=u.tree.dinas))


def plan_site(site: Site, edition: Edition = FIRST) -> tuple[Planned[Site], ...]:
    """Every page of the site that belongs to no tree, in one language."""
    return tuple(_planned(SITE_PAGES, site, edition.prefix))


def plan_site_files(gathered: Gathered) -> tuple[Planned[Gathered], ...]:
    """Every site-wide file, in the order in which they are made."""
    return tuple(_planned(SITE_FILES, gathered))


def routes(planned: Iterable[Planned[S]]) -> dict[Route, str]:
    """Where each planned page can be linked."""
    return {(output.name, key): address(path) for output, key, path in planned}


def route_to(name: str, edition: Edition = FIRST, **parts: str) -> str:
    """The URL path of a row of the catalogue, whoever plans it."""
    return edition.prefix + address(_PATHS[name].format(**{"key": "", **parts}))


def partner_route(link: str, edition: Edition = FIRST) -> str:
    """The URL path that a link into another tree (`wilayah/dinas#sasaran`) means."""
    tree, _, key = link.partition("#")
    wilayah, _, dinas = tree.partition("/")
    return route_to("sasaran", edition, wilayah=wilayah, dinas=dinas, key=key)


def site_routes(site: Site, edition: Edition = FIRST) -> dict[Route, str]:
    """The pages of the site, every dinas under `wilayah/dinas`, and the sasaran that site-wide pages name."""
    dinas = {
        (name, f"{s.wilayah}/{s.dinas}"): route_to(name, edition, wilayah=s.wilayah, dinas=s.dinas)
        for s in site.summaries
        for name in ("dinas", "data-dinas")
    }
    named = {("tautan", link): partner_route(link, edition) for s in site.summaries for link in s.named()}
    names = {
        ("nama", f"{s.wilayah}/{s.dinas}#{n.output}/{n.key}"): route_to(
            n.output, edition, wilayah=s.wilayah, dinas=s.dinas, key=n.key
        )
        for s in site.summaries
        for n in s.daftar
    }
    into = {("ke", each.route): edition.prefix + each.route for gone in site.gone for each in gone.named()}
    return {**routes(plan_site(site, edition)), **dinas, **named, **names, **into}


def tree_routes(u: Understood, edition: Edition = FIRST) -> dict[Route, str]:
    """What the pages of one tree may link to: their own kind, its downloads, the shell's pages, and named partners."""
    facts = u.facts
    names = (*_SHARED, "lintas") if facts.has_lintas else _SHARED
    shared = {(name, ""): route_to(name, edition) for name in names}
    region = {("wilayah", u.tree.wilayah): route_to("wilayah", edition, key=u.tree.wilayah)}
    pages = {("halaman", key): route_to("halaman", edition, key=key) for key, _ in facts.pages}
    partners = {("tautan", link): partner_route(link, edition) for link, _ in facts.targets}
    own = routes((*plan_tree_files(u), *plan_tree(u, edition)))
    files = {(name, ""): _FILE_PATHS[name] for name in _SHARED_FILES}
    return {**shared, **files, **region, **pages, **partners, **own}


def up_from(path: str) -> str:
    """The way from a file to the site's root."""
    return "../" * path.count("/")


def collisions(paths: Iterable[tuple[str, Source]]) -> Iterator[Problem]:
    """Paths that two outputs claim, whatever the case of their letters: some file systems see no difference."""
    seen: dict[str, str] = {}
    for path, source in paths:
        if first := seen.get(path.lower()):
            yield COLLISION.problem(path_collision(source, address(path), first))
        else:
            seen[path.lower()] = source.path


def check_plan(site: Site, trees: Sequence[Tree]) -> Iterator[Problem]:
    """What is wrong with the planned paths of a whole site and with the links of its prose."""
    paths = tuple(_paths(site, trees))
    yield from collisions(paths)
    known = {"/" + address(path) for path, _ in paths} | {page.berkas for page in _written(site)}
    yield from check_pages(site, known)
    for tree in trees:
        yield from check_notes(tree, known)


def _paths(site: Site, trees: Sequence[Tree]) -> Iterator[tuple[str, Source]]:
    """The path of every file with the author's file from which it comes, worked out without making one."""
    homes = {tree.wilayah: Source(tree.places.path) for tree in reversed(trees)}
    files = {page.key: Source(f"{site.settings.docs_dir}/{page.berkas}") for page in site.pages}
    languages = editions(site.settings)
    own = [(item.path, item.output.name, item.key) for each in languages for item in plan_site(site, each)]
    own += [(item.path, item.output.name, "") for item in plan_site_files(Gathered(site, ()))]
    yield from ((path, homes.get(key, Source(FILE))) for path, name, key in own if name not in {"halaman", "pindah"})
    for tree in trees:
        u = understand(tree, facts_for(tree, site, None))
        planned = (*plan_tree_files(u), *(item for each in languages for item in plan_tree(u, each)))
        yield from ((item.path, Source(tree.places.path)) for item in planned)
    # Last, so that of two that claim one address the narrative page is the one to be renamed.
    yield from ((path, files[key]) for path, name, key in own if name == "halaman")
    gone = site.gone_by_route
    yield from ((path, gone[key].where) for path, name, key in own if name == "pindah")


def check_pages(site: Site, known: Container[str]) -> Iterator[Problem]:
    """Links of narrative pages that lead nowhere, at their line."""
    for page in _written(site):
        for target in _dead(page.teks, known):
            before = page.teks[: _found(page.teks, target)]
            line = page.baris_pertama + before.count("\n")
            where = Source(f"{site.settings.docs_dir}/{page.berkas}", line, len(before) - before.rfind("\n"))
            yield PROSE_LINK.problem(dead_prose_link(where, target))


def _written(site: Site) -> Iterator[NarrativePage]:
    """Every narrative page in every language in which it is written."""
    for page in site.pages:
        yield from (page, *page.terjemahan)


def check_notes(tree: Tree, known: Container[str]) -> Iterator[Problem]:
    """Links of notes (`catatan`) that lead nowhere, at the note."""
    for keys in tree.places.marks:
        if keys and keys[-1] == "catatan":
            for target in _dead(tree.at(keys), known):
                yield PROSE_LINK.problem(dead_prose_link(tree.places.at(*keys), target))


def _dead(text: str, known: Container[str]) -> Iterator[str]:
    """The links of a Markdown text that lead to no page of the site, each once."""
    for target in dict.fromkeys(links_in(text) if "](" in text or "]:" in text else ()):
        bare = target.partition("#")[0]
        if bare and not re.match(r"https?:|mailto:", bare) and bare not in known:
            yield target


def _found(text: str, target: str) -> int:
    """Where the target of a link begins, rather than the same words elsewhere in the text."""
    match = re.search(rf"(?:\]\(|\]:)\s*<?(?={re.escape(target)})", text)
    return match.end() if match else max(0, text.find(target))
