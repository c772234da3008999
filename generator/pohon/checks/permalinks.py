"""Rules about addresses that were published once: what is gone must be explained, at its line of the lock file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from pohon.checks.outline import Outline
from pohon.model.permalink import DINAS, FAMILIES, HALAMAN, Living, Nasib, Permalinks, Promise, Spot, is_living
from pohon.problems import Finding, Keys, Source

_WHAT = {"sasaran": "Sasaran", "indikator": "Indikator", "jabatan": "Jabatan", DINAS: "Dinas"}
_DICABUT = "dicabut: {tanggal: 2026-11-21, alasan: ..., dokumen: ...}"
_ENOUGH = 0.5  # of all ids of a dinas that is gone: then another one with the same ids is most likely the same


class Promises(NamedTuple):
    """What was published, what is there now, and the addresses (`wilayah/dinas`) of trees that cannot be judged."""

    permalinks: Permalinks
    living: Living
    unread: frozenset[str] = frozenset()

    def at(self, keys: Keys) -> Source:
        """The place of something in the file."""
        return self.permalinks.places.at(*keys)

    def judged(self) -> Iterator[tuple[Spot, Promise]]:
        """Everything of which it can be said whether it is there, and whose entry can be read."""
        rusak, promised = self.permalinks.rusak, self.permalinks.promised
        broken = {spot for spot, promise in promised.items() if _is_broken(promise.keys, rusak)} if rusak else set()
        unsure = self.unread.union(
            spot.dinas for spot in broken if spot.family == DINAS and spot.dinas not in self.living
        )
        for spot, promise in promised.items():
            if spot.dinas not in unsure and spot not in broken:
                yield spot, promise

    def is_known(self, spot: Spot) -> bool:
        """Whether there is, or once was, such a thing, as far as can be told."""
        seen: set[Spot] = set()
        while spot not in seen:
            seen.add(spot)
            if is_living(spot, self.living) or spot in self.permalinks.promised or spot.dinas in self.unread:
                return True
            step = None if spot.dinas in self.living else self.permalinks.step(spot, self.living)
            spot = step.to if step and step.to else spot
        return False


def living_ids(outlines: Iterable[Outline]) -> Living:
    """The ids of every tree by its address."""
    return {
        outline.alamat: {
            "sasaran": frozenset(outline.sasaran.split()),
            "indikator": frozenset(outline.indikator.split()),
            "jabatan": frozenset(outline.jabatan.split()),
        }
        for outline in outlines
    }


def _is_broken(keys: Keys, rusak: Collection[Keys]) -> bool:
    """Whether something in or around an entry is told already; of a dinas only what stands outside of its ids."""
    own = keys if len(keys) > len(("dinas", 0)) else (*keys, "isi")
    families = {(*own, family) for family in (*FAMILIES, HALAMAN)}
    inside = (way for way in rusak if way[: len(keys)] == keys and way[: len(own) + 1] not in families)
    return any(keys[: len(way)] == way for way in rusak) or any(inside)


def check_gone_explained(promises: Promises) -> Iterator[Finding]:
    """Yang pernah terbit hilang tanpa keterangan.

    Alamat yang pernah terbit tidak boleh mati: orang menulisnya di laporan, surat, dan buku tamu pemeriksaan. Semua
    alamat itu dicatat di `permalink.lock.yml`. Id (atau dinas) yang ditunjuk tercatat di situ, tetapi tidak ada lagi di
    berkas isi.

    Yang harus dilakukan: bila hanya salah ketik atau terhapus tanpa sengaja, kembalikan id-nya di berkas isi. Bila
    memang diganti atau dicabut, tulis itu pada baris yang ditunjuk:

        s1: {diganti_oleh: s2}
        s1: {diganti_oleh: kota-bekasi/dinas-baru#s1, tanggal: 2026-11-21, alasan: Perangkat daerah digabung}
        s1: {dicabut: {tanggal: 2026-11-21, alasan: Program dihentikan, dokumen: Perwal 12/2026}}

    Untuk satu dinas yang pindah atau berganti nama folder, tulis sekali di bawah alamat lamanya; semua id-nya ikut:

        kota-bekasi/dinas-lama:
          diganti_oleh: kota-bekasi/dinas-baru

    Alamat lama lalu menampilkan keterangan itu. Selengkapnya di [Alamat tetap](../permalink.md).
    """
    gone = {spot.dinas for spot, promise in promises.judged() if spot.family == DINAS and _is_lost(promises, spot)}
    for spot, promise in promises.judged():
        if spot.family == DINAS and spot.dinas in gone:
            yield Finding(
                promises.at(promise.keys),
                f'Dinas "{spot.dinas}" pernah terbit, tetapi berkasnya tidak ada lagi.',
                f"Tulis di bawahnya diganti_oleh: {_likely(promises, spot.dinas)}, atau {_DICABUT}.",
            )
        elif spot.family != DINAS and spot.dinas not in gone and _is_lost(promises, spot):
            yield Finding(promises.at(promise.keys), *_lost_id(promises, spot))


def _is_lost(promises: Promises, spot: Spot) -> bool:
    """Whether something is gone and nobody said what became of it."""
    if is_living(spot, promises.living):
        return False
    step = promises.permalinks.step(spot, promises.living)
    if step is None or step.to is None or step.of == spot:
        return step is None
    # With its dinas it went to another one, and should be there. Is that one unknown, its name is told, once.
    if not promises.is_known(Spot(step.to.dinas)) or promises.permalinks.trail(spot, promises.living).is_round:
        return False
    return not promises.is_known(step.to)


def _lost_id(promises: Promises, spot: Spot) -> tuple[str, str]:
    step = promises.permalinks.step(spot, promises.living)
    where = f", juga tidak di {step.to.dinas}" if step and step.to else ""
    return (
        f'{_WHAT[spot.family]} "{spot.id}" pernah terbit, tetapi tidak ada lagi di {spot.dinas}{where}.',
        f"Tulis di sini {spot.id}: {{diganti_oleh: id-penerusnya}}, atau {spot.id}: {{{_DICABUT}}}.",
    )


def _likely(promises: Promises, dinas: str) -> str:
    """The address of a dinas with the same ids that was not published before, else an example."""
    own = {spot for spot in promises.permalinks.promised if spot.dinas == dinas and spot.family != DINAS}
    new = (each for each in promises.living if Spot(each) not in promises.permalinks.promised)
    shared = {each: sum(is_living(Spot(each, *spot[1:]), promises.living) for spot in own) for each in new}
    best = max(shared, key=lambda each: (shared[each], each), default="")
    return best if best and shared[best] > _ENOUGH * len(own) else "wilayah/dinas-baru"


def check_successors(promises: Promises) -> Iterator[Finding]:
    """Penerus tidak ada.

    `diganti_oleh` menyebut apa yang menggantikan: id lain di dinas yang sama (`s2`), id di dinas lain
    (`kota-bekasi/dinas-baru#s2`), atau satu dinas (`kota-bekasi/dinas-baru`). Yang disebut tidak ada dan tidak pernah
    ada, atau penggantinya berputar kembali ke awal.

    Yang harus dilakukan: betulkan ejaannya. Penerus dari sasaran adalah sasaran, dari indikator indikator, dari jabatan
    jabatan; satu dinas diteruskan oleh satu dinas.
    """
    for spot, promise in promises.judged():
        if promise.nasib is None or promise.nasib.diganti_oleh is None or is_living(spot, promises.living):
            continue
        where = promises.at(_written(promise.keys, spot, "diganti_oleh"))
        step = promises.permalinks.step(spot, promises.living)
        written = promise.nasib.diganti_oleh
        if step and step.to and (not promises.is_known(step.to) or _is_no_dinas(spot, written)):
            hint = "Tulis wilayah/dinas." if spot.family == DINAS else "Tulis id, wilayah/dinas#id, atau wilayah/dinas."
            yield Finding(where, f'Penerus "{written}" tidak ada.', f"Betulkan ejaannya. {hint}")
        elif promises.permalinks.trail(spot, promises.living).is_round:
            yield Finding(where, f'Penerus "{written}" berputar kembali.', "Sebut penerus yang sekarang masih ada.")


def _is_no_dinas(spot: Spot, written: str) -> bool:
    return spot.family == DINAS and ("/" not in written or "#" in written)


def _written(keys: Keys, spot: Spot, key: str) -> Keys:
    """The way to a key of the fate of something."""
    return (*keys, "isi", key) if spot.family == DINAS else (*keys, "nasib", key)


def check_gone_is_gone(promises: Promises) -> Iterator[Finding]:
    """Yang dicabut atau diganti masih ada.

    Baris ini mengatakan bahwa id (atau dinas) itu diganti atau dicabut, tetapi ia masih ada di berkas isi. Id yang
    pernah dicabut tidak dipakai lagi untuk hal lain: alamatnya sudah berarti sesuatu.

    Yang harus dilakukan: bila ia memang masih berlaku, hapus keterangannya di sini. Bila yang ada sekarang adalah hal
    baru, beri id baru.
    """
    for spot, promise in promises.judged():
        if promise.nasib is not None and is_living(spot, promises.living):
            name = f'"{spot.id or spot.dinas}"'
            yield Finding(
                promises.at(promise.keys),
                f"{_WHAT[spot.family]} {name} ditandai diganti atau dicabut, tetapi masih ada.",
                "Hapus keterangan itu bila masih berlaku; beri id baru bila ini hal baru.",
            )


def check_one_fate(promises: Promises) -> Iterator[Finding]:
    """Keterangan memuat keduanya, atau tidak satu pun.

    Keterangan tentang yang hilang memuat salah satu: `diganti_oleh` atau `dicabut`. Di sini ada keduanya, atau tidak
    satu pun.

    Yang harus dilakukan: bila ada penerusnya, tulis `diganti_oleh` (dengan `tanggal`, `alasan`, `dokumen` di
    sampingnya). Bila tidak, tulis `dicabut: {tanggal: ..., alasan: ..., dokumen: ...}`.
    """
    for spot, promise in promises.judged():
        nasib = promise.nasib
        if nasib is not None and (nasib.diganti_oleh is None) == (nasib.dicabut is None):
            wrong = "keduanya" if nasib.dicabut else "tidak satu pun"
            yield Finding(
                promises.at(promise.keys),
                f"Keterangan ini harus memuat diganti_oleh atau dicabut; sekarang {wrong}.",
                f"Tulis salah satu saja: diganti_oleh: ..., atau {_DICABUT}.",
            )
        elif nasib is not None and nasib.dicabut and (beside := _beside(nasib)):
            yield Finding(
                promises.at(_written(promise.keys, spot, beside)),
                f'"{beside}" ditulis di luar dicabut.',
                f"Pindahkan ke dalam kurung: {_DICABUT}.",
            )


def _beside(nasib: Nasib) -> str:
    """What stands beside `dicabut` instead of in it."""
    return next((key for key in ("tanggal", "alasan", "dokumen") if getattr(nasib, key)), "")


def check_recorded(promises: Promises) -> Iterator[Finding]:
    """Alamat baru belum dicatat.

    Berkas isi memuat id, halaman, atau dinas yang belum ada di `permalink.lock.yml`. Selama belum dicatat, tidak ada
    yang mengingatkan bila ia kelak hilang.

    Yang harus dilakukan: jalankan `pohon permalink`, lihat apa yang ditambahkan, lalu ikutkan berkasnya dalam commit.
    """
    known = {*promises.permalinks.promised, *(spot for spot, _ in promises.permalinks.pages())}
    new = [spot for spot in all_living(promises.living) if spot not in known]
    if new:
        dinas = ", ".join(dict.fromkeys(spot.dinas for spot in new))
        yield Finding(
            Source(promises.permalinks.places.path),
            f"Ada {len(new)} alamat yang belum dicatat: {dinas}.",
            "Jalankan: pohon permalink. Lalu ikutkan berkas ini dalam commit.",
        )


def all_living(living: Living) -> Iterator[Spot]:
    """Everything that has an address now."""
    for dinas, families in living.items():
        yield Spot(dinas)
        for family, ids in families.items():
            yield from (Spot(dinas, family, key) for key in ids)
