"""Rules about everything that names something else."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, get_args

from pohon.checks.identity import indikator_keys
from pohon.model import Bagian, Rentang, Sasaran, Tree
from pohon.problems import Finding, Keys


class Known(NamedTuple):
    """The ids of one kind of things; not `whole` when an id or the list of them is unusable, which is told already."""

    what: str
    ids: frozenset[str]
    whole: bool


def _known(tree: Tree, what: str, ids: Iterable[str], *lists: tuple[str, ...]) -> Known:
    """The ids in the last of these lists; those before hold it."""
    unusable = {tuple(key for key in way if isinstance(key, str)) for way in tree.rusak if isinstance(way[-1], str)}
    return Known(what, frozenset(ids), unusable.isdisjoint({*lists, (*lists[-1], "id")}))


def known_sasaran(tree: Tree) -> Known:
    """The ids of all sasaran."""
    return _known(tree, "sasaran", (s.id for s in tree.isi.sasaran), ("sasaran",))


def _known_jabatan(tree: Tree) -> Known:
    return _known(tree, "jabatan", (j.id for j in tree.isi.jabatan), ("jabatan",))


def _dangling(tree: Tree, named: str, known: Known, keys: Keys) -> Iterator[Finding]:
    """A finding when `named` is not among the known ids."""
    if named in known.ids or not known.whole or tree.is_rusak(*keys):
        return
    close = difflib.get_close_matches(named, known.ids, n=1, cutoff=0.5)
    hint = f'Mungkin maksud Anda "{close[0]}"?' if close else f"Betulkan ejaannya, atau tambahkan {known.what} itu."
    yield Finding(tree.places.at(*keys), f'Tidak ada {known.what} dengan id "{named}".', hint)


def check_parents(tree: Tree) -> Iterator[Finding]:
    """Induk tidak ada.

    `induk` menyebut id sasaran di atasnya (atau superior sebuah jabatan) dalam berkas yang sama. Id itu tidak
    ditemukan; biasanya salah ketik.

    Contoh salah: `induk: t9` padahal hanya ada `t1` dan `t2`.
    """
    sasaran = known_sasaran(tree)
    for i, s in enumerate(tree.isi.sasaran):
        for n, induk in enumerate(s.induk):
            yield from _dangling(tree, induk, sasaran, ("sasaran", i, "induk", n))
    jabatan = _known_jabatan(tree)
    for i, j in enumerate(tree.isi.jabatan):
        if j.induk:
            yield from _dangling(tree, j.induk, jabatan, ("jabatan", i, "induk"))


def check_jabatan(tree: Tree) -> Iterator[Finding]:
    """Penanggung jawab tidak ada.

    `penanggung_jawab` menyebut id dari daftar `jabatan` pada berkas yang sama, bukan nama jabatannya.

    Contoh salah: `penanggung_jawab: [kadis]` padahal id jabatannya `kepala-dinas`. Tulis:
    `penanggung_jawab: [kepala-dinas]`.
    """
    known = _known_jabatan(tree)
    for i, s in enumerate(tree.isi.sasaran):
        for n, name in enumerate(s.penanggung_jawab):
            yield from _dangling(tree, name, known, ("sasaran", i, "penanggung_jawab", n))
    for indikator, keys in indikator_keys(tree):
        for n, name in enumerate(indikator.penanggung_jawab):
            yield from _dangling(tree, name, known, (*keys, "penanggung_jawab", n))


def check_melalui_indikator(tree: Tree) -> Iterator[Finding]:
    """Indikator perantara tidak ada.

    `melalui_indikator` menyebut id indikator milik salah satu induknya: sasaran ini menggantung pada indikator
    itu. Id itu tidak ditemukan, atau indikatornya milik sasaran lain.

    Contoh: program `p1` dengan `induk: s1` dan `melalui_indikator: koperasi-sehat`, indikator dari `s1`.
    """
    owners = _owners(tree)
    known = _known(tree, "indikator", owners, ("sasaran",), ("sasaran", "indikator"))
    for i, s in enumerate(tree.isi.sasaran):
        if s.melalui_indikator is None:
            continue
        keys = ("sasaran", i, "melalui_indikator")
        yield from _dangling(tree, s.melalui_indikator, known, keys)
        owned_by = owners.get(s.melalui_indikator, ())
        if len(owned_by) == 1 and owned_by[0] not in s.induk and _are_parents_known(tree, i, s):
            yield Finding(
                tree.places.at(*keys),
                f'Indikator "{s.melalui_indikator}" milik sasaran "{owned_by[0]}", bukan milik induk.',
                "Sebut indikator milik salah satu induk, atau betulkan induk.",
            )


def _owners(tree: Tree) -> Mapping[str, Sequence[str]]:
    """The sasaran to which each id of an indikator belongs; several where it is used twice."""
    owners: dict[str, list[str]] = {}
    for s in tree.isi.sasaran:
        for ik in s.indikator:
            owners.setdefault(ik.id, []).append(s.id)
    return owners


def _are_parents_known(tree: Tree, place: int, s: Sasaran) -> bool:
    """Whether nothing that is told already is wrong with the induk of a sasaran."""
    known = known_sasaran(tree)
    return known.whole and known.ids.issuperset(s.induk) and not tree.is_rusak("sasaran", place, "induk")


def check_other_references(tree: Tree) -> Iterator[Finding]:
    """Rujukan lain tidak ada.

    Beberapa kunci lain juga menyebut id: `kepastian.alternatif`, `penyusunan.tahap.hasil`, `csf.menjadi`, dan
    `teks_lain.dari` menyebut sasaran; `bagian` dan `varian.di` menyebut bagian dokumen. Id itu tidak ditemukan.

    Yang harus dilakukan: betulkan ejaannya, atau tambahkan yang disebut.
    """
    sasaran = known_sasaran(tree)
    for name, keys in (*_alternatives(tree), *_results(tree)):
        yield from _dangling(tree, name, sasaran, keys)
    ids = (b.id for b in tree.isi.dokumen.bagian)
    bagian = _known(tree, "bagian dokumen", ids, ("dokumen",), ("dokumen", "bagian"))
    for name, keys in (*_parts_of_sasaran(tree), *_parts_of_others(tree)):
        yield from _dangling(tree, name, bagian, keys)


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
    for rentang, keys in _ranges(tree.isi, ()) if last and _last_line(tree.isi) > last else ():
        if rentang.akhir > last:
            yield Finding(
                tree.places.at(*keys),
                f"Baris {rentang} tidak ada: teks sumber hanya sampai baris {last}.",
                "Betulkan nomornya; halaman Teks sumber memuat semua nomor baris.",
            )


class _Holding(NamedTuple):
    """The fields of a model that hold ranges of lines, and those whose models do."""

    ranges: tuple[str, ...]
    parts: tuple[str, ...]


def _last_line(part: Bagian) -> int:
    """The last line that a part of the model names; two fifths of the time of asking for all ranges and their ways."""
    values, holding, last = vars(part), _holding(type(part)), 0
    for name in holding.ranges:
        for rentang in values[name]:
            last = max(last, rentang.akhir)
    for name in holding.parts:
        if value := values[name]:
            last = max(last, *map(_last_line, value if isinstance(value, tuple) else (value,)))
    return last


@lru_cache(maxsize=64)
def _holding(model: type[Bagian]) -> _Holding:
    inside = {name: frozenset(_classes_in(field.annotation)) for name, field in model.model_fields.items()}
    ranges = tuple(name for name, classes in inside.items() if Rentang in classes)
    parts = (
        name
        for name, classes in inside.items()
        if any(issubclass(each, Bagian) and any(_holding(each)) for each in classes)
    )
    return _Holding(ranges, tuple(parts))


def _classes_in(annotation: object) -> Iterator[type]:
    """The classes inside a type of any shape: `tuple[Rentang, ...]` -> `Rentang`."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from _classes_in(part)


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
