"""The page of one dinas: what it is, its tree, the ways in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pohon.format import capitalised, counted
from pohon.links import Links
from pohon.model import Kepastian
from pohon.site import years
from pohon.terms import COUNTED, JENIS_DOKUMEN
from pohon.understood import Understood
from pohon.views.outline import Branch, whole
from pohon.views.parts import (
    Cite,
    Fact,
    Head,
    Link,
    cite,
    full_name,
    jabatan_link,
    note,
    said,
    source_links,
    tree_trail,
)

OPEN_LEVELS = 2


@dataclass(frozen=True)
class Number:
    """A key figure with what it counts."""

    nama: str
    nilai: str


@dataclass(frozen=True)
class Legend:
    """A level of the tree and how many sasaran it has."""

    jenis: str
    teks: str


@dataclass(frozen=True)
class Position:
    """A position in the list of who answers, with those below it."""

    link: Link
    jumlah: str
    bawahan: tuple[Position, ...]


@dataclass(frozen=True)
class Way:
    """Another page of the dinas and what is found there."""

    link: Link
    isi: str


@dataclass(frozen=True)
class DinasView:
    """Everything on the page of a dinas, in reading order."""

    head: Head
    nama: str
    nama_lain: tuple[str, ...]
    dokumen: str
    tahun: str
    wilayah: str
    angka: tuple[Number, ...]
    legenda: tuple[Legend, ...]
    pohon: tuple[Branch, ...]
    bagan: str
    halaman: tuple[Way, ...]
    jabatan: tuple[Position, ...]
    fakta: tuple[Fact, ...]
    jenjang: tuple[Fact, ...]
    catatan: Markup | str
    kutip: Cite


def dinas(u: Understood, _key: str, links: Links) -> DinasView:
    """The view of one dinas."""
    isi = u.tree.isi
    return DinasView(
        head=Head(
            judul=full_name(u),
            deskripsi=f"Pohon kinerja {full_name(u)}: {counted(len(u.sasaran), 'sasaran')}, "
            f"{counted(len(u.indikator), 'indikator')}.",
            jejak=tree_trail(u, links)[:-1],
            changed=u.facts.changed,
            bagian="dinas",
        ),
        nama=full_name(u),
        nama_lain=tuple(name for name in (isi.perangkat_daerah.singkatan, *isi.perangkat_daerah.nama_lain) if name),
        dokumen=isi.dokumen.judul,
        tahun=years(u.tree) or "",
        wilayah=isi.perangkat_daerah.wilayah.nama if isi.perangkat_daerah.wilayah else "",
        angka=tuple(_numbers(u)),
        legenda=tuple(Legend(jenis, counted(n, COUNTED[jenis])) for jenis, n in u.counts(u.order).items()),
        pohon=whole(u, links, OPEN_LEVELS),
        bagan=links.to("bagan"),
        halaman=tuple(_ways(u, links)),
        jabatan=_positions(u, None, links),
        fakta=tuple(_facts(u, links)),
        jenjang=tuple(_levels(u, links)),
        catatan=note(isi.dokumen.catatan, links),
        kutip=cite(u, "Pohon kinerja", links, "dinas"),
    )


def _numbers(u: Understood) -> Iterator[Number]:
    yield Number("Sasaran", str(len(u.sasaran)))
    yield Number("Indikator", str(len(u.indikator)))
    for tingkat, name in ((Kepastian.MUNGKIN, "Letak mungkin"), (Kepastian.DUGAAN, "Letak dugaan")):
        if uncertain := sum(s.kepastian.induk is tingkat for s in u.sasaran.values()):
            yield Number(name, str(uncertain))
    figures = [ik.pengukuran for _, ik in u.indikator.values()]
    yield Number("Bertarget", str(sum(any(p.target for p in each) for each in figures)))
    yield Number("Terealisasi", str(sum(any(p.realisasi for p in each) for each in figures)))


def _ways(u: Understood, links: Links) -> Iterator[Way]:
    known = (
        ("cascading", "Cascading", "seluruh pohon sebagai satu tabel"),
        ("rencana-aksi", "Rencana aksi", "target tiap triwulan, strategi, arah kebijakan, program"),
        ("penyusunan", "Penyusunan", "bagaimana pohon ini dibuat, tahap demi tahap"),
        ("lintas-dinas", "Mitra lintas", "pihak di luar dinas yang ikut menentukan hasil"),
    )
    for name, title, content in known:
        if links.has(name):
            yield Way(Link(title, links.to(name)), content)
    if links.has("sumber"):
        lines = counted(len(u.tree.teks), "baris")
        yield Way(Link("Teks sumber", links.to("sumber")), f"{lines}, dengan apa yang diambil dari tiap baris")


def _positions(u: Understood, above: str | None, links: Links) -> tuple[Position, ...]:
    return tuple(
        Position(jabatan_link(j, links), counted(len(u.answered[j.id]), "sasaran"), _positions(u, j.id, links))
        for j in u.jabatan.values()
        if j.induk == above
    )


def _facts(u: Understood, links: Links) -> Iterator[Fact]:
    isi = u.tree.isi
    wilayah = isi.perangkat_daerah.wilayah
    yield Fact("Dokumen", (Link(isi.dokumen.judul),), JENIS_DOKUMEN[isi.dokumen.jenis].lower())
    if wilayah:
        kode = f"kode {wilayah.kode}" if wilayah.kode else ""
        yield Fact("Wilayah", (Link(wilayah.nama, links.to("wilayah", u.tree.wilayah)),), kode)
    else:
        yield Fact("Wilayah", (Link("tidak disebut dalam dokumen"),))
    yield Fact("Tahun", (Link(years(u.tree) or "tidak disebut dalam dokumen"),))
    if isi.perangkat_daerah.urusan:
        yield Fact("Urusan", (Link(isi.perangkat_daerah.urusan),))
    if ttd := isi.dokumen.penandatangan:
        jabatan = said((ttd.jabatan if ttd.nama else "", f"penugasan {ttd.penugasan}" if ttd.penugasan else ""))
        yield Fact("Penanda tangan", (Link(ttd.nama or ttd.jabatan),), jabatan, source_links(ttd.sumber, links))
    if parts := isi.dokumen.bagian:
        yield Fact("Bagian dokumen", tuple(Link(_part(b.nama, b.judul)) for b in parts))


def _part(nama: str, judul: str | None) -> str:
    return f"{nama}: {judul}" if judul and judul.lower() != nama.lower() else nama


def _levels(u: Understood, links: Links) -> Iterator[Fact]:
    """The document's own words for its levels."""
    for level in u.tree.isi.jenjang:
        lines = (*source_links(level.sumber, links), *source_links(level.sumber_jabatan, links))
        yield Fact(capitalised(COUNTED[level.id]), (Link(level.nama),), level.jabatan or "", lines)
