"""How other sites embed an indikator: the answer of oEmbed, made beforehand."""

from __future__ import annotations

from markupsafe import escape

from pohon.exports.feeds.places import json_text
from pohon.links import Links
from pohon.terms import said_fiktif
from pohon.understood import Understood

WIDTH, HEIGHT = 480, 300


def oembed(u: Understood, key: str, links: Links) -> str:
    """The `rich` answer for the page of one indikator: an iframe with its card."""
    _, ik = u.indikator[key]
    card = links.absolute("kartu", key)
    size = f'width="{WIDTH}" height="{HEIGHT}"'
    frame = f'<iframe src="{escape(card)}" {size} title="{escape(ik.nama)}" loading="lazy"></iframe>'
    return json_text(
        {
            "version": "1.0",
            "type": "rich",
            "title": said_fiktif(ik.nama, fiktif=u.fiktif),
            "author_name": u.tree.isi.perangkat_daerah.nama,
            "author_url": links.absolute("dinas"),
            "provider_name": u.facts.settings.site_name,
            "provider_url": links.absolute("beranda"),
            "width": WIDTH,
            "height": HEIGHT,
            "html": frame,
        }
    )
