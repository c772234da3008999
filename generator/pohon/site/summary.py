"""The summary of one tree: all that other trees, and pages of the whole site, may know of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from pohon.banding import Sebanding, names_in
from pohon.capaian import Rekap, compute_year, rekap, year_of
from pohon.kelengkapan import counted, has_target
from pohon.model import Hitungan, Indikator, Sasaran, Tree
from pohon.terms import said_fiktif


@dataclass(frozen=True)
class Mitra:
    """A crosscutting partner as other pages show it."""

    nama: str
    sasaran: str
    pernyataan: str
    tautan: str | None


@dataclass(frozen=True)
class Nama:
    """A name for the index A-Z: the page that it leads to, what it names (a `Jenis`, "indikator", ...), its text."""

    output: str
    key: str
    jenis: str
    teks: str


@dataclass(frozen=True)
class Summary:
    """All that another tree, or a site-wide page, may see of one tree. Counts are of whole trees.

    `rekap` counts the states of all indikator in the year `tahun_kinerja`; both are None where nothing is measured.
    `kelengkapan` says of how many indikator each particular is there, in the order of `Kelengkapan`. `cabang` is a
    branch to show as a sample: (id, jenis, name) from the root to the deepest leaf. `daftar` and `banding`, which holds
    names only, are all that is large: without them (`slim`), a thousand summaries stand in memory, and go from process
    to process. `fiktif`: all of the tree is invented.
    """

    wilayah: str
    nama_wilayah: str | None
    kode_wilayah: str | None
    dinas: str
    nama_dinas: str
    singkatan: str | None
    judul_dokumen: str
    jenis_dokumen: str
    tahun: str | None
    sasaran: int
    indikator: int
    bertarget: int
    kelengkapan: tuple[int, ...]
    tahun_kinerja: str | None
    rekap: Rekap | None
    cabang: tuple[tuple[str, str, str], ...]
    lintas: tuple[Mitra, ...]
    sidik: tuple[tuple[str, str], ...]
    daftar: tuple[Nama, ...] = ()
    banding: tuple[Sebanding, ...] = ()
    fiktif: bool = False

    def slim(self) -> Summary:
        """The same without names: those of the index A-Z and of the comparison are in what the tree publishes."""
        return replace(self, daftar=(), banding=())

    def named(self) -> tuple[str, ...]:
        """The sasaran that site-wide pages link to, as `wilayah/dinas#sasaran`."""
        keys = dict.fromkeys((*(mitra.sasaran for mitra in self.lintas), *(step[0] for step in self.cabang)))
        return tuple(self.link(key) for key in keys)

    def link(self, key: str) -> str:
        """How other trees and site-wide pages name a sasaran of this tree."""
        return f"{self.wilayah}/{self.dinas}#{key}"


def summarise(tree: Tree, hitungan: Hitungan) -> Summary:
    """The summary of one tree on a site that counts in its own way."""
    isi = tree.isi
    indikator = tuple(ik for s in isi.sasaran for ik in s.indikator)
    tahun = year_of(indikator, hitungan)
    wilayah = isi.perangkat_daerah.wilayah
    return Summary(
        wilayah=tree.wilayah,
        nama_wilayah=wilayah.nama if wilayah else None,
        kode_wilayah=wilayah.kode if wilayah else None,
        dinas=tree.dinas,
        nama_dinas=isi.perangkat_daerah.nama,
        singkatan=isi.perangkat_daerah.singkatan,
        judul_dokumen=isi.dokumen.judul,
        jenis_dokumen=isi.dokumen.jenis,
        tahun=years(tree),
        sasaran=len(isi.sasaran),
        indikator=len(indikator),
        bertarget=sum(has_target(ik) for ik in indikator),
        kelengkapan=counted(isi.sasaran),
        tahun_kinerja=tahun,
        rekap=_states(indikator, tahun, hitungan) if tahun else None,
        cabang=_sample(tree),
        lintas=tuple(Mitra(lintas.mitra, s.id, s.nama, lintas.tautan) for s in isi.sasaran for lintas in s.lintas),
        sidik=tree.sidik,
        daftar=tuple(names_of(tree)),
        banding=tuple(names_in(tree)),
        fiktif=isi.dokumen.fiktif,
    )


def _states(indikator: Iterable[Indikator], tahun: str, hitungan: Hitungan) -> Rekap:
    """How many indikator stand where in one year."""
    return rekap(compute_year(ik, tahun, hitungan) for ik in indikator)


def names_of(tree: Tree) -> Iterable[Nama]:
    """Everything of a tree that has a name and a page."""
    marked = partial(said_fiktif, fiktif=tree.isi.dokumen.fiktif)
    yield Nama("dinas", "", "dinas", marked(tree.isi.perangkat_daerah.nama))
    for s in tree.isi.sasaran:
        yield Nama("sasaran", s.id, s.jenis, marked(s.nama))
        yield from (Nama("indikator", ik.id, "indikator", marked(ik.nama)) for ik in s.indikator)
    yield from (Nama("jabatan", j.id, "jabatan", marked(j.nama)) for j in tree.isi.jabatan)


def _sample(tree: Tree) -> tuple[tuple[str, str, str], ...]:
    """The deepest branch of a tree, the first of equals."""
    by_id = {s.id: s for s in tree.isi.sasaran}
    chains: dict[str, tuple[str, ...]] = {}
    # Not a function in here that calls itself: it would keep the tree in memory until somebody looks for garbage.
    deepest = max((_chain(key, by_id, chains) for key in by_id), key=len, default=())
    return tuple((key, by_id[key].jenis.value, by_id[key].nama) for key in deepest)


def _chain(key: str, by_id: Mapping[str, Sasaran], chains: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The branch that ends in a sasaran, by the first sasaran above each."""
    if key not in chains:
        induk = by_id[key].induk
        chains[key] = (*(_chain(induk[0], by_id, chains) if induk else ()), key)
    return chains[key]


def years(tree: Tree) -> str | None:
    """The years that the document names (`"2018"` or `"2024-2026"`), or None."""
    dokumen = tree.isi.dokumen
    if dokumen.tahun:
        return dokumen.tahun
    return f"{dokumen.tahun_awal}\u2013{dokumen.tahun_akhir}" if dokumen.tahun_awal and dokumen.tahun_akhir else None
