"""The page of one dinas: what it is, its tree, the ways in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pohon.capaian import bands
from pohon.format import capitalised
from pohon.kata import Kata
from pohon.kelengkapan import has_realisasi, has_target
from pohon.links import Links
from pohon.model import Kepastian
from pohon.site import years
from pohon.terms import COUNTED, JENIS_DOKUMEN
from pohon.understood import Understood
from pohon.views.anggaran import AnggaranDinas, anggaran_dinas
from pohon.views.capaian import Batang, bar
from pohon.views.kutip import Cite, cite
from pohon.views.outline import Branch, whole
from pohon.views.parts import (
    Fact,
    Head,
    Link,
    full_name,
    jabatan_link,
    note,
    social_picture,
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
class DinasCapaian:
    """How many indikator of a dinas stand where in the year that it is judged by; `dasar` is the rule of the bands."""

    tahun: str
    batang: tuple[Batang, ...]
    kalimat: str
    dasar: str


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
    capaian: DinasCapaian | None
    legenda: tuple[Legend, ...]
    pohon: tuple[Branch, ...]
    bagan: str
    anggaran: AnggaranDinas | None
    halaman: tuple[Way, ...]
    jabatan: tuple[Position, ...]
    fakta: tuple[Fact, ...]
    jenjang: tuple[Fact, ...]
    catatan: Markup | str
    kutip: Cite


def dinas(u: Understood, _key: str, links: Links) -> DinasView:
    """The view of one dinas."""
    isi, kata = u.tree.isi, links.kata
    return DinasView(
        head=_head(u, links),
        nama=full_name(u),
        nama_lain=tuple(name for name in (isi.perangkat_daerah.singkatan, *isi.perangkat_daerah.nama_lain) if name),
        dokumen=isi.dokumen.judul,
        tahun=years(u.tree) or "",
        wilayah=isi.perangkat_daerah.wilayah.nama if isi.perangkat_daerah.wilayah else "",
        angka=tuple(_numbers(u, kata)),
        capaian=_achievement(u, kata),
        legenda=tuple(Legend(jenis, kata.counted(n, COUNTED[jenis])) for jenis, n in u.counts(u.order).items()),
        pohon=whole(u, links, OPEN_LEVELS),
        bagan=links.to("bagan"),
        anggaran=anggaran_dinas(u, links),
        halaman=tuple(_ways(u, links)),
        jabatan=_positions(u, None, links),
        fakta=tuple(_facts(u, links)),
        jenjang=tuple(_levels(u, links)),
        catatan=note(isi.dokumen.catatan, links),
        kutip=cite(u, kata("Pohon kinerja"), links, "dinas"),
    )


def _head(u: Understood, links: Links) -> Head:
    kata = links.kata
    deskripsi = kata(
        "Pohon kinerja {dinas}: {sasaran}, {indikator}.",
        dinas=full_name(u),
        sasaran=kata.counted(len(u.sasaran), "sasaran"),
        indikator=kata.counted(len(u.indikator), "indikator"),
    )
    trail = tree_trail(u, links)[:-1]
    return Head(full_name(u), deskripsi, trail, u.facts.changed, "dinas", gambar=social_picture(links))


def _numbers(u: Understood, kata: Kata) -> Iterator[Number]:
    yield Number(capitalised(kata.many("sasaran", len(u.sasaran))), str(len(u.sasaran)))
    yield Number(capitalised(kata.many("indikator", len(u.indikator))), str(len(u.indikator)))
    for tingkat, name in ((Kepastian.MUNGKIN, kata("Letak mungkin")), (Kepastian.DUGAAN, kata("Letak dugaan"))):
        if uncertain := sum(s.kepastian.induk is tingkat for s in u.sasaran.values()):
            yield Number(name, str(uncertain))
    yield Number(kata("Bertarget"), str(sum(has_target(ik) for _, ik in u.indikator.values())))
    yield Number(kata("Terealisasi"), str(sum(has_realisasi(ik) for _, ik in u.indikator.values())))


def _achievement(u: Understood, kata: Kata) -> DinasCapaian | None:
    """The states of all indikator, in a tree that has any realisasi."""
    if u.tahun is None:
        return None
    among = bands(u.tahun, u.hitungan)
    kalimat = kata(
        "{dihitung} dari {semua} indikator dihitung capaiannya.", dihitung=u.rekap.dihitung, semua=u.rekap.semua
    )
    return DinasCapaian(u.tahun, bar(u.rekap, among, kata), kalimat, among[0].dasar)


def _ways(u: Understood, links: Links) -> Iterator[Way]:
    kata = links.kata
    known = (
        ("kinerja", kata("Kinerja"), kata("semua indikator menurut jaraknya dari target")),
        ("cascading", kata("Cascading"), kata("seluruh pohon sebagai satu tabel")),
        ("rencana-aksi", kata("Rencana aksi"), kata("target tiap triwulan, strategi, arah kebijakan, program")),
        ("anggaran", kata("Anggaran"), kata("pagu, realisasi, dan serapan tiap program dan kegiatan")),
        ("penyusunan", kata("Penyusunan"), kata("bagaimana pohon ini dibuat, tahap demi tahap")),
        ("lintas-dinas", kata("Mitra lintas"), kata("pihak di luar dinas yang ikut menentukan hasil")),
        ("kelengkapan-dinas", kata("Kelengkapan indikator"), kata("keterangan yang sudah ada, dan yang belum")),
    )
    for name, title, content in known:
        if links.has(name):
            yield Way(Link(title, links.to(name)), content)
    if links.has("sumber"):
        lines = kata.counted(len(u.tree.teks), "baris")
        content = kata("{baris}, dengan apa yang diambil dari tiap baris", baris=lines)
        yield Way(Link(kata("Teks sumber"), links.to("sumber")), content)
    yield Way(Link(kata("Data"), links.to("data-dinas")), kata("XLSX, CSV, JSON, YAML, dan gambar pohon"))


def _positions(u: Understood, above: str | None, links: Links) -> tuple[Position, ...]:
    return tuple(
        Position(
            jabatan_link(j, links), links.kata.counted(len(u.answered[j.id]), "sasaran"), _positions(u, j.id, links)
        )
        for j in u.jabatan.values()
        if j.induk == above
    )


def _facts(u: Understood, links: Links) -> Iterator[Fact]:
    isi, kata = u.tree.isi, links.kata
    wilayah = isi.perangkat_daerah.wilayah
    yield Fact(kata("Dokumen"), (Link(isi.dokumen.judul),), kata(JENIS_DOKUMEN[isi.dokumen.jenis]).lower())
    if wilayah:
        kode = kata("kode {kode}", kode=wilayah.kode) if wilayah.kode else ""
        yield Fact(kata("Wilayah"), (Link(wilayah.nama, links.to("wilayah", u.tree.wilayah)),), kode)
    else:
        yield Fact(kata("Wilayah"), (Link(kata("tidak disebut dalam dokumen")),), asli=False)
    yield Fact(kata("Tahun"), (Link(years(u.tree) or kata("tidak disebut dalam dokumen")),), asli=False)
    if isi.perangkat_daerah.urusan:
        yield Fact(kata("Urusan"), (Link(isi.perangkat_daerah.urusan),))
    if ttd := isi.dokumen.penandatangan:
        penugasan = kata("penugasan {nama}", nama=ttd.penugasan) if ttd.penugasan else ""
        jabatan = kata.said((ttd.jabatan if ttd.nama else "", penugasan))
        yield Fact(kata("Penanda tangan"), (Link(ttd.nama or ttd.jabatan),), jabatan, source_links(ttd.sumber, links))
    if parts := isi.dokumen.bagian:
        yield Fact(kata("Bagian dokumen"), tuple(Link(_part(b.nama, b.judul)) for b in parts))


def _part(nama: str, judul: str | None) -> str:
    return f"{nama}: {judul}" if judul and judul.lower() != nama.lower() else nama


def _levels(u: Understood, links: Links) -> Iterator[Fact]:
    """The document's own words for its levels."""
    for level in u.tree.isi.jenjang:
        lines = (*source_links(level.sumber, links), *source_links(level.sumber_jabatan, links))
        yield Fact(capitalised(links.kata(COUNTED[level.id])), (Link(level.nama),), level.jabatan or "", lines)
