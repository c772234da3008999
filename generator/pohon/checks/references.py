"""Rules about everything that names something else."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from pohon.checks.identity import indikator_keys
from pohon.model import Bagian, Rentang, Tree
from pohon.problems import Finding, Keys


def _dangling(tree: Tree, named: str, known: Collection[str], what: str, keys: Keys) -> Iterator[Finding]:
    """A finding when `named` is not among the known ids."""
    if named in known:
        return
    close = difflib.get_close_matches(named, known, n=1, cutoff=0.5)
    hint = f'Mungkin maksud Anda "{close[0]}"?' if close else f"Betulkan ejaannya, atau tambahkan {what} itu."
    yield Finding(tree.places.at(*keys), f'Tidak ada {what} dengan id "{named}".', hint)


def check_parents(tree: Tree) -> Iterator[Finding]:
    """Induk tidak ada.

    `induk` menyebut id sasaran di atasnya (atau superior sebuah jabatan) dalam berkas yang sama. Id itu tidak
    ditemukan; biasanya salah ketik.

    Contoh salah: `induk: t9` padahal hanya ada `t1` dan `t2`.
    """
    sasaran = frozenset(s.id for s in tree.isi.sasaran)
    for i, s in enumerate(tree.isi.sasaran):
        for n, induk in enumerate(s.induk):
            yield from _dangling(tree, induk, sasaran, "sasaran", ("sasaran", i, "induk", n))
    jabatan = frozenset(j.id for j in tree.isi.jabatan)
    for i, j in enumerate(tree.isi.jabatan):
        if j.induk:
            yield from _dangling(tree, j.induk, jabatan, "jabatan", ("jabatan", i, "induk"))


def check_jabatan(tree: Tree) -> Iterator[Finding]:
    """Penanggung jawab tidak ada.

    `penanggung_jawab` menyebut id dari daftar `jabatan` pada berkas yang sama, bukan nama jabatannya.

    Contoh salah: `penanggung_jawab: [KEPALA DINAS]`. Tulis: `penanggung_jawab: [kepala-dinas]`.
    """
    known = frozenset(j.id for j in tree.isi.jabatan)
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
    known = {s.id for s in tree.isi.sasaran}
    for i, s in enumerate(tree.isi.sasaran):
        if s.melalui_indikator is None:
            continue
        keys = ("sasaran", i, "melalui_indikator")
        yield from _dangling(tree, s.melalui_indikator, owner, "indikator", keys)
        found = s.melalui_indikator in owner and owner[s.melalui_indikator] in s.induk
        if s.melalui_indikator in owner and not found and known.issuperset(s.induk):
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
    sasaran = frozenset(s.id for s in tree.isi.sasaran)
    bagian = frozenset(b.id for b in tree.isi.dokumen.bagian)
    for name, keys in (*_alternatives(tree), *_results(tree)):
        yield from _dangling(tree, name, sasaran, "sasaran", keys)
    for name, keys in (*_parts_of_sasaran(tree), *_parts_of_others(tree)):
        yield from _dangling(tree, name, bagian, "bagian dokumen", keys)


def _alternatives(tree: Tree) -> Iterator[tuple[str, Keys]]:
    """The other sasaran under which something may belong."""
    for i, s in enumerate(tree.isi.sasaran):
        for n, name in enumerate(s.kepastian.alternatif):
            yield name, ("sasaran", i, "kepastian", "alternatif", n)
    for indikator, keys in indikator_keys(tree):
        for n, name in enumerate(indikator.kepastian.alternatif):
            yield name, (*keys, "kepastian", "alternatif", n)


def _results(tree: Tree) -> Iterator[tuple[str, Keys]]:
    """The sasaran that came of a stage, of a critical success factor, or of another printed text."""
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


def _parts_of_sasaran(tree: Tree) -> Iterator[tuple[str, Keys]]:
    """The parts of the document in which a sasaran or an indikator is printed."""
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


def _parts_of_others(tree: Tree) -> Iterator[tuple[str, Keys]]:
    """The parts of the document that a position or a stage names."""
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
    for rentang, keys in _ranges(tree.isi, ()) if last else ():
        if rentang.akhir > last:
            yield Finding(
                tree.places.at(*keys),
                f"Baris {rentang} tidak ada: teks sumber hanya sampai baris {last}.",
                "Betulkan nomornya; halaman Teks sumber memuat semua nomor baris.",
            )


def _ranges(part: object, keys: Keys) -> Iterator[tuple[Rentang, Keys]]:
    """Every range of lines in a part of the model, with the way to it."""
    if isinstance(part, Rentang):
        yield part, keys
    elif isinstance(part, tuple):
        for n, item in enumerate(part):
            yield from _ranges(item, (*keys, n))
    elif isinstance(part, Bagian):
        for name, value in vars(part).items():
            if value and not isinstance(value, str):
                yield from _ranges(value, (*keys, name))
