"""How a published number came about, as text: what `pohon hitung` tells to whoever doubts it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pohon.anggaran import Jumlah, Pos, Terlewat
from pohon.build.asked import on_its_own
from pohon.capaian import Gabungan
from pohon.exports.derivations import achievement, mean
from pohon.exports.sums import sums
from pohon.format import shortened
from pohon.kata import INDONESIAN
from pohon.model import Settings, Tree
from pohon.understood import Understood
from pohon.views.capaian import LangkahRow, Status, derivation, mean_extent, mean_status, steps
from pohon.views.parts import full_name
from pohon.views.uang import SEBAB, HitungRow, efisiensi_row, hitung_rows, origin, rupiah, uang_row

_KINDS = ("sasaran", "indikator")
_NEAR = 3


@dataclass(frozen=True)
class Asked:
    """What somebody asks about: an id, and the dinas (`wilayah/dinas`) where it is named."""

    key: str
    dinas: str = ""


@dataclass(frozen=True)
class Found:
    """An indikator or a sasaran of a tree."""

    u: Understood
    key: str

    @property
    def alamat(self) -> str:
        """How it is named: `wilayah/dinas#id`."""
        return f"{self.u.tree.wilayah}/{self.u.tree.dinas}#{self.key}"


def asked(text: str) -> Asked:
    """The address of a page, `wilayah/dinas#id`, or an id alone."""
    parts = [part for part in unquote(urlsplit(text).path).split("/") if part]
    at = next((n for n, part in enumerate(parts) if part in _KINDS and 1 < n < len(parts) - 1), None)
    if at is not None:
        return Asked(parts[at + 1], "/".join(parts[at - 2 : at]))
    dinas, mark, key = text.rpartition("#")
    return Asked(key.strip(), dinas.strip("/")) if mark else Asked(text.strip())


def find(wanted: Asked, trees: Iterable[Tree], settings: Settings) -> tuple[Found, ...]:
    """Everything of that id, in the dinas that is named or in all."""
    held = (tree for tree in trees if wanted.dinas in {"", f"{tree.wilayah}/{tree.dinas}"})
    told = (on_its_own(tree, settings) for tree in held if wanted.key in ids_of(tree))
    return tuple(Found(u, wanted.key) for u in told)


def ids_of(tree: Tree) -> frozenset[str]:
    """The ids of all sasaran and indikator of a tree."""
    own = (s.id for s in tree.isi.sasaran)
    return frozenset((*own, *(ik.id for s in tree.isi.sasaran for ik in s.indikator)))


def near(wanted: Asked, trees: Iterable[Tree]) -> tuple[str, ...]:
    """Ids that are written nearly like the one that is asked for."""
    known = sorted({key for tree in trees for key in ids_of(tree)})
    return tuple(difflib.get_close_matches(wanted.key, known, n=_NEAR, cutoff=0.6))


def as_text(found: Found) -> str:
    """The derivation in lines for a terminal."""
    lines = _indikator(found) if found.key in found.u.indikator else (*_sasaran(found), *_budget(found))
    return "\n".join((*_heading(found), *lines))


def as_data(found: Found) -> dict[str, object]:
    """The same as the published JSON tells it."""
    u, key = found.u, found.key
    if key in u.indikator:
        return {"alamat": found.alamat, "capaian": {year.tahun: achievement(year) for year in u.capaian[key]}}
    return {"alamat": found.alamat, "capaian": mean(u, u.sasaran[key]), "jumlah_anggaran": sums(u, key)}


def _heading(found: Found) -> Iterator[str]:
    u, key = found.u, found.key
    yield u.indikator[key][1].nama if key in u.indikator else u.sasaran[key].nama
    yield f"{full_name(u)} \u00b7 {found.alamat}"
    if u.tree.isi.dokumen.fiktif:
        yield "Contoh fiktif: angka-angka ini karangan."


def _indikator(found: Found) -> Iterator[str]:
    years = found.u.capaian[found.key]
    if not years:
        yield "\nIndikator ini tidak punya target maupun realisasi."
    for year in reversed(years):
        told = derivation(year, found.u, INDONESIAN)
        yield f"\n{told.tahun}{f' {told.status.lingkup}' if told.status.lingkup else ''}: {_state(told.status)}"
        yield from _numbered(told.langkah)
        yield from (f"  Diandaikan: {each}." for each in told.andaian)
        if told.status.nilai:
            yield f"  Pita menurut {told.dasar}."
        for name, status in told.triwulan:
            yield f"  {name}: {f'{status.rumus} = ' if status.rumus else ''}{_state(status)}"


def _sasaran(found: Found) -> Iterator[str]:
    u, s = found.u, found.u.sasaran[found.key]
    whole = u.mean(found.key)
    if whole is None:
        yield "\nBelum ada realisasi." if s.indikator else "\nSasaran ini tidak punya indikator."
        return
    status = mean_status(whole, INDONESIAN)
    yield f"\n{u.tahun}: {_state(status) if status else 'tidak dihitung'}"
    batas = INDONESIAN.number(u.hitungan.batas)
    yield f"  Rata-rata {mean_extent(whole, INDONESIAN)}, masing-masing paling banyak {batas}."
    yield from _numbered(steps(whole.langkah, INDONESIAN))
    for ik in s.indikator:
        yield f"  - {shortened(ik.nama, 70)}: pohon hitung {u.tree.wilayah}/{u.tree.dinas}#{ik.id}"


def _budget(found: Found) -> Iterator[str]:
    """What the branch of a sasaran adds up to, the latest year first."""
    u = found.u
    for jumlah, capaian in reversed(tuple(u.money(found.key))):
        row = uang_row(jumlah, INDONESIAN)
        yield f"\nAnggaran {row.tahun}: serapan {row.serapan or f'tidak dihitung ({row.keterangan})'}"
        yield f"  {origin(jumlah, INDONESIAN)}"
        yield from (f"  + {_post(pos)}" for pos in jumlah.masuk)
        yield from (f"  Tidak ditambahkan lagi: {_left(each)}" for each in jumlah.terlewat)
        yield from (f"  {_sum(step)}" for step in hitung_rows(jumlah, INDONESIAN) if step.hasil)
        yield from _efficiency(u, jumlah, capaian)


def _left(of: Terlewat) -> str:
    where = "" if of.di == of.sasaran else f" {of.oleh.nama} ({of.di})"
    return f"{of.pos.nama} ({of.sasaran}), {SEBAB[of.sebab]}{where}"


def _sum(step: HitungRow) -> str:
    sums = " = ".join(part for part in (step.hitungan, step.hasil) if part)
    return f"{step.nama}: {sums}{f' ({step.catatan})' if step.catatan else ''}"


def _post(pos: Pos) -> str:
    figures = (("pagu", rupiah(pos.pagu, INDONESIAN)), ("realisasi", rupiah(pos.realisasi, INDONESIAN)))
    told = ", ".join(f"{name} {figure}" for name, figure in figures if figure)
    return f"{f'{pos.kode} ' if pos.kode else ''}{pos.nama}: {told}"


def _efficiency(u: Understood, jumlah: Jumlah, capaian: Gabungan | None) -> Iterator[str]:
    profil = u.hitungan.efisiensi
    row = efisiensi_row(jumlah, capaian, profil, INDONESIAN) if capaian else None
    if row:
        sums = f"capaian {row.capaian.nilai} − serapan {row.serapan.nilai} = {row.selisih.nilai} poin persen"
        yield f"  Efisiensi: {sums}{f', {row.kelas} menurut {profil.dasar}' if row.kelas and profil else ''}"
        yield f"    {row.asal}"


def _state(status: Status) -> str:
    return f"{status.nilai} {status.kata}" if status.nilai else f"{status.kata} ({status.alasan})"


def _numbered(rows: Iterable[LangkahRow]) -> Iterator[str]:
    for n, row in enumerate(rows, 1):
        sums = " = ".join(part for part in (row.rumus, row.hitungan, row.hasil) if part)
        yield f"  {n}. {row.nama}: {sums}"
