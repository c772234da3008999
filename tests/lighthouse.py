"""`./pohon lighthouse`: the four scores of Lighthouse (mobile) on the pages of the largest tree; below 100 it fails.

Prints a table in Markdown, as it stands in docs/kualitas.md, and below it every audit that costs points.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.browser import QUIET, chromium
from tests.host import hosted
from tests.npm import NoToolError, fetched
from tests.tools import run, run_pohon

LIGHTHOUSE = "lighthouse@12.8.2"
RUNS = 3  # performance wavers with what else the machine does
FULL = 100
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")

Report = dict[str, Any]


def pages(site: Path) -> dict[str, str]:
    """Addresses by page kind: beranda, and of the largest tree its overview and its largest pages."""
    largest = max(site.glob("*/*/sasaran"), key=lambda folder: (len(list(folder.iterdir())), folder)).parent
    heavy = {
        kind: max((largest / kind).glob("*/index.html"), key=lambda page: (page.stat().st_size, page)).parent
        for kind in ("sasaran", "indikator")
    }
    folders = {"beranda": site, "dinas": largest, **heavy}
    return {kind: f"{folder.relative_to(site).as_posix()}/".removeprefix("./") for kind, folder in folders.items()}


def measured(url: str) -> Report:
    """What Lighthouse says of one page; raises NoToolError when it cannot say anything."""
    flags = " ".join(("--headless=new", *(flag for flag in QUIET if "resolver" not in flag)))
    command = ("node", fetched(LIGHTHOUSE) / "cli" / "index.js", url, "--quiet", "--output=json")
    quiet = ("--no-enable-error-reporting", f"--chrome-flags={flags}")
    ran = run(*command, *quiet, environment={"CHROME_PATH": chromium()})
    if ran.code:
        raise NoToolError(f"{LIGHTHOUSE}: {ran.err.strip()[-300:]}")
    report: Report = json.loads(ran.out)
    return report


def scores(reports: Sequence[Report]) -> dict[str, int]:
    """The median of each score, 0 to 100."""
    return {
        name: round(FULL * median(report["categories"][name]["score"] or 0 for report in reports))
        for name in CATEGORIES
    }


def losses(report: Report) -> Iterator[str]:
    """Every audit that costs points, with the first place where."""
    for name in CATEGORIES:
        for ref in report["categories"][name]["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 1:
                first: Report = next(iter(audit.get("details", {}).get("items", ())), {})
                where = first.get("node", {}).get("selector", "")
                yield f"{name}: {ref['id']} {audit.get('displayValue', '')} {audit.get('explanation', '')} {where}"


def row(kind: str, found: Mapping[str, int], report: Report) -> str:
    """One line of the table."""
    times = (report["audits"][name]["displayValue"].replace("\u00a0", " ") for name in TIMES)
    return f"| {' | '.join((kind, *map(str, found.values()), *times))} |"


def check(address: str, paths: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Per page a line of the table and what costs it points."""
    for kind, path in paths.items():
        reports = [measured(address + path) for _ in range(RUNS)]
        found = scores(reports)
        lost = () if min(found.values()) == FULL else tuple(dict.fromkeys(losses(reports[-1]))) or ("performance",)
        yield row(kind, found, reports[-1]), tuple(f"{kind}: {loss}" for loss in lost)


def say(*lines: str) -> None:
    """Print at once: a page takes most of a minute."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def main() -> int:
    """Build the site of the project, measure it; the exit code is 1 when a score is below 100."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        built = run_pohon("build", "--no-memo", "--site-dir", site)
        if built.code:
            say(built.err)
            return built.code
        lost: list[str] = []
        say(f"| {LIGHTHOUSE} | Kinerja | Akses | Praktik baik | SEO | LCP | TBT | CLS |", f"|---{'|---' * 7}|")
        with hosted(site) as address:
            for line, found in check(address, pages(site)):
                say(line)
                lost += found
    say(*lost)
    return 1 if lost else 0


if __name__ == "__main__":
    os.environ["CI"] = "1"  # what is missing is told, never passed over
    try:
        sys.exit(main())
    except NoToolError as error:
        sys.exit(f"Lighthouse tidak dapat dijalankan: {error}")
