"""The project's own content in MkDocs and ProperDocs, each in three themes: a pytest plugin that each test names."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.mkdocs_host import HOSTS, Content, Host, build, content, installed, is_mounted, pages_of
from tests.tools import ROOT, Site, copied, made


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment in which MkDocs finds Pohon."""
    return installed(tmp_path_factory.mktemp("terpasang"))


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own settings and content."""
    return copied(ROOT, tmp_path_factory.mktemp("inang") / "situs")


@pytest.fixture(scope="session")
def own(project: Path) -> Mapping[str, bytes]:
    """What `pohon build` makes of it."""
    return made(project).files


@pytest.fixture(scope="session")
def contents(own: Mapping[str, bytes]) -> Mapping[str, Content]:
    """The main part of every page of a tree or of the site."""
    return {path: content(page) for path, page in pages_of(own).items() if is_mounted(path)}


@pytest.fixture(scope="session")
def hosts(project: Path, environment: Mapping[str, str]) -> Mapping[tuple[str, str], Host]:
    """The project in every program and theme."""
    with ThreadPoolExecutor(2) as pool:
        made_all = pool.map(lambda each: _host(project, environment, *each), HOSTS)
        return dict(zip(HOSTS, made_all, strict=True))


@pytest.fixture(params=HOSTS, ids="-".join)
def host(request: pytest.FixtureRequest, hosts: Mapping[tuple[str, str], Host]) -> Host:
    """Each of them."""
    return hosts[request.param]


def _host(project: Path, environment: Mapping[str, str], tool: str, theme: str) -> Host:
    name, folder = f"{tool}-{theme}.yml", project / f"{tool}-{theme}"
    text = (project / "mkdocs.yml").read_text("utf-8").replace("site_dir: site\n", f"site_dir: {folder.name}\n")
    palette = "{name: material, palette: {scheme: default}}"  # without one, Material knows no dark colours
    chosen = f"theme: {palette if theme == 'material' else theme}"
    (project / name).write_text(text.replace("theme: {name: mkdocs, locale: id}", chosen), "utf-8")
    return Host(theme, build(project, environment, tool=tool, config=name), Site(folder))
