"""The settings of a site: the keys of `mkdocs.yml` that Pohon reads, and its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from pohon.model.base import AlamatWeb, Bagian, SatuAtauBanyak, Teks
from pohon.model.hitungan import Hitungan


def _inside(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    if path.startswith("/") or ".." in parts:
        raise PydanticCustomError("jalur_luar", "leaves the site's folder")
    return path


Jalur = Annotated[Teks, AfterValidator(_inside)]
"""A path below the folder of `mkdocs.yml`."""


class Lisensi(Bagian):
    """The terms under which the content stands."""

    nama: Teks
    url: AlamatWeb | None = None


Bahasa = Literal["id", "en"]


def _each_once(bahasa: tuple[Bahasa, ...]) -> tuple[Bahasa, ...]:
    return tuple(dict.fromkeys(bahasa))


class Halaman(Bagian):
    """A narrative page of the navigation: its title and its Markdown file below `docs_dir`."""

    judul: Teks | None = None
    berkas: Jalur


class OwnSettings(Bagian):
    """What stands under `plugins: - pohon:`.

    The first of `bahasa` is the language of the pages at the site's root; each other one has a folder of its own.
    `jalur` is the folder in which the pages stand inside a site of MkDocs.
    """

    tema: Jalur = "dasar"
    lisensi: Lisensi | None = None
    kontak: Teks | None = None
    bahasa: Annotated[tuple[Bahasa, ...], SatuAtauBanyak, Field(min_length=1), AfterValidator(_each_once)] = ("id",)
    gambar_sosial: bool = False
    hitungan: Hitungan = Hitungan()
    jalur: Jalur | None = None


class Settings(Bagian):
    """All that the generator reads from `mkdocs.yml`, with MkDocs' own names and defaults."""

    site_name: Teks = "Pohon Kinerja"
    site_url: AlamatWeb | None = None
    site_description: Teks | None = None
    repo_url: AlamatWeb | None = None
    edit_uri: Teks | None = None
    docs_dir: Jalur = "content"
    site_dir: Jalur = "site"
    nav: tuple[Halaman, ...] = ()
    pohon: OwnSettings = OwnSettings()
