"""What several dinas of a site, or of one wilayah of it, have in common."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pohon.banding import Kelompok, Milik, groups_of
from pohon.site.whole import Site


@lru_cache(maxsize=2)  # it is asked for by every page of the comparison
def compared(site: Site) -> Mapping[str, Kelompok]:
    """Every group by its key, in order; the portal of a site *berwilayah* compares nothing.

    An invented tree is never held against a real one: only where all of a site is invented is it compared at all.
    """
    if site.is_portal:
        return {}
    own = (s for s in site.summaries if site.fiktif or not s.fiktif)
    things = (Milik(f"{s.wilayah}/{s.dinas}", each) for s in own for each in s.banding)
    return {group.kunci: group for group in groups_of(things)}
