"""The catalogue: every file that the site can contain, and a template for each page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pohon.build.plan import Planned, plan_site, plan_site_files, plan_tree, plan_tree_files, tree_routes
from pohon.gathered import Gathered
from pohon.model import Anggaran
from pohon.model.angka import parse_angka
from pohon.outputs import (
    FILES,
    PAGES,
    PORTAL_FILES,
    PORTAL_PAGES,
    SITE_FILES,
    SITE_PAGES,
    WILAYAH_FILES,
    WILAYAH_PAGES,
    Output,
)
from pohon.problems import Source
from pohon.site import Copy, Gone
from pohon.site import Site as Summaries
from pohon.understood import Understood, understand
from pohon.views.anggaran import PER_PAGE as MONEY_ROWS
from pohon.views.kinerja import PER_PAGE
from pohon.views.pilih import CHOICES
from pohon.views.rencana_aksi import PER_PAGE as PLAN_ROWS
from pohon.views.source_pages import LINES
from tests.angka import grown, with_quarters, without
from tests.tools import ROOT, Site

TEMPLATES = ROOT / "themes" / "dasar" / "templates" / "pages"
ALL_PAGES: tuple[Output[Any], ...] = (*PAGES, *SITE_PAGES)
ALL_FILES: tuple[Output[Any], ...] = (*FILES, *SITE_FILES)
ALL = (*ALL_PAGES, *ALL_FILES)
PORTAL: tuple[Output[Any], ...] = (*PORTAL_PAGES, *PORTAL_FILES)
WILAYAH: tuple[Output[Any], ...] = (*WILAYAH_PAGES, *WILAYAH_FILES)


@pytest.mark.parametrize("outputs", [ALL, WILAYAH, PORTAL], ids=["site", "wilayah", "portal"])
def test_names_are_unique(outputs: tuple[Output[Any], ...]) -> None:
    names = [output.name for output in outputs]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("outputs", [(*PAGES, *FILES), (*SITE_PAGES, *SITE_FILES)], ids=["tree", "site"])
def test_paths_are_unique(outputs: tuple[Output[Any], ...]) -> None:
    """`wilayah` and `halaman` share a pattern; keys that meet there are told as P901."""
    paths = [output.path for output in outputs]
    assert len(set(paths)) == len(paths) - (paths.count("{key}/index.html") > 1)


def test_every_page_has_a_template_and_every_template_a_page() -> None:
    pages = {output.name for output in (*ALL_PAGES, *WILAYAH_PAGES, *PORTAL_PAGES)}
    assert pages == {path.stem for path in TEMPLATES.iterdir()}


def test_pages_are_html_and_downloads_are_not() -> None:
    assert all(output.path.endswith("index.html") for output in PAGES)
    assert all(output.path.endswith(("index.html", "404.html")) for output in SITE_PAGES)
    assert not any(output.path.endswith(".html") for output in ALL_FILES)


def test_every_path_of_a_tree_lies_in_its_folder() -> None:
    assert all(output.path.startswith("{wilayah}/{dinas}/") for output in (*PAGES, *FILES))


def test_everything_has_a_permanent_address() -> None:
    """Published addresses are for ever: a row may be added to this list, none may change."""
    assert {output.name: output.path for output in ALL} == {
        "dinas": "{wilayah}/{dinas}/index.html",
        "sasaran": "{wilayah}/{dinas}/sasaran/{key}/index.html",
        "indikator": "{wilayah}/{dinas}/indikator/{key}/index.html",
        "jabatan": "{wilayah}/{dinas}/jabatan/{key}/index.html",
        "cascading": "{wilayah}/{dinas}/cascading/index.html",
        "rencana-aksi": "{wilayah}/{dinas}/rencana-aksi/index.html",
        "rencana-aksi-lanjut": "{wilayah}/{dinas}/rencana-aksi/{key}/index.html",
        "anggaran": "{wilayah}/{dinas}/anggaran/index.html",
        "anggaran-lanjut": "{wilayah}/{dinas}/anggaran/{key}/index.html",
        "penyusunan": "{wilayah}/{dinas}/penyusunan/index.html",
        "lintas-dinas": "{wilayah}/{dinas}/lintas/index.html",
        "kelengkapan-dinas": "{wilayah}/{dinas}/kelengkapan/index.html",
        "kelengkapan-lanjut": "{wilayah}/{dinas}/kelengkapan/{key}/index.html",
        "sumber": "{wilayah}/{dinas}/sumber/index.html",
        "sumber-lanjut": "{wilayah}/{dinas}/sumber/{key}/index.html",
        "kinerja": "{wilayah}/{dinas}/kinerja/index.html",
        "kinerja-lanjut": "{wilayah}/{dinas}/kinerja/{key}/index.html",
        "data-dinas": "{wilayah}/{dinas}/data/index.html",
        "kartu": "{wilayah}/{dinas}/indikator/{key}/kartu/index.html",
        "xlsx": "{wilayah}/{dinas}/data/pohon.xlsx",
        "indikator-csv": "{wilayah}/{dinas}/data/indikator.csv",
        "sasaran-csv": "{wilayah}/{dinas}/data/sasaran.csv",
        "jabatan-csv": "{wilayah}/{dinas}/data/jabatan.csv",
        "lintas-csv": "{wilayah}/{dinas}/data/lintas.csv",
        "anggaran-csv": "{wilayah}/{dinas}/data/anggaran.csv",
        "csvw": "{wilayah}/{dinas}/data/csv-metadata.json",
        "datapackage": "{wilayah}/{dinas}/data/datapackage.json",
        "data-json": "{wilayah}/{dinas}/data/pohon.json",
        "yaml": "{wilayah}/{dinas}/data/pohon.yml",
        "teks": "{wilayah}/{dinas}/data/sumber.txt",
        "bagan": "{wilayah}/{dinas}/data/pohon.svg",
        "dot": "{wilayah}/{dinas}/data/pohon.dot",
        "oembed": "{wilayah}/{dinas}/indikator/{key}/oembed.json",
        "gambar-dinas": "{wilayah}/{dinas}/gambar.png",
        "gambar-sasaran": "{wilayah}/{dinas}/sasaran/{key}/gambar.png",
        "cari-rekam": "{wilayah}/{dinas}/data/cari-{key}.json",
        "data-cari": "{wilayah}/{dinas}/data/cari.json",
        "data-banding": "{wilayah}/{dinas}/data/banding.json",
        "beranda": "index.html",
        "wilayah": "{key}/index.html",
        "lintas": "lintas/index.html",
        "kelengkapan": "kelengkapan/index.html",
        "halaman": "{key}/index.html",
        "cari": "cari/index.html",
        "indeks": "indeks/{key}index.html",
        "banding": "banding/{key}index.html",
        "banding-kelompok": "banding/{key}/index.html",
        "data": "data/index.html",
        "versi": "versi/index.html",
        "pindah": "{key}index.html",
        "404": "404.html",
        "sqlite": "data/pohon.sqlite",
        "jenjang": "data/jenjang/{key}.json",
        "banding-json": "data/banding.json",
        "skema": "data/skema/pohon-1.json",
        "openapi": "data/openapi.json",
        "katalog": "data/katalog.jsonld",
        "perubahan-atom": "perubahan.atom",
        "sitemap": "sitemap{key}.xml",
        "robots": "robots.txt",
        "llms": "llms.txt",
        "cari-indeks": "cari/indeks.json",
        "cari-kata": "cari/kata/{key}.json",
        "cari-kosakata": "cari/kosakata.json",
        "cari-saring": "cari/saring.json",
        "data-lama": "{key}",
        "cari-situs": "cari/situs.json",
    }


def test_a_wilayah_has_the_same_files_below_its_folder() -> None:
    rows: tuple[Output[Any], ...] = (*SITE_PAGES, *SITE_FILES)
    of_site = {output.name: output.path for output in rows}
    there = {output.name: output.path for output in WILAYAH}
    assert {there.pop("wilayah"), there.pop("data-lama")} == {"{key}/index.html", "{key}"}
    assert there == {name: f"{{wilayah}}/{of_site[name]}" for name in there}


def test_the_portal_stands_where_the_site_stood() -> None:
    """Who bookmarked a page of a small site finds the way from there when it has become a large one."""
    before = {output.path for output in SITE_PAGES if "{key}" not in output.path} | {
        "indeks/index.html",
        "banding/index.html",
    }
    of_portal = {output.path for output in PORTAL_PAGES if "{key}" not in output.path}
    choices = {f"{key}/index.html" for key in CHOICES}
    assert before == of_portal | choices


def names(planned: Iterable[Planned[Any]]) -> set[str]:
    """The outputs of which there are files."""
    return {item.output.name for item in planned}


def rich(u: Understood) -> Understood:
    """The tree with more indikator, more money and more lines than one page holds, on a site that wants pictures."""
    settings = u.facts.settings
    wanting = settings.model_copy(update={"pohon": settings.pohon.model_copy(update={"gambar_sosial": True})})
    tree = replace(spending(grown(u, PER_PAGE + 1)).tree, teks=(*u.tree.teks, *["Catatan kaki"] * LINES))
    return understand(tree, replace(u.facts, settings=wanting))


def alike(site: Summaries) -> Summaries:
    """The site with dinas that all have the same to compare."""
    first = site.summaries[0].banding
    return replace(site, summaries=tuple(replace(each, banding=first) for each in site.summaries))


def spending(u: Understood) -> Understood:
    """The tree with money in very many years."""
    years = tuple(Anggaran(tahun=str(2000 + n), pagu=parse_angka("10")) for n in range(MONEY_ROWS))
    boxes = tuple(s.model_copy(update={"anggaran": years if s.anggaran else ()}) for s in u.tree.isi.sasaran)
    isi = u.tree.isi.model_copy(update={"sasaran": boxes})
    return understand(replace(u.tree, isi=isi), u.facts)


def moved(site: Summaries) -> Summaries:
    """The site with the address of a dinas that is gone."""
    gone = Gone("kota-lama/dinas/", "dinas", "kota-lama/dinas", (), None, is_moved=True, where=Source("x.yml"))
    return replace(site, gone=(gone,), copies=(Copy("kota-lama/dinas/data/pohon.json", "data-json", "a/b"),))


def test_every_output_happens_in_the_small_site(perikanan: Understood, mini_site: Summaries) -> None:
    u, site = rich(perikanan), alike(moved(mini_site))
    pages = names(plan_tree(u)) | names(plan_site(site))
    files = names(plan_tree_files(u)) | names(plan_site_files(Gathered(site, ())))
    assert pages == {output.name for output in ALL_PAGES}
    assert files == {output.name for output in ALL_FILES}


def test_only_a_measured_tree_has_a_list_of_its_indikator(perikanan: Understood, direncanakan: Understood) -> None:
    """However many they are."""
    lists = {"kinerja", "kinerja-lanjut"}
    many = (grown(perikanan, PER_PAGE + 1), without(grown(perikanan, PER_PAGE + 1), "realisasi"))
    found = [names(plan_tree(u)) & lists for u in (perikanan, direncanakan, *many)]
    assert found == [{"kinerja"}, set(), lists, set()]


def test_pictures_are_made_for_those_who_want_them(perikanan: Understood) -> None:
    def pictures(u: Understood) -> list[str]:
        return [item.path for item in plan_tree_files(u) if item.path.endswith(".png")]

    assert pictures(perikanan) == []
    assert len(pictures(rich(perikanan))) == 1 + len(perikanan.sasaran)


def test_a_site_without_an_address_has_no_file_that_needs_one(perikanan: Understood, mini_site: Summaries) -> None:
    def planned(address: str | None) -> set[str]:
        settings = mini_site.settings.model_copy(update={"site_url": address})
        u = understand(perikanan.tree, replace(perikanan.facts, settings=settings))
        site = Gathered(replace(mini_site, settings=settings), ())
        return names(plan_tree_files(u)) | names(plan_site_files(site))

    assert planned("https://a.example/") - planned(None) == {"oembed", "katalog", "perubahan-atom", "sitemap"}


def test_a_page_more_for_every_250_lines_of_source(perikanan: Understood) -> None:
    def later(lines: int) -> list[str]:
        u = replace(perikanan, tree=replace(perikanan.tree, teks=("x",) * lines))
        return [item.path for item in plan_tree(u) if item.output.name == "sumber-lanjut"]

    folder = "kota-contoh/dinas-perikanan/sumber"
    assert later(250) == []
    assert later(251) == [f"{folder}/251/index.html"]
    assert later(501) == [f"{folder}/251/index.html", f"{folder}/501/index.html"]


def test_a_page_more_for_every_year_with_quarters_and_every_20_indikator_of_it(perikanan: Understood) -> None:
    """The latest year has the address of the whole plan."""

    def later(amount: int, *years: str) -> list[str]:
        u = with_quarters(grown(perikanan, amount), *years)
        return [item.key for item in plan_tree(u) if item.output.name == "rencana-aksi-lanjut"]

    assert later(PLAN_ROWS) == []
    assert later(PLAN_ROWS, "2025") == []
    assert later(PLAN_ROWS, "2025", "2026", "2024") == ["2025", "2024"]
    assert later(PLAN_ROWS + 1, "2025", "2026") == ["2026-2", "2025", "2025-2"]


# --- a page without data is neither planned nor linked ---

OPTIONAL = (
    "rencana-aksi",
    "anggaran",
    "penyusunan",
    "lintas-dinas",
    "lintas-csv",
    "anggaran-csv",
    "kelengkapan-dinas",
    "sumber-lanjut",
)


def test_a_poor_tree_has_few_pages(perdagangan: Understood) -> None:
    assert [(item.output.name, item.key) for item in plan_tree(perdagangan)] == [
        ("dinas", ""),
        ("sasaran", "p1"),
        ("cascading", ""),
        ("sumber", ""),
        ("data-dinas", ""),
    ]


def test_a_poor_tree_has_the_same_downloads_as_a_rich_one_but_of_partners_and_budgets(
    perdagangan: Understood, perikanan: Understood
) -> None:
    """Who reads all trees by program need not ask first; only a file of no partners or no money would mislead."""
    poor, rich_one = (names(plan_tree_files(u)) for u in (perdagangan, perikanan))
    assert rich_one - poor == {"lintas-csv", "anggaran-csv", "oembed"}


def test_what_is_not_planned_is_not_linked(perdagangan: Understood, mini_made: Mapping[str, bytes]) -> None:
    routes = tree_routes(perdagangan)
    assert not any((name, "") in routes for name in OPTIONAL)
    page = mini_made["kota-contoh/dinas-perdagangan/index.html"].decode()
    assert not any(
        f"/{folder}/" in page
        for folder in (
            "rencana-aksi",
            "anggaran",
            "penyusunan",
            "dinas-perdagangan/lintas",
            "dinas-perdagangan/kelengkapan",
            "jabatan",
        )
    )


@pytest.mark.parametrize(
    ("folder", "having"),
    [
        ("rencana-aksi", {"kabupaten-purbalingga/dinkopukm"}),
        ("anggaran", set()),
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
