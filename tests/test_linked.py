"""What pages say to machines: JSON-LD in the words of schema.org, read offline as a search engine would."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import pytest
from rdflib.namespace import SDO

from pohon import linked
from pohon.build.plan import site_routes, tree_routes
from pohon.kata import Kata
from pohon.linked.parts import period
from pohon.links import Links
from pohon.site import Site as Summaries
from pohon.understood import Understood
from pohon.views.parts import Link
from tests.kamus import complaints, expanded, terms

ADDRESS = "https://contoh.example/pohon/"
TREE = "kota-contoh/dinas-perikanan/"
PAGE = f"{ADDRESS}{TREE}indikator/ntn/"
SHAPES = "schemaorg-bentuk.ttl"
NO_TERMS_OF_THE_VOCABULARY = {"query-input"}  # a way of writing that schema.org describes beside its vocabulary


def links_of(u: Understood, **others: str) -> Links:
    """The links of a tree with its downloads, whichever the catalogue has by now."""
    own = f"{u.tree.wilayah}/{u.tree.dinas}/"
    files = {("indikator-csv", ""): "data/a.csv", ("data-json", ""): "data/a.json", ("xlsx", ""): "data/a.xlsx"}
    downloads = {name: own + path for name, path in files.items()}
    extra = {(name, ""): path for name, path in others.items()}
    return Links({**downloads, **tree_routes(u), **extra}, "../../../../", site_url=ADDRESS)


@pytest.fixture(scope="session")
def tree_links(perikanan: Understood) -> Links:
    return links_of(perikanan)


def read(*nodes: linked.Node) -> dict[str, Any]:
    """A page's script element as a reader gets it."""
    found: dict[str, Any] = json.loads(linked.script_text(*(linked.as_text(node) for node in nodes)))
    return found


@pytest.fixture(scope="session")
def ntn(perikanan: Understood, tree_links: Links) -> Mapping[str, Any]:
    """The first indikator of the small site, as its page tells it."""
    (found,) = read(linked.indikator_dataset(perikanan, "ntn", tree_links))["@graph"]
    return dict(found)


# --- an indikator ---


def test_an_indikator_is_a_data_set(ntn: Mapping[str, Any]) -> None:
    assert (ntn["@type"], ntn["name"], ntn["inLanguage"]) == ("Dataset", "Nilai tukar nelayan", "id")
    assert ntn["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert ntn["creator"]["@type"] == "GovernmentOrganization"
    assert ntn["creator"]["name"] == "Dinas Perikanan Kota Contoh"


def test_its_permanent_address_names_it(ntn: Mapping[str, Any]) -> None:
    assert ntn["identifier"] == ntn["url"] == PAGE


def test_its_years_are_those_of_its_figures(ntn: Mapping[str, Any]) -> None:
    assert ntn["temporalCoverage"] == "2024/2025"


def test_without_figures_its_years_are_those_of_the_document(perikanan: Understood, tree_links: Links) -> None:
    keluhan = linked.indikator_dataset(perikanan, "keluhan", tree_links)
    assert keluhan["temporalCoverage"] == "2024/2025"


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        ("ntn", "Target dan realisasi indikator", "seperti tercetak."),
        ("produksi", "Target dan realisasi indikator", "seperti tercetak."),
        ("keluhan", "Indikator", "tidak memuat angka."),
    ],
)
def test_the_description_promises_only_printed_figures(
    key: str, start: str, end: str, perikanan: Understood, tree_links: Links
) -> None:
    text = str(linked.indikator_dataset(perikanan, key, tree_links)["description"])
    assert text.startswith(f"{start} “")
    assert text.endswith(end)


def test_targets_alone_are_not_called_realisasi(trees: Mapping[str, Understood]) -> None:
    purbalingga = trees["kabupaten-purbalingga/dinkopukm"]
    told = linked.indikator_dataset(purbalingga, next(iter(purbalingga.indikator)), links_of(purbalingga))
    assert str(told["description"]).startswith("Target indikator “Koperasi Sehat”")


@pytest.mark.parametrize(
    ("years", "expected"),
    [((), ""), (("2024",), "2024"), (("2025", "2024"), "2024/2025"), ((None, "2024", "2024"), "2024")],
)
def test_a_period_goes_from_the_first_year_to_the_last(years: tuple[str | None, ...], expected: str) -> None:
    assert period(years) == expected


def test_its_place_has_the_code_of_the_ministry(ntn: Mapping[str, Any]) -> None:
    assert ntn["spatialCoverage"]["name"] == "Kota Contoh"
    assert ntn["spatialCoverage"]["identifier"]["value"] == "99.01"


def test_what_it_measures_has_its_printed_unit(ntn: Mapping[str, Any]) -> None:
    assert ntn["variableMeasured"] == {
        "@type": "PropertyValue",
        "name": "Nilai tukar nelayan",
        "unitText": "Indeks",
    }


def test_a_unit_that_is_not_printed_is_not_guessed(perikanan: Understood, tree_links: Links) -> None:
    keluhan = linked.indikator_dataset(perikanan, "keluhan", tree_links)
    assert keluhan["variableMeasured"] == {"@type": "PropertyValue", "name": "Keluhan nelayan"}


def test_it_can_be_had_in_three_forms(ntn: Mapping[str, Any]) -> None:
    assert [each["encodingFormat"].rpartition("/")[2] for each in ntn["distribution"][:2]] == ["csv", "json"]
    assert all(each["contentUrl"].startswith(f"{ADDRESS}{TREE}data/") for each in ntn["distribution"])
    assert len(ntn["distribution"]) == 3


def test_a_file_that_is_not_published_is_not_offered(perikanan: Understood) -> None:
    bare = Links({route: path for route, path in tree_routes(perikanan).items() if "/data/" not in path}, "")
    assert "distribution" not in linked.indikator_dataset(perikanan, "ntn", bare)


def test_it_is_a_part_of_its_tree(ntn: Mapping[str, Any], perikanan: Understood, tree_links: Links) -> None:
    assert ntn["isPartOf"] == {"@id": linked.dinas_dataset(perikanan, tree_links)["@id"]}


def test_the_date_of_the_last_change_stands_where_it_is_known(perikanan: Understood, tree_links: Links) -> None:
    dated = replace(perikanan, facts=replace(perikanan.facts, changed="2026-11-20"))
    assert linked.indikator_dataset(dated, "ntn", tree_links)["dateModified"] == "2026-11-20"
    assert "dateModified" not in linked.indikator_dataset(perikanan, "ntn", tree_links)


def test_in_another_language_it_is_still_the_same_thing(perikanan: Understood, tree_links: Links) -> None:
    pages = {name: f"en/{path}" for name, path in tree_links.routes.items()}
    english = replace(tree_links, routes=pages, kata=Kata("en"))
    told = linked.indikator_dataset(perikanan, "ntn", english)
    assert told["url"] == f"{ADDRESS}en/{TREE}indikator/ntn/"
    assert told["identifier"] == PAGE


# --- a tree, the site ---


def test_a_tree_names_its_catalogue_and_the_catalogue_no_tree(
    perikanan: Understood, tree_links: Links, mini_site: Summaries
) -> None:
    catalogue, _ = linked.catalog(mini_site, Links(site_routes(mini_site), "", site_url=ADDRESS))
    tree = linked.dinas_dataset(perikanan, tree_links)
    assert tree["includedInDataCatalog"] == {"@id": catalogue["@id"]}
    assert "dataset" not in catalogue


def test_a_tree_says_how_much_it_holds(perikanan: Understood, tree_links: Links) -> None:
    tree = linked.dinas_dataset(perikanan, tree_links)
    assert str(tree["description"]).startswith("16 sasaran dan 3 indikator Dinas Perikanan Kota Contoh")
    assert tree["alternateName"] == "POHON KINERJA DINAS PERIKANAN"


def test_a_region_that_no_document_names_is_no_place(perdagangan: Understood) -> None:
    tree = linked.dinas_dataset(perdagangan, links_of(perdagangan))
    assert read(tree)["@graph"][0]["spatialCoverage"] == {"@type": "Place", "name": "Kota Contoh"}
    assert "temporalCoverage" not in tree


def test_the_site_can_be_searched_from_elsewhere(mini_site: Summaries) -> None:
    routes = site_routes(mini_site)
    (_, bare), (_, searchable) = (
        linked.catalog(mini_site, Links(each, "", site_url=ADDRESS))
        for each in ({n: r for n, r in routes.items() if n[0] != "cari"}, {**routes, ("cari", ""): "cari/"})
    )
    assert "potentialAction" not in bare
    action: Any = searchable["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{ADDRESS}cari/?q={{search_term_string}}"


# --- breadcrumbs ---


def test_a_breadcrumb_has_absolute_addresses() -> None:
    trail = (Link("Beranda", "../../../../"), Link("Kota Contoh", "../../../"))
    (crumbs,) = read(linked.breadcrumb(trail, "Nilai tukar nelayan", PAGE))["@graph"]
    assert [(each["position"], each["name"], each.get("item")) for each in crumbs["itemListElement"]] == [
        (1, "Beranda", ADDRESS),
        (2, "Kota Contoh", f"{ADDRESS}kota-contoh/"),
        (3, "Nilai tukar nelayan", None),
    ]


@pytest.mark.parametrize(
    "href", ["", "./", "../", "../../", "../../a/b/", "#x", "../#x", "c/", "/", "../" * 9, "https://x.example/"]
)
def test_a_step_leads_where_a_browser_takes_it(href: str) -> None:
    for here in (PAGE, "https://contoh.example/", "https://contoh.example/a/"):
        (crumbs,) = read(linked.breadcrumb((Link("x", href),), "y", here))["@graph"]
        assert crumbs["itemListElement"][0]["item"] == urljoin(here, href)


# --- in the page ---


@pytest.mark.parametrize("sign", ["</script>", "<!--", "]]>", "&amp;", "\u2028", "\u2029"])
def test_no_text_of_a_document_can_end_the_element(sign: str) -> None:
    text = linked.script_text(linked.as_text({"name": f"a{sign}b"}))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@graph"] == [{"name": f"a{sign}b"}]


def test_a_site_without_an_address_has_nothing_permanent_to_name(perikanan: Understood) -> None:
    settings = perikanan.facts.settings
    assert linked.has_address(settings)
    assert not linked.has_address(settings.model_copy(update={"site_url": None}))


# --- as others read it ---


def pages(u: Understood, links: Links) -> list[dict[str, Any]]:
    """The data of some pages of a tree."""
    trail = (Link("Beranda", "../../../../"), Link("Kota", "../../../"))
    found = [linked.indikator_dataset(u, key, links) for key in tuple(u.indikator)[:6]]
    return [
        read(each, linked.breadcrumb(trail, "Halaman", str(each["url"])))
        for each in (*found, linked.dinas_dataset(u, links))
    ]


def test_it_expands_and_fits_the_shapes(trees: Mapping[str, Understood], perikanan: Understood) -> None:
    for u in (perikanan, *trees.values()):
        for data in pages(u, links_of(u)):
            assert complaints(data, SHAPES) == ""
            assert len(expanded(data)) == 2


def test_the_home_page_expands_and_fits_the_shapes(mini_site: Summaries) -> None:
    routes = {**site_routes(mini_site), ("cari", ""): "cari/"}
    data = read(*linked.catalog(mini_site, Links(routes, "", site_url=ADDRESS)))
    assert complaints(data, SHAPES) == ""


@pytest.mark.parametrize("missing", ["name", "description", "license", "creator", "identifier", "distribution"])
def test_a_missing_property_is_noticed(missing: str, ntn: Mapping[str, Any]) -> None:
    data = read({name: value for name, value in ntn.items() if name != missing})
    assert f":{missing}\n" in complaints(data, SHAPES)


def test_every_word_is_one_of_schema_org(perikanan: Understood, mini_site: Summaries) -> None:
    links = links_of(perikanan, cari="cari/")
    site = read(*linked.catalog(mini_site, Links({**site_routes(mini_site), ("cari", ""): "cari/"}, "")))
    used = {term for data in (*pages(perikanan, links), site) for term in terms(data)} - NO_TERMS_OF_THE_VOCABULARY
    assert {term for term in used if term not in SDO} == set()
    assert "stupidity" not in SDO


def test_the_data_of_a_page_are_small(trees: Mapping[str, Understood]) -> None:
    sizes = [
        len(linked.as_text(linked.indikator_dataset(u, key, links_of(u))).encode())
        for u in trees.values()
        for key in u.indikator
    ]
    assert sorted(sizes)[len(sizes) // 2] < 1800
    assert max(sizes) < 2400
