"""The data of one dinas as rows of the tables of `ddl.py`."""

from __future__ import annotations

from collections.abc import Sequence

from pohon.exports.data import INDIKATOR_PARTS, SASARAN_PARTS
from pohon.exports.document_records import Found, Record, document, key_of, listed, making, positions, sources
from pohon.exports.measured_records import budgets, figures, means, valued
from pohon.exports.shapes import CertaintyData, DinasData, IndikatorData, SasaranData


def records(data: DinasData) -> Found:
    """Every row of one dinas, with the name of its table."""
    dinas = f"{data['wilayah']['id']}/{data['dinas']['id']}"
    yield from document(data, dinas)
    yield from positions(data, dinas)
    for s in data["sasaran"]:
        yield from _sasaran(s, dinas)
    for ik in data["indikator"]:
        yield from _indikator(ik, dinas)
    for partner in data["lintas"]:
        yield (
            "lintas",
            {
                "sasaran": f"{dinas}#{partner['sasaran']}",
                "nomor": partner["nomor"],
                "mitra": partner["mitra"],
                "keterangan": partner["keterangan"],
                "tautan": partner["tautan"],
            },
        )
    yield from making(data, dinas)


def _certainty(sure: CertaintyData, parts: Sequence[str]) -> Record:
    columns = {f"kepastian_{part}": sure["bagian"].get(part, "pasti") for part in parts}
    return {**columns, "alasan": sure["catatan"]}


def _sasaran(s: SasaranData, dinas: str) -> Found:
    kunci, kode = f"{dinas}#{s['id']}", s["nomenklatur"]
    yield (
        "sasaran",
        {
            "kunci": kunci,
            "dinas": dinas,
            "id": s["id"],
            "urutan": s["urutan"],
            "jenis": s["jenis"],
            "label": s["label"],
            "nama": s["nama"],
            "pernyataan": s["pernyataan"],
            "pernyataan_lain": "; ".join(s["pernyataan_lain"]) or None,
            "ringkasan": s["ringkasan"],
            "melalui_indikator": key_of(dinas, s["melalui_indikator"]),
            "bagian": key_of(dinas, s["bagian"]),
            "nomenklatur": kode and kode["nama"],
            "nomenklatur_kode": kode and kode["kode"],
            "nomenklatur_edisi": kode and kode["edisi"],
            "kondisi": s["kondisi"],
            "jenis_kinerja": s["jenis_kinerja"],
            "komponen_perencanaan": s["komponen_perencanaan"],
            "csf": s["csf"],
            "asal": s["asal"],
            "definisi": s["definisi"],
            "permasalahan": s["permasalahan"],
            "strategi": s["strategi"],
            "arah_kebijakan": s["arah_kebijakan"],
            **_certainty(s["kepastian"], SASARAN_PARTS),
            "catatan": s["catatan"],
            "url": s["url"],
        },
    )
    yield from means(s, kunci)
    yield from budgets(s, kunci)
    for urutan, induk in enumerate(s["induk"], 1):
        yield "sasaran_induk", {"sasaran": kunci, "induk": key_of(dinas, induk), "urutan": urutan}
    for jabatan in s["penanggung_jawab"]:
        yield "penanggung_jawab", {"jabatan": key_of(dinas, jabatan), "sasaran": kunci, "indikator": None}
    for other in s["kepastian"]["alternatif"]:
        yield "alternatif", {"sasaran": kunci, "indikator": None, "menjadi": key_of(dinas, other)}
    for each in s["varian"]:
        yield (
            "varian",
            {
                "sasaran": kunci,
                "indikator": None,
                "di": key_of(dinas, each["di"]),
                "teks": each["pernyataan"],
                "label": each["label"],
                "rujukan": each["rujukan"],
                "kondisi": each["kondisi"],
                "jenis_kinerja": each["jenis_kinerja"],
                "komponen_perencanaan": each["komponen_perencanaan"],
                "jabatan": each["jabatan"],
                "sumber": listed(each["sumber"]),
                "catatan": each["catatan"],
            },
        )
    yield from sources(dinas, "sasaran", kunci, s["sumber"])


def _indikator(ik: IndikatorData, dinas: str) -> Found:
    kunci, first, last = f"{dinas}#{ik['id']}", ik["baseline"], ik["target_akhir_periode"]
    sasaran = f"{dinas}#{ik['sasaran']}"
    yield (
        "indikator",
        {
            "kunci": kunci,
            "dinas": dinas,
            "id": ik["id"],
            "urutan": ik["urutan"],
            "sasaran": sasaran,
            "label": ik["label"],
            "nama": ik["nama"],
            "nama_lain": ik["nama_lain"],
            "iku": ik["iku"],
            "satuan": ik["satuan"],
            "definisi": ik["definisi"],
            "formula": ik["formula"],
            "sumber_data": ik["sumber_data"],
            "polaritas": ik["polaritas"],
            "metode": ik["metode"],
            "perhitungan": ik["perhitungan"],
            "skala": ik["skala"],
            "permasalahan": ik["permasalahan"],
            "strategi": ik["strategi"],
            "arah_kebijakan": ik["arah_kebijakan"],
            "baseline_tahun": first and int(first["tahun"]),
            **valued("baseline", first),
            "target_akhir_periode_tahun": last and int(last["tahun"]),
            **valued("target_akhir_periode", last),
            **_certainty(ik["kepastian"], INDIKATOR_PARTS),
            "catatan": ik["catatan"],
            "url": ik["url"],
        },
    )
    yield from figures(ik, kunci)
    for jabatan in ik["penanggung_jawab"]:
        yield "penanggung_jawab", {"jabatan": key_of(dinas, jabatan), "sasaran": sasaran, "indikator": kunci}
    for other in ik["kepastian"]["alternatif"]:
        yield "alternatif", {"sasaran": None, "indikator": kunci, "menjadi": key_of(dinas, other)}
    for each in ik["varian"]:
        yield (
            "varian",
            {
                **_NOT_IN_INDIKATOR,
                "indikator": kunci,
                "di": key_of(dinas, each["di"]),
                "teks": each["nama"],
                "label": each["label"],
                "sumber": listed(each["sumber"]),
                "catatan": each["catatan"],
            },
        )
    yield from sources(dinas, "indikator", kunci, ik["sumber"])


_NOT_IN_INDIKATOR: Record = dict.fromkeys(
    ("sasaran", "rujukan", "kondisi", "jenis_kinerja", "komponen_perencanaan", "jabatan")
)
