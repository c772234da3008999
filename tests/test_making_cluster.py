"""A real Dask cluster of two worker processes makes the same site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pohon.making.cluster import cluster
from pohon.problems import PohonError
from tests.tools import files_in, made, run_pohon

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:distributed", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of the cluster's scheduler."""
    from distributed import LocalCluster  # noqa: PLC0415 - slow to load

    with LocalCluster(  # type: ignore[no-untyped-call]  # the library has no types
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as workers:
        yield workers.scheduler_address


def test_the_cluster_makes_the_same_site(mini_folder: Path, scheduler: str) -> None:
    ran = run_pohon("build", "--scheduler", scheduler, cwd=mini_folder)
    assert ran.code == 0, ran.err
    assert files_in(mini_folder / "site") == made(mini_folder).files


def test_workers_must_see_our_folders(scheduler: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("pohon.making.cluster.Sees.file", property(lambda _: Path("/tidak-ada")), raising=False)
    monkeypatch.setattr("pohon.making.cluster.Sees", Blind)
    with pytest.raises(PohonError, match="tidak melihat folder"), cluster(scheduler, tmp_path):
        pass


@dataclass(frozen=True)
class Blind:
    file: Path

    def __call__(self) -> tuple[str, str]:
        return "", ""


def test_no_scheduler_is_told(mini_folder: Path) -> None:
    ran = run_pohon("build", "--scheduler", "tcp://127.0.0.1:1", cwd=mini_folder)
    assert (ran.code, "tidak dapat dihubungi" in ran.err) == (3, True)
    assert not (mini_folder / "site").exists()
