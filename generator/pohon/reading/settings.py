"""`mkdocs.yml` -> `Checked[Site settings]`: their keys where we use them, and our own under `plugins: pohon`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pohon.model import Settings
from pohon.problems import Checked, Finding, Keys, Places, Problem, Rule, Source, in_order
from pohon.reading import rules
from pohon.reading.events import Document, build
from pohon.reading.files import decode, read_bytes
from pohon.reading.salvage import model_or_salvage

FILE = "mkdocs.yml"
_THEIRS = ("site_name", "site_url", "site_description", "repo_url", "edit_uri", "docs_dir", "site_dir")


@dataclass(frozen=True)
class Located:
    """The settings, the folder they stand in, and where each of them is written."""

    root: Path
    settings: Settings
    places: Places


def read_settings(root: Path) -> Checked[Located]:
    """Read `mkdocs.yml` of a folder. Keys that only MkDocs knows are none of our business."""
    file = root / FILE
    if not file.is_file():
        finding = Finding(
            Source(FILE),
            f"Tidak ada {FILE} di folder ini.",
            'Jalankan di folder situs, atau buat mkdocs.yml dengan sedikitnya: site_name: "Pohon Kinerja".',
        )
        return Checked(None, (rules.MISSING_FILE.problem(finding),))
    text = decode(read_bytes(file), FILE)
    if text.value is None:
        return Checked(None, text.problems)
    document = build(text.value, FILE, own_tags_only=False)
    if not isinstance(document.value, dict):
        problems = document.problems or (rules.NOT_AN_OBJECT.problem(rules.not_an_object(Source(FILE))),)
        return Checked(None, in_order((*text.problems, *problems)))
    value, places = _picked(document)
    settings, misfits = model_or_salvage(Settings, value, places)
    problems = in_order((*text.problems, *document.problems, *misfits))
    return Checked(Located(root, settings, places) if settings else None, problems)


def _picked(document: Document) -> tuple[dict[str, Any], Places]:
    """Our part of the file in the shape of the model, and where each value of it stands."""
    whole: dict[str, Any] = document.value
    value: dict[str, Any] = {key: whole[key] for key in _THEIRS if whole.get(key) is not None}
    moved: list[tuple[Keys, Keys]] = [((key,), (key,)) for key in value]
    own = _own(whole.get("plugins"))
    if own is not None:
        moved.append((("pohon",), own))
        value["pohon"] = _at(whole, own)
    pages = tuple(_pages(whole.get("nav"), ("nav",)))
    if pages:
        value["nav"] = [page for page, _ in pages]
        moved += [(("nav", n), keys) for n, (_, keys) in enumerate(pages)]
    marks = {(): document.places.marks.get((), (1, 1, 1, 1))}
    for new, old in moved:
        for keys, mark in document.places.marks.items():
            if keys[: len(old)] == old:
                marks[(*new, *keys[len(old) :])] = mark
    return value, Places(document.places.path, marks)


def _at(value: Any, keys: Keys) -> Any:  # noqa: ANN401
    for key in keys:
        value = value[key]
    return value


def _own(plugins: Any) -> Keys | None:  # noqa: ANN401
    """The way to our settings among the plugins, when there are any."""
    items = enumerate(plugins) if isinstance(plugins, list) else (plugins or {}).items()
    for name, plugin in items if isinstance(plugins, list | dict) else ():
        if name == "pohon" and plugin is not None:
            return ("plugins", "pohon")
        if isinstance(plugin, dict) and plugin.get("pohon") is not None:
            return ("plugins", name, "pohon")
    return None


def _pages(nav: Any, keys: Keys) -> Iterator[tuple[dict[str, Any], Keys]]:  # noqa: ANN401
    """The Markdown files of a `nav`, nested or not, with their titles; links elsewhere are left out."""
    items = enumerate(nav) if isinstance(nav, list) else nav.items() if isinstance(nav, dict) else ()
    for key, item in items:
        here = (*keys, key)
        if isinstance(item, list | dict):
            yield from _pages(item, here)
        elif isinstance(item, str) and item.endswith(".md"):
            yield ({"berkas": item, **({"judul": key} if isinstance(key, str) else {})}, here)


def check_settings(located: Located) -> Iterator[Problem]:
    """Whether the folders and files that the settings name are there."""
    content = located.root / located.settings.docs_dir
    if not content.is_dir():
        yield _missing(located.places.at("docs_dir"), located.settings.docs_dir)
    for n, page in enumerate(located.settings.nav):
        if content.is_dir() and not (content / page.berkas).is_file():
            yield _missing(located.places.at("nav", n), page.berkas)


def _missing(where: Source, name: str) -> Problem:
    rule: Rule[Any] = rules.MISSING_FILE
    return rule.problem(rules.missing_file(where, name))
