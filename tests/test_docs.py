"""What the manuals say is so: every key, field, code, word and link in them, and nothing undocumented."""

from __future__ import annotations

import dataclasses
import enum
import importlib
import inspect
import json
import pkgutil
import re
import tomllib
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import BaseModel

import pohon
from pohon import build, manual, reading, schema
from pohon.model import Pohon, Settings
from pohon.model.settings import Lisensi, OwnSettings
from pohon.outputs import FILES, PAGES, PORTAL_FILES, PORTAL_PAGES, SITE_FILES, SITE_PAGES, Output
from pohon.reading.shape import model_at
from pohon.views.shell import At
from tests.test_layers import ROWS
from tests.tools import ROOT, Site, edit, run_pohon

DOCS = ROOT / "docs"
CONTENT = sorted((ROOT / "content").glob("*/*.yml"))
CATALOGUE: tuple[Output[Any], ...] = (*PAGES, *FILES, *SITE_PAGES, *SITE_FILES)
PORTAL: tuple[Output[Any], ...] = (*PORTAL_PAGES, *PORTAL_FILES)
CONTOH = DOCS / "contoh"  # a whole site: its links are addresses of pages
MANUALS = sorted({*ROOT.glob("*.md"), *DOCS.rglob("*.md")} - {*CONTOH.rglob("*.md")})


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _rows(name: str, kind: str) -> list[schema.ManualRow]:
    return [row for row in schema.manual_rows(_text(name)) if row.kind == kind]


def _coded(text: str) -> set[str]:
    """Everything that stands in backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def _inside(annotation: Any, base: type) -> Iterator[type]:
    """The classes of a kind inside a type."""
    if isinstance(annotation, type) and issubclass(annotation, base):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _inside(part, base)


# --- docs/format-isi.md: every key and choice ---


def _models(root: type[BaseModel] = Pohon) -> Iterator[type[BaseModel]]:
    yield root
    for field in root.model_fields.values():
        for model in _inside(field.annotation, BaseModel):
            yield from _models(model)


def _choices() -> set[type]:
    return {
        choice
        for model in _models()
        for field in model.model_fields.values()
        for choice in _inside(field.annotation, enum.Enum)
    }


@pytest.mark.parametrize("model", sorted(set(_models()), key=str))
def test_every_key_of_the_format_is_documented(model: type[BaseModel]) -> None:
    rows = [row for row in _rows("docs/format-isi.md", "Kunci") if model_at(Pohon, row.path) is model]
    told = {row.name: row.cells[1] == "ya" for row in rows}
    assert told == {key: field.is_required() for key, field in model.model_fields.items()}
    assert all(len(row.cells) == len(("Kunci", "Wajib", "Isi", "Contoh")) and row.cells[2] for row in rows)


def test_every_choice_of_the_format_is_documented() -> None:
    told: dict[type, set[str]] = {}
    for row in _rows("docs/format-isi.md", "Pilihan"):
        model = model_at(Pohon, row.path[:-1])
        assert model, row.path
        (choice,) = _inside(model.model_fields[row.path[-1]].annotation, enum.Enum)
        told.setdefault(choice, set()).add(row.name)
    assert told == {choice: {member.value for member in choice} for choice in _choices()}  # type: ignore[attr-defined]  # an enum, chosen at run time


def test_every_setting_is_documented() -> None:
    own = [f"plugins.pohon.{key}" for key in OwnSettings.model_fields if key != "lisensi"]
    own += [f"plugins.pohon.lisensi.{key}" for key in Lisensi.model_fields]
    keys = [*(key for key in Settings.model_fields if key != "pohon"), *own]
    assert sorted(row.name for row in _rows("docs/format-isi.md", "Pengaturan")) == sorted(keys)


def _blocks(name: str, heading: str) -> list[tuple[str, str]]:
    """The code blocks (language, text) below a heading, up to the next one of the same level."""
    level = heading.partition(" ")[0]
    start = _text(name).partition(f"\n{heading}\n")[2]
    assert start, f"{name}: {heading}"
    part = re.split(rf"(?m)^{level} ", start)[0]
    return re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", part)


def _site(folder: Path, name: str, heading: str) -> Path:
    """A site that holds nothing but an example of a manual: its YAML file and its source text."""
    blocks = _blocks(name, heading)
    tree, text = (next(text for language, text in blocks if language == wanted) for wanted in ("yaml", "text"))
    wilayah = folder / "content" / "kota-contoh"
    wilayah.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Contoh\n", "utf-8")
    (wilayah / "dinas-koperasi.yml").write_text(tree, "utf-8")
    (wilayah / yaml.safe_load(tree)["dokumen"]["sumber"]).write_text(text, "utf-8")
    return folder


README_EXAMPLE = ("README.md", "## Menambah dinas")


@pytest.mark.parametrize(("name", "heading"), [("docs/format-isi.md", "## Contoh lengkap"), README_EXAMPLE])
def test_examples_work(tmp_path: Path, name: str, heading: str) -> None:
    loaded = build.load(_site(tmp_path, name, heading))
    assert loaded.problems == ()
    assert len(loaded.trees) == 1


@pytest.mark.parametrize(
    ("name", "heading"), [("docs/format-isi.md", "## Pengaturan situs"), ("README.md", "## Pengaturan")]
)
def test_examples_of_settings_work(tmp_path: Path, name: str, heading: str) -> None:
    ((language, text),) = _blocks(name, heading)
    assert language == "yaml"
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "tentang.md").write_text("# Tentang\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    read = reading.settings.read_settings(tmp_path)
    assert read.value
    assert read.problems == ()
    assert read.value.settings.pohon.kontak


def test_the_readme_shows_what_check_really_says(tmp_path: Path) -> None:
    site = _site(tmp_path, *README_EXAMPLE)
    tree = site / "content" / "kota-contoh" / "dinas-koperasi.yml"
    edit(tree, "jenis: tujuan", "jenis: tujuhan")
    edit(tree, "induk: t1", "induk: t9")
    (shown,) = (text for language, text in _blocks("README.md", "## Memeriksa isi") if language == "text")
    ran = run_pohon("check", cwd=site)
    assert ran.code == 1
    assert ran.err.strip() == shown.strip()


# --- skema/pohon.schema.json ---


def _schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(_text("skema/pohon.schema.json"))
    return loaded


def test_the_schema_is_current() -> None:
    fresh = schema.as_text(_text("docs/format-isi.md"))
    assert _text("skema/pohon.schema.json") == fresh, "python -m pohon.schema skema/pohon.schema.json"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(_schema())


@pytest.mark.parametrize("file", CONTENT, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_content_fits_the_schema(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../skema/pohon.schema.json\n")
    jsonschema.validate(yaml.safe_load(text), _schema(), jsonschema.Draft7Validator)


@pytest.mark.parametrize(
    "wrong",
    [
        "{pernyatan: Salah ketik}",
        "{jenis: sasaran_bidang}",
        "{id: SASARAN 1}",
        "{sumber: [hal. 3]}",
        "{sumber: 0}",
        "{induk: {t1: t2}}",
        "{indikator: [{id: a, nama: A, pengukuran: [{tahun: 18}]}]}",
        "{indikator: [{id: a, nama: A, pengukuran: [{tahun: 2018, target: [1]}]}]}",
        "{indikator: [{id: a}]}",
    ],
)
def test_the_schema_refuses_what_is_wrong(wrong: str) -> None:
    tree = yaml.safe_load(next(text for language, text in _blocks(*README_EXAMPLE) if language == "yaml"))
    jsonschema.validate(tree, _schema(), jsonschema.Draft7Validator)
    tree["sasaran"][0].update(yaml.safe_load(wrong))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tree, _schema(), jsonschema.Draft7Validator)


def test_the_schema_writes_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "skema.json"
    assert schema.main([str(target)]) == 0
    assert target.read_text("utf-8") == _text("skema/pohon.schema.json")
    monkeypatch.setattr(schema, "MANUAL", tmp_path / "none.md")
    assert schema.main([str(target)]) == 0
    assert "description" not in target.read_text("utf-8")
    assert schema.main([]) == 2


# --- docs/tema.md: every field that a template can use ---


def _view_of(output: Any) -> type:
    view: type = typing.get_type_hints(output.view)["return"]
    return view


def _name(view: type) -> str:
    return f"{view.__module__.rpartition('.')[2]}.{view.__name__}"


def _parts(view: type) -> list[type]:
    """The dataclasses and named tuples inside one of them, itself first."""
    seen = [view]
    for each in seen:
        for hint in typing.get_type_hints(each).values():
            seen += [part for part in _inside(hint, object) if _fields_of(part) and part not in seen]
    return seen


def _fields_of(each: type) -> list[str]:
    """The names of the fields of a dataclass or a named tuple."""
    if dataclasses.is_dataclass(each):
        return [field.name for field in dataclasses.fields(each)]
    return list(getattr(each, "_fields", ()))


def _contexts() -> dict[str, type]:
    """What the manual must tell, by the name in its heading: the view of each template, `at`, and all their parts."""
    views = {f"pages/{output.name}.html": _view_of(output) for output in (*PORTAL, *CATALOGUE)}
    pages = {name: view for name, view in views.items() if view not in {str, bytes}}
    parts = {_name(part): part for view in (*pages.values(), At) for part in _parts(view)[1:]}
    return {**pages, "at": At, **parts}


@pytest.mark.parametrize(("name", "view"), _contexts().items(), ids=list(_contexts()))
def test_every_field_of_a_template_is_documented(name: str, view: type) -> None:
    told = [row.name for row in _rows("docs/tema.md", "Kolom") if ".".join(row.path) == name]
    assert told == _fields_of(view)


def test_no_other_template_context_is_documented() -> None:
    assert {".".join(row.path) for row in _rows("docs/tema.md", "Kolom")} == set(_contexts())


# --- docs/glossary.md: every identifier ---


def _modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(pohon.__path__, "pohon.")
    return [importlib.import_module(module.name) for module in found if not module.name.endswith("__main__")]


def _classes(module: ModuleType) -> list[type]:
    """The public classes that are written in a module."""
    found = inspect.getmembers(module, inspect.isclass)
    return [each for name, each in found if each.__module__ == module.__name__ and not name.startswith("_")]


def _identifiers_of(each: type) -> list[str]:
    """The names of a class's fields, or the words of a choice."""
    if issubclass(each, enum.Enum):
        return [member.value for member in each if isinstance(member.value, str)]
    if issubclass(each, BaseModel):
        return list(each.model_fields)
    return _fields_of(each)


def _identifiers() -> set[str]:
    found = {output.name for output in (*CATALOGUE, *PORTAL)}
    for module in _modules():
        found.add(module.__name__.rpartition(".")[2])
        for each in _classes(module):
            found.update(_identifiers_of(each))
            if issubclass(each, BaseModel):
                found.add(each.__name__)
    return {name.replace("-", "_") for name in found}


def test_every_identifier_is_in_the_glossary() -> None:
    programmers = {"OwnSettings", "Settings"}  # classes with English names
    assert _identifiers() - programmers - _coded(_text("docs/glossary.md")) == set()


def test_the_glossary_is_in_order_and_has_no_strangers() -> None:
    told = [row.name for row in _rows("docs/glossary.md", "Identifier")]
    assert told == sorted(set(told))
    others = {"lintas_situs"}  # a view function
    assert set(told) - _identifiers() == others


# --- problems, outputs, rooms, libraries ---


def test_every_problem_has_its_page() -> None:
    codes = {rule.code for rule in manual.rules()}
    assert {page.stem for page in (DOCS / "masalah").glob("P*.md")} == codes
    families = {code[:2] for code in codes}
    assert families == {row.name[:2] for row in _rows("docs/README.md", "Kode")}
    assert families == set(re.findall(r"\b(P\d)xx", _text("docs/architecture.md")))


def test_every_output_is_described() -> None:
    told = {row.name: row.cells[1].strip("`") for row in _rows("docs/architecture.md", "Output")}
    blanks = {"wilayah": "<wilayah>", "dinas": "<dinas>"}
    keys = {
        "kelengkapan-lanjut": "<n>",
        "sumber-lanjut": "<line>",
        "kinerja-lanjut": "<n>",
        "anggaran-lanjut": "<n>",
        "rencana-aksi-lanjut": "<year>",
        "cari-rekam": "<n>",
        "wilayah": "<wilayah>",
        "halaman": "<name>",
        "jenjang": "<jenjang>",
        "indeks": "<letter>/",
        "banding": "<n>/",
        "banding-kelompok": "<kind>/<name>",
        "cari-kata": "<n>",
        "pindah": "<old address>/",
        "data-lama": "<old path>",
        "sitemap": "<n>",
    }
    files = {row.name: row.path.format(key=keys.get(row.name, "<id>"), **blanks) for row in CATALOGUE}
    assert told == files


def test_every_output_of_the_portal_is_described() -> None:
    own = {row.name: row.path.format(key="<list>") for row in PORTAL if row.name not in {r.name for r in CATALOGUE}}
    assert {row.name: row.cells[1].strip("`") for row in _rows("docs/architecture.md", "Portal")} == own


def test_every_room_is_described() -> None:
    rooms = [(int(row.cells[0]), row.cells[1].strip("`")) for row in _rows("docs/architecture.md", "Row")]
    assert rooms == [(row, room) for row, each in enumerate(ROWS) for room in each if room != "__main__"]


def test_every_library_is_explained() -> None:
    project = tomllib.loads(_text("pyproject.toml"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = sorted(re.split(r"[<>=!~\[; ]", each, maxsplit=1)[0].lower() for each in wanted)
    assert sorted(row.name for row in _rows("docs/dependencies.md", "Library")) == names


def test_the_readme_counts_right(site: Site) -> None:
    told = re.search(r"(\d+) sasaran dan (\d+) indikator.* membuat (\d+) halaman", _text("README.md"), re.DOTALL)
    assert told
    trees = [Pohon.model_validate(yaml.load(file.read_text("utf-8"), yaml.BaseLoader)) for file in CONTENT]
    indikator = sum(len(s.indikator) for tree in trees for s in tree.sasaran)
    counts = (sum(len(tree.sasaran) for tree in trees), indikator, len(site.pages))
    assert tuple(int(number) for number in told.groups()) == counts


# --- links and headings ---


def _slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def _prose(text: str) -> str:
    """A Markdown text without its code blocks."""
    return re.sub(r"(?ms)^```.*?^```$", "", text)


def _anchors(file: Path) -> set[str]:
    return {_slug(heading) for heading in re.findall(r"(?m)^#+ (.+)$", _prose(file.read_text("utf-8")))}


@pytest.mark.parametrize("file", MANUALS, ids=lambda file: str(file.relative_to(ROOT)))
def test_links_of_manuals_lead_somewhere(file: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", _prose(file.read_text("utf-8")))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        aim = (file.parent / path).resolve() if path else file
        assert aim.exists(), target
        assert not anchor or anchor in _anchors(aim), target
