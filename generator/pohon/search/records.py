"""What can be found of one tree: a record for each page that answers a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from pohon import has
from pohon.format import calm
from pohon.kata import msg
from pohon.links import Links
from pohon.model import Angka, Indikator, Jabatan, Jenis, JenisJabatan, Sasaran
from pohon.terms import COUNTED, JENIS, JENIS_DOKUMEN, KONDISI, said_fiktif
from pohon.understood import Understood
from pohon.views import plan_years
from pohon.views.cari import FIELD_NAMES, KIND_NAMES

KINDS = tuple(KIND_NAMES)
"""The kinds of records; the index and the browser know them by their place here."""

FIELDS = tuple(FIELD_NAMES)
"""The parts of a record, by their place here."""


@dataclass(frozen=True)
class Record:
    """One thing that can be found. `alamat` is the URL path from the site's root.

    `jenis` is one of `KINDS`; `jenjang` is the level whose colour it bears, if any. `bidang` are (one of `FIELDS`,
    text); `tahun` are years that it speaks of, `jabatan` the positions that answer for it, as names. `bobot` is what it
    counts beside others that say the same: who asks for a thing means the highest level that speaks of it.
    """

    jenis: str
    judul: str
    alamat: str
    jenjang: str = ""
    bidang: tuple[tuple[str, str], ...] = ()
    tahun: tuple[str, ...] = ()
    jabatan: tuple[str, ...] = ()
    bobot: float = 1.0


_BOBOT: Mapping[Jenis | JenisJabatan, float] = {
    Jenis.SASARAN_KEGIATAN: 0.95,
    Jenis.SASARAN_SUB_KEGIATAN: 0.9,
    Jenis.SASARAN_INDIVIDU: 0.85,
    JenisJabatan.PENGAWAS: 0.95,
    JenisJabatan.FUNGSIONAL: 0.9,
    JenisJabatan.PELAKSANA: 0.85,
}


@dataclass(frozen=True)
class _Part:
    """A page of a dinas: whether there is one, its title and what is on it, in words."""

    there: Callable[[Understood], bool]
    title: str
    text: str


_PARTS = {
    "cascading": _Part(
        lambda _: True, msg("Cascading {dinas}"), msg("Seluruh pohon dalam satu tabel, jenjang demi jenjang.")
    ),
    "rencana-aksi": _Part(
        has.quarters,
        msg("Rencana aksi {dinas}"),
        msg("Target tiap triwulan, strategi, program, dan penanggung jawab."),
    ),
    "anggaran": _Part(
        has.money,
        msg("Anggaran {dinas}"),
        msg("Pagu, realisasi, dan serapan tiap program dan kegiatan."),
    ),
    "penyusunan": _Part(
        has.stages,
        msg("Penyusunan pohon kinerja {dinas}"),
        msg("Lima tahap, CSF, kondisi antara, dan kondisi operasional."),
    ),
    "lintas-dinas": _Part(
        has.partners, msg("Mitra lintas {dinas}"), msg("Pihak di luar dinas yang ikut menentukan hasil.")
    ),
    "kelengkapan-dinas": _Part(
        has.indicators,
        msg("Kelengkapan indikator {dinas}"),
        msg("Definisi operasional, formula, satuan, dan keterangan lain: mana yang ada, mana yang belum."),
    ),
    "sumber": _Part(has.source, msg("Dokumen sumber {dinas}"), msg("Teks sumber dengan nomor baris.")),
    "data-dinas": _Part(
        lambda _: True, msg("Data {dinas}"), msg("Unduhan CSV, XLSX, JSON, YAML, dan gambar pohon kinerja.")
    ),
}


def subjects(u: Understood) -> tuple[tuple[str, str], ...]:
    """Everything of a tree that gets a record, as (output, key), in the order of the records."""
    boxes = ((("sasaran", s.id), *(("indikator", ik.id) for ik in s.indikator)) for s in u.sasaran.values())
    return (
        ("dinas", ""),
        *((name, "") for name, part in _PARTS.items() if part.there(u)),
        *(pair for box in boxes for pair in box),
        *(("jabatan", key) for key in u.jabatan),
    )


def records_of(u: Understood, links: Links) -> tuple[Record, ...]:
    """The records of one tree."""
    return tuple(record(u, name, key, links) for name, key in subjects(u))


def record(u: Understood, name: str, key: str, links: Links) -> Record:
    """The record of one page of a tree; it says so where the tree is invented."""
    found = _record(u, name, key, links)
    return replace(found, judul=said_fiktif(found.judul, fiktif=u.fiktif)) if u.fiktif else found


def _record(u: Understood, name: str, key: str, links: Links) -> Record:
    if name == "sasaran":
        return _sasaran(u, u.sasaran[key], links)
    if name == "indikator":
        return _indikator(u, *u.indikator[key], links)
    if name == "jabatan":
        return _jabatan(u, u.jabatan[key], links)
    return _dinas(u, links) if name == "dinas" else _part(u, name, links)


def _filled(*parts: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in parts if text)


def _joined(texts: Iterator[str | None]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))


def _names(u: Understood, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(calm(u.jabatan[key].nama) for key in keys))


def _sasaran(u: Understood, s: Sasaran, links: Links) -> Record:
    names = _names(u, s.penanggung_jawab)
    level = next((j.nama for j in u.tree.isi.jenjang if j.id is s.jenis), "")
    condition = (KONDISI[s.kondisi] if s.kondisi else None, *(v.kondisi for v in s.varian))
    return Record(
        jenis=s.jenis,
        jenjang=s.jenis,
        judul=s.nama,
        alamat=links.route("sasaran", s.id),
        bidang=_filled(
            ("label", _joined(iter((s.label, JENIS[s.jenis], level)))),
            ("penanggung_jawab", _joined(iter(names))),
            ("nomenklatur", s.nomenklatur.nama if s.nomenklatur and s.nomenklatur.nama != s.nama else None),
            ("kondisi", _joined(iter(condition))),
            ("csf", _joined(iter((s.csf, *_csf(u, s.id))))),
            ("lintas", _joined(part for each in s.lintas for part in (each.mitra, each.keterangan))),
            ("definisi", s.definisi),
            *_plan(s),
            ("nama_lain", _joined(iter((s.ringkasan, *(v.pernyataan for v in s.varian))))),
            ("indikator", _joined(ik.nama for ik in s.indikator)),
            ("induk", _joined(u.sasaran[key].nama for key in s.induk)),
        ),
        tahun=_years(s.indikator),
        jabatan=names,
        bobot=_BOBOT.get(s.jenis, 1.0),
    )


def _csf(u: Understood, key: str) -> Iterator[str]:
    """The critical success factors that became a sasaran."""
    made = u.tree.isi.penyusunan
    yield from (csf.teks for csf in made.csf if csf.menjadi == key) if made else ()


def _plan(each: Sasaran | Indikator) -> Iterator[tuple[str, str | None]]:
    yield "strategi", each.strategi
    yield "permasalahan", each.permasalahan
    yield "arah_kebijakan", each.arah_kebijakan


def _years(indikator: tuple[Indikator, ...]) -> tuple[str, ...]:
    return tuple(sorted({p.tahun for ik in indikator for p in ik.pengukuran}))


def _indikator(u: Understood, s: Sasaran, ik: Indikator, links: Links) -> Record:
    names = _names(u, ik.penanggung_jawab or s.penanggung_jawab)
    return Record(
        jenis="indikator",
        jenjang=s.jenis,
        judul=ik.nama,
        alamat=links.route("indikator", ik.id),
        bidang=_filled(
            ("label", ik.label),
            ("penanggung_jawab", _joined(iter(names))),
            ("sasaran", s.nama),
            ("nomenklatur", s.nomenklatur.nama if s.nomenklatur and s.nomenklatur.nama != s.nama else None),
            ("definisi", ik.definisi),
            ("formula", ik.formula),
            ("target", _joined(_figures(ik))),
            *_plan(ik),
            ("nama_lain", _joined(iter((ik.nama_lain, *(v.nama for v in ik.varian))))),
            ("sumber_data", ik.sumber_data),
        ),
        tahun=_years((ik,)),
        jabatan=names,
        bobot=_BOBOT.get(s.jenis, 1.0),
    )


def _figures(ik: Indikator) -> Iterator[str]:
    """The printed targets with the words that readers use for them: `"2018 0,85% triwulan I 0,20% ..."`."""
    for p in ik.pengukuran:
        quarters = p.triwulan.target if p.triwulan else ()
        by_quarter = " ".join(f"TW {name} {_printed(figure)}" for name, figure in zip(_ROMAN, quarters, strict=False))
        yield f"{p.tahun}: {_printed(p.target)} {ik.satuan or ''} {by_quarter}".replace("  ", " ").strip()


_ROMAN = ("I", "II", "III", "IV")


def _printed(figure: Angka | None) -> str:
    return figure.tercetak if figure else "\u2013"


def _jabatan(u: Understood, j: Jabatan, links: Links) -> Record:
    above = u.jabatan[j.induk] if j.induk else None
    own = u.answered[j.id]
    return Record(
        jenis="jabatan",
        judul=calm(j.nama),
        alamat=links.route("jabatan", j.id),
        bidang=_filled(
            ("tugas", _joined(s.nama for s in own)),
            ("indikator", _joined(ik.nama for s in own for ik in s.indikator)),
            ("induk", calm(above.nama) if above else None),
        ),
        jabatan=(calm(j.nama),),
        bobot=_BOBOT.get(j.jenjang, 1.0) if j.jenjang else 1.0,
    )


def _dinas(u: Understood, links: Links) -> Record:
    isi = u.tree.isi
    agency, signed = isi.perangkat_daerah, isi.dokumen.penandatangan
    counts = u.counts(u.order).items()
    return Record(
        jenis="dinas",
        judul=agency.nama,
        alamat=links.route("dinas"),
        bidang=_filled(
            ("singkatan", agency.singkatan),
            ("nama_lain", _joined(iter((*agency.nama_lain, agency.urusan)))),
            ("wilayah", agency.wilayah.nama if agency.wilayah else None),
            ("dokumen", f"{isi.dokumen.judul} {JENIS_DOKUMEN[isi.dokumen.jenis]}"),
            ("penandatangan", f"{signed.nama or ''} {signed.jabatan}".strip() if signed else None),
            ("isi", ", ".join(f"{amount} {COUNTED[jenis]}" for jenis, amount in counts)),
        ),
        tahun=tuple(year for year in (isi.dokumen.tahun, isi.dokumen.tahun_awal, isi.dokumen.tahun_akhir) if year),
    )


def _part(u: Understood, name: str, links: Links) -> Record:
    agency = u.tree.isi.perangkat_daerah.nama
    part = _PARTS[name]
    return Record(
        jenis="halaman",
        judul=links.kata(part.title, dinas=agency),
        alamat=links.route(name),
        bidang=_filled(("isi", links.kata(part.text)), ("lintas", _partners(u) if name == "lintas-dinas" else None)),
        tahun=tuple(sorted(plan_years(u))) if name == "rencana-aksi" else (),
    )


def _partners(u: Understood) -> str:
    return _joined(each.mitra for s in u.sasaran.values() for each in s.lintas)
