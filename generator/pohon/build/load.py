"""Read and check everything: settings, trees, narrative pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pohon.build.asked import Asked, asked_of
from pohon.build.permalinks import living, with_gone
from pohon.build.plan import check_plan
from pohon.checks import check, check_permalinks, check_recorded, check_site
from pohon.checks.outline import Outline, outline_of
from pohon.kata import LANGUAGES, SOURCE
from pohon.model import Hitungan, Tree
from pohon.model.permalink import Living, Permalinks
from pohon.problems import Checked, Problem, Source, has_errors, in_order
from pohon.prose import title_and_body
from pohon.reading import check_places, read_permalinks, read_tree, rules, tree_files
from pohon.reading.files import decode, is_file, is_folder, read_bytes
from pohon.reading.settings import Located, check_settings, read_settings
from pohon.site import NarrativePage, Site, Summary, page_key, summarise


@dataclass(frozen=True)
class Loaded:
    """A folder, read: its trees as far as they can be had, and every problem in order.

    `site` is None when a problem forbids publishing.
    """

    root: Path
    site: Site | None
    trees: tuple[Tree, ...]
    problems: tuple[Problem, ...]


def read_and_check(file: Path, shown: str, hitungan: Hitungan) -> Checked[Tree]:
    """One tree and everything that is wrong with it alone; `shown` is the file's path as problems name it."""
    read = read_tree(file, shown)
    return replace(read, problems=(*read.problems, *check(read.value, hitungan))) if read.value else read


class Reads(NamedTuple):
    """How the large files are read: now, or as somebody remembers them for as long as they do not change."""

    tree: Callable[[Path, str, Hitungan], Checked[Tree]] = read_and_check
    permalinks: Callable[[Path, Path], Checked[Permalinks]] = read_permalinks


NOW = Reads()


def load(root: Path, reads: Reads = NOW) -> Loaded:
    """Read and check the folder of `mkdocs.yml`; all problems of all files at once."""
    return load_with(root, read_settings(root), reads)


def load_with(
    root: Path,
    read: Checked[Located],
    reads: Reads = NOW,
    *,
    narrative: bool = True,
    locked: bool = True,
) -> Loaded:
    """The same with settings that are read already; not `narrative` where the Markdown files are another program's.

    Not `locked`: whatever was published before, and wherever links lead.
    """
    loaded = read_all(root, read, reads, narrative=narrative, locked=locked)
    return with_plan(loaded) if locked else loaded


def with_plan(loaded: Loaded) -> Loaded:
    """The same, with what is wrong with the paths of a site and where its links lead."""
    if loaded.site is None:
        return loaded
    planned = in_order((*loaded.problems, *check_plan(loaded.site, loaded.trees)))
    return replace(loaded, site=None if has_errors(planned) else loaded.site, problems=planned)


def read_all(
    root: Path,
    read: Checked[Located],
    reads: Reads = NOW,
    *,
    narrative: bool = True,
    locked: bool = True,
) -> Loaded:
    """Everything but what `with_plan` tells; where that is still to come, a site may have errors."""
    if read.value is None:
        return Loaded(root, None, (), in_order(read.problems))
    settings = read.value.settings
    content = root / settings.docs_dir
    hitungan = settings.pohon.hitungan
    checked = {file: reads.tree(file, file.relative_to(root).as_posix(), hitungan) for file in tree_files(content)}
    # Downloads of the whole site list the trees in this order, whatever order a file system has.
    trees = tuple(sorted((each.value for each in checked.values() if each.value), key=place_of))
    had = Had(
        outlines=tuple(outline_of(tree) for tree in trees),
        summaries=lambda: tuple(summarise(tree, settings.pohon.hitungan) for tree in trees),
        unread=tuple(address_of(file) for file, each in checked.items() if each.value is None),
        problems=tuple(problem for each in checked.values() for problem in each.problems),
        living=lambda: living(trees, settings),
        asked=asked_of(trees, settings),
    )
    prose = pages_of(read.value, content) if narrative else Prose()
    site, problems = joined(root, read, had, prose, reads.permalinks if locked else None)
    return Loaded(root, site, trees, problems)


def place_of(tree: Tree | Outline) -> tuple[str, str]:
    """By what the trees of a site are put in order."""
    return tree.wilayah, tree.dinas


def address_of(file: Path) -> str:
    """The address of the dinas whose file this is."""
    return f"{file.parent.name}/{file.stem}"


@dataclass(frozen=True)
class Had:
    """What is had of all trees, wherever they are: their outlines in order, the addresses of those that are not had.

    What is asked for only where nothing is wrong is worked out then: the summaries, and everything that they publish.
    """

    outlines: tuple[Outline, ...]
    summaries: Callable[[], tuple[Summary, ...]]
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]
    living: Callable[[], Living]
    asked: Asked


class Prose(NamedTuple):
    """The narrative pages, and what is wrong with their files."""

    pages: tuple[NarrativePage, ...] = ()
    problems: tuple[Problem, ...] = ()


def joined(
    root: Path,
    read: Checked[Located],
    had: Had,
    prose: Prose,
    permalinks: Callable[[Path, Path], Checked[Permalinks]] | None,
) -> tuple[Site | None, tuple[Problem, ...]]:
    """Trees, settings and Markdown files as a site, None where a problem forbids it; and every problem in order."""
    located = read.value
    if located is None:
        return None, in_order(read.problems)
    content = root / located.settings.docs_dir
    problems = [*read.problems, *check_settings(located), *check_places(content, root), *had.problems]
    problems += check_site(had.outlines, had.unread)
    once = permalinks(content, root) if permalinks else Checked[Permalinks](None)
    problems += (*once.problems, *(check_permalinks(once.value, had.outlines, had.unread) if once.value else ()))
    if not had.outlines and not problems:
        problems.append(rules.NO_TREES.problem(rules.no_trees(Source(located.settings.docs_dir))))
    found = in_order((*problems, *prose.problems))
    if has_errors(found):
        return None, found
    site = Site(located.settings, prose.pages, had.summaries())
    if once.value:
        now = had.living()
        site = with_gone(site, had.asked, once.value, now)
        found = in_order((*found, *check_recorded(once.value, now)))
    return site, found


def pages_of(located: Located, content: Path) -> Prose:
    """The narrative pages of the `nav`, or all Markdown files where there is none, each with its translations."""
    pages: list[NarrativePage] = []
    problems: list[Problem] = []
    for name, title in _page_files(located, content):
        page = _page(located, content, name)
        others = [
            _page(located, content, there, bahasa)
            for bahasa in located.settings.pohon.bahasa
            if bahasa != SOURCE and is_file(content / (there := _translation(name, bahasa)))
        ]
        problems += [problem for each in (page, *others) for problem in each.problems]
        if page.value:
            translated = tuple(each.value for each in others if each.value)
            pages.append(replace(page.value, judul=title or page.value.judul, terjemahan=translated))
    return Prose(tuple(pages), tuple(problems))


def _page(located: Located, content: Path, name: str, bahasa: str = SOURCE) -> Checked[NarrativePage]:
    """One Markdown file as a page."""
    file = content / name
    text = decode(read_bytes(file), file.relative_to(located.root).as_posix())
    if text.value is None:
        return Checked(None, text.problems)
    key = page_key(name)
    heading, body = title_and_body(text.value, key)
    skipped = text.value[: len(text.value) - len(body)].count("\n")
    return Checked(NarrativePage(key, heading, body, name, 1 + skipped, bahasa), text.problems)


def _translation(name: str, bahasa: str) -> str:
    """`("panduan/tentang.md", "en")` -> `"panduan/tentang.en.md"`."""
    return f"{name.removesuffix('.md')}.{bahasa}.md"


def _is_translation(name: str) -> bool:
    return name.endswith(tuple(f".{bahasa}.md" for bahasa in LANGUAGES))


def _page_files(located: Located, content: Path) -> Iterator[tuple[str, str | None]]:
    for page in located.settings.nav:
        if is_file(content / page.berkas) and not _is_translation(page.berkas):
            yield page.berkas, page.judul
    if not located.settings.nav and is_folder(content):
        yield from ((file.name, None) for file in sorted(content.glob("*.md")) if not _is_translation(file.name))
