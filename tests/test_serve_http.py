"""`pohon serve` over HTTP, for real: answers, news, watching, the command and its end."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pohon.problems import PohonError
from pohon.serve import serving
from pohon.serve.handler import with_script
from tests.serving import Served, get, listening, served
from tests.test_serve import P1, PERDAGANGAN, PERIKANAN, SPOILT
from tests.tools import MINI, copied, edit, run_pohon

BOUND = 30


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The small site, served; nobody saves anything."""
    with served(copied(MINI, tmp_path_factory.mktemp("diam") / "mini")) as place:
        yield place


@pytest.fixture
def place(mini_folder: Path) -> Iterator[Served]:
    """The small site, served, for saving."""
    with served(mini_folder) as place:
        yield place


def page(place: Served, route: str = P1) -> str:
    return get(place.host + route).data.decode()


def sidik(place: Served, route: str = P1) -> str:
    return page(place, route).partition('data-sidik="')[2].partition('"')[0]


# --- answers ---


def test_the_site_stands_where_it_will_stand(still: Served) -> None:
    assert still.address == f"{still.host}/pohon/"
    got = get(f"{still.host}/")
    assert (got.status, got.heads["Location"]) == (301, "/pohon/")


def test_a_page_without_its_slash_leads_to_the_page(still: Served) -> None:
    got = get(f"{still.host}{P1.rstrip('/')}")
    assert (got.status, got.heads["Location"]) == (301, P1)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("data/pohon.sqlite", "application/vnd.sqlite3"),
        ("data/katalog.jsonld", "application/ld+json"),
        ("perubahan.atom", "application/atom+xml; charset=utf-8"),
        ("kota-contoh/dinas-perikanan/data/indikator.csv", "text/csv; charset=utf-8"),
        ("kota-contoh/dinas-perikanan/data/pohon.yml", "application/yaml; charset=utf-8"),
        ("kota-contoh/dinas-perikanan/data/pohon.svg", "image/svg+xml"),
    ],
)
def test_a_file_is_sent_with_its_kind_and_kept_by_nobody(still: Served, path: str, kind: str) -> None:
    got = get(still.address + path)
    assert (got.status, got.heads["Content-Type"], got.heads["Cache-Control"]) == (200, kind, "no-store")
    assert int(got.heads["Content-Length"]) == len(got.data) > 0


def test_heads_alone_are_sent_when_they_are_asked_for(still: Served) -> None:
    whole, head = get(still.address), get(still.address, "HEAD")
    assert head.data == b""
    assert head.heads["Content-Length"] == whole.heads["Content-Length"]


def test_what_is_not_there_gets_the_page_of_the_site_for_it(still: Served) -> None:
    got = get(f"{still.address}tidak/ada/")
    assert got.status == 404
    assert "Halaman tidak ditemukan" in got.data.decode()


@pytest.mark.parametrize("path", ["../pohon/serve/handler.py", "..%2Fhandler.py", "handler.py", "tunggu.html", ""])
def test_of_the_server_itself_only_scripts_and_styles_are_sent(still: Served, path: str) -> None:
    got = get(f"{still.host}/_pohon/{path}")
    assert (got.status, got.data) == (404, b"")


@pytest.mark.parametrize("path", ["serve.js", "serve.css", "tunggu.css"])
def test_scripts_and_styles_of_the_server_are_sent(still: Served, path: str) -> None:
    got = get(f"{still.host}/_pohon/{path}")
    assert got.status == 200
    assert got.data


def test_several_ask_at_once(still: Served) -> None:
    got: list[int] = []
    asking = [threading.Thread(target=lambda: got.append(get(still.address + "data/").status)) for _ in range(8)]
    for each in asking:
        each.start()
    for each in asking:
        each.join(BOUND)
    assert got == [200] * 8


# --- the script ---


def test_every_page_has_the_script_once(still: Served) -> None:
    assert page(still).count("/_pohon/serve.js") == 1
    assert sidik(still)


def test_a_page_without_a_head_is_left_as_it_is() -> None:
    assert with_script(b"<p>x", "s") == b"<p>x"


def test_a_page_that_forbids_scripts_allows_that_of_the_server(still: Served) -> None:
    card = page(still, "/pohon/kota-contoh/dinas-perikanan/indikator/ntn/kartu/")
    assert "content=\"script-src 'self'; connect-src 'self'; default-src 'none'; style-src" in card
    assert page(still).count("script-src") == 1


# --- saving ---


def test_a_save_is_seen(place: Served) -> None:
    with listening(place.host, P1, sidik(place)) as news:
        assert news.get(timeout=BOUND).name == "masalah"
        edit(place.folder / PERDAGANGAN, "Los ikan tertata", "Los ikan bersih")
        assert news.get(timeout=BOUND).name == "muat"
    told = place.told.get(timeout=BOUND)
    assert (told.changed, told.reloaded) == ((place.folder / PERDAGANGAN,), 1)
    assert "Los ikan bersih" in page(place)


def test_a_save_elsewhere_disturbs_nobody(place: Served) -> None:
    with listening(place.host, P1, sidik(place)) as news:
        assert news.get(timeout=BOUND).name == "masalah"
        edit(place.folder / PERIKANAN, "cukup untuk hidup layak", "cukup untuk hidup makmur")
        assert place.told.get(timeout=BOUND).reloaded == 0
        assert news.empty()


def test_an_error_is_told_with_its_place_until_it_is_mended(place: Served) -> None:
    with listening(place.host, P1, sidik(place)) as news:
        news.get(timeout=BOUND)
        edit(place.folder / PERDAGANGAN, *SPOILT)
        told = news.get(timeout=BOUND)
        assert (told.name, f'"berkas": "{PERDAGANGAN}"' in told.data) == ("masalah", True)
        assert place.told.get(timeout=BOUND).reading.failed
        edit(place.folder / PERDAGANGAN, *reversed(SPOILT))
        assert '"masalah": []' in news.get(timeout=BOUND).data


def test_a_file_that_is_half_saved_is_waited_for(place: Served) -> None:
    file = place.folder / PERDAGANGAN
    words = file.read_text("utf-8").replace("tertata", "bersih")
    with listening(place.host, P1, sidik(place)) as news:
        news.get(timeout=BOUND)
        file.write_text("", "utf-8")
        time.sleep(0.03)
        file.write_text(words, "utf-8")
        assert news.get(timeout=BOUND).name == "muat"
    assert not place.told.get(timeout=BOUND).reading.failed


def test_a_file_that_is_put_in_place_of_another_is_seen(place: Served) -> None:
    file = place.folder / PERDAGANGAN
    beside = file.with_name("baru.tmp")
    beside.write_text(file.read_text("utf-8").replace("tertata", "bersih"), "utf-8")
    beside.replace(file)
    assert place.told.get(timeout=BOUND)
    assert "Los ikan bersih" in page(place)


def test_settings_that_are_replaced_are_seen(place: Served) -> None:
    settings = place.folder / "mkdocs.yml"
    for name in ("Pohon Satu", "Pohon Dua"):
        beside = place.folder / "mkdocs.yml.baru"
        old = settings.read_text("utf-8").partition("\n")[2]
        beside.write_text(f"site_name: {name}\n{old}", "utf-8")
        beside.replace(settings)
        place.told.get(timeout=BOUND)
        assert name in page(place)


def test_another_content_folder_is_followed(place: Served) -> None:
    (place.folder / "content").rename(place.folder / "isi")
    assert place.told.get(timeout=BOUND).reading.failed
    settings = place.folder / "mkdocs.yml"
    beside = place.folder / "mkdocs.yml.baru"  # in place it would be seen half written, when the machine is slow
    beside.write_text(settings.read_text("utf-8").replace("docs_dir: content", "docs_dir: isi"), "utf-8")
    beside.replace(settings)
    assert not place.told.get(timeout=BOUND).reading.failed
    edit(place.folder / "isi" / "kota-contoh" / "dinas-perdagangan.yml", "Los ikan tertata", "Los ikan bersih")
    place.told.get(timeout=BOUND)
    assert "Los ikan bersih" in page(place)


def test_a_new_dinas_appears(place: Served) -> None:
    words = (place.folder / PERDAGANGAN).read_text("utf-8")
    (place.folder / PERDAGANGAN).with_name("dinas-pasar.yml").write_text(words, "utf-8")
    place.told.get(timeout=BOUND)
    assert get(f"{place.address}kota-contoh/dinas-pasar/").status == 200


def test_many_saves_end_with_the_last(place: Served) -> None:
    file = place.folder / PERDAGANGAN
    words = file.read_text("utf-8")
    for n in range(30):
        file.write_text(words.replace("tertata", f"tertata {n}"), "utf-8")
    until = time.monotonic() + BOUND
    while "tertata 29" not in page(place):
        assert time.monotonic() < until


# --- the command ---


def test_a_port_that_is_taken_is_told_with_what_to_do(mini_folder: Path, still: Served) -> None:
    port = int(still.host.rpartition(":")[2])
    ran = run_pohon("serve", "-C", mini_folder, "--port", str(port))
    assert ran.code == 3
    assert f"port {port} tidak dapat dipakai: sedang dipakai program lain." in ran.err
    assert "--port 8001" in ran.err


def test_an_address_of_another_machine_cannot_be_had(mini_folder: Path) -> None:
    with pytest.raises(PohonError) as caught, serving(mini_folder, "192.0.2.1", 0, lambda _: None):
        pass
    assert "192.0.2.1 port 0 tidak dapat dipakai" in caught.value.message


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_command_serves_reports_and_ends_at_once(mini_folder: Path) -> None:
    port = free_port()
    command = (sys.executable, "-m", "pohon", "serve", "-C", str(mini_folder), "--port", str(port))
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]  # two pipes
        lines = iter(process.stdout.readline, "")
        assert f"http://127.0.0.1:{port}/pohon/" in next(line for line in lines if "Situs ada di" in line)
        with listening(f"http://127.0.0.1:{port}", P1, "lama") as news:
            assert news.get(timeout=BOUND).name == "muat"
            edit(mini_folder / PERDAGANGAN, *SPOILT)
            assert PERDAGANGAN in next(line for line in lines if ":" in line)
            assert any("galat P1" in line for line in lines)
            process.send_signal(signal.SIGINT)
            rest = "".join(lines)
            assert process.wait(BOUND) == 0
    assert "Selesai." in rest
    assert "Traceback" not in rest
