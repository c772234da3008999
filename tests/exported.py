"""What the tests of the downloads share: all real trees and the small sites, with the links that their files get."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pohon.build import load
from pohon.build.plan import tree_routes
from pohon.exports.data import data_of
from pohon.exports.shapes import DinasData
from pohon.gathered import Gathered, TreeFiles
from pohon.links import Links
from pohon.site import Site, facts_for
from pohon.understood import Understood, understand
from tests.tools import MINI, ROOT, TERUKUR

SITE_URL = "https://pohon.example/"
PURBALINGGA = "kabupaten-purbalingga/dinkopukm"
BEKASI = "kota-bekasi/dinas-koperasi-ukm"
MAKASSAR = "kota-makassar/dinas-koperasi-ukm"
KOPERASI_DAN_UKM = "wilayah-tidak-disebut/dinas-koperasi-ukm"
DKUKMPP = "wilayah-tidak-disebut/dkukmpp"
PERIKANAN = "kota-contoh/dinas-perikanan"
PERDAGANGAN = "kota-contoh/dinas-perdagangan"
REAL = (PURBALINGGA, BEKASI, MAKASSAR, KOPERASI_DAN_UKM, DKUKMPP)
KEBERSIHAN = "kota-contoh/dinas-kebersihan"
ALL = (*REAL, PERIKANAN, PERDAGANGAN, KEBERSIHAN)


@cache
def _site() -> Site:
    loaded = load(ROOT)
    assert loaded.site
    return loaded.site


@cache
def understood() -> Mapping[str, Understood]:
    """Every tree by `wilayah/dinas`."""
    found = {}
    for root in (ROOT, MINI, TERUKUR):
        loaded = load(root)
        assert loaded.site
        for tree in loaded.trees:
            found[f"{tree.wilayah}/{tree.dinas}"] = understand(tree, facts_for(tree, loaded.site, "2026-11-21"))
    return found


def links_to(u: Understood) -> Links:
    """The links of a tree's files, on a site that has an address."""
    return Links({**tree_routes(u), ("skema", ""): "data/skema/pohon-1.json"}, "", site_url=SITE_URL)


@cache
def data(name: str) -> DinasData:
    """The data of a tree; not to be changed."""
    u = understood()[name]
    return data_of(u, links_to(u))


def changeable(name: str) -> Any:
    """A copy of the data of a tree, which a test may change."""
    return json.loads(json.dumps(data(name)))


def gathered(**files: Mapping[str, bytes]) -> Gathered:
    """The real site with these files, by output name (`data_json`) and tree."""
    trees = [name.split("/") for name in REAL]
    return Gathered(
        _site(),
        tuple(
            TreeFiles(
                wilayah,
                dinas,
                "2026-11-21",
                {output.replace("_", "-"): made[f"{wilayah}/{dinas}"] for output, made in files.items()},
                (),
            )
            for wilayah, dinas in trees
        ),
    )
