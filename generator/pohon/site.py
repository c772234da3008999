"""What trees may know of each other: a small summary of each, and the site of all summaries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from pohon.kata import LANGUAGES, SOURCE, Kata, msg
from pohon.model import Settings, Tree
from pohon.problems import Source

Titles = tuple[tuple[str, str], ...]
"""(key, title) of narrative pages, in the order of the navigation."""

TREE_WITHOUT_WILAYAH = msg("Wilayah tidak disebut")


@dataclass(frozen=True)
class Mitra:
    """A crosscutting partner as other pages show it."""

    nama: str
    sasaran: str
    pernyataan: str
    tautan: str | None


@dataclass(frozen=True)
class Nama:
    """A name for the index A-Z: the page that it leads to, what it names (a `Jenis`, "indikator", ...), its text."""

    output: str
    key: str
    jenis: str
    teks: str


@dataclass(frozen=True)
class Summary:
    """All that another tree, or a site-wide page, may see of one tree. Counts are of whole trees.

    `cabang` is a branch to show as a sample: (id, jenis, name) from the root to the deepest leaf.
    `tertaut` lists (id, name) of every sasaran that another tree may link to.
    """

    wilayah: str
    nama_wilayah: str | None
    kode_wilayah: str | None
    dinas: str
    nama_dinas: str
    singkatan: str | None
    judul_dokumen: str
    jenis_dokumen: str
    tahun: str | None
    sasaran: int
    indikator: int
    bertarget: int
    cabang: tuple[tuple[str, str, str], ...]
    lintas: tuple[Mitra, ...]
    tertaut: tuple[tuple[str, str], ...]
    sidik: tuple[tuple[str, str], ...]
    daftar: tuple[Nama, ...] = ()

    def named(self) -> tuple[str, ...]:
        """The sasaran that site-wide pages link to, as `wilayah/dinas#sasaran`."""
        keys = dict.fromkeys((*(mitra.sasaran for mitra in self.lintas), *(step[0] for step in self.cabang)))
        return tuple(self.link(key) for key in keys)

    def link(self, key: str) -> str:
        """How other trees and site-wide pages name a sasaran of this tree."""
        return f"{self.wilayah}/{self.dinas}#{key}"


@dataclass(frozen=True)
class NarrativePage:
    """A Markdown page: its key in the URL, its title, its text after the heading, its file below the content.

    `baris_pertama` is the line of the file on which the text begins. `terjemahan` are the same page in other languages
    of the site, as far as somebody has written it in them.
    """

    key: str
    judul: str
    teks: str
    berkas: str
    baris_pertama: int = 1
    bahasa: str = SOURCE
    terjemahan: tuple[NarrativePage, ...] = ()

    def into(self, bahasa: str) -> NarrativePage:
        """The page in a language, else as it is."""
        return next((page for page in self.terjemahan if page.bahasa == bahasa), self)


def page_key(berkas: str) -> str:
    """The key of a narrative page by its file: `"panduan/tentang.en.md"` -> `"tentang"`, as in every language."""
    stem = PurePosixPath(berkas).stem
    return stem.removesuffix(PurePosixPath(stem).suffix) if PurePosixPath(stem).suffix[1:] in LANGUAGES else stem


@dataclass(frozen=True)
class Named:
    """Something by its name and the URL path of its page, empty where it has none."""

    nama: str
    route: str


@dataclass(frozen=True)
class Change:
    """What became of something: replaced by `into`, or withdrawn (None). `tanggal` is an ISO date; "" is: not told."""

    jenis: str
    nama: str
    into: Named | None
    tanggal: str = ""
    alasan: str = ""
    dokumen: str = ""


@dataclass(frozen=True)
class Gone:
    """An address that was published once and leads to nothing any more, hence to a page that says what happened.

    `jenis` is the output that stood there, or `halaman` for any plain page of a dinas. `changes` are all that happened
    since, `into` is what stands in its place now; `is_moved` when only its dinas changed. `near` is what is still there
    around it, `where` its line in the lock file.
    """

    route: str
    jenis: str
    nama: str
    changes: tuple[Change, ...]
    into: Named | None
    is_moved: bool
    where: Source
    near: tuple[Named, ...] = ()

    def named(self) -> Iterable[Named]:
        """Everything that the page links to."""
        yield from (each for each in (self.into, *self.near, *(c.into for c in self.changes)) if each and each.route)


@dataclass(frozen=True)
class Copy:
    """An old path at which a file of a dinas that moved stays: of which output, of which `wilayah/dinas` today."""

    path: str
    output: str
    dinas: str


@dataclass(frozen=True)
class Site:
    """Everything that is shared: settings, narrative pages, the summaries of all trees in order.

    `gone` are the addresses that were published once and are not any more, `copies` the files that stay at theirs.
    """

    settings: Settings
    pages: tuple[NarrativePage, ...]
    summaries: tuple[Summary, ...]
    gone: tuple[Gone, ...] = ()
    copies: tuple[Copy, ...] = ()

    @cached_property
    def gone_by_route(self) -> Mapping[str, Gone]:
        """What is gone by its URL path."""
        return {each.route: each for each in self.gone}

    def gone_keys(self) -> tuple[str, ...]:
        """The URL path of everything that is gone."""
        return tuple(self.gone_by_route)

    def wilayah(self) -> tuple[str, ...]:
        """The folders of all regions: named ones by name, those without a name last."""
        named = {s.wilayah: nama_wilayah(self, s.wilayah) for s in self.summaries}
        return tuple(sorted(named, key=lambda key: (named[key] == TREE_WITHOUT_WILAYAH, named[key], key)))

    def page_keys(self) -> tuple[str, ...]:
        """The keys of all narrative pages, in the order of the navigation."""
        return tuple(page.key for page in self.pages)

    def titles(self, bahasa: str) -> Titles:
        """All narrative pages by their titles in a language."""
        return tuple((page.key, page.into(bahasa).judul) for page in self.pages)

    def of(self, wilayah: str) -> tuple[Summary, ...]:
        """The summaries of one region, by the name of the dinas."""
        own = (summary for summary in self.summaries if summary.wilayah == wilayah)
        return tuple(sorted(own, key=lambda summary: (summary.nama_dinas, summary.dinas)))


@dataclass(frozen=True)
class Facts:
    """The few facts of the site on which the pages of one tree depend: its memo key holds them.

    `pages` are the titles of the narrative pages in the first language, `terjemahan` those in each other one.
    """

    settings: Settings
    pages: Titles
    nama_wilayah: str
    targets: tuple[tuple[str, str], ...]
    has_lintas: bool
    changed: str | None
    terjemahan: tuple[tuple[str, Titles], ...] = ()

    def titles(self, bahasa: str) -> Titles:
        """All narrative pages by their titles in a language."""
        return dict(self.terjemahan).get(bahasa, self.pages)


def nama_wilayah(site: Site, wilayah: str) -> str:
    """The name of a region as its documents give it, else that none does."""
    names = (summary.nama_wilayah for summary in site.summaries if summary.wilayah == wilayah)
    return next((name for name in names if name), TREE_WITHOUT_WILAYAH)


def said_wilayah(nama: str, kata: Kata) -> str:
    """A region as readers see it: names are never translated, only that there is none."""
    return kata(nama) if nama == TREE_WITHOUT_WILAYAH else nama


def summarise(tree: Tree) -> Summary:
    """The summary of one tree."""
    isi = tree.isi
    indikator = tuple(ik for s in isi.sasaran for ik in s.indikator)
    wilayah = isi.perangkat_daerah.wilayah
    return Summary(
        wilayah=tree.wilayah,
        nama_wilayah=wilayah.nama if wilayah else None,
        kode_wilayah=wilayah.kode if wilayah else None,
        dinas=tree.dinas,
        nama_dinas=isi.perangkat_daerah.nama,
        singkatan=isi.perangkat_daerah.singkatan,
        judul_dokumen=isi.dokumen.judul,
        jenis_dokumen=isi.dokumen.jenis,
        tahun=years(tree),
        sasaran=len(isi.sasaran),
        indikator=len(indikator),
        bertarget=sum(any(p.target for p in ik.pengukuran) for ik in indikator),
        cabang=_sample(tree),
        lintas=tuple(Mitra(lintas.mitra, s.id, s.nama, lintas.tautan) for s in isi.sasaran for lintas in s.lintas),
        tertaut=tuple((s.id, s.nama) for s in isi.sasaran),
        sidik=tree.sidik,
        daftar=tuple(_names(tree)),
    )


def _names(tree: Tree) -> Iterable[Nama]:
    """Everything of a tree that has a name and a page."""
    yield Nama("dinas", "", "dinas", tree.isi.perangkat_daerah.nama)
    for s in tree.isi.sasaran:
        yield Nama("sasaran", s.id, s.jenis, s.nama)
        yield from (Nama("indikator", ik.id, "indikator", ik.nama) for ik in s.indikator)
    yield from (Nama("jabatan", j.id, "jabatan", j.nama) for j in tree.isi.jabatan)


def _sample(tree: Tree) -> tuple[tuple[str, str, str], ...]:
    """The deepest branch of a tree, the first of equals."""
    by_id = {s.id: s for s in tree.isi.sasaran}
    deepest: tuple[str, ...] = ()
    chains: dict[str, tuple[str, ...]] = {}

    def chain(key: str) -> tuple[str, ...]:
        if key not in chains:
            induk = by_id[key].induk
            chains[key] = (*(chain(induk[0]) if induk else ()), key)
        return chains[key]

    for key in by_id:
        if len(chain(key)) > len(deepest):
            deepest = chain(key)
    return tuple((key, by_id[key].jenis.value, by_id[key].nama) for key in deepest)


def years(tree: Tree) -> str | None:
    """The years that the document names (`"2018"` or `"2024-2026"`), or None."""
    dokumen = tree.isi.dokumen
    if dokumen.tahun:
        return dokumen.tahun
    return f"{dokumen.tahun_awal}\u2013{dokumen.tahun_akhir}" if dokumen.tahun_awal and dokumen.tahun_akhir else None


def facts_for(tree: Tree, site: Site, changed: str | None) -> Facts:
    """What the pages of this tree use of the site; `changed` is the date of its last change (ISO)."""
    named = {lintas.tautan for s in tree.isi.sasaran for lintas in s.lintas if lintas.tautan}
    first, *others = site.settings.pohon.bahasa
    return Facts(
        settings=site.settings,
        pages=site.titles(first),
        nama_wilayah=nama_wilayah(site, tree.wilayah),
        targets=tuple(_targets(site.summaries, named)),
        has_lintas=any(summary.lintas for summary in site.summaries),
        changed=changed,
        terjemahan=tuple((bahasa, site.titles(bahasa)) for bahasa in others),
    )


def _targets(summaries: Iterable[Summary], named: set[str]) -> Iterable[tuple[str, str]]:
    """`("kota-x/dpmptsp#s4", its statement)` for each link into another tree."""
    for summary in summaries:
        for key, nama in summary.tertaut if named else ():
            link = summary.link(key)
            if link in named:
                yield link, nama
