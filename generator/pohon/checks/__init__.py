"""The rules that a tree must keep (STRUCTURE), the advice that it gets (MEANING), and those of a whole site.

What was published once must be there or be explained (PERMALINK), and what is new be recorded (RECORD).

What depends on how a site counts (COUNTED) is advice as well. The tuples are the list: a rule that is not in one does
not run. Each function's docstring is its manual.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pohon.checks import (
    budget,
    figures,
    identity,
    meaning,
    measure,
    permalinks,
    references,
    results,
    shape,
    site,
    targets,
    wording,
)
from pohon.checks.outline import Outline
from pohon.checks.permalinks import Promises, living_ids
from pohon.checks.site import Together
from pohon.model import Hitungan, Tree
from pohon.model.permalink import Living, Permalinks
from pohon.problems import Finding, Problem, Rule, Severity

Check = Callable[[Tree], Iterator[Finding]]
CountedCheck = Callable[[Tree, Hitungan], Iterator[Finding]]
SiteCheck = Callable[[Together], Iterator[Finding]]
PromiseCheck = Callable[[Promises], Iterator[Finding]]

STRUCTURE: tuple[Rule[Check], ...] = (
    Rule("P201", identity.check_ids_unique),
    Rule("P202", references.check_parents),
    Rule("P203", references.check_jabatan),
    Rule("P204", references.check_melalui_indikator),
    Rule("P205", references.check_other_references),
    Rule("P206", shape.check_no_cycle),
    Rule("P207", shape.check_root),
    Rule("P208", figures.check_figures),
    Rule("P209", references.check_source_lines),
    Rule("P210", figures.check_four_quarters),
    Rule("P211", figures.check_years_unique),
    Rule("P212", identity.check_named),
    Rule("P213", shape.check_depth),
)

MEANING: tuple[Rule[Check], ...] = (
    Rule("P501", measure.check_quarters_agree, Severity.PERINGATAN),
    Rule("P502", meaning.check_levels_descend, Severity.PERINGATAN),
    Rule("P503", meaning.check_quote_in_source, Severity.PERINGATAN),
    Rule("P505", targets.check_targets_follow_polaritas, Severity.PERINGATAN),
    Rule("P507", wording.check_shares, Severity.PERINGATAN),
    Rule("P508", wording.check_unit_fits_name, Severity.PERINGATAN),
    Rule("P510", targets.check_revisions, Severity.PERINGATAN),
    Rule("P511", measure.check_follows_from_parts, Severity.PERINGATAN),
    Rule("P512", results.check_status, Severity.PERINGATAN),
    Rule("P513", budget.check_parts_add_up, Severity.PERINGATAN),
    Rule("P514", budget.check_not_overspent, Severity.PERINGATAN),
    Rule("P515", budget.check_one_figure_per_nomenklatur, Severity.PERINGATAN),
)

COUNTED: tuple[Rule[CountedCheck], ...] = (
    Rule("P506", results.check_not_ahead, Severity.PERINGATAN),
    Rule("P509", results.check_capaian, Severity.PERINGATAN),
)

SITE: tuple[Rule[SiteCheck], ...] = (
    Rule("P301", site.check_wilayah_agree),
    Rule("P302", site.check_links_between_trees),
    Rule("P303", site.check_one_file_per_dinas),
    Rule("P308", site.check_one_folder_per_wilayah),
)

PERMALINK: tuple[Rule[PromiseCheck], ...] = (
    Rule("P304", permalinks.check_gone_explained),
    Rule("P305", permalinks.check_successors),
    Rule("P306", permalinks.check_gone_is_gone),
    Rule("P307", permalinks.check_one_fate),
)

RECORD: tuple[Rule[PromiseCheck], ...] = (Rule("P504", permalinks.check_recorded, Severity.PERINGATAN),)


def check(tree: Tree, hitungan: Hitungan) -> Iterator[Problem]:
    """Everything wrong with one tree and every advice for it; `hitungan` is how its site counts."""
    for rule in (*STRUCTURE, *MEANING):
        for finding in rule.apply(tree):
            yield rule.problem(finding)
    for counted in COUNTED:
        for finding in counted.apply(tree, hitungan):
            yield counted.problem(finding)


def check_site(outlines: Iterable[Outline], unread: Iterable[str] = ()) -> Iterator[Problem]:
    """Everything wrong between the trees of a site; `unread` names the trees (`wilayah/dinas`) that are not had."""
    together = Together(tuple(outlines), frozenset(unread))
    for rule in SITE:
        for finding in rule.apply(together):
            yield rule.problem(finding)


def check_permalinks(read: Permalinks, outlines: Iterable[Outline], unread: Iterable[str] = ()) -> Iterator[Problem]:
    """Everything that was published and is gone without a word, and wrong words about what is gone.

    Trees in which something is wrong are not judged: what seems gone may only be unreadable.
    """
    outlines = tuple(outlines)
    unsure = frozenset((*unread, *(outline.alamat for outline in outlines if outline.is_rusak)))
    promises = Promises(read, living_ids(outlines), unsure)
    for rule in PERMALINK:
        for finding in rule.apply(promises):
            yield rule.problem(finding)


def check_recorded(read: Permalinks, living: Living) -> Iterator[Problem]:
    """The advice to record what is new; `living` is all that the site publishes."""
    for rule in RECORD:
        for finding in rule.apply(Promises(read, living)):
            yield rule.problem(finding)
