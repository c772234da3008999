"""Which of the eight particulars of an indikator are there: what others need to check it."""

from __future__ import annotations

from typing import NamedTuple

from pohon.capaian import has_result
from pohon.model import Indikator, Sasaran
from pohon.model.indikator import Pengukuran


class Kelengkapan(NamedTuple):
    """Whether each of the eight particulars of an indikator is written, whatever it says.

    The definition is asked for by PermenPANRB 88/2021, concept, definition, classification, measure and unit by Perpres
    39/2019.
    """

    definisi: bool
    formula: bool
    satuan: bool
    polaritas: bool
    sumber_data: bool
    penanggung_jawab: bool
    target: bool
    realisasi: bool


def completeness(s: Sasaran, ik: Indikator) -> Kelengkapan:
    """What is there of an indikator; the positions that answer for its sasaran answer for it too."""
    return Kelengkapan(
        definisi=ik.definisi is not None,
        formula=ik.formula is not None,
        satuan=ik.satuan is not None,
        polaritas=ik.polaritas is not None,
        sumber_data=ik.sumber_data is not None,
        penanggung_jawab=bool(ik.penanggung_jawab or s.penanggung_jawab),
        target=has_target(ik),
        realisasi=has_realisasi(ik),
    )


def counted(sasaran: tuple[Sasaran, ...]) -> tuple[int, ...]:
    """Of how many indikator each particular is there, in the order of `Kelengkapan`."""
    rows = [completeness(s, ik) for s in sasaran for ik in s.indikator]
    return tuple(sum(column) for column in zip(*rows, strict=True)) if rows else (0,) * len(Kelengkapan._fields)


def has_target(ik: Indikator) -> bool:
    """Whether there is any target: of a year, of a quarter, or of the end of the period."""
    return ik.target_akhir_periode is not None or any(map(_has_target, ik.pengukuran))


def has_realisasi(ik: Indikator) -> bool:
    """Whether there is any realisasi, of a year or of a quarter; a state of the data (`status_data`) is none."""
    return any(map(has_result, ik.pengukuran))


def _has_target(p: Pengukuran) -> bool:
    return bool(p.target or (p.triwulan and any(p.triwulan.target)))
