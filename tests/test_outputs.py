"""The catalogue: every file that the site can contain, and a template for each page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pohon.build.plan import plan_site, plan_tree, tree_routes
from pohon.outputs import FILES, PAGES, SITE_FILES, SITE_PAGES, Output
from pohon.site import Site as Summaries
from pohon.understood import Understood
from tests.tools import ROOT, Site

TEMPLATES = ROOT / "themes" / "dasar" / "templates" / "pages"
ALL: tuple[Output[Any], ...] = (*PAGES, *FILES, *SITE_PAGES, *SITE_FILES)


def test_names_are_unique() -> None:
    names = [output.name for output in ALL]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("outputs", [(*PAGES, *FILES), (*SITE_PAGES, *SITE_FILES)], ids=["tree", "site"])
def test_paths_are_unique(outputs: tuple[Output[Any], ...]) -> None:
    """`wilayah` and `halaman` share a pattern; keys that meet there are told as P901."""
    paths = [output.path for output in outputs]
    assert len(set(paths)) == len(paths) - (paths.count("{key}/index.html") > 1)


def test_every_page_has_a_template_and_every_template_a_page() -> None:
    assert {output.name for output in ALL if output.path.endswith(".html")} == {path.stem for path in TEMPLATES.iterdir()}


def test_every_path_of_a_tree_lies_in_its_folder() -> None:
    assert all(output.path.startswith("{wilayah}/{dinas}/") for output in (*PAGES, *FILES))


def test_everything_has_a_permanent_address() -> None:
    assert {output.name: output.path for output in ALL} == {
        "dinas": "{wilayah}/{dinas}/index.html",
        "sasaran": "{wilayah}/{dinas}/sasaran/{key}/index.html",
        "indikator": "{wilayah}/{dinas}/indikator/{key}/index.html",
        "jabatan": "{wilayah}/{dinas}/jabatan/{key}/index.html",
        "cascading": "{wilayah}/{dinas}/cascading/index.html",
        "rencana-aksi": "{wilayah}/{dinas}/rencana-aksi/index.html",
        "penyusunan": "{wilayah}/{dinas}/penyusunan/index.html",
        "lintas-dinas": "{wilayah}/{dinas}/lintas/index.html",
        "sumber": "{wilayah}/{dinas}/sumber/index.html",
        "bagan": "{wilayah}/{dinas}/data/pohon.svg",
        "beranda": "index.html",
        "wilayah": "{key}/index.html",
        "lintas": "lintas/index.html",
        "halaman": "{key}/index.html",
        "versi": "versi/index.html",
        "404": "404.html",
    }


def test_every_output_happens_in_the_small_site(perikanan: Understood, mini_site: Summaries) -> None:
    planned = {item.output.name for item in plan_tree(perikanan)} | {item.output.name for item in plan_site(mini_site)}
    assert planned == {output.name for output in ALL}


# --- a page without data is neither planned nor linked ---

OPTIONAL = ("rencana-aksi", "penyusunan", "lintas-dinas")


def test_a_poor_tree_has_few_pages(perdagangan: Understood) -> None:
    assert [(item.output.name, item.key) for item in plan_tree(perdagangan)] == [
        ("dinas", ""),
        ("sasaran", "p1"),
        ("cascading", ""),
        ("sumber", ""),
        ("bagan", ""),
    ]


def test_what_is_not_planned_is_not_linked(perdagangan: Understood, mini_made: Mapping[str, bytes]) -> None:
    routes = tree_routes(perdagangan, plan_tree(perdagangan), "kota-contoh")
    assert not any((name, "") in routes for name in OPTIONAL)
    page = mini_made["kota-contoh/dinas-perdagangan/index.html"].decode()
    assert not any(
        f"/{folder}/" in page for folder in ("rencana-aksi", "penyusunan", "dinas-perdagangan/lintas", "jabatan")
    )


@pytest.mark.parametrize(
    ("folder", "having"),
    [
        ("rencana-aksi", {"kabupaten-purbalingga/dinkopukm"}),
        ("penyusunan", {"wilayah-tidak-disebut/dkukmpp"}),
        ("lintas", {"wilayah-tidak-disebut/dkukmpp"}),
    ],
)
def test_which_real_trees_have_which_pages(site: Site, folder: str, having: set[str]) -> None:
    found = {
        str(Path(path).parent.parent)
        for path in site.pages
        if path.count("/") == 3 and path.endswith(f"/{folder}/index.html")
    }
    assert found == having
