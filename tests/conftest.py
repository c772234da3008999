"""Sites for the tests: the real one, built once by the real command, and a small one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from pohon.build import Loaded, load
from pohon.links import Links
from pohon.site import Site as Summaries
from pohon.site import facts_for
from pohon.understood import Understood, understand
from tests.angka import without
from tests.tools import CONTOH, MINI, ROOT, Site, copied, links_from, made, run_pohon

settings.register_profile("pohon", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("pohon")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the project's own content, built once by the command that everybody uses."""
    folder = tmp_path_factory.mktemp("lima-pohon") / "site"
    ran = run_pohon("build", "--no-memo", "--site-dir", folder)
    assert ran.code == 0, ran.err
    return Site(folder)


@pytest.fixture(scope="session")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The invented site, in which everything is measured."""
    folder = tmp_path_factory.mktemp("contoh") / "site"
    for path, data in made(CONTOH).files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return Site(folder)


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    """The project's own content, read."""
    return load(ROOT)


@pytest.fixture(scope="session")
def trees(loaded: Loaded) -> Mapping[str, Understood]:
    """The project's own trees by `wilayah/dinas`."""
    return _understood(loaded)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the project's own content, outside any git history."""
    return copied(ROOT, tmp_path / "situs")


@pytest.fixture
def mini_folder(tmp_path: Path) -> Path:
    """A copy of the small site."""
    return copied(MINI, tmp_path / "mini")


@pytest.fixture(scope="session")
def mini() -> Loaded:
    """The small site, read."""
    return load(MINI)


@pytest.fixture(scope="session")
def mini_made() -> Mapping[str, bytes]:
    """Every file of the small site, made."""
    return made(MINI).files


@pytest.fixture(scope="session")
def mini_site(mini: Loaded) -> Summaries:
    """The small site as its site-wide pages see it."""
    assert mini.site is not None
    return mini.site


@pytest.fixture(scope="session")
def mini_trees(mini: Loaded) -> Mapping[str, Understood]:
    """The trees of the small site by `wilayah/dinas`."""
    return _understood(mini)


@pytest.fixture(scope="session")
def perikanan(mini_trees: Mapping[str, Understood]) -> Understood:
    """The tree of the small site in which everything happens once."""
    return mini_trees["kota-contoh/dinas-perikanan"]


@pytest.fixture(scope="session")
def direncanakan(perikanan: Understood) -> Understood:
    """The same tree before anything was measured: targets only."""
    return without(perikanan, "realisasi")


@pytest.fixture(scope="session")
def perdagangan(mini_trees: Mapping[str, Understood]) -> Understood:
    """The tree of the small site that has next to nothing."""
    return mini_trees["kota-contoh/dinas-perdagangan"]


@pytest.fixture(scope="session")
def links(perikanan: Understood) -> Links:
    """The links of the pages of `perikanan`."""
    return links_from(perikanan)


def _understood(loaded: Loaded) -> Mapping[str, Understood]:
    assert loaded.site is not None
    return {
        f"{tree.wilayah}/{tree.dinas}": understand(tree, facts_for(tree, loaded.site, None)) for tree in loaded.trees
    }
