"""The facts of one dinas, as all downloads tell them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from pohon.exports import document as doc
from pohon.exports import shapes
from pohon.exports.derivations import counted, mean, settings, states
from pohon.exports.shapes import VERSION, DinasData
from pohon.exports.stages import lines, making
from pohon.exports.sums import sums, whole_sums
from pohon.exports.written import as_json
from pohon.exports.years import budget, one_year, revision, years
from pohon.links import Links, Route
from pohon.memo import Same
from pohon.model import Baris, Indikator, Kepastian, KepastianIndikator, KepastianSasaran, Sasaran
from pohon.understood import Understood

SASARAN_PARTS = ("induk", "jenis", "pernyataan", "melalui_indikator", "nomenklatur", "penanggung_jawab", "definisi")
INDIKATOR_PARTS = ("letak", "definisi", "target", "triwulan", "penanggung_jawab", "strategi", "arah_kebijakan")


def data_of(u: Understood, links: Links) -> DinasData:
    """Everything that the pages show of one tree; the document's words as printed, no word of the interface.

    Nobody may change it: all downloads of a tree are made of the same.
    """
    return _data_of(Same((u, links.routes)), links.site_url)


@lru_cache(maxsize=1)
def _data_of(of: Same[tuple[Understood, Mapping[Route, str]]], site_url: str) -> DinasData:
    u, routes = of.things
    return _made(u, Links(routes, "", site_url=site_url))


def _made(u: Understood, links: Links) -> DinasData:
    lisensi = u.facts.settings.pohon.lisensi
    isi = u.tree.isi
    return {
        "$schema": links.absolute("skema") if links.has("skema") else "",
        "versi_skema": VERSION,
        "berubah": u.facts.changed,
        "lisensi": {"nama": lisensi.nama, "url": lisensi.url} if lisensi else None,
        "berkas": [{"nama": name, "sha256": sha256} for name, sha256 in u.tree.sidik],
        "wilayah": _wilayah(u, links),
        "dinas": _dinas(u, links),
        "dokumen": _dokumen(u),
        "jenjang": [
            {
                "jenis": each.id,
                "nama": each.nama,
                "jabatan": each.jabatan,
                "sumber": _by_part(("nama", each.sumber), ("jabatan", each.sumber_jabatan)),
            }
            for each in isi.jenjang
        ],
        "jabatan": list(_jabatan(u, links)),
        "sasaran": [_sasaran(u, s, n, links) for n, s in enumerate(u.sasaran.values(), 1)],
        "indikator": [_indikator(u, s, ik, n, links) for n, (s, ik) in enumerate(u.indikator.values(), 1)],
        "lintas": list(_lintas(u)),
        "hitungan": settings(u.hitungan),
        "rekap": states(u),
        "jumlah_anggaran": whole_sums(u),
        "penyusunan": making(isi.penyusunan) if isi.penyusunan else None,
    }


def json_file(u: Understood, _key: str, links: Links) -> str:
    """`data/pohon.json`, as the published schema tells it."""
    return as_json(data_of(u, links))


def _by_part(*parts: tuple[str, Baris]) -> dict[str, list[str]]:
    return {name: lines(baris) for name, baris in parts if baris}


def _wilayah(u: Understood, links: Links) -> doc.WilayahData:
    wilayah = u.tree.isi.perangkat_daerah.wilayah
    return {
        "id": u.tree.wilayah,
        "nama": wilayah.nama if wilayah else None,
        "kode": wilayah.kode if wilayah else None,
        "url": links.absolute("wilayah", u.tree.wilayah),
    }


def _dinas(u: Understood, links: Links) -> doc.OfficeData:
    office = u.tree.isi.perangkat_daerah
    return {
        "id": u.tree.dinas,
        "nama": office.nama,
        "singkatan": office.singkatan,
        "nama_lain": list(office.nama_lain),
        "urusan": office.urusan,
        "url": links.absolute("dinas"),
    }


def _dokumen(u: Understood) -> doc.DocumentData:
    dokumen = u.tree.isi.dokumen
    return {
        "judul": dokumen.judul,
        "jenis": dokumen.jenis,
        "tahun": dokumen.tahun,
        "tahun_awal": dokumen.tahun_awal,
        "tahun_akhir": dokumen.tahun_akhir,
        "sumber": dokumen.sumber,
        "fiktif": dokumen.fiktif,
        "bagian": [
            {"id": each.id, "nama": each.nama, "judul": each.judul, "sumber": lines(each.sumber)}
            for each in dokumen.bagian
        ],
        "penandatangan": _signer(u),
        "teks_lain": [
            {
                "jenis": each.jenis,
                "teks": each.teks,
                "dari": each.dari,
                "sumber": lines(each.sumber),
                "catatan": each.catatan,
            }
            for each in dokumen.teks_lain
        ],
        "catatan": dokumen.catatan,
    }


def _signer(u: Understood) -> doc.SignerData | None:
    signer = u.tree.isi.dokumen.penandatangan
    if signer is None:
        return None
    return {
        "jabatan": signer.jabatan,
        "nama": signer.nama,
        "penugasan": signer.penugasan,
        "sumber": lines(signer.sumber),
    }


def _jabatan(u: Understood, links: Links) -> Iterator[doc.JabatanData]:
    for jabatan in u.tree.isi.jabatan:
        yield {
            "id": jabatan.id,
            "nama": jabatan.nama,
            "induk": jabatan.induk,
            "jenjang": jabatan.jenjang,
            "bagian": list(jabatan.bagian),
            "kepastian": jabatan.kepastian,
            "sumber": lines(jabatan.sumber),
            "catatan": jabatan.catatan,
            "url": links.absolute("jabatan", jabatan.id),
        }


def _certainty(of: KepastianSasaran | KepastianIndikator, names: tuple[str, ...]) -> shapes.CertaintyData:
    return {
        "bagian": {name: sure for name in names if (sure := getattr(of, name)) is not Kepastian.PASTI},
        "alternatif": list(of.alternatif),
        "catatan": of.catatan,
    }


def _sasaran(u: Understood, s: Sasaran, urutan: int, links: Links) -> shapes.SasaranData:
    kode = s.nomenklatur
    return {
        "id": s.id,
        "urutan": urutan,
        "jenis": s.jenis,
        "label": s.label,
        "nama": s.nama,
        "pernyataan": s.pernyataan,
        "pernyataan_lain": list(s.pernyataan_lain),
        "ringkasan": s.ringkasan,
        "induk": list(s.induk),
        "melalui_indikator": s.melalui_indikator,
        "bagian": s.bagian,
        "nomenklatur": {"nama": kode.nama, "kode": kode.kode, "edisi": kode.edisi} if kode else None,
        "anggaran": [budget(each) for each in s.anggaran],
        "jumlah_anggaran": sums(u, s.id),
        "capaian": mean(u, s),
        "penanggung_jawab": list(s.penanggung_jawab),
        "kondisi": s.kondisi,
        "jenis_kinerja": s.jenis_kinerja,
        "komponen_perencanaan": s.komponen_perencanaan,
        "csf": s.csf,
        "asal": s.asal,
        "definisi": s.definisi,
        "permasalahan": s.permasalahan,
        "strategi": s.strategi,
        "arah_kebijakan": s.arah_kebijakan,
        "kepastian": _certainty(s.kepastian, SASARAN_PARTS),
        "varian": [
            {
                "di": each.di,
                "rujukan": each.rujukan,
                "pernyataan": each.pernyataan,
                "label": each.label,
                "kondisi": each.kondisi,
                "jenis_kinerja": each.jenis_kinerja,
                "komponen_perencanaan": each.komponen_perencanaan,
                "jabatan": each.jabatan,
                "sumber": lines(each.sumber),
                "catatan": each.catatan,
            }
            for each in s.varian
        ],
        "sumber": _by_part(("pernyataan", s.sumber), ("nomenklatur", kode.sumber if kode else ()), *s.sumber_lain),
        "catatan": s.catatan,
        "url": links.absolute("sasaran", s.id),
    }


def _indikator(u: Understood, s: Sasaran, ik: Indikator, urutan: int, links: Links) -> shapes.IndikatorData:
    return {
        "id": ik.id,
        "urutan": urutan,
        "sasaran": s.id,
        "label": ik.label,
        "nama": ik.nama,
        "nama_lain": ik.nama_lain,
        "iku": ik.iku,
        "satuan": ik.satuan,
        "definisi": ik.definisi,
        "formula": ik.formula,
        "sumber_data": ik.sumber_data,
        "polaritas": ik.polaritas,
        "metode": ik.metode,
        "perhitungan": ik.perhitungan,
        "skala": ik.skala,
        "penanggung_jawab": list(ik.penanggung_jawab),
        "permasalahan": ik.permasalahan,
        "strategi": ik.strategi,
        "arah_kebijakan": ik.arah_kebijakan,
        "baseline": one_year(ik.baseline),
        "target_akhir_periode": one_year(ik.target_akhir_periode),
        "pengukuran": years(ik, counted(u, ik)),
        "revisi_target": [revision(each) for each in ik.revisi_target],
        "kepastian": _certainty(ik.kepastian, INDIKATOR_PARTS),
        "varian": [
            {
                "di": each.di,
                "nama": each.nama,
                "label": each.label,
                "sumber": lines(each.sumber),
                "catatan": each.catatan,
            }
            for each in ik.varian
        ],
        "sumber": _by_part(("nama", ik.sumber), *ik.sumber_lain),
        "catatan": ik.catatan,
        "url": links.absolute("indikator", ik.id),
    }


def _lintas(u: Understood) -> Iterator[shapes.LintasData]:
    for s in u.sasaran.values():
        for nomor, each in enumerate(s.lintas, 1):
            yield {
                "sasaran": s.id,
                "nomor": nomor,
                "mitra": each.mitra,
                "keterangan": each.keterangan,
                "tautan": each.tautan,
                "sumber": lines(each.sumber),
            }
