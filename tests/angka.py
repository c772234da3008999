"""Trees of the small site with other figures: for what is true only with, or only without, a realisasi."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from pohon.model import Indikator, Pengukuran, Triwulan
from pohon.model.angka import parse_angka
from pohon.understood import Understood, understand

TAHUN = "2024"

Pair = tuple[str | None, str | None]
"""Target and realisasi of a year as printed."""


def one_year(pair: Pair) -> Pengukuran:
    """The figures of one year."""
    target, realisasi = (parse_angka(each) if each else None for each in pair)
    return Pengukuran(tahun=TAHUN, target=target, realisasi=realisasi)


def changed(u: Understood, change: Callable[[Indikator], Indikator]) -> Understood:
    """The same tree with other indikator."""
    sasaran = tuple(
        s.model_copy(update={"indikator": tuple(change(ik) for ik in s.indikator)}) for s in u.tree.isi.sasaran
    )
    isi = u.tree.isi.model_copy(update={"sasaran": sasaran})
    return understand(dataclasses.replace(u.tree, isi=isi), u.facts)


def measured(u: Understood, figures: Mapping[str, Pair]) -> Understood:
    """The same tree in which these indikator have these figures of one year, and no others."""

    def change(ik: Indikator) -> Indikator:
        return ik.model_copy(update={"pengukuran": (one_year(figures[ik.id]),)}) if ik.id in figures else ik

    return changed(u, change)


def without(u: Understood, *kinds: str) -> Understood:
    """The same tree without any figure of some kinds (`"target"`, `"realisasi"`), of years and of quarters."""

    def bare(p: Pengukuran) -> Pengukuran:
        quarters = p.triwulan.model_copy(update=dict.fromkeys(kinds, ())) if p.triwulan else None
        return p.model_copy(update={**dict.fromkeys(kinds), "triwulan": quarters})

    return changed(u, lambda ik: ik.model_copy(update={"pengukuran": tuple(bare(p) for p in ik.pengukuran)}))


def with_quarters(u: Understood, *years: str) -> Understood:
    """The same tree in which every indikator has targets of the quarters of these years, and no other figure."""
    quarters = Triwulan(target=tuple(parse_angka(each) for each in ("1", "2", "3", "4")))
    figures = tuple(Pengukuran(tahun=year, target=parse_angka("10"), triwulan=quarters) for year in years)
    return changed(u, lambda ik: ik.model_copy(update={"pengukuran": figures}))


def grown(u: Understood, amount: int) -> Understood:
    """The same tree with so many indikator, the new ones below the last sasaran, a third of them unmeasured."""
    *others, last = u.tree.isi.sasaran
    more = tuple(
        Indikator(
            id=f"lagi-{n}",
            nama=f"Persentase nelayan yang menerima bantuan alat tangkap ramah lingkungan di kecamatan {n}",
            satuan="Persen",
            pengukuran=(one_year(("100", str(n))) if n % 3 else one_year(("100", None)),),
        )
        for n in range(1, amount - len(u.indikator) + 1)
    )
    wide = last.model_copy(update={"indikator": (*last.indikator, *more)})
    isi = u.tree.isi.model_copy(update={"sasaran": (*others, wide)})
    return understand(dataclasses.replace(u.tree, isi=isi), u.facts)
