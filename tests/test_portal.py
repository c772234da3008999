"""A site of very many dinas: what lists them stands in every wilayah, and a portal above lists the wilayah."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

import pytest

from pohon import views
from pohon.build.asked import Asked, asked_of
from pohon.build.plan import Known, check_own_plan, plan_site, plan_site_files, routes, site_routes, tree_routes
from pohon.build.planned import region_of
from pohon.exports import feeds
from pohon.exports.feeds.sitemap import NAMESPACE
from pohon.format import calm
from pohon.gathered import Gathered, Region, TreeFiles
from pohon.links import Links
from pohon.search import shard_keys, site_head, site_own, site_shard, tree_index, with_names
from pohon.site import TOGETHER, Nama, Summary, facts_for, names_of
from pohon.site import Site as Summaries
from pohon.understood import Understood, understand
from tests.tools import links_from

OWN = "kota-contoh"
SISTERS = "kota-00"


def sister(summary: Summary, n: int) -> Summary:
    """The same dinas in another region, two in each."""
    wilayah = f"kota-{n // 2:02}"
    return replace(summary, wilayah=wilayah, nama_wilayah=wilayah.title(), dinas=f"dinas-{n % 2}", daftar=())


@pytest.fixture(scope="session")
def nation(mini_site: Summaries) -> Summaries:
    """The small site with so many sisters of its first dinas that it is *berwilayah*."""
    sisters = tuple(sister(mini_site.summaries[0], n) for n in range(TOGETHER))
    return replace(mini_site, summaries=(*mini_site.summaries, *sisters))


def linked(site: Summaries, *more: str) -> Links:
    """Links of the site, a wilayah or the portal, with files of its trees."""
    files = routes(plan_site_files(Gathered(site, ())))
    trees = {(name, f"{s.wilayah}/{s.dinas}"): f"{s.wilayah}/{s.dinas}/x" for s in site.summaries for name in more}
    known = {**files, **trees, **site_routes(site)}
    return Links(known, "../", sizes=dict.fromkeys(known, 1), site_url=site.settings.site_url or "")


def paths(site: Summaries) -> set[str]:
    """Everything that is planned for a site, a wilayah or the portal."""
    files = plan_site_files(Gathered(site, ()))
    return {item.path for item in plan_site(site)} | {item.path for item in files}


def understood_in(tree: Understood, nation: Summaries) -> Understood:
    return understand(tree.tree, facts_for(tree.tree, nation, None))


# --- what stands where ---


def test_sixty_dinas_are_listed_together(nation: Summaries) -> None:
    some = [replace(nation, summaries=nation.summaries[:count]) for count in (0, TOGETHER, TOGETHER + 1)]
    assert [(site.berwilayah, site.is_portal) for site in some] == [(False, False), (False, False), (True, True)]


def test_each_wilayah_is_a_scope_and_the_portal_is_the_last(nation: Summaries, mini_site: Summaries) -> None:
    scopes = nation.scopes()
    assert [scope.hanya for scope in scopes] == [*nation.wilayah(), ""]
    assert [len(scope.summaries) for scope in scopes] == [2] * (TOGETHER // 2 + 1) + [len(nation.summaries)]
    assert all(scope.berwilayah for scope in scopes)
    assert mini_site.scopes() == (mini_site,)


def test_the_portal_lists_no_dinas(nation: Summaries) -> None:
    assert paths(nation) == {
        "index.html", "404.html", "tentang/index.html",
        "banding/index.html", "cari/index.html", "indeks/index.html", "lintas/index.html", "kelengkapan/index.html",
        "data/index.html", "versi/index.html",
        "data/skema/pohon-1.json", "data/katalog.jsonld", "perubahan.atom", "robots.txt", "llms.txt",
        "sitemap.xml", "sitemap-situs.xml",
    }  # fmt: skip


def test_everything_of_a_wilayah_stands_below_its_folder(nation: Summaries, mini_site: Summaries) -> None:
    planned = paths(nation.only(OWN))
    assert all(path.startswith(f"{OWN}/") for path in planned)
    apart = {"index.html", "404.html", "tentang/index.html", "data/skema/pohon-1.json", "robots.txt"}
    before = {path if path.startswith(f"{OWN}/") else f"{OWN}/{path}" for path in paths(mini_site) - apart}
    assert planned == before


def test_a_wilayah_without_partners_has_no_page_of_them(nation: Summaries) -> None:
    poor = replace(nation, summaries=tuple(replace(s, lintas=()) for s in nation.summaries if s.wilayah != OWN))
    assert "lintas/index.html" not in paths(poor)
    assert f"{SISTERS}/lintas/index.html" not in paths(poor.only(SISTERS))


# --- pages ---


def scopes_of(nation: Summaries) -> Iterator[tuple[Summaries, Links]]:
    yield from ((site, linked(site)) for site in (nation.only(OWN), nation))


def test_every_page_leads_only_to_what_is_planned(nation: Summaries) -> None:
    """A link to anything else is a DeadLinkError."""
    for site, links in scopes_of(nation):
        for item in plan_site(site):
            assert item.output.view(site, item.key, links)


def test_the_portal_counts_the_dinas_of_each_wilayah(nation: Summaries) -> None:
    (beranda,) = (item for item in plan_site(nation) if item.output.name == "beranda")
    view = beranda.output.view(nation, "", linked(nation))
    assert not getattr(view, "baris", None)
    told = {row.wilayah.teks: (row.wilayah.href, row.jumlah) for row in getattr(view, "wilayah", ())}
    assert told["Kota Contoh"] == ("../kota-contoh/", "2 dinas")
    assert len(told) == TOGETHER // 2 + 1


def test_lists_of_a_wilayah_bear_its_name(nation: Summaries) -> None:
    site = nation.only(OWN)
    assert views.indeks(site, "d/", linked(site)).judul == "Indeks A\u2013Z: Kota Contoh"
    assert views.lintas_situs(site, "", linked(site)).berwilayah


def test_pages_of_a_tree_lead_to_the_lists_of_its_wilayah(perikanan: Understood, nation: Summaries) -> None:
    known = tree_routes(understood_in(perikanan, nation))
    assert {
        name: known[name, ""] for name in ("banding", "beranda", "cari", "cari-indeks", "data", "lintas", "versi")
    } == {
        "banding": "kota-contoh/banding/",
        "beranda": "",
        "cari": "kota-contoh/cari/",
        "cari-indeks": "kota-contoh/cari/indeks.json",
        "data": "kota-contoh/data/",
        "lintas": "kota-contoh/lintas/",
        "versi": "kota-contoh/versi/",
    }


def test_a_dinas_more_costs_nothing_to_the_others(perikanan: Understood, nation: Summaries) -> None:
    more = replace(nation, summaries=(*nation.summaries, sister(nation.summaries[0], 2 * TOGETHER)))
    assert facts_for(perikanan.tree, more, None) == facts_for(perikanan.tree, nation, None)
    assert vars(more.only(OWN)) == vars(nation.only(OWN))


# --- search and index ---


@pytest.fixture(scope="session")
def published(perikanan: Understood, nation: Summaries) -> Gathered:
    """What a wilayah publishes, of which one tree is made."""
    index = tree_index(perikanan, "", links_from(perikanan)).encode()
    tree = TreeFiles(OWN, "dinas-perikanan", "2026-11-21", {"data-cari": index}, (f"{OWN}/dinas-perikanan/",))
    return Gathered(nation.only(OWN), (tree,))


def test_the_browser_finds_dinas_from_the_folder_of_their_wilayah(published: Gathered) -> None:
    links = linked(published.site)
    head = json.loads(site_head(published, "", links))
    assert [dinas[0] for dinas in head["dinas"]] == ["dinas-perikanan/"]
    assert [json.loads(site_shard(published, key, links)) for key in shard_keys(published)]
    addresses = [record[3] for record in json.loads(site_own(published, "", links))]
    assert addresses == ["", *["../tentang/"] * (len(addresses) - 1)]


def test_the_names_of_the_index_are_those_that_trees_publish(published: Gathered, perikanan: Understood) -> None:
    def told(names: Iterable[Nama]) -> set[tuple[str, str, str, str]]:
        return {(n.output, n.key, n.jenis, calm(n.teks)) for n in names}

    slim = replace(published.site, summaries=tuple(each.slim() for each in published.site.summaries))
    _, summary = with_names(replace(published, site=slim)).site.summaries
    assert told(summary.daftar) == told(names_of(perikanan.tree))


# --- files for programs ---


@pytest.fixture(scope="session")
def above(nation: Summaries) -> Gathered:
    """What the portal is made of."""
    changed = {OWN: "2026-11-21", SISTERS: "2025-01-02"}
    regions = tuple(Region(key, changed.get(key), (f"{key}/sitemap.xml",)) for key in nation.wilayah())
    return Gathered(nation, (), ("", "tentang/"), regions)


def test_a_wilayah_tells_the_portal_when_it_changed_and_where_its_pages_are_listed(published: Gathered) -> None:
    paths = [item.path for item in plan_site_files(published)]
    told = region_of(OWN, [tree.changed for tree in published.trees], paths)
    assert told == Region(OWN, "2026-11-21", (f"{OWN}/sitemap.xml",))


def test_the_list_of_pages_names_the_lists_of_all_wilayah(above: Gathered) -> None:
    root = ET.fromstring(feeds.portal_sitemap(above, "", linked(above.site)).encode())
    found = [(each.findtext(f"{{{NAMESPACE}}}loc") or "").rpartition("/pohon/")[2] for each in root]
    assert found == ["sitemap-situs.xml", *(f"{key}/sitemap.xml" for key in above.site.wilayah())]


def test_news_name_the_wilayah_that_changed_last(above: Gathered) -> None:
    root = ET.fromstring(feeds.portal_atom(above, "", linked(above.site)).encode())
    titles = [each.findtext("{http://www.w3.org/2005/Atom}title") for each in root]
    assert [title for title in titles if title] == ["Kota Contoh", "Kota-00"]


def test_the_catalogue_names_the_catalogues_of_all_wilayah(above: Gathered) -> None:
    told = json.loads(feeds.portal_dcat(above, "", linked(above.site)))
    assert told["dct:modified"]["@value"] == "2026-11-21"
    assert len(told["dcat:catalog"]) == TOGETHER // 2 + 1
    own = next(each for each in told["dcat:catalog"] if "/kota-contoh/" in each["@id"])
    assert own["dct:source"]["@id"].endswith("/kota-contoh/data/katalog.jsonld")


def test_the_guide_leads_to_that_of_each_wilayah(above: Gathered) -> None:
    told = feeds.portal_llms(above, "", linked(above.site))
    assert "- [Kota Contoh](https://contoh.example/pohon/kota-contoh/llms.txt): 2 dinas\n" in told


# --- the plan ---


@dataclass(frozen=True)
class Noted(Asked):
    """Notes whoever is asked for its paths."""

    log: list[str]

    def paths(self, dinas: str) -> tuple[str, ...]:
        self.log.append(dinas)
        return super().paths(dinas)


def asked(trees: Iterable[Understood], site: Summaries, log: list[str]) -> Asked:
    """The answers of these trees; whoever is asked is noted."""
    return Noted(asked_of((u.tree for u in trees), site.settings).tree, site.settings, log)


@pytest.mark.parametrize(
    ("target", "is_there", "whom"),
    [
        ("/kota-contoh/dinas-perikanan/sasaran/s1/", True, ["kota-contoh/dinas-perikanan"]),
        ("/kota-contoh/dinas-perikanan/sasaran/s99/", False, ["kota-contoh/dinas-perikanan"]),
        ("/kota-contoh/indeks/d/", True, []),
        ("/kota-contoh/indeks/x/", False, []),
        ("/kota-00/cari/", True, []),
        ("/cari/", True, []),
        ("/tiada/", False, []),
        ("tentang.md", True, []),
        ("tiada.md", False, []),
    ],
)
def test_only_the_tree_that_a_link_names_is_asked(
    perikanan: Understood, nation: Summaries, target: str, is_there: bool, whom: list[str]
) -> None:
    log: list[str] = []
    assert (target in Known(nation, asked([perikanan], nation, log))) is is_there
    assert log == whom


def test_a_dinas_with_the_name_of_a_list_of_its_wilayah_is_told(perikanan: Understood, nation: Summaries) -> None:
    own, *others = (s for s in nation.summaries if s.dinas == "dinas-perikanan")
    site = replace(nation, summaries=(replace(own, dinas="cari"), *nation.summaries[2:]))
    u = understood_in(replace(perikanan, tree=replace(perikanan.tree, dinas="cari")), site)
    log: list[str] = []
    told = [problem.message for problem in check_own_plan(site, asked([u], site, log)) if problem.code == "P901"]
    assert not others
    assert log == ["kota-contoh/cari"]
    assert told == ['Alamat "kota-contoh/cari/" sudah dipakai oleh mkdocs.yml.']


def test_no_tree_is_asked_for_its_paths_where_nothing_leads_into_its_folder(nation: Summaries) -> None:
    log: list[str] = []
    assert list(check_own_plan(replace(nation, pages=()), asked([], nation, log))) == []
    assert log == []
