"""The figures of an indikator, and in words what Pohon has computed from them: peers print both, they compute nothing.

Parts that the corpus of the benchmark does not have (quarters with realisasi, years in words, assumptions, reasons why
nothing is counted) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from pohon.capaian import Gabungan, Kerja, Langkah, Pita, Turunan
from pohon.format import QUARTERS
from pohon.kata import INDONESIAN
from pohon.views.capaian import mean_status, status_of, steps

Params: TypeAlias = dict[str, Any]

LINES = 250  # of the source text on one page
UNMEASURED: Params = status_of(None, INDONESIAN)._asdict()
QUARTERLY = [UNMEASURED] * len(QUARTERS)
"""The states of four quarters: the corpus tells realisasi of whole years only."""


def year_rows(each: Params) -> Iterator[Params]:
    """The rows of the table of an indikator: what is printed of a year, then what it achieved."""
    for year in each["pengukuran"]:
        for jenis in ("target", "realisasi"):
            printed = _printed(year, jenis)
            if printed:
                yield {
                    "tahun": year["tahun"],
                    "angka": jenis.capitalize(),
                    "triwulan": [printed.get(f"TW{n}", "") for n in (1, 2, 3, 4)],
                    "setahun": printed.get("tahun", ""),
                    "sumber": lines(year, ""),
                }
        if year["capaian"]:
            yield {
                "tahun": year["tahun"],
                "angka": "Capaian",
                "keadaan": QUARTERLY,
                "status": _state(year["capaian"]["setahun"]),
            }


def head(each: Params, tahun: str) -> Params:
    """The key figures of an indikator in the year that its tree is judged by."""
    year = _year(each, tahun)
    return {
        "tahun": tahun,
        "target": _printed(year, "target")["tahun"],
        "realisasi": _printed(year, "realisasi")["tahun"],
        "status": _state(year["capaian"]["setahun"]),
    }


def table_row(each: Params, tahun: str) -> Params:
    """An indikator in the table of its sasaran."""
    found = head(each, tahun)
    return {
        "id": each["id"],
        "nama": each["nama"],
        "satuan": each["satuan"],
        "angka": [
            {"kop": f"Target {tahun}", "angka": found["target"]},
            {"kop": f"Realisasi {tahun}", "angka": found["realisasi"]},
        ],
        "status": found["status"],
        "sumber": lines(each, "nama"),
    }


def recount(each: Params, tahun: str, hitungan: Params) -> Params:
    """How the achievement of a year came about, with the scale of bands."""
    year = _year(each, tahun)
    turunan, profil = year["capaian"]["setahun"], hitungan["pita"][0]
    return {
        "tahun": tahun,
        "status": _state(turunan),
        "langkah": _steps(turunan["langkah"]),
        "pita": [_band(each, profil["kelas"], turunan["pita"]) for each in profil["kelas"]],
        "dasar": profil["dasar"],
        "triwulan": [state | {"tw": tw} for tw, state in zip(QUARTERS, QUARTERLY, strict=True)],
    }


def mean(s: Params, hitungan: Params) -> Params:
    """The achievement of a sasaran, and how it came about."""
    found = s["capaian"]
    state = mean_status(
        Gabungan(
            Decimal(found["nilai"]),
            _reached(found["pita"]),
            _read(found["langkah"]),
            found["dihitung"],
            found["semua"],
        ),
        INDONESIAN,
    )
    return {
        "tahun": found["tahun"],
        "status": state._asdict() if state else UNMEASURED,
        "dihitung": f"{found['dihitung']} dari {found['semua']} indikator",
        "batas": hitungan["batas"],
        "langkah": _steps(found["langkah"]),
    }


def lines(each: Params, part: str) -> list[Params]:
    """Links to the lines of a part, or to those of the whole where it has no parts."""
    ranges: list[str] = each["sumber"].get(part, []) if part else each["sumber"]
    return [{"teks": f"baris {lines}", "href": _line_address(int(lines.split("-")[0]))} for lines in ranges]


def _line_address(line: int) -> str:
    start = (line - 1) // LINES * LINES + 1
    return f"../../sumber/{'' if start == 1 else f'{start}/'}#b{line}"


def _year(each: Params, tahun: str) -> Params:
    found: Params = next(year for year in each["pengukuran"] if year["tahun"] == tahun)
    return found


def _printed(year: Params, jenis: str) -> dict[str, str]:
    return {one["periode"]: one["tercetak"] for one in year["angka"] if one["jenis"] == jenis}


def _state(turunan: Params) -> Params:
    told = Turunan(
        turunan["lingkup"],
        tuple(Decimal(each) for each in turunan["target"]),
        Decimal(turunan["realisasi"]),
        _read(turunan["langkah"]),
        Decimal(turunan["nilai"]),
        _reached(turunan["pita"]),
    )
    return status_of(told, INDONESIAN)._asdict()


def _reached(pita: Params) -> Pita:
    return Pita(pita["nama"], None, pita["tingkat"], "")


def _read(langkah: Sequence[Params]) -> tuple[Langkah, ...]:
    return tuple(
        Langkah(Kerja(each["kerja"]), each["rumus"], each["angka"], Decimal(each["hasil"])) for each in langkah
    )


def _steps(langkah: Sequence[Params]) -> list[Params]:
    return [each._asdict() for each in steps(_read(langkah), INDONESIAN)]


def _band(kelas: Params, among: Sequence[Params], reached: Params) -> Params:
    lowest = min((each["mulai"] for each in among if each["mulai"]), key=Decimal)
    return {
        "kelas": f"t{kelas['tingkat']}",
        "kata": kelas["nama"],
        "mulai": f"mulai {kelas['mulai']}" if kelas["mulai"] else f"di bawah {lowest}",
        "tercapai": kelas["tingkat"] == reached["tingkat"],
    }
