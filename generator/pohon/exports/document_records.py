"""The document, the positions and the making of a tree as rows of the tables of `ddl.py`; and what all rows share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pohon.exports.document import GuideData, SourcedTextData, StageData
from pohon.exports.shapes import DinasData
from pohon.exports.written import Cell

Record = Mapping[str, Cell | float]
Found = Iterator[tuple[str, Record]]


def key_of(dinas: str, own: str | None) -> str | None:
    """How the whole site names a thing of a dinas: `wilayah/dinas#id`."""
    return own and f"{dinas}#{own}"


def listed(items: Sequence[str]) -> str | None:
    """Line ranges in one cell."""
    return ", ".join(items) or None


def sources(dinas: str, kind: str, kunci: str, parts: Mapping[str, list[str]]) -> Found:
    """Line ranges as numbers."""
    for bagian, ranges in parts.items():
        for lines in ranges:
            awal, _, akhir = lines.partition("-")
            blank: Record = {"sasaran": None, "indikator": None, "jabatan": None}
            place: Record = {"dinas": dinas, "bagian": bagian, "awal": int(awal), "akhir": int(akhir or awal)}
            yield "sumber", {**place, **blank, kind: kunci}


def document(data: DinasData, dinas: str) -> Found:
    """The dinas, its files, its document with its parts and other texts, its levels."""
    office, dokumen, lisensi = data["dinas"], data["dokumen"], data["lisensi"]
    yield (
        "dinas",
        {
            "kunci": dinas,
            "id": office["id"],
            "wilayah": data["wilayah"]["id"],
            "nama": office["nama"],
            "singkatan": office["singkatan"],
            "nama_lain": "; ".join(office["nama_lain"]) or None,
            "urusan": office["urusan"],
            "lisensi": lisensi and (lisensi["url"] or lisensi["nama"]),
            "berubah": data["berubah"],
            "url": office["url"],
        },
    )
    for file in data["berkas"]:
        yield "berkas", {"dinas": dinas, "nama": file["nama"], "sha256": file["sha256"]}
    signer = dokumen["penandatangan"]
    yield (
        "dokumen",
        {
            "dinas": dinas,
            "judul": dokumen["judul"],
            "jenis": dokumen["jenis"],
            "tahun": dokumen["tahun"],
            "tahun_awal": dokumen["tahun_awal"],
            "tahun_akhir": dokumen["tahun_akhir"],
            "sumber": dokumen["sumber"],
            "fiktif": dokumen["fiktif"],
            "penandatangan_jabatan": signer and signer["jabatan"],
            "penandatangan_nama": signer and signer["nama"],
            "penandatangan_penugasan": signer and signer["penugasan"],
            "catatan": dokumen["catatan"],
        },
    )
    for part in dokumen["bagian"]:
        yield (
            "bagian",
            {
                "kunci": key_of(dinas, part["id"]),
                "dinas": dinas,
                "id": part["id"],
                "nama": part["nama"],
                "judul": part["judul"],
            },
        )
    for text in dokumen["teks_lain"]:
        yield (
            "teks_lain",
            {
                "dinas": dinas,
                "jenis": text["jenis"],
                "teks": text["teks"],
                "dari": key_of(dinas, text["dari"]),
                "sumber": listed(text["sumber"]),
                "catatan": text["catatan"],
            },
        )
    for urutan, level in enumerate(data["jenjang"], 1):
        yield (
            "jenjang",
            {
                "dinas": dinas,
                "jenis": level["jenis"],
                "urutan": urutan,
                "nama": level["nama"],
                "jabatan": level["jabatan"],
            },
        )


def positions(data: DinasData, dinas: str) -> Found:
    """The positions."""
    for each in data["jabatan"]:
        kunci = f"{dinas}#{each['id']}"
        yield (
            "jabatan",
            {
                "kunci": kunci,
                "dinas": dinas,
                "id": each["id"],
                "nama": each["nama"],
                "induk": key_of(dinas, each["induk"]),
                "jenjang": each["jenjang"],
                "kepastian": each["kepastian"],
                "catatan": each["catatan"],
                "url": each["url"],
            },
        )
        yield from sources(dinas, "jabatan", kunci, {"nama": each["sumber"]})


def making(data: DinasData, dinas: str) -> Found:
    """The stages and the table of critical success factors."""
    made = data["penyusunan"]
    for each in made["csf"] if made else ():
        yield (
            "csf",
            {
                "dinas": dinas,
                "nomor": each["nomor"],
                "teks": each["teks"],
                "menjadi": key_of(dinas, each["menjadi"]),
                "lintas": each["lintas"],
                "sumber": listed(each["sumber"]),
            },
        )
    for stage in made["tahap"] if made else ():
        yield (
            "tahap",
            {
                "dinas": dinas,
                "nomor": stage["nomor"],
                "judul": stage["judul"],
                "bagian": key_of(dinas, stage["bagian"]),
                "sumber": listed(stage["sumber"]),
                "catatan": stage["catatan"],
            },
        )
        for jenis, judul, text in _stage_texts(stage):
            yield (
                "tahap_teks",
                {
                    "dinas": dinas,
                    "tahap": stage["nomor"],
                    "jenis": jenis,
                    "judul": judul,
                    "nomor": text["nomor"],
                    "teks": text["teks"],
                    "sumber": listed(text["sumber"]),
                },
            )


def _stage_texts(stage: StageData) -> Iterator[tuple[str, str | None, SourcedTextData]]:
    for guide in stage["cara"]:
        yield from (("cara", guide["judul"], text) for text in _items(guide))
    for guide in stage["trik"]:
        yield from (("trik", guide["judul"], text) for text in _items(guide))
    yield from (("judul_hasil", None, text) for text in stage["judul_hasil"])
    yield from (("kop_tabel", None, text) for text in stage["kop_tabel"])
    yield from (("keterangan", None, text) for text in stage["keterangan"])


def _items(guide: GuideData) -> list[SourcedTextData]:
    """The items of a guide; a guide of a heading alone is told by its heading."""
    own = guide["judul"]
    return guide["butir"] or ([{"nomor": None, "teks": own, "sumber": guide["sumber"]}] if own else [])
