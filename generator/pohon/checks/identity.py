"""Rules about ids and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pohon.model import Indikator, Sasaran, Tree
from pohon.problems import Finding, Keys

_NAMES = ("pernyataan", "nomenklatur")

Named = Iterable[tuple[str, Keys]]


def check_ids_unique(tree: Tree) -> Iterator[Finding]:
    """Id dipakai dua kali.

    `id` adalah alamat tetap: setiap sasaran, indikator, jabatan, dan bagian dokumen punya id sendiri yang tidak
    dipakai lagi oleh yang lain dalam berkas yang sama. Id yang pernah terbit juga tidak boleh dipakai ulang
    untuk hal lain.

    Contoh salah: dua sasaran dengan `id: s1`. Yang harus dilakukan: beri salah satunya id baru, lalu betulkan
    `induk` yang menunjuknya.
    """
    for what, named in _families(tree):
        seen: dict[str, Keys] = {}
        for name, keys in named:
            if tree.is_rusak(*keys, "id"):
                continue
            if name in seen:
                first = tree.places.at(*seen[name], "id")
                yield Finding(
                    tree.places.at(*keys, "id"),
                    f'Id {what} "{name}" sudah dipakai pada baris {first.line}.',
                    "Beri id lain yang belum pernah dipakai.",
                )
            seen.setdefault(name, keys)


def _families(tree: Tree) -> Iterator[tuple[str, Named]]:
    isi = tree.isi
    yield "sasaran", ((s.id, ("sasaran", i)) for i, s in enumerate(isi.sasaran))
    yield "indikator", ((ik.id, keys) for ik, keys in indikator_keys(tree))
    yield "jabatan", ((j.id, ("jabatan", i)) for i, j in enumerate(isi.jabatan))
    yield "bagian", ((b.id, ("dokumen", "bagian", i)) for i, b in enumerate(isi.dokumen.bagian))


def indikator_keys(tree: Tree) -> Iterator[tuple[Indikator, Keys]]:
    """Every indikator with the way to it in the file."""
    for i, sasaran in enumerate(tree.isi.sasaran):
        for n, indikator in enumerate(sasaran.indikator):
            yield indikator, ("sasaran", i, "indikator", n)


def check_named(tree: Tree) -> Iterator[Finding]:
    """Sasaran tanpa nama.

    Sebuah sasaran harus dapat disebut: dengan `pernyataan`, atau, bila dokumen hanya mencetak nama program atau
    kegiatan, dengan `nomenklatur`.

    Contoh salah:

        - {id: s1, jenis: sasaran}

    Tulis `pernyataan: ...` seperti tercetak, atau `nomenklatur: {nama: PROGRAM ...}`.
    """
    for i, sasaran in enumerate(tree.isi.sasaran):
        if not sasaran.pernyataan and not sasaran.nomenklatur and not _may_be_named(tree, i):
            yield Finding(
                tree.places.at("sasaran", i, "id"),
                "Sasaran ini tidak punya pernyataan maupun nomenklatur.",
                "Tulis pernyataan seperti tercetak, atau nomenklatur: {nama: ...}.",
            )


def _may_be_named(tree: Tree, place: int) -> bool:
    """Whether a sasaran has its name among what is wrong with it: left out, or under a key that is misspelt."""
    wrong = (way[2] for way in tree.rusak if way[:2] == ("sasaran", place) and way[2:])
    return tree.is_rusak("sasaran", place) or any(key in _NAMES or key not in Sasaran.model_fields for key in wrong)
