"""The site of all summaries, and how it falls into parts when there are very many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pohon.kata import Kata, msg
from pohon.model import Settings
from pohon.site.pages import Copy, Gone, NarrativePage, Titles
from pohon.site.summary import Summary

TREE_WITHOUT_WILAYAH = msg("Wilayah tidak disebut")

TOGETHER = 60
"""How many dinas a site lists together. With more it is *berwilayah*: what lists all things stands per wilayah."""


# Compared by identity: views remember what they work out of a site, and its hash would look at every name each time.
@dataclass(frozen=True, eq=False)
class Site:
    """Everything that is shared: settings, narrative pages, the summaries of all trees in order.

    `gone` are the addresses that were published once and are not any more, `copies` the files that stay at theirs.
    `hanya` is the one wilayah of a site *berwilayah* of which these are the summaries; without it, such a site is the
    portal above all of them.
    """

    settings: Settings
    pages: tuple[NarrativePage, ...]
    summaries: tuple[Summary, ...]
    gone: tuple[Gone, ...] = ()
    copies: tuple[Copy, ...] = ()
    hanya: str = ""

    @property
    def berwilayah(self) -> bool:
        """Whether what lists all things of all dinas is made per wilayah."""
        return bool(self.hanya) or len(self.summaries) > TOGETHER

    @property
    def is_portal(self) -> bool:
        """Whether this lists nothing but wilayah."""
        return self.berwilayah and not self.hanya

    @property
    def fiktif(self) -> bool:
        """Whether all of its trees are invented."""
        return bool(self.summaries) and all(summary.fiktif for summary in self.summaries)

    def only(self, wilayah: str) -> Site:
        """What stands in one wilayah of a site *berwilayah*; addresses that are gone stay with the portal."""
        own = self.by_wilayah.get(wilayah, ())
        copies = tuple(copy for copy in self.copies if copy.dinas.startswith(f"{wilayah}/"))
        return replace(self, summaries=own, gone=(), copies=copies, hanya=wilayah)

    def scopes(self) -> tuple[Site, ...]:
        """Each part whose lists are made on their own: the site itself, or every wilayah and last the portal."""
        return (*(self.only(key) for key in self.wilayah()), self) if self.is_portal else (self,)

    # Each of these three is asked for by every tree: worked out anew, they would grow with the square of their number.
    @cached_property
    def by_wilayah(self) -> Mapping[str, tuple[Summary, ...]]:
        """The summaries of each region in their order."""
        found: dict[str, list[Summary]] = {}
        for summary in self.summaries:
            found.setdefault(summary.wilayah, []).append(summary)
        return {key: tuple(own) for key, own in found.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each region as its documents give it, else that none does."""
        return {
            key: next((each.nama_wilayah for each in own if each.nama_wilayah), TREE_WITHOUT_WILAYAH)
            for key, own in self.by_wilayah.items()
        }

    @cached_property
    def with_lintas(self) -> frozenset[str]:
        """The regions in which any tree names a partner."""
        return frozenset(summary.wilayah for summary in self.summaries if summary.lintas)

    @cached_property
    def sample(self) -> Summary | None:
        """The tree of which the home page shows a branch: of a known region, the deepest, the smallest."""
        return max(self.summaries, key=lambda s: (s.nama_wilayah is not None, len(s.cabang), -s.sasaran), default=None)

    @cached_property
    def gone_by_route(self) -> Mapping[str, Gone]:
        """What is gone by its URL path."""
        return {each.route: each for each in self.gone}

    def gone_keys(self) -> tuple[str, ...]:
        """The URL path of everything that is gone."""
        return tuple(self.gone_by_route)

    def wilayah(self) -> tuple[str, ...]:
        """The folders of all regions: named ones by name, those without a name last."""
        named = self.names
        return tuple(sorted(named, key=lambda key: (named[key] == TREE_WITHOUT_WILAYAH, named[key], key)))

    def page_keys(self) -> tuple[str, ...]:
        """The keys of all narrative pages, in the order of the navigation."""
        return tuple(page.key for page in self.pages)

    def titles(self, bahasa: str) -> Titles:
        """All narrative pages by their titles in a language."""
        return tuple((page.key, page.into(bahasa).judul) for page in self.pages)

    def of(self, wilayah: str) -> tuple[Summary, ...]:
        """The summaries of one region, by the name of the dinas."""
        own = self.by_wilayah.get(wilayah, ())
        return tuple(sorted(own, key=lambda summary: (summary.nama_dinas, summary.dinas)))


def nama_wilayah(site: Site, wilayah: str) -> str:
    """The name of a region as its documents give it, else that none does."""
    return site.names.get(wilayah, TREE_WITHOUT_WILAYAH)


def said_wilayah(nama: str, kata: Kata) -> str:
    """A region as readers see it: names are never translated, only that there is none."""
    return kata(nama) if nama == TREE_WITHOUT_WILAYAH else nama
