"""Rules that need more than one tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pohon.checks.outline import Outline, Placed
from pohon.problems import Finding, shown


class Together(NamedTuple):
    """All trees of a site, and the addresses (`wilayah/dinas`) of those that could not be read."""

    outlines: tuple[Outline, ...]
    unread: frozenset[str] = frozenset()


def check_wilayah_agree(site: Together) -> Iterator[Finding]:
    """Nama wilayah berbeda dalam satu folder.

    Semua dinas dalam satu folder termasuk wilayah yang sama, jadi `perangkat_daerah.wilayah.nama` harus sama pula.

    Yang harus dilakukan: samakan namanya, atau pindahkan berkasnya ke folder wilayah yang benar.
    """
    first: dict[str, Placed] = {}
    for outline in site.outlines:
        if (nama := outline.nama_wilayah) is None:
            continue
        known = first.setdefault(outline.wilayah, nama)
        if known.text != nama.text:
            yield Finding(
                nama.where,
                f"Wilayah {shown(nama.text)} berbeda dari {shown(known.text)} pada {known.where.path}.",
                "Samakan namanya, atau pindahkan berkas ke folder wilayahnya.",
            )


def check_one_folder_per_wilayah(site: Together) -> Iterator[Finding]:
    """Satu wilayah dalam dua folder.

    Berkas di dua folder menyebut nama atau kode yang sama pada `perangkat_daerah.wilayah`; huruf besar dan kecil
    dianggap sama. Wilayah itu akan tampil dua kali, masing-masing dengan sebagian dinasnya.

    Yang harus dilakukan: pindahkan semua berkasnya ke satu folder. Alamat yang pernah terbit dijelaskan seperti pada
    [P304](P304.md). Bila keduanya memang wilayah yang berbeda, betulkan nama atau kodenya.
    """
    first: dict[str, tuple[str, Placed]] = {}
    told: set[tuple[str, str]] = set()
    for outline in site.outlines:
        for said in filter(None, (outline.nama_wilayah, outline.kode_wilayah)):
            folder, known = first.setdefault(said.text.casefold(), (outline.wilayah, said))
            if folder != outline.wilayah and (folder, outline.wilayah) not in told:
                told.add((folder, outline.wilayah))
                yield Finding(
                    said.where,
                    f"Wilayah {shown(said.text)} sudah ada di folder lain, pada {known.where.path}.",
                    "Pindahkan berkasnya ke satu folder, atau betulkan nama atau kode wilayahnya.",
                )


def check_links_between_trees(site: Together) -> Iterator[Finding]:
    """Tautan ke pohon lain tidak ada.

    `lintas.tautan` menyebut sasaran di pohon dinas lain sebagai `wilayah/dinas#id`. Pohon atau sasaran itu tidak
    ada dalam situs ini.

    Contoh: `tautan: kota-bekasi/dpmptsp#s4`. Bila pohon mitra belum terbit, hapus `tautan`; nama mitra tetap tampil.
    """
    known = _linked_sasaran(site)
    half_known = site.unread.union(outline.alamat for outline in site.outlines if not outline.is_whole)
    for outline in site.outlines:
        for tautan, where in outline.tautan:
            if tautan not in known and tautan.split("#")[0] not in half_known:
                yield Finding(
                    where,
                    f"Tautan {shown(tautan)} tidak menunjuk sasaran di situs ini.",
                    "Tulis wilayah/dinas#id, atau hapus tautan bila pohon mitra belum terbit.",
                )


def _linked_sasaran(site: Together) -> frozenset[str]:
    """All sasaran, as `wilayah/dinas#id`, of the trees to which any links: few of a nation."""
    linked = {tautan.text.rpartition("#")[0] for outline in site.outlines for tautan in outline.tautan}
    return frozenset(
        f"{outline.alamat}#{name}"
        for outline in site.outlines
        if outline.alamat in linked
        for name in outline.sasaran.split()
    )


def check_one_file_per_dinas(site: Together) -> Iterator[Finding]:
    """Dua berkas untuk satu dinas.

    Dua berkas akan menjadi alamat yang sama, misalnya `dinas-ukm.yml` dan `dinas-ukm.yaml` dalam satu folder.

    Yang harus dilakukan: gabungkan, atau ganti nama salah satunya.
    """
    seen: dict[str, Outline] = {}
    for outline in site.outlines:
        first = seen.setdefault(outline.alamat, outline)
        if first is not outline:
            yield Finding(
                outline.start,
                f"Alamatnya sama dengan {first.start.path}.",
                "Gabungkan kedua berkas, atau ganti nama salah satunya.",
            )
