"""What of a tree may be the same in another: its nomenklatur, its statements where it has none, its indikator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pohon.banding.ejaan import KATA_JENJANG
from pohon.capaian import CapaianTahun, Kerja
from pohon.model import Angka, Indikator, Metode, Polaritas, Sasaran, Tree

SETAHUN = "tahun"


class Dari(StrEnum):
    """What the name of something is that may be compared."""

    NOMENKLATUR = "nomenklatur"
    PERNYATAAN = "pernyataan"
    INDIKATOR = "indikator"


@dataclass(frozen=True)
class AngkaSetahun:
    """The figures of one year; everything is text, and empty where there is none.

    `target` and `realisasi` are as printed, `nilai_target` and `nilai_realisasi` decimals in the unit of the indikator;
    the latter may be of four quarters, `realisasi_terkumpul` of those that are filled. `capaian` is a decimal in
    percent, `hitungan` its formula with the numbers put in, `pita` and `tingkat` its band, `lingkup` what it is of: the
    year, or some of its quarters. Where there is none, `alasan` says why.
    """

    tahun: str
    target: str = ""
    realisasi: str = ""
    nilai_target: str = ""
    nilai_realisasi: str = ""
    realisasi_terkumpul: str = ""
    lingkup: str = ""
    capaian: str = ""
    hitungan: str = ""
    pita: str = ""
    tingkat: str = ""
    alasan: str = ""


@dataclass(frozen=True)
class Sebanding:
    """One thing of a tree that may be compared: a sasaran or an indikator, by `output` and `key` of its page.

    `jenis` is the level of the sasaran, or of the one that is measured. `indikator` are (key, name) of those of a
    sasaran; `rumus` is the polaritas and metode by which an achievement is computed. Texts are empty where the
    document has none.
    """

    output: str
    key: str
    jenis: str
    dari: Dari
    nama: str
    kode: str = ""
    edisi: str = ""
    satuan: str = ""
    definisi: str = ""
    formula: str = ""
    rumus: str = ""
    tahun: tuple[AngkaSetahun, ...] = ()
    indikator: tuple[tuple[str, str], ...] = ()

    def named(self) -> Sebanding:
        """Only what it is found by."""
        return replace(self, definisi="", formula="", rumus="", tahun=(), indikator=())


def facts_in(tree: Tree, capaian: Mapping[str, Sequence[CapaianTahun]]) -> Iterator[Sebanding]:
    """Everything of a tree that may be compared, in the order of the document; `capaian` is that of each indikator."""
    for s in tree.isi.sasaran:
        yield from _sasaran(s)
        for ik in s.indikator:
            tahun = tuple(_years(ik, capaian[ik.id]))
            rumus = _rumus(ik) if any(each.capaian for each in tahun) else ""
            yield replace(_indikator(s, ik), tahun=tahun, rumus=rumus)


def names_in(tree: Tree) -> Iterator[Sebanding]:
    """The same, only what each is found by: enough to know which pages there will be."""
    for s in tree.isi.sasaran:
        yield from (each.named() for each in (*_sasaran(s), *(_indikator(s, ik) for ik in s.indikator)))


def _sasaran(s: Sasaran) -> Iterator[Sebanding]:
    """A sasaran by its nomenklatur; where the document names none, by its statement, on the levels that have one."""
    if s.jenis not in KATA_JENJANG or not (s.nomenklatur or s.pernyataan):
        return
    yield Sebanding(
        output="sasaran",
        key=s.id,
        jenis=s.jenis.value,
        dari=Dari.NOMENKLATUR if s.nomenklatur else Dari.PERNYATAAN,
        nama=s.nomenklatur.nama if s.nomenklatur else s.pernyataan or "",
        kode=(s.nomenklatur.kode or "") if s.nomenklatur else "",
        edisi=(s.nomenklatur.edisi or "") if s.nomenklatur else "",
        definisi=s.definisi or "",
        indikator=tuple((ik.id, ik.nama) for ik in s.indikator),
    )


def _indikator(s: Sasaran, ik: Indikator) -> Sebanding:
    return Sebanding(
        output="indikator",
        key=ik.id,
        jenis=s.jenis.value,
        dari=Dari.INDIKATOR,
        nama=ik.nama,
        satuan=ik.satuan or "",
        definisi=ik.definisi or "",
        formula=ik.formula or "",
    )


def _rumus(ik: Indikator) -> str:
    """`"negatif selisih"`: what is not written is as achievement takes it, and the metode matters for some only."""
    polaritas = ik.polaritas or Polaritas.POSITIF
    is_of_metode = polaritas in {Polaritas.NEGATIF, Polaritas.RENTANG}
    return f"{polaritas} {ik.metode or Metode.SELISIH}" if is_of_metode else polaritas.value


def _years(ik: Indikator, capaian: Sequence[CapaianTahun]) -> Iterator[AngkaSetahun]:
    """The years in which there is a target or a realisasi, of the year or of quarters."""
    printed = {p.tahun: p for p in ik.pengukuran}
    for each in capaian:
        p, derived = printed[each.tahun], each.setahun
        formula = next((step.angka for step in derived.langkah if step.kerja is Kerja.CAPAIAN), "")
        found = AngkaSetahun(
            tahun=each.tahun,
            target=_printed(p.target),
            realisasi=_printed(p.realisasi),
            nilai_target=_value(p.target),
            nilai_realisasi=_decimal(derived.realisasi) if derived.lingkup == SETAHUN else _value(p.realisasi),
            realisasi_terkumpul=_decimal(derived.realisasi),
            lingkup=derived.lingkup,
            capaian=_decimal(derived.nilai),
            hitungan=formula,
            pita=derived.pita.nama if derived.pita else "",
            tingkat=str(derived.pita.tingkat) if derived.pita else "",
            alasan=derived.alasan.value if derived.alasan else "",
        )
        if found.target or found.realisasi or found.capaian:
            yield found


def latest(tahun: Sequence[AngkaSetahun]) -> AngkaSetahun | None:
    """The last year with a realisasi, else the last one with a target, else None; years are in order."""
    measured = [each for each in tahun if each.realisasi or each.nilai_realisasi or each.capaian]
    return measured[-1] if measured else tahun[-1] if tahun else None


def _printed(angka: Angka | None) -> str:
    return angka.tercetak if angka else ""


def _value(angka: Angka | None) -> str:
    return _decimal(angka.nilai) if angka else ""


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def from_row(row: dict[str, Any]) -> Sebanding:
    """One thing as a tree publishes it: what is empty is left out there."""
    rest = {
        "dari": Dari(row["dari"]),
        "tahun": tuple(AngkaSetahun(**each) for each in row.get("tahun", ())),
        "indikator": tuple((key, nama) for key, nama in row.get("indikator", ())),
    }
    return Sebanding(**{**row, **rest})
