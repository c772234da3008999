"""What the files of this room share: which trees there are, what they publish, and where it is found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pohon.gathered import Gathered, TreeFiles
from pohon.links import Links
from pohon.site import Site, Summary, nama_wilayah
from pohon.terms import said_fiktif
from pohon.understood import Understood


def has_address(subject: Gathered | Understood) -> bool:
    """Whether the site knows its own address: files that must name absolute addresses are not planned without it."""
    settings = subject.site.settings if isinstance(subject, Gathered) else subject.facts.settings
    return settings.site_url is not None


def home(site: Site, links: Links) -> str:
    """The address of the page that lists the dinas: the home page, or that of the one wilayah."""
    return links.absolute("wilayah", site.hanya) if site.hanya else links.absolute("beranda")


def scope_name(site: Site) -> str:
    """The name of the site, with that of the one wilayah; it says so where all of it is invented."""
    name = said_fiktif(site.settings.site_name, fiktif=site.fiktif)
    return f"{name}: {nama_wilayah(site, site.hanya)}" if site.hanya else name


def tree_key(each: TreeFiles | Summary) -> str:
    """How the links of site-wide files name a tree."""
    return f"{each.wilayah}/{each.dinas}"


def full_name(summary: Summary) -> str:
    """The dinas with its region, as far as the document names one; it says so where it is invented."""
    nama = f"{summary.nama_dinas} {summary.nama_wilayah}" if summary.nama_wilayah else summary.nama_dinas
    return said_fiktif(nama, fiktif=summary.fiktif)


@dataclass(frozen=True)
class Known:
    """A tree as the files of this room see it: its summary, the date of its last change, its files by output."""

    summary: Summary
    changed: str | None
    files: Mapping[str, bytes]


def trees(gathered: Gathered) -> Iterator[Known]:
    """Every tree in the order of the site."""
    made = {tree_key(each): each for each in gathered.trees}
    for summary in gathered.site.summaries:
        each = made[tree_key(summary)]
        yield Known(summary, each.changed, each.files)


def pattern(links: Links, name: str, summary: Summary) -> str:
    """The path of a tree's file for any tree: `/{wilayah}/{dinas}/data/pohon.json`."""
    return "/{wilayah}/{dinas}/" + links.route(name, tree_key(summary)).removeprefix(f"{tree_key(summary)}/")


def json_text(data: Mapping[str, object]) -> str:
    """JSON that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
