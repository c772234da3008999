"""Advice about targets: which way they move over the years, and how a change of one is told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from pohon.checks.measure import printed, sound, upper
from pohon.model import Angka, Indikator, Perhitungan, Polaritas, RevisiTarget, Tree
from pohon.problems import Finding, Keys


class _Aim(NamedTuple):
    """A target, what it is called, and the way to it."""

    tahun: str
    nilai: Decimal
    nama: str
    keys: Keys


def check_targets_follow_polaritas(tree: Tree) -> Iterator[Finding]:
    """Target bergerak melawan polaritasnya.

    Pada indikator `positif`, target suatu tahun lebih rendah daripada target tahun sebelumnya (atau `baseline`); pada
    indikator `negatif`, lebih tinggi. Yang diperiksa: `baseline`, target setiap tahun, `target_akhir_periode`. Tahun
    yang disebut `revisi_target` tidak diperiksa, begitu pula indikator `stabil`, `rentang`, dan tanpa `polaritas`.

    Yang harus dilakukan: periksa angkanya, atau polaritasnya. Bila memang begitu, biarkan dan jelaskan pada `catatan`.
    """
    for indikator, keys in sound(tree):
        if indikator.polaritas not in {Polaritas.POSITIF, Polaritas.NEGATIF}:
            continue
        revised = {revisi.tahun for revisi in indikator.revisi_target}
        is_up = indikator.polaritas is Polaritas.POSITIF
        for before, after in pairwise(_aims(indikator, keys)):
            is_worse = after.nilai < before.nilai if is_up else after.nilai > before.nilai
            if is_worse and before.tahun < after.tahun and after.tahun not in revised:
                yield Finding(
                    tree.places.at(*after.keys),
                    f"{upper(after.nama)} ({printed(after.nilai)}) lebih {'rendah' if is_up else 'tinggi'} daripada "
                    f"{before.nama} ({printed(before.nilai)}), padahal polaritasnya "
                    f"{indikator.polaritas}.",
                    "Periksa angka dan polaritasnya; bila memang begitu, jelaskan pada catatan.",
                )


def _aims(indikator: Indikator, keys: Keys) -> list[_Aim]:
    """Where the targets start, each year's target, and where they shall arrive, by year."""
    targets = sorted(
        _Aim(p.tahun, p.target.nilai, f"target {p.tahun}", (*keys, "pengukuran", n, "target"))
        for n, p in enumerate(indikator.pengukuran)
        if p.target and p.target.nilai is not None
    )
    start, end = indikator.baseline, indikator.target_akhir_periode
    if start and start.nilai.nilai is not None and (not targets or start.tahun < targets[0].tahun):
        targets.insert(0, _Aim(start.tahun, start.nilai.nilai, f"angka awal {start.tahun}", (*keys, "baseline")))
    # What is summed up over a year may be summed up over the whole period as well.
    is_period_sum = indikator.polaritas is Polaritas.NEGATIF and indikator.perhitungan is Perhitungan.KUMULATIF
    if end and end.nilai.nilai is not None and not is_period_sum:
        way = (*keys, "target_akhir_periode", "nilai")
        targets.append(_Aim(end.tahun, end.nilai.nilai, f"target akhir periode {end.tahun}", way))
    return targets


def check_revisions(tree: Tree) -> Iterator[Finding]:
    """Target diubah tanpa alasan, atau tidak jadi diubah.

    Setiap butir `revisi_target` menyebut `alasan`: pembaca ingin tahu mengapa janji berubah. Dan angka `baru` yang
    terakhir harus sama dengan target tahun itu sekarang pada `pengukuran` (atau pada `target_akhir_periode`).

    Contoh:

        revisi_target:
          - {tahun: 2025, lama: "80", baru: "75", alasan: Refocusing anggaran}
    """
    for indikator, keys in sound(tree):
        last = {revisi.tahun: revisi for revisi in sorted(indikator.revisi_target, key=lambda each: each.tanggal or "")}
        for n, revisi in enumerate(indikator.revisi_target):
            way = (*keys, "revisi_target", n)
            if not revisi.alasan:
                yield Finding(
                    tree.places.at(*way),
                    f"Perubahan target {revisi.tahun} tidak menyebut alasannya.",
                    "Tulis alasan seperti dalam dokumen perubahannya, misalnya alasan: Refocusing anggaran.",
                )
            if revisi is last[revisi.tahun] and (told := _not_revised(indikator, revisi)):
                yield Finding(
                    tree.places.at(*way, "baru"),
                    told,
                    "Samakan angka baru dengan target tahun itu pada pengukuran.",
                )


def _not_revised(indikator: Indikator, revisi: RevisiTarget) -> str:
    """How the target that holds now differs from what it was changed to."""
    end = indikator.target_akhir_periode
    now = [p.target for p in indikator.pengukuran if p.tahun == revisi.tahun and p.target]
    now += [end.nilai] if end and end.tahun == revisi.tahun else []
    if any(_means(revisi.baru) == _means(target) or _is_word(revisi.baru) != _is_word(target) for target in now):
        return ""  # a word beside a number is told as P208
    told = f"Target {revisi.tahun} diubah menjadi {revisi.baru.tercetak}, tetapi "
    return told + (f"yang tertulis sekarang {now[0].tercetak}." if now else "target tahun itu tidak tertulis.")


def _is_word(figure: Angka) -> bool:
    return figure.nilai is None and figure.batas is None


def _means(figure: Angka) -> object:
    return figure.nilai if figure.nilai is not None else figure.batas or figure.tercetak.strip().casefold()
