"""Releases on a server: with a real sshd on this machine, reached by a key of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pohon import releases, remote
from pohon.problems import PohonError
from pohon.releases import Wish
from pohon.remote import Remote, publish, remote_of, roll_back
from tests.servers import Sshd, sshd
from tests.tools import edit, files_in, run_pohon

NOW = datetime(2026, 11, 21, 8, 15, tzinfo=UTC)
LONG = b"Pohon kinerja dapat dibaca siapa saja. " * 100
A: Mapping[str, bytes] = {"index.html": b"satu", "a/b c/index.html": LONG, "aset/x.11111111.css": b"x" * 2000}
B: Mapping[str, bytes] = {"index.html": b"dua", "a/b c/index.html": LONG, "aset/x.22222222.css": b"y" * 2000}


def after(days: int) -> datetime:
    return NOW + timedelta(days=days)


# --- addresses ---


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("git@server.contoh:/srv/pohon", Remote("git@server.contoh", "/srv/pohon")),
        ("server:www/", Remote("server", "www")),
        ("server:~/www", Remote("server", "www")),
        ("ssh://git@server:2222/srv/pohon/", Remote("git@server", "/srv/pohon", 2222)),
        ("ssh://server/srv", Remote("server", "/srv")),
        ("/srv/pohon", None),
        ("./a:b", None),
        ("../www", None),
        ("/srv/a:b", None),
        ("-oProxyCommand=x:/srv", None),
    ],
)
def test_an_address_is_a_server_or_a_folder(target: str, meant: Remote | None) -> None:
    assert remote_of(target) == meant


@pytest.mark.parametrize("target", ["ssh://server", "ssh://-oProxyCommand=x/srv", "ssh:"])
def test_half_an_address_is_refused(target: str) -> None:
    with pytest.raises(PohonError, match="tidak lengkap"):
        remote_of(target)


# --- a real server ---


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def www(tmp_path: Path) -> Path:
    """The folder on the server; it has a space in its name."""
    return tmp_path / "situs web"


@pytest.fixture
def there(server: Sshd, www: Path, monkeypatch: pytest.MonkeyPatch) -> Remote:
    """The same folder as seen from elsewhere."""
    monkeypatch.setenv("RSYNC_RSH", server.shell)
    place = remote_of(server.target(www))
    assert place
    return place


def served(www: Path) -> dict[str, bytes]:
    return files_in(www / "current")


def live(www: Path) -> str:
    return (www / "current").readlink().name


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """All but the folder of releases itself, and its lock."""
    paths = (path for path in folder.rglob("*") if path.name != ".lock")
    return {str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in paths}


def dotted(www: Path) -> list[str]:
    return [path.name for path in (*www.glob(".*"), *(www / "releases").glob(".*")) if path.name != ".lock"]


def test_a_server_gets_what_a_folder_gets(there: Remote, www: Path, tmp_path: Path) -> None:
    for number, files in enumerate((A, B)):
        here = releases.publish(files, tmp_path / "sini", Wish(commit="abc"), after(number))
        assert publish(files, there, Wish(commit="abc"), after(number)) == here
    assert served(www) == served(tmp_path / "sini")
    assert files_in(www / "releases") == files_in(tmp_path / "sini" / "releases")
    assert dotted(www) == []
    times = [
        {path.relative_to(folder).as_posix(): path.stat().st_mtime for path in folder.rglob("*") if path.is_file()}
        for folder in (www / "current", tmp_path / "sini" / "current")
    ]
    assert times[0] == times[1]


def test_what_did_not_change_is_the_same_file(there: Remote, www: Path) -> None:
    old = www / "releases" / publish(A, there, Wish(), NOW).name
    publish(B, there, Wish(), after(1))
    for name in ("a/b c/index.html", "a/b c/index.html.gz", "aset/x.11111111.css", "aset/x.11111111.css.gz"):
        assert (www / "current" / name).samefile(old / name), name
    assert not (www / "current/index.html").samefile(old / "index.html")


def test_an_unchanged_site_writes_nothing(there: Remote, www: Path) -> None:
    publish(A, there, Wish(), NOW)
    before = state(www)
    assert publish(A, there, Wish(), after(1)).written is None
    assert state(www) == before


def test_a_web_server_may_read_everything(there: Remote, www: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(A, there, Wish(), NOW)
    finally:
        os.umask(before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (www / "releases").rglob("[!.]*")}
    assert modes == {True: 0o755, False: 0o644}


def test_old_releases_go(there: Remote, www: Path) -> None:
    names = [publish({"index.html": b"%d" % n}, there, Wish(keep=2), after(n)).name for n in range(3)]
    assert sorted(path.name for path in (www / "releases").glob("[!.]*")) == sorted(
        each for name in names[-2:] for each in (name, f"{name}.json")
    )
    assert dotted(www) == []


def test_the_way_back(there: Remote, www: Path) -> None:
    a, b = (publish(files, there, Wish(packed=False), after(n)).name for n, files in enumerate((A, B)))
    assert vars(roll_back(there, "", after(2))) == {"name": a, "left": b}
    assert served(www) == {**A, "aset/x.22222222.css": b"y" * 2000}
    assert roll_back(there, b, after(3)).name == b
    with pytest.raises(PohonError, match="sudah terbit"):
        roll_back(there, b, after(3))


def test_server_and_folder_understand_each_other(there: Remote, www: Path) -> None:
    a = publish(A, there, Wish(), NOW).name
    b = releases.publish(B, www, Wish(), after(1)).name
    assert publish(B, there, Wish(), after(2)).written is None
    assert vars(roll_back(there, "", after(3))) == {"name": a, "left": b}
    assert releases.roll_back(www, b, after(4)).name == b


def test_there_is_no_way_back_from_the_first(there: Remote, www: Path) -> None:
    with pytest.raises(PohonError, match="belum ada rilis"):
        roll_back(there, "", NOW)
    assert not www.exists()
    name = publish(A, there, Wish(), NOW).name
    for to, told in (("", "Tidak ada rilis sebelum ini"), ("tiada", "Rilis tiada tidak ada"), (name, "sudah terbit")):
        with pytest.raises(PohonError, match=told):
            roll_back(there, to, NOW)


def test_a_damaged_record_harms_nothing(there: Remote, www: Path) -> None:
    a, b = (publish(files, there, Wish(packed=False), after(n)).name for n, files in enumerate((A, B)))
    for name in (a, b):
        (www / "releases" / f"{name}.json").write_text("rusak")
    assert roll_back(there, a, after(2)).name == a
    publish(B, there, Wish(packed=False), after(3))
    assert served(www) == B


# --- what goes wrong ---


def test_who_publishes_at_the_same_time_does_no_harm(there: Remote, www: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(A, there, Wish(), NOW)
    send = remote._send

    def overtaken(*arguments: object) -> None:
        send(*arguments)  # type: ignore[arg-type]  # passed on as they are
        releases.publish(B, www, Wish(), after(1))

    monkeypatch.setattr(remote, "_send", overtaken)
    with pytest.raises(PohonError, match="pada saat yang sama"):
        publish({"index.html": b"tiga"}, there, Wish(), after(2))
    assert served(www)["index.html"] == b"dua"


def test_an_incomplete_delivery_changes_nothing(there: Remote, www: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = publish(A, there, Wish(), NOW).name
    send = remote._send

    def torn(place: Remote, stage: Path, before: str) -> None:
        (stage / "index.html").unlink()
        send(place, stage, before)

    monkeypatch.setattr(remote, "_send", torn)
    with pytest.raises(PohonError, match="tidak lengkap"):
        publish(B, there, Wish(), after(1))
    assert (live(www), dotted(www)) == (name, [])


def test_a_broken_connection_changes_nothing(there: Remote, www: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = publish(A, there, Wish(), NOW).name
    before = state(www)

    def cut(*_: object) -> None:
        raise PohonError("putus")

    monkeypatch.setattr(remote, "_send", cut)
    with pytest.raises(PohonError, match="putus"):
        publish(B, there, Wish(), after(1))
    assert (live(www), state(www)) == (name, before)


def test_a_folder_in_the_place_of_current_is_refused(there: Remote, www: Path) -> None:
    (www / "current").mkdir(parents=True)
    with pytest.raises(PohonError, match="bukan symlink"):
        publish(A, there, Wish(), NOW)


def test_a_link_of_somebody_else_is_refused(there: Remote, www: Path, tmp_path: Path) -> None:
    www.mkdir()
    (www / "current").symlink_to(tmp_path)
    with pytest.raises(PohonError, match="menunjuk ke luar releases"):
        publish(A, there, Wish(), NOW)


def test_a_server_that_lets_nobody_in_is_told(there: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSYNC_RSH", "ssh -F none -o IdentityFile=none -o StrictHostKeyChecking=yes")
    with pytest.raises(PohonError, match="Tidak dapat masuk") as caught:
        publish(A, there, Wish(), NOW)
    assert "ssh-copy-id" in caught.value.hint


def test_a_missing_program_is_told(there: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RSYNC_RSH", "tiada-ssh")
    with pytest.raises(PohonError, match="tiada-ssh tidak ada"):
        publish(A, there, Wish(), NOW)


# --- the command ---


def test_the_command_publishes_to_a_server(server: Sshd, www: Path, mini_folder: Path) -> None:
    target, env = server.target(www), {"RSYNC_RSH": server.shell}
    first = run_pohon("publish", target, cwd=mini_folder, environment=env)
    assert first.code == 0, first.err
    assert f"Terbit: rilis {live(www)}" in first.out
    before = live(www)
    edit(mini_folder / "content/tentang.md", "Baca [", "Bacalah [")
    assert run_pohon("publish", target, cwd=mini_folder, environment=env).code == 0
    assert live(www) != before
    back = run_pohon("publish", target, "--rollback", environment=env)
    assert (back.code, live(www)) == (0, before), back.err
