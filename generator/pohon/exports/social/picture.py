"""What stands on the preview picture of a dinas or of a sasaran."""

from __future__ import annotations

from collections.abc import Iterator

from pohon.diagram.draw import LEVEL_COLOURS
from pohon.exports.social.paint import Poster, paint
from pohon.kata import Kata
from pohon.links import Links
from pohon.terms import COUNTED, JENIS, JENIS_DOKUMEN
from pohon.understood import Understood

_ACCENT = "#9e3a1d"


def wanted(u: Understood) -> bool:
    """Whether the settings ask for pictures: they take more time than everything else of a tree together."""
    return u.facts.settings.pohon.gambar_sosial


def picture(u: Understood, key: str, links: Links) -> bytes:
    """The PNG (1200 x 630) for one sasaran, or for the dinas where `key` is empty."""
    return paint(_of_sasaran(u, key, links.kata) if key else _of_dinas(u, links.kata))


def _of_sasaran(u: Understood, key: str, kata: Kata) -> Poster:
    s = u.sasaran[key]
    return Poster(
        situs=u.facts.settings.site_name,
        colour=LEVEL_COLOURS[s.jenis],
        badge=_badge(u, kata(JENIS[s.jenis]), kata),
        beside=kata.counted(len(s.indikator), "indikator") if s.indikator else "",
        title=s.nama,
        legend=(),
        dinas=u.tree.isi.perangkat_daerah.nama,
        wilayah=u.facts.nama_wilayah,
    )


def _of_dinas(u: Understood, kata: Kata) -> Poster:
    dokumen = u.tree.isi.dokumen
    return Poster(
        situs=u.facts.settings.site_name,
        colour=_ACCENT,
        badge=_badge(u, kata(JENIS_DOKUMEN[dokumen.jenis]), kata),
        beside=", ".join((kata.counted(len(u.sasaran), "sasaran"), kata.counted(len(u.indikator), "indikator"))),
        title=u.tree.isi.perangkat_daerah.nama,
        legend=tuple(_legend(u, kata)),
        dinas=dokumen.judul,
        wilayah=u.facts.nama_wilayah,
    )


def _badge(u: Understood, words: str, kata: Kata) -> str:
    """What stands in the badge; first of all that a tree is invented."""
    return f"{kata('Contoh fiktif')} \u00b7 {words}" if u.fiktif else words


def _legend(u: Understood, kata: Kata) -> Iterator[tuple[str, str]]:
    for jenis, amount in u.counts(u.order).items():
        yield LEVEL_COLOURS[jenis], kata.counted(amount, COUNTED[jenis])
