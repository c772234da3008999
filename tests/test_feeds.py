"""Files for programs that visit the site, read by the libraries that such programs use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from pohon.build import Loaded
from pohon.build.plan import site_routes
from pohon.exports import feeds
from pohon.exports.feeds.places import tree_key
from pohon.exports.feeds.sitemap import MOST, NAMESPACE
from pohon.gathered import Gathered, TreeFiles
from pohon.links import Links
from pohon.site import Site as Summaries
from tests.kamus import complaints, expanded

ADDRESS = "https://contoh.example/pohon/"
SITE_FILES = {
    "katalog": "data/katalog.jsonld",
    "openapi": "data/openapi.json",
    "perubahan-atom": "perubahan.atom",
    "sitemap": "sitemap.xml",
}
TREE_FILES = {"indikator-csv": "data/a.csv", "data-json": "data/a.json", "xlsx": "data/a.xlsx"}
DATES = ("2026-03-01", "2026-11-20", None, "2025-01-02", "2026-11-20")


def gathered_of(site: Summaries, dates: tuple[str | None, ...] = DATES) -> Gathered:
    """What the trees of a site publish: their names as content, and one page each."""
    trees = tuple(
        TreeFiles(
            wilayah=summary.wilayah,
            dinas=summary.dinas,
            changed=changed,
            files={name: f"{name} {tree_key(summary)}".encode() for name in TREE_FILES},
            routes=(f"{tree_key(summary)}/",),
        )
        for summary, changed in zip(site.summaries, dates, strict=False)
    )
    return Gathered(site, trees, ("", "tentang/"))


def links_of(site: Summaries, address: str = ADDRESS) -> Links:
    """The links of site-wide files, whichever the catalogue has by now."""
    own = {(name, ""): path for name, path in SITE_FILES.items()}
    keys = [tree_key(summary) for summary in site.summaries]
    trees = {(name, key): f"{key}/{path}" for name, path in TREE_FILES.items() for key in keys}
    return Links({**site_routes(site), **own, **trees}, "../", site_url=address)


@pytest.fixture(scope="session")
def real(loaded: Loaded) -> Summaries:
    """The project's own content as site-wide files see it."""
    assert loaded.site is not None
    return loaded.site


@pytest.fixture(scope="session")
def gathered(real: Summaries) -> Gathered:
    return gathered_of(real)


@pytest.fixture(scope="session")
def links(real: Summaries) -> Links:
    return links_of(real)


def test_files_that_need_an_address_are_not_planned_without_one(gathered: Gathered) -> None:
    settings = gathered.site.settings.model_copy(update={"site_url": None})
    assert feeds.has_address(gathered)
    assert not feeds.has_address(replace(gathered, site=replace(gathered.site, settings=settings)))


# --- perubahan.atom ---


@pytest.fixture(scope="session")
def news(gathered: Gathered, links: Links) -> Any:
    """The feed as a reader parses it."""
    return feedparser.parse(feeds.atom(gathered, "", links).encode())


def test_the_feed_is_well_formed(news: Any) -> None:
    assert (news.bozo, news.version, news.encoding) == (False, "atom10", "utf-8")


def test_the_feed_has_what_the_standard_asks_for(news: Any) -> None:
    feed = news.feed
    assert (feed.title, feed.language, feed.author) == ("Pohon Kinerja: perubahan", "id", "Pohon Kinerja")
    assert {link.rel: link.href for link in feed.links} == {"alternate": ADDRESS, "self": f"{ADDRESS}perubahan.atom"}
    assert all(entry.id and entry.title and entry.updated and entry.link and entry.summary for entry in news.entries)


def test_there_is_one_entry_for_each_tree_with_a_date_the_newest_first(news: Any) -> None:
    assert [entry.updated[:10] for entry in news.entries] == ["2026-11-20", "2026-11-20", "2026-03-01", "2025-01-02"]
    assert len({entry.id for entry in news.entries}) == 4


def test_the_feed_is_as_new_as_its_newest_entry(news: Any) -> None:
    assert news.feed.updated == news.entries[0].updated == "2026-11-20T12:00:00Z"


def test_a_date_is_the_same_day_everywhere_in_indonesia(news: Any) -> None:
    assert {entry.updated_parsed.tm_hour for entry in news.entries} == {12}


def test_an_entry_keeps_its_name_when_the_site_moves_to_https(gathered: Gathered, real: Summaries) -> None:
    ids = [
        [entry.id for entry in feedparser.parse(feeds.atom(gathered, "", links_of(real, address)).encode()).entries]
        for address in (ADDRESS, ADDRESS.replace("https:", "http:"))
    ]
    assert ids[0] == ids[1]
    assert ids[0][0].startswith("tag:contoh.example,2026:/pohon/")


def test_a_feed_without_dates_is_still_one(real: Summaries, links: Links) -> None:
    found: Any = feedparser.parse(feeds.atom(gathered_of(real, (None,) * 5), "", links).encode())
    assert (found.bozo, found.entries, found.feed.updated[:4]) == (False, [], "1970")


# --- sitemap.xml, robots.txt ---


def listed(text: str) -> dict[str | None, str | None]:
    """The pages of a list with their dates, as a search engine reads them."""
    space = f"{{{NAMESPACE}}}"
    root = ET.fromstring(text.encode())
    assert root.tag == f"{space}urlset"
    return {page.findtext(f"{space}loc"): page.findtext(f"{space}lastmod") for page in root}


def test_every_page_is_listed_with_its_date_where_that_is_known(gathered: Gathered, links: Links) -> None:
    found = listed(feeds.sitemap(gathered, "", links))
    assert list(found)[:2] == [ADDRESS, f"{ADDRESS}tentang/"]
    assert found[ADDRESS] is None
    assert found[f"{ADDRESS}kabupaten-purbalingga/dinkopukm/"] == "2026-03-01"
    assert len(found) == len(gathered.pages)


def test_never_more_pages_than_a_list_may_hold(gathered: Gathered, links: Links) -> None:
    many = replace(gathered, own=tuple(f"{n}/" for n in range(2 * MOST)))
    above, *keys = feeds.sitemap_keys(many)
    assert (above, keys) == ("", ["-1", "-2", "-3"])
    there = replace(links, routes={**links.routes, **{("sitemap", key): f"sitemap{key}.xml" for key in keys}})
    lists = [listed(feeds.sitemap(many, key, there)) for key in keys]
    assert [len(pages) for pages in lists] == [MOST, MOST, len(many.pages) - 2 * MOST]
    root = ET.fromstring(feeds.sitemap(many, "", there).encode())
    assert [each.findtext(f"{{{NAMESPACE}}}loc") for each in root] == [f"{ADDRESS}sitemap{key}.xml" for key in keys]


def test_pages_in_two_languages_name_each_other(gathered: Gathered, links: Links) -> None:
    own = gathered.site.settings.pohon.model_copy(update={"bahasa": ("id", "en")})
    settings = gathered.site.settings.model_copy(update={"pohon": own})
    both = Gathered(replace(gathered.site, settings=settings), (), ("", "en/", "tentang/"))
    root = ET.fromstring(feeds.sitemap(both, "", links).encode())
    found = [[(link.get("hreflang"), link.get("href")) for link in page if link.get("href")] for page in root]
    assert found[0] == found[1] == [("id", ADDRESS), ("en", f"{ADDRESS}en/")]
    assert found[2] == [("id", f"{ADDRESS}tentang/")]


def test_one_language_needs_no_alternates(gathered: Gathered, links: Links) -> None:
    assert "hreflang" not in feeds.sitemap(gathered, "", links)


def test_robots_may_read_everything_and_find_the_list(gathered: Gathered, links: Links) -> None:
    assert feeds.robots(gathered, "", links) == (f"User-agent: *\nAllow: /\n\nSitemap: {ADDRESS}sitemap.xml\n")
    assert "Sitemap" not in feeds.robots(gathered, "", Links({}, ""))


# --- llms.txt ---


def test_the_guide_has_the_form_of_the_convention(gathered: Gathered, links: Links) -> None:
    lines = feeds.llms(gathered, "", links).splitlines()
    assert lines[0] == "# Pohon Kinerja"
    assert lines[2].startswith("> Pohon kinerja perangkat daerah")
    assert [line for line in lines if line.startswith("#")][1:] == [
        "## Halaman bacaan",
        "## Perangkat daerah",
        "## Data",
    ]


def test_the_guide_leads_to_every_tree_and_its_data(gathered: Gathered, links: Links) -> None:
    text = feeds.llms(gathered, "", links)
    assert (
        "- [Dinas Koperasi dan Usaha Kecil Menengah Kabupaten Purbalingga]"
        f"({ADDRESS}kabupaten-purbalingga/dinkopukm/): "
        "Rencana aksi 2018, 6 sasaran dan 7 indikator. "
        f"Data: [JSON]({ADDRESS}kabupaten-purbalingga/dinkopukm/data/a.json)"
    ) in text
    assert text.count("\n- [Dinas ") == len(gathered.site.summaries)


def test_brackets_in_a_name_do_not_end_its_link(gathered: Gathered, links: Links) -> None:
    first, *others = gathered.site.summaries
    odd = replace(gathered.site, summaries=(replace(first, nama_dinas="Dinas [X]", nama_wilayah=None), *others))
    assert f"- [Dinas \\[X\\]]({ADDRESS}" in feeds.llms(replace(gathered, site=odd), "", links)


def test_a_section_with_nothing_in_it_is_left_out(gathered: Gathered, real: Summaries) -> None:
    bare = Links({route: path for route, path in links_of(real).routes.items() if route[0] in {"dinas", "halaman"}}, "")
    assert "## Data" not in feeds.llms(gathered, "", bare)


# --- data/openapi.json ---


@pytest.fixture(scope="session")
def api(gathered: Gathered, links: Links) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(feeds.openapi(gathered, "", links))
    return found


def test_the_description_is_valid(api: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(api).validate()


def test_a_file_of_each_tree_is_one_path_for_all(api: dict[str, Any]) -> None:
    assert set(api["paths"]) == {
        "/data/katalog.jsonld",
        "/perubahan.atom",
        "/{wilayah}/{dinas}/data/a.csv",
        "/{wilayah}/{dinas}/data/a.json",
        "/{wilayah}/{dinas}/data/a.xlsx",
    }
    assert list(api["paths"]["/{wilayah}/{dinas}/data/a.csv"]["get"]["responses"]["200"]["content"]) == ["text/csv"]


def test_the_files_of_all_levels_are_one_path(gathered: Gathered, links: Links) -> None:
    levels = {("jenjang", jenis): f"data/jenjang/{jenis}.json" for jenis in ("tujuan", "sasaran")}
    found = json.loads(feeds.openapi(gathered, "", replace(links, routes={**links.routes, **levels})))
    OpenAPIV31SpecValidator(found).validate()
    assert "/data/jenjang/{jenjang}.json" in found["paths"]
    assert found["components"]["parameters"]["jenjang"]["schema"]["enum"] == ["tujuan", "sasaran"]


def test_the_description_says_which_regions_and_dinas_there_are(api: dict[str, Any]) -> None:
    parameters = api["components"]["parameters"]
    assert "kota-bekasi" in parameters["wilayah"]["schema"]["enum"]
    assert parameters["dinas"]["schema"]["enum"].count("dinas-koperasi-ukm") == 1


def test_the_description_names_server_and_licence(api: dict[str, Any], gathered: Gathered) -> None:
    assert api["servers"] == [{"url": str(gathered.site.settings.site_url).rstrip("/")}]
    assert api["info"]["license"]["name"] == "CC BY 4.0"


def test_without_an_address_the_server_is_found_from_the_description(gathered: Gathered, links: Links) -> None:
    settings = gathered.site.settings.model_copy(update={"site_url": None})
    text = feeds.openapi(replace(gathered, site=replace(gathered.site, settings=settings)), "", links)
    assert json.loads(text)["servers"] == [{"url": ".."}]


def test_a_schema_is_named_where_there_is_one(gathered: Gathered, real: Summaries) -> None:
    links = links_of(real)
    routes = {**links.routes, ("skema", ""): "data/skema.json"}
    text = feeds.openapi(gathered, "", replace(links, routes=routes))
    content = json.loads(text)["paths"]["/{wilayah}/{dinas}/data/a.json"]["get"]["responses"]["200"]["content"]
    assert content == {"application/json": {"schema": {"$ref": f"{ADDRESS}data/skema.json"}}}


# --- data/katalog.jsonld ---

SHAPES = "dcat-bentuk.ttl"


@pytest.fixture(scope="session")
def catalogue(gathered: Gathered, links: Links) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(feeds.dcat(gathered, "", links))
    return found


def test_the_catalogue_expands_without_network_and_fits_the_shapes(catalogue: dict[str, Any]) -> None:
    (root,) = expanded(catalogue)
    assert len(root["http://www.w3.org/ns/dcat#dataset"]) == 5
    assert complaints(catalogue, SHAPES) == ""


@pytest.mark.parametrize("missing", ["dct:title", "dct:description", "dct:publisher", "dcat:distribution"])
def test_what_a_data_set_lacks_is_noticed(missing: str, catalogue: dict[str, Any]) -> None:
    first, *others = catalogue["dcat:dataset"]
    bare = {name: value for name, value in first.items() if name != missing}
    assert f"{missing}\n" in complaints({**catalogue, "dcat:dataset": [bare, *others]}, SHAPES)


def test_a_data_set_names_place_and_period(catalogue: dict[str, Any]) -> None:
    first: Mapping[str, Any] = catalogue["dcat:dataset"][0]
    assert first["dct:spatial"]["dct:identifier"] == "33.03"
    assert first["dct:temporal"]["dcat:startDate"]["@value"] == "2018-01-01"
    assert first["dct:temporal"]["dcat:endDate"]["@value"] == "2018-12-31"
    assert first["dct:modified"]["@value"] == "2026-03-01"


def test_what_is_not_known_of_a_data_set_is_left_out(catalogue: dict[str, Any], mini_site: Summaries) -> None:
    assert "dct:modified" not in catalogue["dcat:dataset"][2]
    mini = json.loads(feeds.dcat(gathered_of(mini_site), "", links_of(mini_site)))
    perdagangan, perikanan = mini["dcat:dataset"]
    assert "dct:temporal" not in perdagangan
    assert perikanan["dct:temporal"]["dcat:endDate"]["@value"] == "2025-12-31"
    assert complaints(mini, SHAPES) == ""


def test_each_file_has_its_size_and_digest(catalogue: dict[str, Any]) -> None:
    files = catalogue["dcat:dataset"][0]["dcat:distribution"]
    assert [each["dct:title"]["@value"] for each in files] == ["CSV", "JSON", "XLSX"]
    assert files[0]["dcat:byteSize"]["@value"] == str(len("indikator-csv kabupaten-purbalingga/dinkopukm"))
    assert {len(each["spdx:checksum"]["spdx:checksumValue"]["@value"]) for each in files} == {64}


def test_the_catalogue_is_as_new_as_its_newest_data_set(catalogue: dict[str, Any]) -> None:
    assert catalogue["dct:modified"]["@value"] == "2026-11-20"


def test_terms_without_an_address_are_named(gathered: Gathered, links: Links) -> None:
    own = gathered.site.settings.pohon
    assert own.lisensi
    named = own.model_copy(update={"lisensi": own.lisensi.model_copy(update={"url": None})})
    settings = gathered.site.settings.model_copy(update={"pohon": named})
    data = json.loads(feeds.dcat(replace(gathered, site=replace(gathered.site, settings=settings)), "", links))
    assert data["dct:license"] == {"@type": "dct:LicenseDocument", "dct:title": "CC BY 4.0"}
    assert complaints(data, SHAPES) == ""


# --- all of them ---


@pytest.mark.parametrize("name", ["atom", "dcat", "llms", "openapi", "robots", "sitemap"])
def test_the_same_site_gives_the_same_bytes(name: str, gathered: Gathered, links: Links) -> None:
    make = getattr(feeds, name)
    text = make(gathered, "", links)
    assert text == make(gathered, "", links)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
