"""The bare card of one indikator, for an iframe on other sites."""

from __future__ import annotations

from typing import NamedTuple

from pohon.format import shortened
from pohon.links import Links
from pohon.understood import Understood
from pohon.views.figures import printed, year_shown
from pohon.views.parts import Head, Link, full_name

_NAME, _SASARAN = 130, 100  # so that a card of 480 x 300 pixels seldom scrolls


class KartuView(NamedTuple):
    """What stands on a card: `alamat` is the absolute address of the full page, empty without `site_url`."""

    head: Head
    jenis: str
    dinas: str
    indikator: Link
    mengukur: str
    target: str
    tahun_target: str
    satuan: str
    alamat: str


def kartu(u: Understood, key: str, links: Links) -> KartuView:
    """The view of one card."""
    s, ik = u.indikator[key]
    shown = year_shown(u, ik)
    return KartuView(
        head=Head(shortened(ik.nama, 90), f"{full_name(u)}: {shortened(ik.nama, 120)}"),
        jenis=s.jenis,
        dinas=full_name(u),
        indikator=Link(shortened(ik.nama, _NAME), links.to("indikator", key)),
        mengukur=shortened(s.nama, _SASARAN),
        target=printed(shown.target) if shown else "",
        tahun_target=shown.tahun if shown else "",
        satuan=ik.satuan or "",
        alamat=links.absolute("indikator", key) if u.facts.settings.site_url else "",
    )
