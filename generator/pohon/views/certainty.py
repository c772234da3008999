"""How uncertain parts of a reading are told to readers."""

from __future__ import annotations

from collections.abc import Iterator

from pohon.kata import msg
from pohon.links import Links
from pohon.model import Indikator, Kepastian, KepastianIndikator, KepastianSasaran, Sasaran
from pohon.terms import KEPASTIAN
from pohon.understood import Understood
from pohon.views.parts import CertaintyNote, note, sasaran_link

_ABOUT_SASARAN = {
    "induk": msg("letak dalam pohon"),
    "jenis": msg("jenjang"),
    "pernyataan": msg("pernyataan"),
    "melalui_indikator": msg("indikator perantara"),
    "nomenklatur": msg("nomenklatur"),
    "penanggung_jawab": msg("penanggung jawab"),
    "definisi": msg("definisi"),
}
_ABOUT_INDIKATOR = {
    "letak": msg("sasaran yang diukur"),
    "definisi": msg("definisi"),
    "target": msg("target"),
    "triwulan": msg("angka triwulan"),
    "penanggung_jawab": msg("penanggung jawab"),
    "strategi": msg("strategi"),
    "arah_kebijakan": msg("arah kebijakan"),
}
_WEAKEST = (Kepastian.DUGAAN, Kepastian.MUNGKIN)


def of_sasaran(u: Understood, s: Sasaran, links: Links) -> tuple[CertaintyNote, ...]:
    """What is uncertain about a sasaran, the least certain first."""
    return tuple(_notes(u, s.kepastian, _ABOUT_SASARAN, links))


def of_indikator(u: Understood, ik: Indikator, links: Links) -> tuple[CertaintyNote, ...]:
    """What is uncertain about an indikator, the least certain first."""
    return tuple(_notes(u, ik.kepastian, _ABOUT_INDIKATOR, links))


def _notes(
    u: Understood, kepastian: KepastianSasaran | KepastianIndikator, about: dict[str, str], links: Links
) -> Iterator[CertaintyNote]:
    """One note for each degree of certainty; the author's words and the alternatives stand in the first."""
    kata = links.kata
    catatan = note(kepastian.catatan, links)
    alternatif = tuple(sasaran_link(u.sasaran[key], links) for key in kepastian.alternatif)
    for tingkat in _WEAKEST:
        parts = [kata(words) for name, words in about.items() if getattr(kepastian, name) is tingkat]
        if parts:
            yield CertaintyNote(KEPASTIAN[tingkat], kata.listed(parts), catatan, alternatif)
            catatan, alternatif = "", ()
    if catatan or alternatif:
        yield CertaintyNote(KEPASTIAN[Kepastian.PASTI], "", catatan, alternatif)
