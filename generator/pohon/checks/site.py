"""Rules that need more than one tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pohon.checks.references import known_sasaran
from pohon.model import Tree
from pohon.problems import Finding, shown


class Together(NamedTuple):
    """All trees of a site, and the addresses (`wilayah/dinas`) of those that could not be read."""

    trees: tuple[Tree, ...]
    unread: frozenset[str] = frozenset()


def check_wilayah_agree(site: Together) -> Iterator[Finding]:
    """Nama wilayah berbeda dalam satu folder.

    Semua dinas dalam satu folder termasuk wilayah yang sama, jadi `perangkat_daerah.wilayah.nama` harus sama pula.

    Yang harus dilakukan: samakan namanya, atau pindahkan berkasnya ke folder wilayah yang benar.
    """
    first: dict[str, Tree] = {}
    for tree in site.trees:
        wilayah = tree.isi.perangkat_daerah.wilayah
        if wilayah is None or tree.is_rusak("perangkat_daerah", "wilayah", "nama"):
            continue
        known = first.setdefault(tree.wilayah, tree)
        name = known.isi.perangkat_daerah.wilayah
        if name and name.nama != wilayah.nama:
            yield Finding(
                tree.places.at("perangkat_daerah", "wilayah", "nama"),
                f"Wilayah {shown(wilayah.nama)} berbeda dari {shown(name.nama)} pada {known.places.path}.",
                "Samakan namanya, atau pindahkan berkas ke folder wilayahnya.",
            )


def check_links_between_trees(site: Together) -> Iterator[Finding]:
    """Tautan ke pohon lain tidak ada.

    `lintas.tautan` menyebut sasaran di pohon dinas lain sebagai `wilayah/dinas#id`. Pohon atau sasaran itu tidak
    ada dalam situs ini.

    Contoh: `tautan: kota-bekasi/dpmptsp#s4`. Bila pohon mitra belum terbit, hapus `tautan`; nama mitra tetap tampil.
    """
    known = {f"{_address(tree)}#{s.id}" for tree in site.trees for s in tree.isi.sasaran}
    half_known = site.unread.union(_address(tree) for tree in site.trees if not known_sasaran(tree).whole)
    for tree in site.trees:
        for i, s in enumerate(tree.isi.sasaran):
            for n, lintas in enumerate(s.lintas):
                if lintas.tautan and lintas.tautan not in known and lintas.tautan.split("#")[0] not in half_known:
                    yield Finding(
                        tree.places.at("sasaran", i, "lintas", n, "tautan"),
                        f"Tautan {shown(lintas.tautan)} tidak menunjuk sasaran di situs ini.",
                        "Tulis wilayah/dinas#id, atau hapus tautan bila pohon mitra belum terbit.",
                    )


def _address(tree: Tree) -> str:
    return f"{tree.wilayah}/{tree.dinas}"


def check_one_file_per_dinas(site: Together) -> Iterator[Finding]:
    """Dua berkas untuk satu dinas.

    Dua berkas akan menjadi alamat yang sama, misalnya `dinas-ukm.yml` dan `dinas-ukm.yaml` dalam satu folder.

    Yang harus dilakukan: gabungkan, atau ganti nama salah satunya.
    """
    seen: dict[tuple[str, str], Tree] = {}
    for tree in site.trees:
        first = seen.setdefault((tree.wilayah, tree.dinas), tree)
        if first is not tree:
            yield Finding(
                tree.places.at(),
                f"Alamatnya sama dengan {first.places.path}.",
                "Gabungkan kedua berkas, atau ganti nama salah satunya.",
            )
