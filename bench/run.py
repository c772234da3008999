"""`./pohon bench`: Pohon beside other generators that make the same pages, in turns on the same machine.

Prints a table in Markdown, as it stands in docs/kinerja-build.md; fails when a peer's pages differ in size by more than
a twentieth, since the comparison would not be fair.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.corpus import write_corpus
from bench.measure import CommandError, Cost, measured, middle
from bench.peers.lay import PEERS, lay
from bench.peers.pages import pages_of
from bench.programs import EDITED, OURS, THEIRS, Program, change_figure
from tests.npm import NoToolError

BASE = "hugo"
UNFAIR = 0.05  # how much the text of the same pages may differ
SAMPLE = 400
HEAD = (
    *("Program", "Waktu (s)", "CPU (s)", "Memori (MB)", "Halaman", "Hasil (MB)", "CPU per halaman (ms)"),
    *("Waktu (kali Hugo)", "CPU per halaman (kali Hugo)"),
)

MAIN = re.compile(r"<main.*</main>", re.DOTALL)
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """A program in the race, with its project and the folder of its output."""

    program: Program
    project: Path
    output: Path


@dataclass(frozen=True)
class Result:
    """What a program needed, and what it made of it."""

    program: str
    cost: Cost
    pages: int
    size: int

    @property
    def per_page(self) -> float:
        """Seconds of CPU."""
        return self.cost.cpu / self.pages


def entered(programs: Sequence[Program], dinas: int, folder: Path) -> list[Entry]:
    """The projects of all programs, with the same content."""
    ours = [program for program in programs if program in OURS]
    for program in ours:
        write_corpus(dinas, folder / program.name)
    entries = [Entry(program, folder / program.name, folder / f"{program.name}-situs") for program in programs]
    source = entries[0]
    say("menyiapkan halaman yang sama untuk semua program ...")
    measured(source.program.build(source.project, source.output), source.project)
    theirs = entries[len(ours) :]
    lay({entry.project: PEERS[entry.program.name] for entry in theirs}, pages_of(source.output))
    return entries


def cold(entry: Entry) -> Cost:
    """A build of everything into a fresh folder, nothing remembered."""
    shutil.rmtree(entry.output, ignore_errors=True)
    shutil.rmtree(entry.project / ".pohon", ignore_errors=True)
    return measured(entry.program.build(entry.project, entry.output), entry.project)


def edited(entry: Entry, turn: int) -> Cost:
    """A build after one figure has changed, above what is there."""
    figure = 1000 + turn
    change_figure(entry.program, entry.project, figure)
    build = entry.program.again or entry.program.build
    cost = measured(build(entry.project, entry.output), entry.project)
    if str(figure) not in (entry.output / EDITED / "index.html").read_text("utf-8"):
        raise CommandError(f"{entry.program.name} did not publish the figure that was changed")
    return cost


def raced(entries: Sequence[Entry], rounds: int, *, edit: bool) -> list[Result]:
    """Every program once in each round, so that whatever else the machine does hits all of them."""
    costs: dict[str, list[Cost]] = {entry.program.name: [] for entry in entries}
    for turn in range(rounds):
        for entry in entries:
            name = entry.program.name
            costs[name].append(edited(entry, turn) if edit else cold(entry))
            say(f"putaran {turn + 1}: {name} {costs[name][-1].wall:.2f} s")
    return [Result(entry.program.name, middle(costs[entry.program.name]), *made(entry.output)) for entry in entries]


def made(output: Path) -> tuple[int, int]:
    """How many pages a folder holds, and the bytes of all its files."""
    files = [file for file in output.rglob("*") if file.is_file()]
    return sum(file.suffix == ".html" for file in files), sum(file.stat().st_size for file in files)


def sameness(ours: Path, theirs: Path) -> float:
    """The bytes of the main text of the same pages, theirs over ours; drawings do not count."""
    pages = sorted(theirs.glob("*/*/*/*/index.html"))
    sample = pages[:: max(1, len(pages) // SAMPLE)]
    return _text(sample) / _text([ours / page.relative_to(theirs) for page in sample])


def _text(pages: Sequence[Path]) -> int:
    found = (MAIN.search(DRAWING.sub("", page.read_text("utf-8"))) for page in pages)
    return sum(len(match[0].encode()) for match in found if match)


def table(results: Sequence[Result]) -> Iterator[str]:
    """The lines of a table in Markdown."""
    base = next((each for each in results if each.program == BASE), None)
    yield f"| {' | '.join(HEAD)} |"
    yield "|---" + "|--:" * (len(HEAD) - 1) + "|"
    for each in results:
        cost, times = each.cost, ("–", "–")
        if base:
            times = (comma(cost.wall / base.cost.wall), comma(each.per_page / base.per_page))
        cells = (
            each.program,
            comma(cost.wall),
            comma(cost.cpu),
            f"{cost.memory / 1e6:.0f}",
            f"{each.pages:,}".replace(",", "."),
            comma(each.size / 1e6, 1),
            comma(each.per_page * 1000),
            *times,
        )
        yield f"| {' | '.join(cells)} |"


def comma(figure: float, digits: int = 2) -> str:
    """`1.5` -> `"1,50"`."""
    return f"{figure:.{digits}f}".replace(".", ",")


def machine() -> str:
    """What is measured on."""
    model = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} inti {model[1] if model else platform.machine()}, {platform.system()}"


def say(text: str) -> None:
    """Tell who waits."""
    sys.stderr.write(f"{text}\n")


def show(*lines: str) -> None:
    """Tell the result."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def race(dinas: int, peers: Sequence[str], rounds: int, folder: Path, *, edit: bool) -> bool:
    """All of it; whether it was fair."""
    programs = [*OURS, *(THEIRS[name] for name in peers)]
    entries = entered(programs, dinas, folder)
    results = raced(entries, rounds, edit=False)
    shares = {entry.program.name: sameness(entries[0].output, entry.output) for entry in entries[1:]}
    show(f"{datetime.now(UTC):%Y-%m-%d}, {machine()}.")
    show(f"{dinas} dinas, masing-masing 150 sasaran; nilai tengah {rounds} putaran.")
    show("", "Pembangunan dari awal:", "", *table(results))
    if edit:
        show("", "Sesudah satu angka diubah:", "", *table(raced(entries, rounds, edit=True)))
    show("", *(f"- {program.name}: {program.version()}" for program in programs), "", *shares_said(shares))
    return all(abs(share - 1) <= UNFAIR for share in shares.values())


def shares_said(shares: Mapping[str, float]) -> Iterator[str]:
    """How equal the content is."""
    yield "Isi utama halaman tanpa gambar, dibandingkan dengan Pohon: " + ", ".join(
        f"{name} {comma(100 * share, 1)}%" for name, share in shares.items()
    )


def main() -> int:
    """0; 1 when pages differ too much; 3 when a program cannot be had."""
    words = argparse.ArgumentParser(prog="./pohon bench", description="Mengukur lama pembangunan situs.")
    words.add_argument("--dinas", type=int, default=5, help="jumlah dinas, masing-masing 150 sasaran (bawaan: 5)")
    words.add_argument("--peers", default=",".join(THEIRS), help=f"pembanding (bawaan: {','.join(THEIRS)})")
    words.add_argument("--rounds", type=int, default=3, help="putaran; yang dicatat nilai tengahnya (bawaan: 3)")
    words.add_argument("--edit", action="store_true", help="ukur juga sesudah satu angka diubah")
    args = words.parse_args()
    peers = [name for name in args.peers.split(",") if name]
    if unknown := set(peers) - set(THEIRS):
        words.error(f"pembanding tidak dikenal: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="pohon-bench-") as folder:
        try:
            return 0 if race(args.dinas, peers, args.rounds, Path(folder), edit=args.edit) else 1
        except NoToolError as error:
            say(str(error))
            return 3


if __name__ == "__main__":
    sys.exit(main())
