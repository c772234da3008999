"""Rules about figures."""

from __future__ import annotations

from collections.abc import Iterator

from pohon.checks.identity import indikator_keys
from pohon.model import Angka, Indikator, Pengukuran, Polaritas, Tree
from pohon.problems import Finding, Keys, shown

_WORDED = ("predikat", "nilai huruf", "huruf", "kategori", "teks", "opini", "level")
QUARTERS = 4


def _not_numbers(pengukuran: Pengukuran, *, berentang: bool) -> Iterator[tuple[Angka, Keys]]:
    """Every figure of one year that is no number, with the way to it from the pengukuran.

    `berentang`: targets may be ranges.
    """
    year, quartered = pengukuran, pengukuran.triwulan
    targets, results = (quartered.target, quartered.realisasi) if quartered else ((), ())
    for name, figure, quarters in (("target", year.target, targets), ("realisasi", year.realisasi, results)):
        ranged = berentang and name == "target"
        if figure and figure.nilai is None and not (ranged and figure.batas):
            yield figure, (name,)
        for n, quarter in enumerate(quarters):
            if quarter and quarter.nilai is None and not (ranged and quarter.batas):
                yield quarter, ("triwulan", name, n)


def _is_worded(indikator: Indikator) -> bool:
    """Whether the unit of an indikator is a word or grade (predikat) and not a number."""
    return (indikator.satuan or "").strip().lower().startswith(_WORDED)


def check_figures(tree: Tree) -> Iterator[Finding]:
    """Angka tidak sesuai satuannya.

    Target dan realisasi ditulis seperti tercetak, dengan koma desimal: `2`, `"0,5"`, `"1.250"`, `"0,069%"`. Hanya
    indikator dengan satuan predikat, kategori, opini, atau teks yang boleh berisi huruf, misalnya `"B"`; dan hanya
    target indikator berpolaritas rentang yang boleh berisi dua angka, misalnya `"80-90"`.

    Contoh salah: `target: 0.5` (titik). Tulis: `target: "0,5"`.
    """
    for indikator, keys in indikator_keys(tree):
        if _is_worded(indikator) or tree.is_rusak(*keys, "satuan"):
            continue
        for n, pengukuran in enumerate(indikator.pengukuran):
            for figure, way in _not_numbers(pengukuran, berentang=indikator.polaritas is Polaritas.RENTANG):
                yield _not_a_number(tree, figure, indikator, (*keys, "pengukuran", n, *way))
        if indikator.baseline and indikator.baseline.nilai.nilai is None:
            yield _not_a_number(tree, indikator.baseline.nilai, indikator, (*keys, "baseline", "nilai"))


def _not_a_number(tree: Tree, figure: Angka, indikator: Indikator, keys: Keys) -> Finding:
    unit = f"satuan {shown(indikator.satuan)}" if indikator.satuan else "indikator tanpa satuan predikat"
    return Finding(
        tree.places.at(*keys),
        f"{shown(figure.tercetak)} bukan angka untuk {unit}.",
        'Pakai koma desimal dan titik ribuan: "0,5", "1.250", "2%". Untuk huruf, isi satuan: Predikat.',
    )


def check_four_quarters(tree: Tree) -> Iterator[Finding]:
    """Triwulan tidak empat.

    Setahun punya empat triwulan; daftar `triwulan.target` dan `triwulan.realisasi` selalu memuat empat butir, dari
    TW I sampai TW IV. Sel yang kosong ditulis `null`.

    Contoh: `target: ["0,5", null, "0,5", "1"]`.
    """
    for indikator, keys in indikator_keys(tree):
        for n, pengukuran in enumerate(indikator.pengukuran):
            for name in ("target", "realisasi"):
                quarters = getattr(pengukuran.triwulan, name, ())
                if quarters and len(quarters) != QUARTERS:
                    yield Finding(
                        tree.places.at(*keys, "pengukuran", n, "triwulan", name),
                        f"Ada {len(quarters)} angka triwulan; seharusnya empat.",
                        "Tulis TW I sampai TW IV berurutan; sel kosong ditulis null.",
                    )


def check_years_unique(tree: Tree) -> Iterator[Finding]:
    """Tahun ditulis dua kali.

    Setiap tahun hanya punya satu butir `pengukuran` pada satu indikator; target dan realisasi tahun itu ditulis
    dalam butir yang sama.

    Yang harus dilakukan: gabungkan kedua butir.
    """
    for indikator, keys in indikator_keys(tree):
        seen: set[str] = set()
        for n, pengukuran in enumerate(indikator.pengukuran):
            if tree.is_rusak(*keys, "pengukuran", n, "tahun"):
                continue
            if pengukuran.tahun in seen:
                yield Finding(
                    tree.places.at(*keys, "pengukuran", n, "tahun"),
                    f"Tahun {pengukuran.tahun} sudah ada pada indikator ini.",
                    "Gabungkan target dan realisasi tahun itu dalam satu butir.",
                )
            seen.add(pengukuran.tahun)
