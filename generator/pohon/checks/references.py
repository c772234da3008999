"""Rules about everything that names something else."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from pohon.checks.identity import indikator_keys
from pohon.model import Rentang, Tree
from pohon.problems import Finding, Keys


def _dangling(tree: Tree, named: str, known: Iterable[str], what: str, keys: Keys) -> Iterator[Finding]:
    """A finding when `named` is not among the known ids."""
    ids = tuple(known)
    if named in ids:
        return
    close = difflib.get_close_matches(named, ids, n=1, cutoff=0.5)
    hint = f'Mungkin maksud Anda "{close[0]}"?' if close else f"Betulkan ejaannya, atau tambahkan {what} itu."
    yield Finding(tree.places.at(*keys), f'Tidak ada {what} dengan id "{named}".', hint)


def check_parents(tree: Tree) -> Iterator[Finding]:
    """Induk tidak ada.

    `induk` menyebut id sasaran di atasnya (atau superior sebuah jabatan) dalam berkas yang sama. Id itu tidak
    ditemukan; biasanya salah ketik.

    Contoh salah: `induk: t9` padahal hanya ada `t1` dan `t2`.
    """
    sasaran = tuple(s.id for s in tree.isi.sasaran)
    for i, s in enumerate(tree.isi.sasaran):
        for n, induk in enumerate(s.induk):
            yield from _dangling(tree, induk, sasaran, "sasaran", ("sasaran", i, "induk", n))
    jabatan = tuple(j.id for j in tree.isi.jabatan)
    for i, j in enumerate(tree.isi.jabatan):
        if j.induk:
            yield from _dangling(tree, j.induk, jabatan, "jabatan", ("jabatan", i, "induk"))


def check_jabatan(tree: Tree) -> Iterator[Finding]:
    """Penanggung jawab tidak ada.

    `penanggung_jawab` menyebut id dari daftar `jabatan` pada berkas yang sama, bukan nama jabatannya.

    Contoh salah: `penanggung_jawab: [KEPALA DINAS]`. Tulis: `penanggung_jawab: [kepala-dinas]`.
    """
    known = tuple(j.id for j in tree.isi.jabatan)
    for i, s in enumerate(tree.isi.sasaran):
        for n, name in enumerate(s.penanggung_jawab):
            yield from _dangling(tree, name, known, "jabatan", ("sasaran", i, "penanggung_jawab", n))
    for indikator, keys in indikator_keys(tree):
        for n, name in enumerate(indikator.penanggung_jawab):
            yield from _dangling(tree, name, known, "jabatan", (*keys, "penanggung_jawab", n))


def check_melalui_indikator(tree: Tree) -> Iterator[Finding]:
    """Indikator perantara tidak ada.

    `melalui_indikator` menyebut id indikator milik salah satu induknya: sasaran ini menggantung pada indikator
    itu. Id itu tidak ditemukan, atau indikatornya milik sasaran lain.

    Contoh: program `p1` dengan `induk: s1` dan `melalui_indikator: koperasi-sehat`, indikator dari `s1`.
    """
    owner = {ik.id: s.id for s in tree.isi.sasaran for ik in s.indikator}
    for i, s in enumerate(tree.isi.sasaran):
        if s.melalui_indikator is None:
            continue
        keys = ("sasaran", i, "melalui_indikator")
        yield from _dangling(tree, s.melalui_indikator, owner, "indikator", keys)
        if s.melalui_indikator in owner and owner[s.melalui_indikator] not in s.induk:
            yield Finding(
                tree.places.at(*keys),
                f'Indikator "{s.melalui_indikator}" milik sasaran "{owner[s.melalui_indikator]}", bukan milik induk.',
                "Sebut indikator milik salah satu induk, atau betulkan induk.",
            )


def check_other_references(tree: Tree) -> Iterator[Finding]:
    """Rujukan lain tidak ada.

    Beberapa kunci lain juga menyebut id: `kepastian.alternatif`, `penyusunan.tahap.hasil`, `csf.menjadi`, dan
    `teks_lain.dari` menyebut sasaran; `bagian` dan `varian.di` menyebut bagian dokumen. Id itu tidak ditemukan.

    Yang harus dilakukan: betulkan ejaannya, atau tambahkan yang disebut.
    """
    sasaran = tuple(s.id for s in tree.isi.sasaran)
    bagian = tuple(b.id for b in tree.isi.dokumen.bagian)
    for name, keys in _named_sasaran(tree):
        yield from _dangling(tree, name, sasaran, "sasaran", keys)
    for name, keys in _named_bagian(tree):
        yield from _dangling(tree, name, bagian, "bagian dokumen", keys)


def _named_sasaran(tree: Tree) -> Iterator[tuple[str, Keys]]:
    for i, s in enumerate(tree.isi.sasaran):
        for n, name in enumerate(s.kepastian.alternatif):
            yield name, ("sasaran", i, "kepastian", "alternatif", n)
    for indikator, keys in indikator_keys(tree):
        for n, name in enumerate(indikator.kepastian.alternatif):
            yield name, (*keys, "kepastian", "alternatif", n)
    for i, lain in enumerate(tree.isi.dokumen.teks_lain):
        if lain.dari:
            yield lain.dari, ("dokumen", "teks_lain", i, "dari")
    if penyusunan := tree.isi.penyusunan:
        for i, csf in enumerate(penyusunan.csf):
            if csf.menjadi:
                yield csf.menjadi, ("penyusunan", "csf", i, "menjadi")
        for i, tahap in enumerate(penyusunan.tahap):
            for n, name in enumerate(tahap.hasil):
                yield name, ("penyusunan", "tahap", i, "hasil", n)


def _named_bagian(tree: Tree) -> Iterator[tuple[str, Keys]]:
    for i, s in enumerate(tree.isi.sasaran):
        if s.bagian:
            yield s.bagian, ("sasaran", i, "bagian")
        for n, varian in enumerate(s.varian):
            if varian.di:
                yield varian.di, ("sasaran", i, "varian", n, "di")
    for indikator, keys in indikator_keys(tree):
        for n, lain in enumerate(indikator.varian):
            if lain.di:
                yield lain.di, (*keys, "varian", n, "di")
    for i, j in enumerate(tree.isi.jabatan):
        for n, name in enumerate(j.bagian):
            yield name, ("jabatan", i, "bagian", n)
    for i, tahap in enumerate(tree.isi.penyusunan.tahap if tree.isi.penyusunan else ()):
        if tahap.bagian:
            yield tahap.bagian, ("penyusunan", "tahap", i, "bagian")


def check_source_lines(tree: Tree) -> Iterator[Finding]:
    """Nomor baris di luar teks sumber.

    `sumber` dan `sumber_lain` menyebut baris pada berkas `dokumen.sumber`. Nomor ini lebih besar daripada banyaknya
    baris berkas itu.

    Yang harus dilakukan: lihat nomor barisnya pada halaman *Teks sumber* dinas ini, lalu betulkan.
    """
    last = len(tree.teks)
    if not last:
        return
    for keys in tree.places.marks:
        if not any(isinstance(key, str) and key.startswith("sumber") for key in keys):
            continue
        for rentang in _ranges_at(tree, keys):
            if rentang.akhir > last:
                yield Finding(
                    tree.places.at(*keys),
                    f"Baris {rentang} tidak ada: teks sumber hanya sampai baris {last}.",
                    "Betulkan nomornya; halaman Teks sumber memuat semua nomor baris.",
                )


def _ranges_at(tree: Tree, keys: Keys) -> Iterator[Rentang]:
    """The range at the end of a way into the model, or the single one that was written without a list."""
    value: object = tree.isi
    for key in keys:
        if isinstance(key, int):
            if not isinstance(value, tuple) or isinstance(value, Rentang) or key >= len(value):
                return
            value = value[key]
        else:
            value = getattr(value, key, None)
    if isinstance(value, Rentang):
        yield value
    elif isinstance(value, tuple) and (*keys, 0) not in tree.places.marks:
        yield from (item for item in value if isinstance(item, Rentang))
