"""Small broken files, each of which says in its comments what must be told about it, and at which place.

`# galat[P101] 7:5` is an error of rule P101 at line 7, column 5 of the same file; `# peringatan[P501] 9:13` is a
warning. A place in another file names it first: `# galat[P011] sumber.txt:3:6`. The folders `situs-*` are whole
small sites: any of their files may say it, and other files are named as seen from the folder.

Texts in tests mark the place itself: in `induk: «P202»s9` the problem begins at `s9`; `«!P501»` is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pohon.build import load
from pohon.checks import check
from pohon.model import Hitungan
from pohon.problems import Problem, Severity, has_errors, in_order
from pohon.reading import read_tree
from tests.tools import made

FOLDER = Path(__file__).parent
WILAYAH = "kabupaten-contoh"

HEAD = """perangkat_daerah: {nama: Dinas Koperasi dan UKM}
dokumen: {judul: Pohon Kinerja, jenis: pohon_kinerja, sumber: sumber.txt}
"""
"""The beginning of a tree file; its source text has nine lines, `Meningkatnya koperasi sehat` on line 4."""

_COMMENT = re.compile(r"(galat|peringatan)\[(P\d{3})\] (?:(\S.*?):)?(\d+):(\d+)")
_MARK = re.compile(r"«(!?)(P\d{3})»")


class Told(NamedTuple):
    """What an author is told, the wording aside."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity


def told(problems: Iterable[Problem]) -> set[Told]:
    """The places, codes and severities of problems."""
    return {Told(p.where.path, p.where.line, p.where.column, p.code, p.severity) for p in problems}


def annotated(file: Path, shown: str) -> set[Told]:
    """What the comments of a file say; `shown` is its own path in problems."""
    return {
        Told(other or shown, int(line), int(column), code, Severity(severity))
        for severity, code, other, line, column in _COMMENT.findall(file.read_bytes().decode("latin-1"))
    }


def annotated_in(folder: Path) -> set[Told]:
    """What the comments of all files of a site say."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {each for file in files for each in annotated(file, file.relative_to(folder).as_posix())}


def marked(text: str, shown: str) -> tuple[str, set[Told]]:
    """A text without its marks, and what the marks say."""
    expected: set[Told] = set()
    while mark := _MARK.search(text):
        before = text[: mark.start()]
        severity = Severity.PERINGATAN if mark[1] else Severity.GALAT
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        expected.add(Told(shown, *place, mark[2], severity))
        text = before + text[mark.end() :]
    return text, expected


def broken_files() -> Iterator[Path]:
    """The broken tree files."""
    return iter(sorted(FOLDER.glob("*.yml")))


def broken_sites() -> Iterator[Path]:
    """The broken sites."""
    return iter(sorted(FOLDER.glob("situs-*")))


def put_sources(wilayah: Path) -> Path:
    """Make the folder of a region, with the source texts that the broken files name."""
    wilayah.mkdir(parents=True, exist_ok=True)
    for source in FOLDER.glob("*.txt"):
        (wilayah / source.name).write_bytes(source.read_bytes())
    return wilayah


def name_in_site(file: Path) -> str:
    """The name of a broken file where it lies in a site: a name that can be an address."""
    return file.name.lower()


def problems_of(file: Path, shown: str = "") -> tuple[Problem, ...]:
    """Everything wrong with one tree file."""
    checked = read_tree(file, shown or file.name)
    return in_order((*checked.problems, *(check(checked.value, Hitungan()) if checked.value else ())))


def problems_in(wilayah: Path, contents: bytes | str, name: str = "dinas.yml") -> tuple[Problem, ...]:
    """Everything wrong with a tree file of these contents in the folder of a region."""
    file = wilayah / name
    file.write_bytes(contents.encode() if isinstance(contents, str) else contents)
    return problems_of(file)


def problems_of_site(folder: Path) -> tuple[Problem, ...]:
    """Everything wrong with a site: what `pohon build` tells of it."""
    loaded = load(folder)
    return loaded.problems if has_errors(loaded.problems) else in_order((*loaded.problems, *made(folder).problems))
