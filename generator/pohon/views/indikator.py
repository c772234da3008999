"""The page of one indikator."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from pohon.capaian import has_result
from pohon.diagram import pictures_of
from pohon.exports import DOWNLOADS
from pohon.format import shortened
from pohon.kata import Kata
from pohon.linked import as_text, indikator_dataset
from pohon.links import Links
from pohon.model import Indikator, Jenis, Sasaran
from pohon.terms import JENIS, PERHITUNGAN, POLARITAS
from pohon.understood import Understood
from pohon.views import certainty
from pohon.views.capaian import Status, Ulangan, derivation, status_of
from pohon.views.data import FileLink, file_links
from pohon.views.figures import YearRow, printed, realised, year_rows, year_shown
from pohon.views.kutip import Cite, cite
from pohon.views.parts import (
    CertaintyNote,
    Fact,
    Head,
    Link,
    Neighbours,
    Printing,
    doubt,
    full_name,
    jabatan_link,
    neighbours,
    note,
    plan_facts,
    printing,
    sasaran_crumb,
    sasaran_link,
    short_link,
    source_links,
    tree_head,
)
from pohon.views.penjelasan import explanations, of_year

OFFERED = ("xlsx", "indikator-csv", "data-json")
"""The downloads that hold the figures of an indikator."""


class IndikatorView(NamedTuple):
    """Everything on the page of an indikator, in reading order.

    `keterangan` is the metadata sheet: always the same nine rows in the same order; `belum_diisi` says how many of
    them are empty. `angka` are printed figures with the achievement below them; `ulangan` tells, the latest year first,
    how each achievement came about, `penjelasan` what the document says of its figures. `tahun` is the year of
    `target`, `realisasi` and `status`. `kartu` and `oembed` are the absolute addresses of the card for other sites and
    of what it says of itself, empty where the site has no address.
    """

    head: Head
    jenis: str
    jenjang: str
    nama: str
    nama_lain: str
    mengukur: Link
    tahun: str
    target: str
    realisasi: str
    status: Status
    satuan: str
    keterangan: tuple[Fact, ...]
    belum_diisi: str
    angka: tuple[YearRow, ...]
    bertriwulan: bool
    gambar: tuple[Markup, ...]
    ulangan: tuple[Ulangan, ...]
    penjelasan: tuple[Fact, ...]
    rencana: tuple[Fact, ...]
    tergantung: tuple[Link, ...]
    cetakan: tuple[Printing, ...]
    kepastian: tuple[CertaintyNote, ...]
    catatan: Markup | str
    label: Fact | None
    sumber: tuple[Link, ...]
    unduhan: tuple[FileLink, ...]
    kartu: str
    oembed: str
    kutip: Cite
    tetangga: Neighbours


def indikator(u: Understood, key: str, links: Links) -> IndikatorView:
    """The view of one indikator."""
    s, ik = u.indikator[key]
    keterangan = tuple(_sheet(u, s, ik, links))
    angka = year_rows(ik, u.capaian[key], links)
    shown = year_shown(u, ik)
    years = {year.tahun: year for year in u.capaian[key]}
    turunan = years[shown.tahun].setahun if shown else None
    return IndikatorView(
        head=_head(u, s, ik, links),
        jenis=s.jenis,
        jenjang=_level(s.jenis, links.kata),
        nama=ik.nama,
        nama_lain=ik.nama_lain or "",
        mengukur=sasaran_link(s, links),
        tahun=shown.tahun if shown else "",
        target=printed(shown.target) if shown else "",
        realisasi=realised(shown, turunan),
        status=status_of(turunan, links.kata),
        satuan=ik.satuan or "",
        keterangan=keterangan,
        belum_diisi=_missing(keterangan, links.kata),
        angka=angka,
        bertriwulan=any(any(row.triwulan) for row in angka),
        gambar=pictures_of(ik, links.kata, fiktif=u.tree.isi.dokumen.fiktif),
        ulangan=tuple(
            derivation(years[p.tahun], u, links.kata, tuple(of_year(p, links)))
            for p in sorted(ik.pengukuran, key=attrgetter("tahun"), reverse=True)
            if has_result(p)
        ),
        penjelasan=tuple(explanations(ik, links)),
        rencana=tuple(plan_facts(ik, links)),
        tergantung=tuple(sasaran_link(s, links) for s in u.hanging.get(key, ())),
        cetakan=tuple(printing(u, links, v, v.nama, ik.nama, details=(v.label,)) for v in ik.varian),
        kepastian=certainty.of_indikator(u, ik, links),
        catatan=note(ik.catatan, links),
        label=_label(ik, links),
        sumber=source_links(ik.sumber, links),
        unduhan=_files(links.beside("xlsx")),
        kartu=links.absolute("kartu", key) if links.site_url else "",
        oembed=links.absolute("oembed", key) if links.has("oembed", key) else "",
        kutip=cite(u, ik.nama, links, "indikator", key),
        tetangga=neighbours(u.measured, u.place[key], lambda name: _short(u, name, links)),
    )


@lru_cache(maxsize=2)
def _files(links: Links) -> tuple[FileLink, ...]:
    """The downloads that all indikator of a tree offer."""
    return tuple(row for each in DOWNLOADS if each.name in OFFERED for row in file_links(each, links))


@lru_cache(maxsize=64)
def _level(jenis: Jenis, kata: Kata) -> str:
    """What an indikator is, by the level that it measures."""
    name = kata(JENIS[jenis])
    return kata("Indikator {jenis}", jenis=name if jenis is Jenis.CSF else name.lower())


def _short(u: Understood, key: str, links: Links) -> Link:
    return short_link(u.indikator[key][1].nama, links.to("indikator", key))


def _head(u: Understood, s: Sasaran, ik: Indikator, links: Links) -> Head:
    deskripsi = links.kata("Indikator {dinas}: {nama}", dinas=full_name(u), nama=shortened(ik.nama, 120))
    data = (as_text(indikator_dataset(u, ik.id, links)),) if links.site_url else ()
    up = sasaran_crumb(u, s.id, links)
    return tree_head(u, links, shortened(ik.nama, 90), deskripsi, up, sasaran=s.id, data=data)


def _label(ik: Indikator, links: Links) -> Fact | None:
    if ik.label is None:
        return None
    return Fact(links.kata("Label tercetak"), (Link(ik.label),), sumber=source_links(ik.sumber_lain.label, links))


def _sheet(u: Understood, s: Sasaran, ik: Indikator, links: Links) -> Iterator[Fact]:
    """The nine rows that an evaluator looks for."""
    kata, lines = links.kata, ik.sumber_lain
    answers = ik.penanggung_jawab or s.penanggung_jawab
    own = ik.kepastian.penanggung_jawab if ik.penanggung_jawab else s.kepastian.penanggung_jawab
    yield _text(kata("Definisi"), ik.definisi, source_links(lines.definisi, links), doubt(ik.kepastian.definisi))
    yield _text(kata("Formula"), ik.formula, source_links(lines.formula, links))
    yield _text(kata("Satuan"), ik.satuan, source_links(lines.satuan, links))
    yield _own(kata("Polaritas"), kata(POLARITAS[ik.polaritas]) if ik.polaritas else "")
    yield _own(kata("Perhitungan"), kata(PERHITUNGAN[ik.perhitungan]) if ik.perhitungan else "")
    yield _text(kata("Sumber data"), ik.sumber_data, source_links(lines.sumber_data, links))
    yield Fact(
        kata("Penanggung jawab"),
        tuple(jabatan_link(u.jabatan[j], links) for j in answers),
        "" if ik.penanggung_jawab or not answers else kata("penanggung jawab sasarannya"),
        source_links(lines.penanggung_jawab, links),
        doubt(own) if answers else "",
    )
    yield _own(kata("Indikator kinerja utama"), "" if ik.iku is None else kata("Ya") if ik.iku else kata("Tidak"))
    yield _text(kata("Angka awal"), f"{ik.baseline.nilai.tercetak} ({ik.baseline.tahun})" if ik.baseline else None)


def _text(name: str, text: str | None, sumber: tuple[Link, ...] = (), kepastian: str = "") -> Fact:
    return Fact(name, (Link(text),) if text else (), sumber=sumber, kepastian=kepastian if text else "")


@lru_cache(maxsize=256)  # of few words
def _own(name: str, words: str) -> Fact:
    """A fact in the words of the site."""
    return Fact(name, (Link(words),) if words else (), asli=False)


def _missing(keterangan: tuple[Fact, ...], kata: Kata) -> str:
    empty = sum(not fact.isi for fact in keterangan)
    return kata("{kosong} dari {semua} keterangan belum diisi.", kosong=empty, semua=len(keterangan)) if empty else ""
