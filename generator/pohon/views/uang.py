"""Money in words: what was added up, what was not and why, how much is spent. Sums are made in `pohon.anggaran`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pohon.anggaran import Jumlah, Pos, Sebab, Serapan, TanpaSerapan, Terlewat, beside
from pohon.capaian import Gabungan, Kerja
from pohon.kata import Kata, msg
from pohon.links import Links
from pohon.model import Profil
from pohon.understood import Understood
from pohon.views.capaian import percent, read
from pohon.views.parts import Link, source_links

TERMS = 6
"""How many summands a formula shows; more of them stand in the table above it only."""

TANPA_SERAPAN: Mapping[TanpaSerapan, str] = {
    TanpaSerapan.PAGU_TIDAK_ADA: msg("pagu belum ada"),
    TanpaSerapan.REALISASI_TIDAK_ADA: msg("realisasi belum ada"),
    TanpaSerapan.PAGU_NOL: msg("pagu nol tidak dapat menjadi pembagi"),
}

SEBAB: Mapping[Sebab, str] = {
    Sebab.BAGIAN: msg("bagian dari"),
    Sebab.SAMA: msg("nomenklatur yang sama, sudah dihitung pada"),
    Sebab.BEBERAPA_INDUK: msg("di bawah beberapa sasaran, dihitung sekali"),
}


class Persen(NamedTuple):
    """Percent, or points of it, as people read them and as programs do."""

    nilai: str
    mesin: str


class UangRow(NamedTuple):
    """The money of one year: rupiah and percent as read, empty where absent; `keterangan` says what is missing.

    `mesin` is serapan as programs read it, `rumus` its formula with the numbers put in.
    """

    tahun: str
    pagu: str
    realisasi: str
    serapan: str
    keterangan: str
    mesin: str = ""
    rumus: str = ""


class EfisiensiRow(NamedTuple):
    """An achievement beside the serapan of its year: the difference in percentage points, and its class, if any.

    `asal` says of which achievements this is the mean, with the formula.
    """

    tahun: str
    capaian: Persen
    asal: str
    serapan: Persen
    selisih: Persen
    kelas: str


class PosRow(NamedTuple):
    """A nomenklatur that was added, with its figures of one year and where they are printed.

    `berbeda`: other figures of it are printed elsewhere.
    """

    nama: Link
    kode: str
    pagu: str
    realisasi: str
    sumber: tuple[Link, ...]
    catatan: tuple[str, ...]
    berbeda: bool


class LewatRow(NamedTuple):
    """A sasaran whose money was not added: why, and the one that holds it, if that is another one."""

    nama: Link
    sebab: str
    oleh: Link | None


class HitungRow(NamedTuple):
    """A step of the sum: what it is, the formula with its numbers, what it gives, and what is left out of it.

    `mesin` is what it gives as programs read it, where that is percent.
    """

    nama: str
    hitungan: str
    hasil: str
    catatan: str = ""
    mesin: str = ""


def rupiah(value: Decimal | None, kata: Kata) -> str:
    """`Decimal(1250000000)` -> `"Rp1.250.000.000"`; nothing for None."""
    return "" if value is None else f"Rp{kata.number(value)}"


def uang_row(jumlah: Jumlah, kata: Kata) -> UangRow:
    """The sums of one year."""
    serapan = jumlah.serapan
    return UangRow(
        tahun=jumlah.tahun,
        pagu=rupiah(jumlah.pagu, kata),
        realisasi=rupiah(jumlah.realisasi, kata),
        serapan=percent(serapan.nilai, kata) if serapan.nilai is not None else "",
        keterangan=_missing(serapan, kata),
        mesin=f"{serapan.nilai:f}" if serapan.nilai is not None else "",
        rumus=_share(serapan, kata) if serapan.nilai is not None else "",
    )


def origin(jumlah: Jumlah, kata: Kata) -> str:
    """Whose figures the sums of a sasaran are."""
    if jumlah.sendiri:
        return kata("Angka nomenklatur sasaran ini sendiri; yang di bawahnya adalah bagian darinya.")
    return kata("Jumlah {banyak} nomenklatur di bawah sasaran ini, masing-masing sekali.", banyak=len(jumlah.masuk))


def efisiensi_row(jumlah: Jumlah, mean: Gabungan, profil: Profil | None, kata: Kata) -> EfisiensiRow | None:
    """The achievement of a sasaran beside its serapan."""
    serapan, capaian = jumlah.serapan.nilai, mean.nilai
    found = beside(jumlah, capaian, profil)
    if found is None or serapan is None or capaian is None:
        return None
    points = percent(found.selisih, kata).removesuffix("%")
    return EfisiensiRow(
        tahun=jumlah.tahun,
        capaian=_percent(capaian, kata),
        asal=_mean(mean, kata),
        serapan=_percent(serapan, kata),
        selisih=Persen(points, f"{found.selisih:f}"),
        kelas=found.kelas,
    )


def _percent(value: Decimal, kata: Kata) -> Persen:
    return Persen(percent(value, kata), f"{value:f}")


def _share(serapan: Serapan, kata: Kata) -> str:
    return f"{kata.number(serapan.realisasi)} ÷ {kata.number(serapan.pagu)} × 100"


def _mean(mean: Gabungan, kata: Kata) -> str:
    formula = next(step.angka for step in mean.langkah if step.kerja is Kerja.RATA_RATA)
    return kata(
        "Capaian ini rata-rata {dihitung} dari {semua} indikator: {rumus}.",
        dihitung=mean.dihitung,
        semua=mean.semua,
        rumus=read(formula, kata),
    )


def _missing(serapan: Serapan, kata: Kata) -> str:
    if serapan.alasan:
        return kata(TANPA_SERAPAN[serapan.alasan])
    if serapan.dari == serapan.semua:
        return ""
    return kata("serapan dihitung dari {dari} dari {semua} nomenklatur", dari=serapan.dari, semua=serapan.semua)


def pos_row(u: Understood, pos: Pos, tahun: str, links: Links) -> PosRow:
    """One nomenklatur among those that were added."""
    kata = links.kata
    written = [each for key in pos.sasaran for each in u.sasaran[key].anggaran if each.tahun == tahun]
    return PosRow(
        nama=pos_link(pos, links),
        kode=pos.kode,
        pagu=rupiah(pos.pagu, kata),
        realisasi=rupiah(pos.realisasi, kata),
        sumber=tuple(link for each in written for link in source_links(each.sumber, links)),
        catatan=tuple(dict.fromkeys(each.catatan for each in written if each.catatan)),
        berbeda=pos.berbeda,
    )


def pos_link(pos: Pos, links: Links) -> Link:
    """A nomenklatur, leading to the sasaran at which its figures are written."""
    return Link(pos.nama, links.to("sasaran", pos.sasaran[0]))


def lewat_row(u: Understood, left: Terlewat, links: Links) -> LewatRow:
    """One sasaran among those whose money was not added."""
    itself = left.sebab is Sebab.BEBERAPA_INDUK
    # Where the nomenklatur is the same, only the sasaran tells the two apart.
    nama = u.sasaran[left.di].nama if left.sebab is Sebab.SAMA else left.oleh.nama
    return LewatRow(
        nama=Link(left.pos.nama, links.to("sasaran", left.sasaran)),
        sebab=links.kata(SEBAB[left.sebab]),
        oleh=None if itself else Link(nama, links.to("sasaran", left.di)),
    )


def hitung_rows(jumlah: Jumlah, kata: Kata) -> Iterator[HitungRow]:
    """The steps from the figures to the sums and to serapan."""
    masuk, serapan = jumlah.masuk, jumlah.serapan
    for nama, figures, hasil in (
        (kata("Pagu"), [pos.pagu for pos in masuk], jumlah.pagu),
        (kata("Realisasi"), [pos.realisasi for pos in masuk], jumlah.realisasi),
    ):
        there = [figure for figure in figures if figure is not None]
        absent = kata("{tanpa} tanpa angka, tidak dianggap nol", tanpa=len(figures) - len(there))
        yield HitungRow(nama, _sum(there, kata), rupiah(hasil, kata), absent if len(there) < len(figures) else "")
    formula = _share(serapan, kata) if serapan.dari else ""
    share = _percent(serapan.nilai, kata) if serapan.nilai is not None else Persen("", "")
    yield HitungRow(kata("Serapan"), formula, share.nilai, _missing(serapan, kata), share.mesin)


def _sum(figures: list[Decimal], kata: Kata) -> str:
    if len(figures) > TERMS:
        return kata("jumlah {banyak} nomenklatur", banyak=len(figures))
    return " + ".join(rupiah(figure, kata) for figure in figures) if len(figures) > 1 else ""
