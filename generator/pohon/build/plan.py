"""Which pages there will be, and where: all paths are known before the first page is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pohon.links import Links
from pohon.outputs import OUTPUTS, SITE_OUTPUTS, Output, S
from pohon.problems import Finding, Problem, Rule, Source
from pohon.prose import links_in
from pohon.site import Site
from pohon.understood import Understood
from pohon.views import resolver

Routes = Mapping[tuple[str, str], str]
Planned = tuple[Output[Any], str, str]
"""An output, a key, and the path of the file."""


def path_collision(where: Source, path: str, first: str) -> Finding:
    """Dua halaman berebut satu alamat.

    Dua hal akan menjadi halaman dengan alamat yang sama, misalnya halaman Markdown `kota-bekasi.md` dan folder
    wilayah `kota-bekasi`.

    Yang harus dilakukan: ganti nama salah satunya.
    """
    return Finding(where, f'Alamat "{path}" sudah dipakai oleh {first}.', "Ganti nama salah satu berkas atau foldernya.")


def dead_prose_link(where: Source, target: str) -> Finding:
    """Tautan halaman Markdown tidak menunjuk apa pun.

    Tautan dalam halaman Markdown menunjuk berkas `.md` lain yang ada di `nav`, atau alamat di situs ini yang
    diawali garis miring, misalnya `/kota-bekasi/dinas-koperasi/`. Sasaran tautan ini tidak ada.

    Yang harus dilakukan: betulkan alamatnya; tautan ke situs lain ditulis lengkap dengan `https://`.
    """
    return Finding(
        where, f'Tautan "{target}" tidak menunjuk halaman mana pun.', "Betulkan alamatnya; tautan luar diawali https://."
    )


def dead_link(where: Source, reason: str) -> Finding:
    """Tema atau generator menautkan halaman yang tidak ada.

    Sebuah halaman meminta tautan ke halaman yang tidak direncanakan. Ini bukan salah isi, melainkan salah generator
    atau tema.

    Yang harus dilakukan: laporkan sebagai galat Pohon, beserta berkas isi yang disebut.
    """
    return Finding(where, f"Tautan mati dari generator: {reason}.", "Ini galat Pohon atau tema; laporkan beserta berkas ini.")


COLLISION = Rule[Callable[..., Finding]]("P901", path_collision)
PROSE_LINK = Rule[Callable[..., Finding]]("P902", dead_prose_link)
DEAD_LINK = Rule[Callable[..., Finding]]("P903", dead_link)
PLAN_RULES = (COLLISION, PROSE_LINK, DEAD_LINK)


def address(path: str) -> str:
    """The URL path of a file: `a/b/index.html` -> `a/b/`."""
    return path.removesuffix("index.html")


def _planned(outputs: Iterable[Output[S]], subject: S, **parts: str) -> Iterator[Planned]:
    for output in outputs:
        for key in output.keys(subject):
            yield output, key, output.path.format(key=key, **parts)


def plan_tree(u: Understood) -> tuple[Planned, ...]:
    """Every file of one tree."""
    return tuple(_planned(OUTPUTS, u, wilayah=u.tree.wilayah, dinas=u.tree.dinas))


def plan_site(site: Site) -> tuple[Planned, ...]:
    """Every file of the site that belongs to no tree."""
    return tuple(_planned(SITE_OUTPUTS, site))


def routes(planned: Iterable[Planned]) -> dict[tuple[str, str], str]:
    """Where each planned page can be linked."""
    return {(output.name, key): address(path) for output, key, path in planned}


def site_routes(site: Site) -> dict[tuple[str, str], str]:
    """The pages of the site, and every dinas under `wilayah/dinas`."""
    dinas = {("dinas", f"{s.wilayah}/{s.dinas}"): f"{s.wilayah}/{s.dinas}/" for s in site.summaries}
    return {**routes(plan_site(site)), **dinas}


def tree_routes(u: Understood, planned: Iterable[Planned], wilayah: str) -> dict[tuple[str, str], str]:
    """What the pages of one tree may link to: their own kind, the shell's pages, and named partners."""
    facts = u.facts
    shared = {("beranda", ""): "", ("versi", ""): "versi/", ("wilayah", wilayah): f"{wilayah}/"}
    if facts.has_lintas:
        shared[("lintas", "")] = "lintas/"
    pages = {("halaman", key): f"{key}/" for key, _ in facts.pages}
    partners = {}
    for link, _ in facts.targets:
        tree, _, key = link.partition("#")
        partners[("tautan", link)] = f"{tree}/sasaran/{key}/"
    return {**shared, **pages, **partners, **routes(planned)}


def up_from(path: str) -> str:
    """The way from a file to the site's root."""
    return "../" * path.count("/")


def collisions(paths: Iterable[str]) -> Iterator[Problem]:
    """Paths that two outputs claim, whatever the case of their letters: some file systems see no difference."""
    seen: dict[str, str] = {}
    for path in paths:
        first = seen.setdefault(path.lower(), path)
        if first is not path:
            yield COLLISION.problem(path_collision(Source(path), address(path), first))


def check_prose(site: Site, known: Routes) -> Iterator[Problem]:
    """Links of narrative pages that lead nowhere, at their line."""
    resolve = resolver(site, Links(known, ""))
    for page in site.pages:
        for target in dict.fromkeys(links_in(page.teks)):
            if re.match(r"(https?:|mailto:|#)", target) or resolve(target) is not None:
                continue
            before = page.teks[: max(0, page.teks.find(target))]
            line = page.baris_pertama + before.count("\n")
            where = Source(f"{site.settings.docs_dir}/{page.berkas}", line, len(before) - before.rfind("\n"))
            yield PROSE_LINK.problem(dead_prose_link(where, target))
