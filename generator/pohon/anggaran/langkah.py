"""The steps from the figures of a budget to its sums, to serapan and to what achievement is ahead of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pohon.anggaran.belanja import Pos
from pohon.anggaran.jumlah import Jumlah, Serapan
from pohon.capaian.hitung import Token, as_text, evaluate, fill, settled

SERAPAN = "realisasi / pagu * 100"
SELISIH = "capaian - serapan"


class KerjaUang(StrEnum):
    """What a step of a budget does."""

    PAGU = "pagu"
    REALISASI = "realisasi"
    PAGU_SERAPAN = "pagu_serapan"
    REALISASI_SERAPAN = "realisasi_serapan"
    SERAPAN = "serapan"
    PEMBULATAN = "pembulatan"


class LangkahUang(NamedTuple):
    """One step: `rumus` in names, the same with the numbers put in (`angka`, for any calculator), and what it gives."""

    kerja: KerjaUang
    rumus: str
    angka: str
    hasil: Decimal


def steps_of(jumlah: Jumlah) -> Iterator[LangkahUang]:
    """The sums of several figures, and serapan.

    Where some figures are absent, the sums over those that have both stand by themselves.
    """
    both = [pos for pos in jumlah.masuk if pos.pagu is not None and pos.realisasi is not None]
    yield from _sums(jumlah.masuk, KerjaUang.PAGU, KerjaUang.REALISASI)
    if both and len(both) < len(jumlah.masuk):
        yield from _sums(both, KerjaUang.PAGU_SERAPAN, KerjaUang.REALISASI_SERAPAN)
    if jumlah.serapan.nilai is not None:
        yield from _share(jumlah.serapan, jumlah.serapan.nilai)


def _sums(masuk: Iterable[Pos], pagu: KerjaUang, realisasi: KerjaUang) -> Iterator[LangkahUang]:
    there = tuple(masuk)
    for kerja, figures in ((pagu, [pos.pagu for pos in there]), (realisasi, [pos.realisasi for pos in there])):
        tokens = tuple(_added(figure for figure in figures if figure is not None))
        if len(tokens) > 1:
            yield LangkahUang(kerja, "", as_text(tokens), evaluate(tokens))


def _added(figures: Iterable[Decimal]) -> Iterator[Token]:
    """`1, 2, 3` -> `1 + 2 + 3`."""
    for n, figure in enumerate(figures):
        if n:
            yield "+"
        yield figure


def _share(serapan: Serapan, nilai: Decimal) -> Iterator[LangkahUang]:
    tokens = fill(SERAPAN, {"realisasi": serapan.realisasi, "pagu": serapan.pagu})
    exact = settled(evaluate(tokens))
    yield LangkahUang(KerjaUang.SERAPAN, SERAPAN, as_text(tokens), exact)
    yield LangkahUang(KerjaUang.PEMBULATAN, "", as_text((exact,)), nilai)
