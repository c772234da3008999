"""Downloads at old addresses: programs read them, and no program reads an explanation."""

from __future__ import annotations

from pohon.gathered import Gathered
from pohon.links import Links


def copied_paths(gathered: Gathered) -> tuple[str, ...]:
    """The old paths of all downloads of dinas that moved."""
    return tuple(each.path for each in gathered.site.copies)


def copied_file(gathered: Gathered, key: str, _links: Links) -> bytes:
    """The download that stands at an old path: the same bytes as at the new one."""
    copy = next(each for each in gathered.site.copies if each.path == key)
    wilayah, _, dinas = copy.dinas.partition("/")
    return next(t.files[copy.output] for t in gathered.trees if (t.wilayah, t.dinas) == (wilayah, dinas))
