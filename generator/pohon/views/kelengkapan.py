"""What is there of each indikator, and what an evaluator would miss: of one dinas, and of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from pohon.kata import Kata, msg
from pohon.kelengkapan import Kelengkapan, completeness, counted
from pohon.links import Links
from pohon.model import Indikator, Sasaran
from pohon.site import Site, Summary, nama_wilayah, said_wilayah, years
from pohon.terms import JENIS_DOKUMEN
from pohon.understood import Understood
from pohon.views.kutip import Cite, cite
from pohon.views.lingkup import titled, trail
from pohon.views.parts import Fact, Head, Link, full_name, label, sasaran_link, tree_head

ROWS = 30
"""Indikator on one page. Part of the permanent addresses of rows: never change it."""

_NAMES: Mapping[str, str] = {
    "definisi": msg("Definisi operasional"),
    "formula": msg("Formula"),
    "satuan": msg("Satuan"),
    "polaritas": msg("Polaritas"),
    "sumber_data": msg("Sumber data"),
    "penanggung_jawab": msg("Penanggung jawab"),
    "target": msg("Target"),
    "realisasi": msg("Realisasi"),
}


class Tally(NamedTuple):
    """A particular, and of how many indikator it is there."""

    nama: str
    ada: int


class Completeness(NamedTuple):
    """One indikator: whether each particular is there, in the order of the columns, and how many are ("3 dari 8")."""

    id: str
    indikator: Link
    ada: tuple[bool, ...]
    jumlah: str


class Measured(NamedTuple):
    """A sasaran with those of its indikator that stand on the page."""

    jenis: str
    label: str
    sasaran: Link
    baris: tuple[Completeness, ...]


@dataclass(frozen=True)
class KelengkapanDinasView:
    """Everything on one page of the particulars of a dinas. `bagian` are all such pages, `awal` its first indikator.

    `unsur` are the names of the columns, with the counts of the whole tree; `fakta` is what is true of the whole tree,
    on the first page only.
    """

    head: Head
    nama: str
    indikator: int
    jumlah: str
    awal: int
    unsur: tuple[Tally, ...]
    fakta: tuple[Fact, ...]
    bagian: tuple[Link, ...]
    kelompok: tuple[Measured, ...]
    semua: Link
    kutip: Cite


@dataclass(frozen=True)
class DinasCounts:
    """One dinas: the number of its indikator, and of how many each particular is there."""

    wilayah: str
    dinas: Link
    indikator: int
    ada: tuple[int, ...]


@dataclass(frozen=True)
class KelengkapanView:
    """Everything on the page that lists what each dinas has."""

    head: Head
    unsur: tuple[str, ...]
    baris: tuple[DinasCounts, ...]
    berwilayah: bool


def later_rows(u: Understood) -> tuple[str, ...]:
    """The number of the first indikator on every page after the first, which is also its key."""
    return tuple(str(n) for n in range(ROWS + 1, len(u.indikator) + 1, ROWS))


def kelengkapan_dinas(u: Understood, key: str, links: Links) -> KelengkapanDinasView:
    """The view of one page; `key` is the number of its first indikator, empty for the first page."""
    kata, nama = links.kata, full_name(u)
    awal = int(key or 1)
    parts = tuple(_parts(u, awal, links))
    here = "".join(f", {link.teks}" for link in parts if key and not link.href)  # tells later pages apart
    return KelengkapanDinasView(
        head=tree_head(
            u,
            links,
            kata("Kelengkapan indikator {dinas}", dinas=nama) + here,
            kata("Keterangan mana yang sudah ada untuk tiap indikator {dinas}, dan mana yang belum.", dinas=nama),
        ),
        nama=nama,
        indikator=len(u.indikator),
        jumlah=kata.counted(len(u.indikator), "indikator"),
        awal=awal,
        unsur=tuple(map(Tally, _columns(kata), counted(u.tree.isi.sasaran))),
        fakta=() if key else tuple(_facts(u, links)),
        bagian=parts,
        kelompok=tuple(_groups(u, awal, links)),
        semua=Link(kata("kelengkapan semua dinas"), links.to("kelengkapan")),
        kutip=cite(u, kata("Kelengkapan indikator") + here, links, _page(key), key),
    )


def _page(key: str) -> str:
    return "kelengkapan-lanjut" if key else "kelengkapan-dinas"


def _columns(kata: Kata) -> tuple[str, ...]:
    return tuple(kata(_NAMES[name]) for name in Kelengkapan._fields)


def _parts(u: Understood, awal: int, links: Links) -> Iterator[Link]:
    """The pages of the list; the one that is shown leads nowhere."""
    last = len(u.indikator)
    for key in ("", *later_rows(u)) if last > ROWS else ():
        start = int(key or 1)
        words = links.kata("indikator {awal}\u2013{akhir}", awal=start, akhir=min(start + ROWS - 1, last))
        yield Link(words, "" if start == awal else links.to(_page(key), key))


def _groups(u: Understood, awal: int, links: Links) -> Iterator[Measured]:
    """The indikator of one page by sasaran, in document order."""
    here = tuple(u.indikator.values())[awal - 1 : awal - 1 + ROWS]
    for _, pairs in groupby(here, key=lambda pair: pair[0].id):
        own = tuple(pairs)
        s = own[0][0]
        rows = tuple(_row(s, ik, links) for _, ik in own)
        yield Measured(s.jenis, label(s, links.kata), sasaran_link(s, links), rows)


def _row(s: Sasaran, ik: Indikator, links: Links) -> Completeness:
    there = completeness(s, ik)
    jumlah = links.kata("{ada} dari {semua}", ada=sum(there), semua=len(there))
    return Completeness(ik.id, Link(ik.nama, links.to("indikator", ik.id)), tuple(there), jumlah)


def _facts(u: Understood, links: Links) -> Iterator[Fact]:
    """What an evaluator asks of the tree as a whole: published when, cascading, crosscutting, from where."""
    kata, dokumen = links.kata, u.tree.isi.dokumen
    tahun = kata("tahun {tahun}", tahun=years(u.tree) or kata("tidak disebut dalam dokumen"))
    yield Fact(kata("Dokumen"), (Link(dokumen.judul),), f"{kata(JENIS_DOKUMEN[dokumen.jenis])}, {tahun}")
    if u.facts.changed:
        yield Fact(kata("Terakhir diubah di situs ini"), (Link(kata.date(u.facts.changed)),), asli=False)
    yield Fact(kata("Cascading"), (Link(kata("seluruh pohon sebagai satu tabel"), links.to("cascading")),), asli=False)
    partners = len({each.mitra for s in u.sasaran.values() for each in s.lintas})
    crossing = (Link(kata.counted(partners, "mitra"), links.to("lintas-dinas")),) if partners else ()
    yield Fact(kata("Mitra lintas"), crossing, asli=False)
    lines = (Link(kata.counted(len(u.tree.teks), "baris"), links.to("sumber")),) if links.has("sumber") else ()
    yield Fact(kata("Teks sumber"), lines, asli=False)


def kelengkapan(site: Site, _key: str, links: Links) -> KelengkapanView:
    """The view of what each dinas has, made of summaries alone."""
    kata = links.kata
    return KelengkapanView(
        head=Head(
            titled(kata("Kelengkapan indikator"), site, links),
            kata("Keterangan indikator mana yang sudah ada di tiap dinas, dan mana yang belum."),
            trail(site, links),
            None,
            "kelengkapan",
        ),
        unsur=_columns(kata),
        baris=tuple(_counts(site, each, links) for key in site.wilayah() for each in site.of(key)),
        berwilayah=site.berwilayah,
    )


def _counts(site: Site, summary: Summary, links: Links) -> DinasCounts:
    page = "kelengkapan-dinas" if summary.indikator else "dinas"
    return DinasCounts(
        wilayah=said_wilayah(nama_wilayah(site, summary.wilayah), links.kata),
        dinas=Link(summary.nama_dinas, links.to(page, f"{summary.wilayah}/{summary.dinas}")),
        indikator=summary.indikator,
        ada=summary.kelengkapan,
    )
