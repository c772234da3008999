"""The budget: a section on the pages of sasaran and dinas, and a page of all nomenklatur of a dinas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pohon.anggaran import Jumlah, Sebab, roll_up
from pohon.kata import Kata
from pohon.links import Links
from pohon.model import Jenis
from pohon.understood import Understood
from pohon.views.kutip import Cite, cite
from pohon.views.parts import Head, Link, full_name, label, source_links, tree_head
from pohon.views.uang import (
    EfisiensiRow,
    HitungRow,
    LewatRow,
    PosRow,
    UangRow,
    efisiensi_row,
    hitung_rows,
    lewat_row,
    origin,
    pos_row,
    uang_row,
)

SHOWN = 12
"""How many nomenklatur a sasaran's page lists per year; the page of the whole budget has them all."""


PER_PAGE = 36
"""How many rows a page of the budget has."""


class AnggaranTahun(NamedTuple):
    """How the sums of one year came about. `lagi` and `lewat_lagi` say how many more are not listed here."""

    tahun: str
    asal: str
    masuk: tuple[PosRow, ...]
    lagi: str
    terlewat: tuple[LewatRow, ...]
    lewat_lagi: str
    langkah: tuple[HitungRow, ...]


class Anggaran(NamedTuple):
    """The money of a sasaran or of a dinas by year, and how its sums came about.

    `efisiensi` sets the achievement of the sasaran beside it; `dasar` is the rule of its classes, if there are any.
    """

    baris: tuple[UangRow, ...]
    efisiensi: tuple[EfisiensiRow, ...]
    dasar: str
    rincian: tuple[AnggaranTahun, ...]
    halaman: Link


class ProgramRow(NamedTuple):
    """A program of a dinas with its money of one year."""

    nama: Link
    uang: UangRow


class AnggaranDinas(NamedTuple):
    """The money of a dinas by year, and of its programs in the latest one; `catatan` where these are not the sum."""

    baris: tuple[UangRow, ...]
    tahun: str
    program: tuple[ProgramRow, ...]
    catatan: str
    halaman: Link


class NomenklaturRow(NamedTuple):
    """A nomenklatur at its place in the tree, with what it or the branch below it has.

    `dihitung`: it is part of the sum of the dinas; `keterangan` says so, or why not, with `oleh` that holds it.
    """

    id: str
    jenis: str
    label: str
    nama: Link
    kode: str
    uang: UangRow
    dihitung: bool
    keterangan: str
    oleh: Link | None
    sumber: tuple[Link, ...]


class NomenklaturTable(NamedTuple):
    """All nomenklatur of a tree in one year, their sum and its steps."""

    tahun: str
    baris: tuple[NomenklaturRow, ...]
    jumlah: UangRow
    langkah: tuple[HitungRow, ...]


@dataclass(frozen=True)
class AnggaranView:
    """Everything on the page of the budget of a dinas, the latest year first.

    `halaman` are the other parts of a long budget.
    """

    head: Head
    nama: str
    dokumen: str
    baris: tuple[UangRow, ...]
    tabel: tuple[NomenklaturTable, ...]
    halaman: tuple[Link, ...]
    kutip: Cite


# --- the section of a sasaran ---


def anggaran_sasaran(u: Understood, key: str, links: Links) -> Anggaran | None:
    """The money of the branch of a sasaran; None where there is none."""
    if not links.has("anggaran"):
        return None
    kata, profil = links.kata, u.hitungan.efisiensi
    found = tuple(u.money(key))[::-1]
    if not found:
        return None
    sums = [each for each, _ in found]
    efisiensi = tuple(row for each, mean in found if mean and (row := efisiensi_row(each, mean, profil, kata)))
    return Anggaran(
        baris=tuple(uang_row(each, kata) for each in sums),
        efisiensi=efisiensi,
        dasar=profil.dasar if profil and any(each.kelas for each in efisiensi) else "",
        rincian=tuple(_year(u, each, links) for each in sums),
        halaman=Link(kata("Anggaran seluruh dinas"), links.to("anggaran")),
    )


def _year(u: Understood, jumlah: Jumlah, links: Links) -> AnggaranTahun:
    kata = links.kata
    more, more_left = (len(each) - SHOWN for each in (jumlah.masuk, jumlah.terlewat))
    return AnggaranTahun(
        tahun=jumlah.tahun,
        asal=origin(jumlah, kata),
        masuk=tuple(pos_row(u, pos, jumlah.tahun, links) for pos in jumlah.masuk[:SHOWN]),
        lagi=kata("dan {banyak} nomenklatur lagi", banyak=more) if more > 0 else "",
        terlewat=tuple(lewat_row(u, left, links) for left in jumlah.terlewat[:SHOWN]),
        lewat_lagi=kata("dan {banyak} lagi", banyak=more_left) if more_left > 0 else "",
        langkah=tuple(hitung_rows(jumlah, kata)),
    )


# --- the section of a dinas ---


def anggaran_dinas(u: Understood, links: Links) -> AnggaranDinas | None:
    """The money of a dinas and of its programs; None where there is none."""
    if not links.has("anggaran"):
        return None
    sums = [roll_up(u.belanja, tahun) for tahun in reversed(u.belanja.tahun)]
    latest, *_ = sums
    programs = {key: found for key in _programs(u) if (found := roll_up(u.belanja, latest.tahun, key)).masuk}
    return AnggaranDinas(
        baris=tuple(uang_row(each, links.kata) for each in sums),
        tahun=latest.tahun,
        program=tuple(
            ProgramRow(_box_link(u, key, links), uang_row(each, links.kata)) for key, each in programs.items()
        ),
        catatan=_difference(latest, tuple(programs.values()), links.kata),
        halaman=Link(links.kata("Semua nomenklatur dan cara menjumlahkannya"), links.to("anggaran")),
    )


def _difference(whole: Jumlah, programs: tuple[Jumlah, ...], kata: Kata) -> str:
    """Why the programs are not the sum, where they are not."""
    if not programs or sum(each.pagu or 0 for each in programs) == (whole.pagu or 0):
        return ""
    return kata(
        "Jumlah program tidak sama dengan jumlah dinas: yang melayani beberapa program dihitung sekali, dan ada "
        "anggaran di luar program."
    )


def _programs(u: Understood) -> Iterator[str]:
    """The sasaran of programs in the order of the tree, each nomenklatur once."""
    seen: set[str] = set()
    for key in u.belanja.semua:
        kunci = u.belanja.kunci.get(key, key)
        if u.sasaran[key].jenis is Jenis.SASARAN_PROGRAM and kunci not in seen:
            seen.add(kunci)
            yield key


def _box_link(u: Understood, key: str, links: Links) -> Link:
    """A sasaran under the name of its nomenklatur, else under its own."""
    s = u.sasaran[key]
    return Link(s.nomenklatur.nama if s.nomenklatur else s.nama, links.to("sasaran", key))


# --- the page ---


def later_money(u: Understood) -> Iterable[str]:
    """The keys of the further pages of a tree of many nomenklatur or years: `"2"`, `"3"`, ..."""
    return (str(n + 1) for n in range(1, _pages(u)))


def anggaran(u: Understood, key: str, links: Links) -> AnggaranView:
    """The view of one page of the budget of a dinas."""
    kata, nama = links.kata, full_name(u)
    sums = {tahun: roll_up(u.belanja, tahun) for tahun in reversed(u.belanja.tahun)}
    start = (int(key or 1) - 1) * PER_PAGE
    rows = _places(u)[start : start + PER_PAGE]
    told = {tahun: [box for year, box in rows if year == tahun] for tahun in sums}
    deskripsi = kata("Pagu, realisasi, dan serapan anggaran tiap program dan kegiatan di {dinas}.", dinas=nama)
    return AnggaranView(
        head=tree_head(u, links, kata("Anggaran {dinas}", dinas=nama), deskripsi),
        nama=nama,
        dokumen=u.tree.isi.dokumen.judul,
        baris=tuple(uang_row(each, kata) for each in sums.values()),
        tabel=tuple(_table(u, sums[tahun], boxes, links) for tahun, boxes in told.items() if boxes),
        halaman=tuple(_parts(u, key, links)),
        kutip=cite(u, kata("Anggaran"), links, "anggaran-lanjut" if key else "anggaran", key),
    )


def _places(u: Understood) -> list[tuple[str, str]]:
    """Every row of the page: year by year, the latest first, each nomenklatur at its place in the tree."""
    boxes = [key for key in u.belanja.semua if key in u.belanja.kunci]
    return [(tahun, key) for tahun in reversed(u.belanja.tahun) for key in boxes]


def _pages(u: Understood) -> int:
    return -(-len(u.belanja.tahun) * len(u.belanja.kunci) // PER_PAGE)


def _parts(u: Understood, key: str, links: Links) -> Iterator[Link]:
    """The pages of a long budget by the years that begin on them; the one at hand leads nowhere."""
    for n in range(_pages(u) if _pages(u) > 1 else 0):
        own = str(n + 1) if n else ""
        href = links.to("anggaran-lanjut", own) if own else links.to("anggaran")
        years = dict.fromkeys(tahun for tahun, _ in _places(u)[n * PER_PAGE : (n + 1) * PER_PAGE])
        yield Link(f"{n + 1} ({', '.join(years)})", "" if own == key else href)


def _table(u: Understood, jumlah: Jumlah, boxes: list[str], links: Links) -> NomenklaturTable:
    left = {each.sasaran: lewat_row(u, each, links) for each in jumlah.terlewat}
    held = {each.sasaran for each in jumlah.terlewat if each.sebab is not Sebab.BEBERAPA_INDUK}
    return NomenklaturTable(
        tahun=jumlah.tahun,
        baris=tuple(_row(u, key, jumlah.tahun, links, left.get(key), is_held=key in held) for key in boxes),
        jumlah=uang_row(jumlah, links.kata),
        langkah=tuple(hitung_rows(jumlah, links.kata)),
    )


def _row(  # noqa: PLR0913 - a row and why it is not added
    u: Understood, key: str, tahun: str, links: Links, left: LewatRow | None, *, is_held: bool
) -> NomenklaturRow:
    s, kata, own = u.sasaran[key], links.kata, u.belanja.of(key, tahun)
    found = uang_row(roll_up(u.belanja, tahun, key), kata)
    below = kata("jumlah dari yang di bawahnya") if found.pagu or found.realisasi else kata("belum ada angka")
    return NomenklaturRow(
        id=f"{key}-{tahun}",
        jenis=s.jenis,
        label=label(s, kata),
        nama=_box_link(u, key, links),
        kode=own.kode if own else (s.nomenklatur.kode or "" if s.nomenklatur else ""),
        uang=found,
        dihitung=own is not None and not is_held,
        keterangan=left.sebab if left else kata("dihitung") if own else below,
        oleh=left.oleh if left else None,
        sumber=tuple(link for each in s.anggaran if each.tahun == tahun for link in source_links(each.sumber, links)),
    )
