"""All that a site needs to know of one tree: small, since it goes from process to process, and is remembered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pohon.build.asked import on_its_own
from pohon.build.permalinks import published
from pohon.build.plan import NoteLink, check_tree_plan, note_links
from pohon.checks.outline import Outline, outline_of
from pohon.model import Settings, Tree
from pohon.model.permalink import FAMILIES, HALAMAN, Living
from pohon.problems import Checked, Problem, has_errors
from pohon.site import Summary, summarise


@dataclass(frozen=True)
class Survey:
    """One tree to a site that does not have it in memory.

    `halaman` are the plain pages that it publishes, with blanks between them. `links` are those of its notes into the
    site, `collisions` the files of it that claim one path. A tree with errors has no summary.
    """

    outline: Outline
    summary: Summary | None = None
    halaman: str = ""
    links: tuple[NoteLink, ...] = ()
    collisions: tuple[Problem, ...] = ()


def survey(read: Checked[Tree], settings: Settings, *, slim: bool) -> Checked[Survey]:
    """What a site needs to know of a tree as it was read; `slim` leaves out the names of everything in it."""
    tree = read.value
    if tree is None:
        return Checked(None, read.problems)
    outline = outline_of(tree)
    if has_errors(read.problems):
        return Checked(Survey(outline), read.problems)
    summary = summarise(tree, settings.pohon.hitungan)
    u = on_its_own(tree, settings)
    found = Survey(
        outline,
        summary.slim() if slim else summary,
        " ".join(published(u)[HALAMAN]),
        tuple(note_links(tree)),
        tuple(check_tree_plan(u)),
    )
    return Checked(found, read.problems)


def living_of(surveys: Iterable[Survey]) -> Living:
    """Everything that the trees publish, by the address of the dinas."""
    return {each.outline.alamat: _published(each) for each in surveys}


def _published(each: Survey) -> dict[str, frozenset[str]]:
    ids = {family: getattr(each.outline, family) for family in FAMILIES}
    return {family: frozenset(keys.split()) for family, keys in {**ids, HALAMAN: each.halaman}.items()}
