"""Which page each line of the source text became part of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pohon.model import Baris, Indikator, Pohon, Sasaran
from pohon.model.istilah import JenisTeks


class Use(NamedTuple):
    """A page that holds words of a line; `jenis` is set where the line only repeats words of that page."""

    output: str
    key: str = ""
    jenis: JenisTeks | None = None


def uses_of(isi: Pohon) -> dict[int, tuple[Use, ...]]:
    """The pages of every used line, each page once, in document order."""
    found: dict[int, dict[tuple[str, str], Use]] = {}
    for baris, use in _uses(isi):
        for n in _numbers(baris):
            found.setdefault(n, {}).setdefault(use[:2], use)
    return {n: tuple(uses.values()) for n, uses in found.items()}


def marks_of(isi: Pohon) -> dict[int, JenisTeks]:
    """What each line is that belongs to no page: heading, table head, mark."""
    found: dict[int, JenisTeks] = {}
    for lain in isi.dokumen.teks_lain:
        for n in _numbers(lain.sumber):
            found.setdefault(n, lain.jenis)
    for bagian in isi.dokumen.bagian:
        for n in _numbers(bagian.sumber):
            found.setdefault(n, JenisTeks.JUDUL)
    return found


def _numbers(sumber: Baris) -> Iterator[int]:
    for rentang in sumber:
        yield from range(rentang.awal, rentang.akhir + 1)


def _uses(isi: Pohon) -> Iterator[tuple[Baris, Use]]:
    """Every printing that became part of a page, with the page."""
    for s in isi.sasaran:
        yield from ((baris, Use("sasaran", s.id)) for baris in _of_sasaran(s) if baris)
        for ik in s.indikator:
            yield from ((baris, Use("indikator", ik.id)) for baris in _of_indikator(ik) if baris)
    for j in isi.jabatan:
        yield j.sumber, Use("jabatan", j.id)
    for level in isi.jenjang:
        yield level.sumber, Use("dinas")
        yield level.sumber_jabatan, Use("dinas")
    if ttd := isi.dokumen.penandatangan:
        yield ttd.sumber, Use("dinas")
    for lain in isi.dokumen.teks_lain:
        if lain.dari:
            yield lain.sumber, Use("sasaran", lain.dari, lain.jenis)
    yield from ((baris, Use("penyusunan")) for baris in _of_stages(isi))


def _of_sasaran(s: Sasaran) -> Iterable[Baris]:
    lain = s.sumber_lain
    return (
        s.sumber, lain.label, lain.definisi, lain.csf, lain.penanggung_jawab, lain.permasalahan, lain.strategi,
        lain.arah_kebijakan, s.nomenklatur.sumber if s.nomenklatur else (),
        *(each.sumber for each in s.lintas), *(v.sumber for v in s.varian), *(a.sumber for a in s.anggaran),
    )  # fmt: skip


def _of_indikator(ik: Indikator) -> Iterable[Baris]:
    lain = ik.sumber_lain
    return (
        ik.sumber, lain.label, lain.satuan, lain.definisi, lain.formula, lain.sumber_data, lain.penanggung_jawab,
        lain.permasalahan, lain.strategi, lain.arah_kebijakan,
        *(v.sumber for v in ik.varian), *(p.sumber for p in ik.pengukuran),
    )  # fmt: skip


def _of_stages(isi: Pohon) -> Iterator[Baris]:
    made = isi.penyusunan
    if made is None:
        return
    if made.judul_csf:
        yield made.judul_csf.sumber
    yield from (csf.sumber for csf in made.csf)
    for tahap in made.tahap:
        yield tahap.sumber
        for petunjuk in (*tahap.cara, *tahap.trik):
            yield petunjuk.sumber
            yield from (butir.sumber for butir in petunjuk.butir)
        yield from (each.sumber for each in (*tahap.judul_hasil, *tahap.kop_tabel, *tahap.keterangan))
