"""The few facts of the site on which the pages of one tree depend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pohon.model import Settings, Tree
from pohon.site.pages import Titles
from pohon.site.summary import Summary
from pohon.site.whole import Site, nama_wilayah


@dataclass(frozen=True)
class Facts:
    """The few facts of the site on which the pages of one tree depend: its memo key holds them.

    `pages` are the titles of the narrative pages in the first language, `terjemahan` those in each other one.
    `targets` are the sasaran of other trees (`wilayah/dinas#id`) to which this one links. `has_lintas`: there is a page
    of all partners, of the wilayah where the site is `berwilayah`.
    """

    settings: Settings
    pages: Titles
    nama_wilayah: str
    targets: tuple[str, ...]
    has_lintas: bool
    changed: str | None
    terjemahan: tuple[tuple[str, Titles], ...] = ()
    berwilayah: bool = False

    def titles(self, bahasa: str) -> Titles:
        """All narrative pages by their titles in a language."""
        return dict(self.terjemahan).get(bahasa, self.pages)


def facts_for(tree: Tree, site: Site, changed: str | None) -> Facts:
    """What the pages of this tree use of the site; `changed` is the date of its last change (ISO).

    Links to other trees are all good here: a site with a bad one (P302) is never published.
    """
    return _facts(tree.wilayah, (lintas.tautan for s in tree.isi.sasaran for lintas in s.lintas), site, changed)


def facts_of(summary: Summary, site: Site, changed: str | None) -> Facts:
    """The same for the tree of a summary."""
    return _facts(summary.wilayah, (mitra.tautan for mitra in summary.lintas), site, changed)


def _facts(wilayah: str, links: Iterable[str | None], site: Site, changed: str | None) -> Facts:
    first, *others = site.settings.pohon.bahasa
    return Facts(
        settings=site.settings,
        pages=site.titles(first),
        nama_wilayah=nama_wilayah(site, wilayah),
        targets=tuple(sorted({link for link in links if link})),
        has_lintas=wilayah in site.with_lintas if site.berwilayah else bool(site.with_lintas),
        changed=changed,
        terjemahan=tuple((bahasa, site.titles(bahasa)) for bahasa in others),
        berwilayah=site.berwilayah,
    )
