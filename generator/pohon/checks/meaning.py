"""Advice: what is allowed but looks wrong in the source or in the content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pohon.checks.identity import indikator_keys
from pohon.model import Jenis, Pengukuran, Tree
from pohon.problems import Finding

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
            quarters = _quarters(pengukuran)
            target = pengukuran.target.nilai if pengukuran.target else None
            if target is None or not quarters:
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
    return values if len(values) == len(figures) else ()


def _printed(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def check_levels_descend(tree: Tree) -> Iterator[Finding]:
    """Jenjang tidak menurun.

    Sasaran berada di bawah sasaran yang jenjangnya lebih rendah, misalnya sasaran program di bawah sasaran
    kegiatan. Mungkin `jenis` atau `induk` tertukar.

    Urutan jenjang: sasaran daerah, tujuan, sasaran, CSF, program, kegiatan, sub kegiatan, individu.
    """
    jenis = {s.id: s.jenis for s in tree.isi.sasaran}
    for i, s in enumerate(tree.isi.sasaran):
        for n, induk in enumerate(s.induk):
            if induk in jenis and _ORDER.index(s.jenis) < _ORDER.index(jenis[induk]):
                yield Finding(
                    tree.places.at("sasaran", i, "induk", n),
                    f'{s.jenis} "{s.id}" berada di bawah {jenis[induk]} "{induk}".',
                    "Periksa jenis dan induk; jenjang induk seharusnya lebih tinggi.",
                )


def check_quote_in_source(tree: Tree) -> Iterator[Finding]:
    """Teks tidak ditemukan pada baris sumbernya.

    Pernyataan dan nama indikator disalin kata demi kata. Teks ini, tanpa menghiraukan spasi, tidak ada pada salah satu
    baris yang disebut `sumber`: nomornya keliru, atau ada kata yang berubah.

    Yang harus dilakukan: bandingkan dengan halaman *Teks sumber*, lalu betulkan teks atau nomornya.
    """
    squeezed = tuple(_squeeze(line) for line in tree.teks)
    for i, s in enumerate(tree.isi.sasaran):
        texts = [(s.pernyataan, s.sumber, ("sasaran", i, "sumber"))]
        if s.nomenklatur:
            texts.append((s.nomenklatur.nama, s.nomenklatur.sumber, ("sasaran", i, "nomenklatur", "sumber")))
        for n, ik in enumerate(s.indikator):
            texts.append((ik.nama, ik.sumber, ("sasaran", i, "indikator", n, "sumber")))
        for text, sumber, keys in texts:
            for number, rentang in enumerate(sumber):
                if text and _squeeze(text) not in "".join(squeezed[rentang.awal - 1 : rentang.akhir]):
                    yield Finding(
                        tree.places.at(*keys, number),
                        f"Teks ini tidak ditemukan pada baris {rentang}.",
                        "Bandingkan dengan teks sumber; betulkan kata atau nomor barisnya.",
                    )


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
