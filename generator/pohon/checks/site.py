"""Rules that need more than one tree."""

from __future__ import annotations

from collections.abc import Iterator

from pohon.model import Tree
from pohon.problems import Finding


def check_wilayah_agree(trees: tuple[Tree, ...]) -> Iterator[Finding]:
    """Nama wilayah berbeda dalam satu folder.

    Semua dinas dalam satu folder termasuk wilayah yang sama, jadi `perangkat_daerah.wilayah.nama` harus sama pula.

    Yang harus dilakukan: samakan namanya, atau pindahkan berkasnya ke folder wilayah yang benar.
    """
    first: dict[str, Tree] = {}
    for tree in trees:
        wilayah = tree.isi.perangkat_daerah.wilayah
        if wilayah is None:
            continue
        known = first.setdefault(tree.wilayah, tree)
        name = known.isi.perangkat_daerah.wilayah
        if name and name.nama != wilayah.nama:
            yield Finding(
                tree.places.at("perangkat_daerah", "wilayah", "nama"),
                f'Wilayah "{wilayah.nama}" berbeda dari "{name.nama}" pada {known.places.path}.',
                "Samakan namanya, atau pindahkan berkas ke folder wilayahnya.",
            )


def check_links_between_trees(trees: tuple[Tree, ...]) -> Iterator[Finding]:
    """Tautan ke pohon lain tidak ada.

    `lintas.tautan` menyebut sasaran di pohon dinas lain sebagai `wilayah/dinas#id`. Pohon atau sasaran itu tidak
    ada dalam situs ini.

    Contoh: `tautan: kota-bekasi/dpmptsp#s4`. Bila pohon mitra belum terbit, hapus `tautan`; nama mitra tetap tampil.
    """
    known = {f"{tree.wilayah}/{tree.dinas}#{s.id}" for tree in trees for s in tree.isi.sasaran}
    for tree in trees:
        for i, s in enumerate(tree.isi.sasaran):
            for n, lintas in enumerate(s.lintas):
                if lintas.tautan and lintas.tautan not in known:
                    yield Finding(
                        tree.places.at("sasaran", i, "lintas", n, "tautan"),
                        f'Tautan "{lintas.tautan}" tidak menunjuk sasaran di situs ini.',
                        "Tulis wilayah/dinas#id, atau hapus tautan bila pohon mitra belum terbit.",
                    )


def check_one_file_per_dinas(trees: tuple[Tree, ...]) -> Iterator[Finding]:
    """Dua berkas untuk satu dinas.

    Dua berkas akan menjadi alamat yang sama, misalnya `dinas-ukm.yml` dan `dinas-ukm.yaml` dalam satu folder.

    Yang harus dilakukan: gabungkan, atau ganti nama salah satunya.
    """
    seen: dict[tuple[str, str], Tree] = {}
    for tree in trees:
        first = seen.setdefault((tree.wilayah, tree.dinas), tree)
        if first is not tree:
            yield Finding(
                tree.places.at(),
                f"Alamatnya sama dengan {first.places.path}.",
                "Gabungkan kedua berkas, atau ganti nama salah satunya.",
            )
