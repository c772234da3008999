"""How a page is cited, shared and mended."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from pohon.links import Links
from pohon.understood import Understood
from pohon.views.parts import full_name
from pohon.views.qr import qr_picture

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_LATEX = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
_PARTS_OF_KEY = re.compile(r"[^a-z0-9]+")


class Cite(NamedTuple):
    """How to cite a page: a sentence, its permanent address, BibTeX, a short text to share, the address as QR code.

    `ubah` leads to the author's file at the right line, empty where the site names no `edit_uri`; `qr` is empty
    where the site has no address.
    """

    kalimat: str
    alamat: str
    bibtex: str
    bagikan: str
    qr: Markup | str
    ubah: str


def cite(u: Understood, title: str, links: Links, name: str, key: str = "") -> Cite:
    """How to cite a page: who, what, where, and the date of the version."""
    kata, settings = links.kata, u.facts.settings
    alamat = links.absolute(name, key)
    dated = kata(", versi {tanggal}", tanggal=kata.date(u.facts.changed)) if u.facts.changed else ""
    return Cite(
        kalimat=f"{full_name(u)}, \u201c{title}\u201d, {settings.site_name}{dated}.",
        alamat=alamat,
        bibtex=_bibtex(u, title, links.route(name, key), links),
        bagikan=f"{title} \u2013 {full_name(u)}. {alamat}",
        qr=qr_picture(alamat, kata("Kode QR alamat halaman ini")) if settings.site_url else "",
        ubah=edit_address(u, key),
    )


def edit_address(u: Understood, key: str = "") -> str:
    """Where a sasaran, indikator or position can be mended: the YAML on the web, at its line.

    As MkDocs has it, `edit_uri` is taken from `repo_url` on and leads to the content folder.
    """
    settings = u.facts.settings
    whole = "://" in (settings.edit_uri or "")
    if not settings.edit_uri or not (whole or settings.repo_url):
        return ""
    base = "" if whole else f"{(settings.repo_url or '').rstrip('/')}/"
    where = u.tree.places.at(*u.ways.get(key, ()))
    file = where.path.removeprefix(f"{settings.docs_dir}/")
    return f"{base}{settings.edit_uri.lstrip('/').rstrip('/')}/{file}#L{where.line}"


def _bibtex(u: Understood, title: str, route: str, links: Links) -> str:
    """An entry that BibTeX and Zotero read: the dinas as a body (in braces), the date of the version.

    Its key is the path of the page, hence unique within the site.
    """
    changed = u.facts.changed or ""
    fields = {
        "author": f"{{{_latex(full_name(u))}}}",
        "title": f"{{{_latex(title)}}}",
        "howpublished": _latex(u.facts.settings.site_name),
        "year": changed[:4],
        "note": links.kata("versi {tanggal}", tanggal=links.kata.date(changed)) if changed else "",
        "url": f"{(u.facts.settings.site_url or '').rstrip('/')}/{route}",
    }
    rows = "".join(f",\n  {field} = {{{text}}}" for field, text in fields.items() if text)
    entry = _PARTS_OF_KEY.sub("-", route.lower()).strip("-")
    return f"@misc{{{entry}{rows}\n}}"


@lru_cache(maxsize=256)
def _latex(text: str) -> str:
    """Text in which no letter means anything to LaTeX."""
    return _SPECIAL.sub(lambda match: _LATEX.get(match[0], "\\" + match[0]), text)
