"""Advice about realisasi: whether it can be there yet, what is said of it, and what the document makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pohon.capaian import ALASAN, Kerja, Turunan, compute_capaian
from pohon.checks.figures import QUARTERS
from pohon.checks.measure import printed, sound, unit
from pohon.format import QUARTERS as QUARTER_NAMES
from pohon.format import listed
from pohon.model import Hitungan, Indikator, Pengukuran, StatusData, Tree
from pohon.problems import Finding, Keys

_MONTHS = ("01", "04", "07", "10")


def check_not_ahead(tree: Tree, hitungan: Hitungan) -> Iterator[Finding]:
    """Realisasi mendahului waktunya.

    Ada realisasi untuk tahun atau triwulan yang baru dimulai sesudah hari `sampai` pada pengaturan `hitungan`. Sering
    penyebabnya angka 0 untuk triwulan yang belum berjalan. Tanpa `sampai`, ini tidak diperiksa; jam komputer tidak
    pernah dipakai.

    Yang harus dilakukan: tulis `null` untuk yang belum ada (belum ada bukan nol), atau majukan `sampai`.
    """
    if hitungan.sampai is None:
        return
    for indikator, keys in sound(tree):
        for n, pengukuran in enumerate(indikator.pengukuran):
            if found := _ahead(pengukuran, hitungan.sampai):
                yield _too_early(tree, found[0], (*keys, "pengukuran", n, *found[1]), hitungan.sampai)
    for i, sasaran in enumerate(tree.isi.sasaran):
        for n, anggaran in enumerate(sasaran.anggaran):
            keys = ("sasaran", i, "anggaran", n)
            is_rusak = tree.is_rusak(*keys, "tahun") or tree.is_rusak(*keys, "realisasi")
            if anggaran.realisasi and not is_rusak and _begin(anggaran.tahun) > hitungan.sampai:
                yield _too_early(tree, f"anggaran {anggaran.tahun}", (*keys, "realisasi"), hitungan.sampai)


def _ahead(pengukuran: Pengukuran, sampai: str) -> tuple[str, Keys] | None:
    """What begins after a day and has a realisasi all the same, and the way to the first of it."""
    if pengukuran.realisasi and _begin(pengukuran.tahun) > sampai:
        return pengukuran.tahun, ("realisasi",)
    figures = pengukuran.triwulan.realisasi if pengukuran.triwulan else ()
    early = [q for q, each in enumerate(figures[:QUARTERS]) if each and _begin(pengukuran.tahun, q) > sampai]
    if not early:
        return None
    return f"{listed([QUARTER_NAMES[q] for q in early])} {pengukuran.tahun}", ("triwulan", "realisasi", early[0])


def _begin(tahun: str, quarter: int = 0) -> str:
    """The first day of a year, or of one of its quarters (0 to 3)."""
    return f"{tahun}-{_MONTHS[quarter]}-01"


def _too_early(tree: Tree, what: str, keys: Keys, sampai: str) -> Finding:
    return Finding(
        tree.places.at(*keys),
        f"Realisasi {what} mendahului hari keadaan {sampai}.",
        "Tulis null untuk yang belum ada (belum ada bukan nol), atau majukan hitungan.sampai di mkdocs.yml.",
    )


# --- what is said of the data ---

_HAD = frozenset((StatusData.TETAP, StatusData.SEMENTARA, StatusData.DIREVISI))


def check_status(tree: Tree) -> Iterator[Finding]:
    """Status data bertentangan dengan angkanya.

    `belum_waktunya`, `tidak_tersedia`, dan `tidak_relevan` mengatakan bahwa realisasi setahun tidak ada, padahal
    tertulis (pada `tidak_relevan` juga bila hanya ada realisasi triwulan). Atau sebaliknya: `tetap`, `sementara`, dan
    `direvisi` mengatakan bahwa realisasi ada, padahal tidak tertulis satu pun.

    Yang harus dilakukan: betulkan `status_data`, atau hapus angkanya. Belum ada ditulis tanpa angka, bukan 0.
    """
    for indikator, keys in sound(tree):
        for n, pengukuran in enumerate(indikator.pengukuran):
            if told := _contradicts(pengukuran):
                yield Finding(
                    tree.places.at(*keys, "pengukuran", n, "status_data"),
                    told,
                    "Betulkan status data, atau angkanya; yang belum ada ditulis tanpa angka, bukan 0.",
                )


def _contradicts(pengukuran: Pengukuran) -> str:
    status, year = pengukuran.status_data, pengukuran.realisasi
    has_quarters = bool(pengukuran.triwulan and any(pengukuran.triwulan.realisasi))
    if status is None:
        return ""
    if status in _HAD:
        return "" if year or has_quarters else f"Status data {status}, tetapi tidak ada realisasi."
    if year:
        return f"Status data {status}, tetapi ada realisasi {year.tercetak}."
    is_told = has_quarters and status is StatusData.TIDAK_RELEVAN
    return f"Status data {status}, tetapi ada realisasi triwulan." if is_told else ""


# --- what the document computed itself ---

_SIGNS = str.maketrans({".": ",", "*": "×", "/": "÷", "-": "−"})
_OURS = Decimal("0.01")


def check_capaian(tree: Tree, hitungan: Hitungan) -> Iterator[Finding]:
    """Capaian yang ditulis berbeda dari hitungan.

    `capaian` menyalin angka yang tercetak dalam dokumen. Angka itu berbeda dari yang dihitung dari target dan
    realisasi, atau tidak dapat dihitung karena ada yang kurang. Yang tampil sebagai capaian di situs selalu hasil
    hitungan; yang tercetak ditampilkan di sampingnya. Pembulatan ke atas atau ke bawah pada angka terakhir yang
    tercetak dimaafkan.

    Yang harus dilakukan: periksa target, realisasi, `polaritas`, `metode`, dan `perhitungan`. Bila dokumen yang keliru,
    biarkan dan jelaskan pada `catatan`. Bila capaian itu bukan dari dokumen, hapus saja: situs menghitungnya sendiri.
    """
    for indikator, keys in sound(tree):
        if any(each.capaian for each in indikator.pengukuran) and _is_whole(indikator):
            by_year = sorted(enumerate(indikator.pengukuran), key=lambda each: each[1].tahun)
            for (n, pengukuran), ours in zip(by_year, compute_capaian(indikator, hitungan), strict=True):
                if told := _differs(pengukuran, ours.setahun):
                    yield Finding(
                        tree.places.at(*keys, "pengukuran", n, "capaian"),
                        told,
                        "Periksa angka, polaritas, metode, dan perhitungan; bila tidak tercetak, hapus capaian ini.",
                    )


def _is_whole(indikator: Indikator) -> bool:
    """Whether each year with quarters has four of them; the others are told as P210."""
    lists = (each for p in indikator.pengukuran if p.triwulan for each in (p.triwulan.target, p.triwulan.realisasi))
    return all(len(each) in {0, QUARTERS} for each in lists)


def _differs(pengukuran: Pengukuran, ours: Turunan) -> str:
    """How a printed achievement differs from ours, and how ours came about."""
    theirs = pengukuran.capaian.nilai if pengukuran.capaian else None
    if theirs is None:
        return ""
    if ours.nilai is None:
        why = ALASAN[ours.alasan] if ours.alasan else ""
        return f"Capaian {printed(theirs)}% tertulis, tetapi tidak dapat dihitung: {why}."
    if abs(theirs - ours.nilai) < max(unit(theirs), _OURS):
        return ""
    steps = (each.angka for each in ours.langkah if each.kerja is Kerja.CAPAIAN)
    return (
        f"Capaian {printed(theirs)}% berbeda dari hitungan {printed(ours.nilai)}% ({ours.lingkup}: "
        f"{', '.join(steps).translate(_SIGNS)})."
    )
