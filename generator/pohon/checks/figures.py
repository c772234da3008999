"""Rules about figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pohon.checks.identity import indikator_keys
from pohon.model import Angka, Indikator, Pengukuran, Polaritas, Tree
from pohon.problems import Finding, Keys, shown

_WORDED = ("predikat", "nilai huruf", "huruf", "kategori", "teks", "opini", "level")
QUARTERS = 4


class _Figure(NamedTuple):
    """A figure with the way to it; targets may be ranges."""

    angka: Angka | None
    way: Keys
    is_target: bool = False


def _of_year(pengukuran: Pengukuran) -> Iterator[_Figure]:
    """The figures of one year in the unit of the indikator, and those that its formula is fed with."""
    quartered = pengukuran.triwulan
    yield _Figure(pengukuran.target, ("target",), is_target=True)
    yield _Figure(pengukuran.realisasi, ("realisasi",))
    for n, quarter in enumerate(quartered.target if quartered else ()):
        yield _Figure(quarter, ("triwulan", "target", n), is_target=True)
    for n, quarter in enumerate(quartered.realisasi if quartered else ()):
        yield _Figure(quarter, ("triwulan", "realisasi", n))
    for n, part in enumerate(pengukuran.komponen_rumus):
        yield _Figure(part.nilai, ("komponen_rumus", n, "nilai"))


def _of_indikator(indikator: Indikator) -> Iterator[_Figure]:
    """Every figure in the unit of an indikator."""
    for n, pengukuran in enumerate(indikator.pengukuran):
        yield from (each._replace(way=("pengukuran", n, *each.way)) for each in _of_year(pengukuran))
    if indikator.baseline:
        yield _Figure(indikator.baseline.nilai, ("baseline", "nilai"))
    if indikator.target_akhir_periode:
        yield _Figure(indikator.target_akhir_periode.nilai, ("target_akhir_periode", "nilai"), is_target=True)
    for n, revisi in enumerate(indikator.revisi_target):
        yield _Figure(revisi.lama, ("revisi_target", n, "lama"), is_target=True)
        yield _Figure(revisi.baru, ("revisi_target", n, "baru"), is_target=True)


def _is_worded(indikator: Indikator) -> bool:
    """Whether the unit of an indikator is a word or grade (predikat) and not a number."""
    return (indikator.satuan or "").strip().lower().startswith(_WORDED)


def check_figures(tree: Tree) -> Iterator[Finding]:
    """Angka tidak sesuai satuannya.

    Setiap angka ditulis seperti tercetak, dengan koma desimal: `2`, `"0,5"`, `"1.250"`, `"0,069%"`. Hanya indikator
    dengan satuan predikat, kategori, opini, atau teks yang boleh berisi huruf, misalnya `"B"`; dan hanya target
    indikator berpolaritas rentang yang boleh berisi dua angka, misalnya `"80-90"`. `capaian` selalu angka (persen),
    `pagu` dan `realisasi` anggaran selalu angka (rupiah), tanpa tanda %: persentase serapan dihitung dari keduanya.

    Contoh salah: `target: 0.5` (titik). Tulis: `target: "0,5"`.
    """
    for angka, keys in _money(tree):
        if angka.nilai is None or angka.persen:
            yield Finding(
                tree.places.at(*keys),
                f"{shown(angka.tercetak)} bukan angka untuk satuan {shown('rupiah')}.",
                'Tulis rupiahnya seperti tercetak, misalnya "1.250.000.000"; serapan (persen) dihitung dari pagu dan '
                "realisasi.",
            )
    for angka, satuan, keys in (*_not_in_their_unit(tree), *_not_percent(tree)):
        unit = f"satuan {shown(satuan)}" if satuan else "indikator tanpa satuan predikat"
        yield Finding(
            tree.places.at(*keys),
            f"{shown(angka.tercetak)} bukan angka untuk {unit}.",
            'Pakai koma desimal dan titik ribuan: "0,5", "1.250", "2%". Untuk huruf, isi satuan: Predikat.',
        )


def _not_in_their_unit(tree: Tree) -> Iterator[tuple[Angka, str | None, Keys]]:
    """Every figure of an indikator that is no number though its unit asks for one."""
    for indikator, keys in indikator_keys(tree):
        if _is_worded(indikator) or tree.is_rusak(*keys, "satuan"):
            continue
        may_range = indikator.polaritas is Polaritas.RENTANG or tree.is_rusak(*keys, "polaritas")
        for angka, way, is_target in _of_indikator(indikator):
            if angka and angka.nilai is None and not (may_range and is_target and angka.batas):
                yield angka, indikator.satuan, (*keys, *way)


def _not_percent(tree: Tree) -> Iterator[tuple[Angka, str, Keys]]:
    """Every printed achievement that is no number."""
    for indikator, keys in indikator_keys(tree):
        for n, pengukuran in enumerate(indikator.pengukuran):
            if pengukuran.capaian and pengukuran.capaian.nilai is None:
                yield pengukuran.capaian, "persen", (*keys, "pengukuran", n, "capaian")


def _money(tree: Tree) -> Iterator[tuple[Angka, Keys]]:
    """Every figure of a budget."""
    for i, sasaran in enumerate(tree.isi.sasaran):
        for n, anggaran in enumerate(sasaran.anggaran):
            for name, angka in (("pagu", anggaran.pagu), ("realisasi", anggaran.realisasi)):
                if angka:
                    yield angka, ("sasaran", i, "anggaran", n, name)


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
    dalam butir yang sama. Begitu juga `anggaran` satu sasaran: pagu dan realisasi setahun adalah satu butir.

    Yang harus dilakukan: gabungkan kedua butir.
    """
    for indikator, keys in indikator_keys(tree):
        tahun = [pengukuran.tahun for pengukuran in indikator.pengukuran]
        hint = "Gabungkan target dan realisasi tahun itu dalam satu butir."
        yield from _twice(tree, tahun, (*keys, "pengukuran"), "indikator", hint)
    for i, sasaran in enumerate(tree.isi.sasaran):
        tahun = [anggaran.tahun for anggaran in sasaran.anggaran]
        hint = "Gabungkan pagu dan realisasi tahun itu dalam satu butir."
        yield from _twice(tree, tahun, ("sasaran", i, "anggaran"), "anggaran", hint)


def _twice(tree: Tree, years: Sequence[str], keys: Keys, what: str, hint: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for n, tahun in enumerate(years):
        if tree.is_rusak(*keys, n, "tahun"):
            continue
        if tahun in seen:
            yield Finding(tree.places.at(*keys, n, "tahun"), f"Tahun {tahun} sudah ada pada {what} ini.", hint)
        seen.add(tahun)
