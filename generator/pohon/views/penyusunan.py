"""How the tree was made: the stages with their ways and tricks, the CSF table, the table of each stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pohon.links import Links
from pohon.model import Csf, Petunjuk, Sasaran, Tahap, Varian
from pohon.understood import Understood
from pohon.views.kutip import Cite, cite
from pohon.views.parts import (
    Head,
    Link,
    full_name,
    method_words,
    note,
    sasaran_link,
    source_links,
    tree_head,
)


@dataclass(frozen=True)
class Item:
    """A printed line with its number and source lines."""

    nomor: str
    teks: str
    sumber: tuple[Link, ...]


@dataclass(frozen=True)
class Guide:
    """A way or a trick: its heading and its items."""

    jenis: str
    judul: str
    butir: tuple[Item, ...]
    sumber: tuple[Link, ...]
    catatan: Markup | str


@dataclass(frozen=True)
class StageRow:
    """One row of a stage's table: the sasaran as printed there, and what is said of it."""

    teks: str
    href: str
    jenis: str
    rujukan: str
    indikator: tuple[Link, ...]
    keterangan: tuple[str, ...]
    sumber: tuple[Link, ...]
    catatan: str


@dataclass(frozen=True)
class Stage:
    """One stage of the method."""

    nomor: int
    judul: str
    sumber: tuple[Link, ...]
    petunjuk: tuple[Guide, ...]
    judul_hasil: tuple[Item, ...]
    hasil: tuple[Link, ...]
    kop_tabel: tuple[Item, ...]
    baris: tuple[StageRow, ...]
    berrujukan: bool
    berindikator: bool
    keterangan: tuple[Item, ...]
    catatan: Markup | str


@dataclass(frozen=True)
class CsfRow:
    """One critical success factor and what it became."""

    nomor: str
    teks: str
    menjadi: Link | None
    lintas: str
    sumber: tuple[Link, ...]


@dataclass(frozen=True)
class PenyusunanView:
    """Everything on the page about the making of the tree."""

    head: Head
    nama: str
    tahap: tuple[Stage, ...]
    judul_csf: str
    sumber_csf: tuple[Link, ...]
    csf: tuple[CsfRow, ...]
    tahap_csf: int
    kutip: Cite


CSF_STAGE = 2


def penyusunan(u: Understood, _key: str, links: Links) -> PenyusunanView:
    """The view of the making of the tree; only planned where the document tells of it."""
    kata, nama = links.kata, full_name(u)
    made = u.tree.isi.penyusunan
    stages = made.tahap if made else ()
    return PenyusunanView(
        head=tree_head(
            u,
            links,
            kata("Penyusunan pohon kinerja {dinas}", dinas=nama),
            kata("Bagaimana pohon kinerja {dinas} disusun, tahap demi tahap.", dinas=nama),
        ),
        nama=nama,
        tahap=tuple(_stage(u, tahap, links) for tahap in stages),
        judul_csf=made.judul_csf.teks if made and made.judul_csf else kata("Faktor kunci keberhasilan"),
        sumber_csf=source_links(made.judul_csf.sumber, links) if made and made.judul_csf else (),
        csf=tuple(_csf(u, csf, links) for csf in (made.csf if made else ())),
        tahap_csf=CSF_STAGE if any(tahap.nomor == CSF_STAGE for tahap in stages) else 0,
        kutip=cite(u, kata("Penyusunan pohon kinerja"), links, "penyusunan"),
    )


def _stage(u: Understood, tahap: Tahap, links: Links) -> Stage:
    rows = tuple(_rows(u, tahap, links))
    return Stage(
        nomor=tahap.nomor,
        judul=tahap.judul,
        sumber=source_links(tahap.sumber, links),
        petunjuk=(
            *(_guide("cara", each, links) for each in tahap.cara),
            *(_guide("trik", each, links) for each in tahap.trik),
        ),
        judul_hasil=tuple(Item("", each.teks, source_links(each.sumber, links)) for each in tahap.judul_hasil),
        hasil=tuple(sasaran_link(u.sasaran[key], links) for key in tahap.hasil),
        kop_tabel=tuple(Item("", each.teks, source_links(each.sumber, links)) for each in tahap.kop_tabel),
        baris=rows,
        berrujukan=any(row.rujukan for row in rows),
        berindikator=any(row.indikator for row in rows),
        keterangan=tuple(Item("", each.teks, source_links(each.sumber, links)) for each in tahap.keterangan),
        catatan=note(tahap.catatan, links),
    )


def _guide(jenis: str, petunjuk: Petunjuk, links: Links) -> Guide:
    return Guide(
        jenis,
        petunjuk.judul or "",
        tuple(Item(b.nomor or "", b.teks, source_links(b.sumber, links)) for b in petunjuk.butir),
        source_links(petunjuk.sumber, links),
        note(petunjuk.catatan, links),
    )


def _rows(u: Understood, tahap: Tahap, links: Links) -> Iterator[StageRow]:
    """The stage's table rebuilt from the printings (`varian`) of each sasaran in that part, by source line."""
    if tahap.bagian is None:
        return
    found = [
        (v.sumber[0].awal if v.sumber else 0, n, _row(s, v, links))
        for n, s in enumerate(u.sasaran.values())
        for v in s.varian
        if v.di == tahap.bagian
    ]
    yield from (row for _, _, row in sorted(found, key=lambda each: each[:2]))


def _row(s: Sasaran, v: Varian, links: Links) -> StageRow:
    said = method_words(v)
    return StageRow(
        teks=v.pernyataan or s.nama,
        href=links.to("sasaran", s.id),
        jenis=s.jenis,
        rujukan=v.rujukan or "",
        indikator=tuple(_measures(s, v, links)),
        keterangan=said or tuple(_partners(s, v)),
        sumber=source_links(v.sumber, links),
        catatan=v.catatan or "",
    )


def _measures(s: Sasaran, v: Varian, links: Links) -> Iterator[Link]:
    """The indikator that are printed in the same part of the document, as it words them."""
    for ik in s.indikator:
        there = next((w for w in ik.varian if w.di == v.di), None)
        if there:
            yield Link(there.nama or ik.nama, links.to("indikator", ik.id))


def _partners(s: Sasaran, v: Varian) -> Iterator[str]:
    """The partners that are printed on the same lines."""
    for lintas in s.lintas:
        if any(rentang in v.sumber for rentang in lintas.sumber):
            yield lintas.keterangan or lintas.mitra


def _csf(u: Understood, csf: Csf, links: Links) -> CsfRow:
    became = sasaran_link(u.sasaran[csf.menjadi], links) if csf.menjadi else None
    return CsfRow(csf.nomor, csf.teks, became, csf.lintas or "", source_links(csf.sumber, links))
