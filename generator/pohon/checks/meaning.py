"""Advice: what is allowed but looks wrong in the source or in the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pohon.checks.identity import indikator_keys
from pohon.model import Baris, Jenis, Tree
from pohon.problems import Finding, Keys

_ORDER = tuple(Jenis)


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
