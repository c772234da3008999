"""`mkdocs.yml` -> `Checked[Site settings]`: their keys where we use them, and our own under `plugins: pohon`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pohon.model import Settings
from pohon.problems import Checked, Finding, Keys, Mark, Places, Problem, Source, in_order, is_within
from pohon.reading import rules
from pohon.reading.events import Value, build, item, items
from pohon.reading.files import decode, is_file, is_folder, read_bytes
from pohon.reading.salvage import model_or_salvage

FILE = "mkdocs.yml"
_THEIRS = ("site_name", "site_url", "site_description", "repo_url", "edit_uri", "docs_dir", "site_dir")


@dataclass(frozen=True)
class Located:
    """The settings, the folder they stand in, where each of them is written, and which of them are unusable."""

    root: Path
    settings: Settings
    places: Places
    rusak: frozenset[Keys] = frozenset()


def read_settings(root: Path, name: str = FILE) -> Checked[Located]:
    """Read `mkdocs.yml` of a folder, or a file of another `name`; keys that only MkDocs knows are left alone."""
    file = root / name
    if not file.is_file():
        finding = Finding(
            Source(name),
            f"Tidak ada {name} di folder ini.",
            'Jalankan di folder situs, atau buat mkdocs.yml dengan sedikitnya: site_name: "Pohon Kinerja".',
        )
        return Checked(None, (rules.MISSING_FILE.problem(finding),))
    text = decode(read_bytes(file), name)
    if text.value is None:
        return Checked(None, text.problems)
    document = build(text.value, name, own_tags_only=False)
    if not isinstance(document.value, dict):
        problems = document.problems or (rules.NOT_AN_OBJECT.problem(rules.no_settings(Source(name))),)
        return Checked(None, in_order((*text.problems, *problems)))
    value, places = _picked(document.value, document.places)
    salvaged = model_or_salvage(Settings, value, places)
    problems = in_order((*text.problems, *document.problems, *salvaged.problems))
    if salvaged.model is None:
        return Checked(None, problems)
    return Checked(Located(root, salvaged.model, places, salvaged.rusak), problems)


def _picked(whole: dict[str, Value], places: Places) -> tuple[dict[str, Value], Places]:
    """Our part of the file in the shape of the model, and where each value of it stands."""
    value: dict[str, Value] = {key: whole[key] for key in _THEIRS if whole.get(key) is not None}
    moved: list[tuple[Keys, Keys]] = [((key,), (key,)) for key in value]
    if own := _own(whole.get("plugins")):
        at, value["pohon"] = own
        moved.append((("pohon",), at))
    if pages := tuple(_pages(whole.get("nav"), ("nav",))):
        value["nav"] = [page for _, page in pages]
        moved += [(("nav", n), at) for n, (at, _) in enumerate(pages)]
    marks = {(): places.marks[()], **dict(_moved(places.marks, moved))}
    return value, Places(places.path, marks)


def _moved(marks: Mapping[Keys, Mark], ways: Iterable[tuple[Keys, Keys]]) -> Iterator[tuple[Keys, Mark]]:
    """The marks of all values under the old ways, each under the new way."""
    for new, old in ways:
        for keys, mark in marks.items():
            if keys[: len(old)] == old:
                yield (*new, *keys[len(old) :]), mark


def _own(plugins: Value) -> tuple[Keys, Value] | None:
    """Our settings among the plugins, and the way to them, when there are any."""
    for name, plugin in items(plugins):
        if name == "pohon" and plugin is not None:
            return ("plugins", "pohon"), plugin
        own = item(plugin, "pohon")
        if own is not None:
            return ("plugins", name, "pohon"), own
    return None


def _pages(nav: Value, keys: Keys) -> Iterator[tuple[Keys, Value]]:
    """The Markdown files of a `nav`, nested or not, with their titles; links elsewhere are left out."""
    for key, part in items(nav):
        here = (*keys, key)
        if isinstance(part, str) and part.endswith(".md"):
            yield here, {"berkas": part, **({"judul": key} if isinstance(key, str) else {})}
        else:
            yield from _pages(part, here)


def check_settings(located: Located) -> Iterator[Problem]:
    """Whether the folders and files that the settings name are there."""
    if is_within(("docs_dir",), located.rusak):
        return
    content = located.root / located.settings.docs_dir
    if not is_folder(content):
        yield _missing(located.places.at("docs_dir"), located.settings.docs_dir)
        return
    for n, page in enumerate(located.settings.nav):
        if not is_within(("nav", n, "berkas"), located.rusak) and not is_file(content / page.berkas):
            yield _missing(located.places.at("nav", n), page.berkas)


def _missing(where: Source, name: str) -> Problem:
    return rules.MISSING_FILE.problem(rules.missing_file(where, name))
