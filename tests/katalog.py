"""The catalogue of interface words, kept in step with the code: `python -m tests.katalog` after a text has changed.

It writes `pohon.pot` anew and gives every `.po` the same messages in the same order. Translations stay; those of texts
that are gone go too; those of new texts are empty until somebody writes them. Manual: docs/bahasa.md
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from pohon.kata import CATALOGUES, LANGUAGES, SOURCE
from tests.tools import PACKAGE, ROOT

TEMPLATE = CATALOGUES / "pohon.pot"
# What stands in the brackets of a call: None for one text, else which arguments are the forms for one and for many.
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "kata": None,
    "msg": None,
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "many": (1, 1),
    "counted": (2, 2),
    "Download": (3,),
}
TRIMMED = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "extensions": "jinja2.ext.i18n"}
# What the command line says is Indonesian everywhere.
UNTRANSLATED = ("generator/pohon/report.py",)
THEME = ROOT / "themes" / "dasar" / "templates"
HEADER = """\
# Kata-kata antarmuka Pohon. Cara menerjemahkan: docs/bahasa.md
msgid ""
msgstr ""
"Project-Id-Version: pohon\\n"
"Language: {bahasa}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def key(message: Message) -> str:
    """The wording for a single thing, under which a message is looked up."""
    return message.id if isinstance(message.id, str) else message.id[0]


def extracted() -> Catalog:
    """Every text of code and templates, by file, then by wording."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for file, wording in sorted(set(_found()), key=lambda each: (each[0], str(each[1]))):
        catalogue.add(wording, locations=[(file, 0)])
    return catalogue


def _found() -> Iterator[tuple[str, str | tuple[str, str]]]:
    """Every text with the file in which it stands."""
    for folder, method, options in ((PACKAGE, "python", {}), (THEME, "jinja2.ext:babel_extract", TRIMMED)):
        pattern = "**.py" if method == "python" else "**.html"
        found = extract_from_dir(folder, [(pattern, method)], {pattern: options}, keywords=KEYWORDS)
        for file, _line, wording, _comments, _context in found:
            place = (folder / file).relative_to(ROOT).as_posix()
            if place not in UNTRANSLATED:
                yield place, wording if isinstance(wording, str) else (wording[0], wording[1])


def read(bahasa: str) -> Catalog:
    """The catalogue of a language as it is; empty for a new one."""
    file = CATALOGUES / f"{bahasa}.po"
    return _parsed(file, bahasa) if file.is_file() else Catalog(locale=bahasa)


def template() -> Catalog:
    """The catalogue without translations as it is."""
    return _parsed(TEMPLATE, None)


def _parsed(file: Path, locale: str | None) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=locale)


def refreshed(bahasa: str, template: Catalog) -> Catalog:
    """The messages of the template with the translations of a language, as far as there are any."""
    known = {key(message): forms_of(message) for message in read(bahasa) if message.id}
    for message in template:
        if message.id:
            message.string = _fitting(message, known.get(key(message), ("",)))
    return template


def forms_of(message: Message) -> tuple[str, ...]:
    """The forms of a translation: one, or one for a single thing and one for many; empty where it is missing."""
    return tuple(message.string or ("",)) if not isinstance(message.string, str) else (message.string,)


def _fitting(message: Message, forms: Sequence[str]) -> str | tuple[str, ...]:
    """A translation in as many forms as the message has: a text of which there are now several keeps the one it had."""
    return (forms[0], forms[-1]) if message.pluralizable else forms[0]


def as_text(catalogue: Catalog, bahasa: str = "") -> str:
    """A catalogue as a file: without lines and dates, so that it changes only when its words do."""
    body = io.BytesIO()
    write_po(body, catalogue, omit_header=True, include_lineno=False, sort_output=False, width=110)
    return HEADER.format(bahasa=bahasa) + body.getvalue().decode().strip("\n") + "\n"


def main() -> None:
    """Write the template and every language, and say what is missing."""
    TEMPLATE.write_text(as_text(extracted()), "utf-8")
    for bahasa in LANGUAGES:
        if bahasa != SOURCE:
            catalogue = refreshed(bahasa, extracted())
            (CATALOGUES / f"{bahasa}.po").write_text(as_text(catalogue, bahasa), "utf-8")
            missing = [key(message) for message in catalogue if message.id and not all(forms_of(message))]
            done = f"{bahasa}: {len(catalogue) - len(missing)} dari {len(catalogue)} diterjemahkan"
            sys.stdout.write("\n  ".join((done, *missing)) + "\n")


if __name__ == "__main__":
    main()
