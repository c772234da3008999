"""The manual of all rules, made from their docstrings: `python -m pohon.manual docs/masalah`."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pohon.build.plan import PLAN_RULES
from pohon.checks import COUNTED, MEANING, PERMALINK, RECORD, SITE, STRUCTURE
from pohon.problems import Rule, Severity
from pohon.reading import FILE_RULES, SHAPE_RULES

AnyRule = Rule[Callable[..., Any]]
"""A rule of any kind: one that finds trouble, or one that words it."""

_SEVERITIES = {
    Severity.GALAT: "**Galat**: tidak ada yang terbit sebelum ini dibetulkan; situs yang lama tidak berubah.",
    Severity.PERINGATAN: "**Peringatan**: situs tetap terbit, kecuali dengan `--strict`.",
}
_HEAD = """# Kode masalah

Setiap masalah yang ditunjukkan `pohon check` dan `pohon build` punya kode tetap. Halaman ini dibuat dari kode
program dengan `python -m pohon.manual docs/masalah`; jangan disunting.

| Kode | Masalah | Tingkat |
|---|---|---|
"""


def rules() -> tuple[AnyRule, ...]:
    """All rules of the whole program, in the order of their codes."""
    shape = (rule for _, rule in SHAPE_RULES)
    checks: tuple[AnyRule, ...] = (*STRUCTURE, *SITE, *PERMALINK, *MEANING, *COUNTED, *RECORD)
    return tuple(sorted((*FILE_RULES, *shape, *checks, *PLAN_RULES), key=lambda rule: rule.code))


def title(rule: AnyRule) -> str:
    """What a rule is called: the first line of its docstring, without the full stop."""
    return _told(rule)[0].removesuffix(".")


def page(rule: AnyRule) -> str:
    """The manual page of a rule, in Markdown."""
    body = "\n".join(_told(rule)[1:]).strip("\n")
    return f"# {rule.code}: {title(rule)}\n\n{_SEVERITIES[rule.severity]}\n\n{body}\n"


def index() -> str:
    """The table of all rules, in Markdown."""
    rows = (f"| [{rule.code}]({rule.code}.md) | {title(rule)} | {rule.severity} |\n" for rule in rules())
    return _HEAD + "".join(rows)


def write(folder: Path) -> None:
    """Write every page and the index; a page whose rule is gone goes too."""
    pages = {f"{rule.code}.md": page(rule) for rule in rules()}
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("P*.md"):
        if file.name not in pages:
            file.unlink()
    for name, text in {**pages, "README.md": index()}.items():
        (folder / name).write_text(text, "utf-8")


def _told(rule: AnyRule) -> list[str]:
    """The lines of a rule's docstring, without their common indentation."""
    return (inspect.getdoc(rule.apply) or "").split("\n")


def main(arguments: Sequence[str]) -> int:
    """Write the manual into the folder that is named."""
    if len(arguments) != 1:
        sys.stderr.write("python -m pohon.manual docs/masalah\n")
        return 2
    write(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
