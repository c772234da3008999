"""Advice: what is allowed but looks wrong in the source or in the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from pohon.checks.figures import QUARTERS
from pohon.checks.identity import indikator_keys
from pohon.model import Baris, Jenis, Pengukuran, Tree
from pohon.problems import Finding, Keys

_ORDER = tuple(Jenis)


def check_quarters_agree(tree: Tree) -> Iterator[Finding]:
    """Triwulan tidak cocok dengan target setahun.

    Keempat angka triwulan, dijumlahkan, dirata-ratakan, atau diambil yang terakhir, tidak satu pun sama dengan
    target setahun. Sering penyebabnya salah satuan, misalnya `0,0138%` di samping triwulan yang berjumlah 1,38.

    Isi disalin apa adanya: bila sumber memang mencetaknya begitu, biarkan dan jelaskan pada `catatan`. Peringatan
    ini tidak menghentikan penerbitan.
    """
    for indikator, keys in indikator_keys(tree):
        for n, pengukuran in enumerate(indikator.pengukuran):
            target = pengukuran.target.nilai if pengukuran.target and pengukuran.triwulan else None
            if target is None or not (quarters := _quarters(pengukuran)):
                continue
            total = sum(quarters, Decimal(0))
            if target not in (total, quarters[-1], total / len(quarters)):
                yield Finding(
                    tree.places.at(*keys, "pengukuran", n, "target"),
                    f"Target setahun {_printed(target)} tidak cocok dengan triwulan (jumlah {_printed(total)}).",
                    "Bila sumber memang mencetaknya begitu, biarkan dan jelaskan pada catatan.",
                )


def _quarters(pengukuran: Pengukuran) -> tuple[Decimal, ...]:
    """The four quarterly targets when all of them are numbers, else nothing."""
    figures = pengukuran.triwulan.target if pengukuran.triwulan else ()
    values = tuple(figure.nilai for figure in figures if figure and figure.nilai is not None)
    return values if len(values) == len(figures) == QUARTERS else ()


def _printed(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def check_levels_descend(tree: Tree) -> Iterator[Finding]:
    """Jenjang tidak menurun.

    Sasaran berada di bawah sasaran yang jenjangnya lebih rendah, misalnya sasaran program di bawah sasaran
    kegiatan. Mungkin `jenis` atau `induk` tertukar.

    Urutan jenjang: sasaran daerah, tujuan, sasaran, CSF, program, kegiatan, sub kegiatan, individu.
    """
    uses = Counter(s.id for s in tree.isi.sasaran)
    sure = [(i, s) for i, s in enumerate(tree.isi.sasaran) if not tree.is_rusak("sasaran", i, "jenis")]
    jenis = {s.id: s.jenis for _, s in sure if uses[s.id] == 1}
    for i, s in sure:
        for n, induk in enumerate(s.induk):
            if induk in jenis and _ORDER.index(s.jenis) < _ORDER.index(jenis[induk]):
                yield Finding(
                    tree.places.at("sasaran", i, "induk", n),
                    f'Sasaran "{s.id}" ({s.jenis}) berada di bawah "{induk}" ({jenis[induk]}).',
                    "Periksa jenis dan induk; jenjang induk seharusnya lebih tinggi.",
                )


def check_quote_in_source(tree: Tree) -> Iterator[Finding]:
    """Teks tidak ditemukan pada baris sumbernya.

    Pernyataan dan nama indikator disalin kata demi kata. Teks ini, tanpa menghiraukan spasi, tidak ada pada salah satu
    baris yang disebut `sumber`: nomornya keliru, atau ada kata yang berubah.

    Yang harus dilakukan: bandingkan dengan halaman *Teks sumber*, lalu betulkan teks atau nomornya.
    """
    squeezed = tuple(_squeeze(line) for line in tree.teks)
    for text, sumber, keys in _quotes(tree):
        for n, rentang in enumerate(sumber):
            if rentang.akhir > len(squeezed) or tree.is_rusak(*keys, n):
                continue
            if _squeeze(text) not in "".join(squeezed[rentang.awal - 1 : rentang.akhir]):
                yield Finding(
                    tree.places.at(*keys, n),
                    f"Teks ini tidak ditemukan pada baris {rentang}.",
                    "Bandingkan dengan teks sumber; betulkan kata atau nomor barisnya.",
                )


def _quotes(tree: Tree) -> Iterator[tuple[str, Baris, Keys]]:
    """Every statement and name with its source lines and the way to these."""
    for i, s in enumerate(tree.isi.sasaran):
        if s.pernyataan:
            yield s.pernyataan, s.sumber, ("sasaran", i, "sumber")
        if s.nomenklatur and not tree.is_rusak("sasaran", i, "nomenklatur", "nama"):
            yield s.nomenklatur.nama, s.nomenklatur.sumber, ("sasaran", i, "nomenklatur", "sumber")
    for ik, keys in indikator_keys(tree):
        if not tree.is_rusak(*keys, "nama"):
            yield ik.nama, ik.sumber, (*keys, "sumber")


def _squeeze(text: str) -> str:
    return "".join(text.split())
