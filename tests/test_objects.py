"""Publishing to object storage: with a real S3 server on this machine, and with stores in memory that are watched."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import fsspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pohon import objects
from pohon.hook import lasting
from pohon.media import media_type
from pohon.objects import lock
from pohon.objects.bucket import Bucket, Storage, caching, failed, heads, opened
from pohon.objects.lock import LOCK, locked
from pohon.objects.order import stages
from pohon.objects.publishing import publish_to
from pohon.objects.record import (
    NOTHING,
    Known,
    Names,
    Record,
    State,
    as_json,
    begun_name,
    by_folder,
    done_name,
    folder_of,
    from_json,
    is_settled,
    names_in,
    work,
)
from pohon.problems import PohonError
from pohon.releases import Published, Wish
from pohon.remote import place_of
from tests.s3 import S3, s3
from tests.tools import Page, edit, is_outside, resolved, run_pohon

NOW = datetime(2026, 11, 21, 8, 15, tzinfo=UTC)
TARGET = "memory://situs"


def after(days: int) -> datetime:
    return NOW + timedelta(days=days)


def page(*targets: str) -> bytes:
    """A page that links to these paths of the site."""
    return "".join(f'<a href="/{target}">x</a>' for target in targets).encode()


A: Mapping[str, bytes] = {
    "404.html": b"tiada",
    "index.html": page("kota/dinas/sasaran/a/index.html"),
    "aset/x.11111111.css": b"x",
    "kota/dinas/data/pohon.csv": b"1,2",
    "kota/dinas/sasaran/a/index.html": page("index.html", "aset/x.11111111.css"),
}
B: Mapping[str, bytes] = {
    "404.html": b"tiada",
    "index.html": page("kota/dinas/sasaran/a/index.html"),
    "aset/x.22222222.css": b"y",
    "kota/dinas/sasaran/a/index.html": page("index.html", "kota/dinas/sasaran/b/index.html", "aset/x.22222222.css"),
    "kota/dinas/sasaran/b/index.html": page("kota/dinas/sasaran/a/index.html", "aset/x.22222222.css"),
}


# --- a store that is watched ---


class BrokenError(Exception):
    """The connection is gone."""


class Store:
    """Objects in memory; tells of every one that is written or removed, and breaks off after so many of them."""

    def __init__(self, told: Callable[[Store], None] = lambda _: None) -> None:
        self.held: dict[str, bytes] = {}
        self.log: list[str] = []
        self.lasts = 10**9
        self._told = told
        self._one = threading.Lock()

    def _write(self, line: str, do: Callable[[], object]) -> None:
        with self._one:
            if self.lasts <= 0:
                raise BrokenError(line)
            self.lasts -= 1
            do()
            self.log.append(line)
            self._told(self)

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_: object) -> None:
        if mode == "create" and path in self.held:
            raise FileExistsError(path)
        self._write(f"put {path[2:]}", lambda: self.held.update({path: value}))

    def rm_file(self, path: str) -> None:
        if path not in self.held:
            raise FileNotFoundError(path)
        self._write(f"rm {path[2:]}", lambda: self.held.pop(path))

    def cat_file(self, path: str) -> bytes:
        if path not in self.held:
            raise FileNotFoundError(path)
        return self.held[path]

    def find(self, path: str, maxdepth: int | None = None, *, detail: bool = False) -> dict[str, dict[str, object]]:
        assert detail
        below = path + "/"
        found = (name for name in self.held if name.startswith(below))
        return {name: {} for name in found if maxdepth is None or name[len(below) :].count("/") < maxdepth}

    @property
    def bucket(self) -> Bucket:
        return Bucket(self, "b", "uji://b")

    @property
    def files(self) -> dict[str, bytes]:
        """What readers can ask for."""
        return {path[2:]: data for path, data in self.held.items() if not path.startswith("b/.pohon/")}

    @property
    def kept(self) -> list[str]:
        """What Pohon keeps for itself."""
        return sorted(path[2:] for path in self.held if path.startswith("b/.pohon/"))

    def wrote(self, since: int = 0) -> list[str]:
        """What was done to files of the site, in order."""
        return [line for line in self.log[since:] if ".pohon/" not in line]

    def publish(self, files: Mapping[str, bytes], now: datetime = NOW) -> Published:
        return publish_to(self.bucket, files, Wish(), now)


# --- which files, where from ---


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("index.html", ""),
        ("kota/index.html", ""),
        ("aset/x.11111111.css", ""),
        ("kota/dinas/index.html", "kota"),
        ("kota/dinas/data/pohon.csv", "kota/dinas"),
        ("kota/dinas/indikator/x/kartu/index.html", "kota/dinas"),
        ("en/kota/dinas/sasaran/x/index.html", "en/kota"),
    ],
)
def test_a_folder_of_a_dinas_has_a_record_of_its_own(path: str, folder: str) -> None:
    assert folder_of(path) == folder


@given(st.lists(st.sampled_from(["a/b/c/x", "a/b/c/y", "a/b/x", "a/x", "x", "a b/c/d/x", "a-b/c/d/x"]), unique=True))
def test_every_file_is_in_one_record(paths: Sequence[str]) -> None:
    folders = by_folder(paths)
    assert sorted(path for each in folders.values() for path in each) == sorted(paths)
    assert all(folder_of(path) == folder for folder, each in folders.items() for path in each)


def test_the_names_of_records_tell_what_is_there() -> None:
    names = names_in([done_name("", "1"), done_name("kota/dinas", "2"), begun_name("kota/dinas", "3")])
    assert names == {
        "": Names((".pohon/berkas/1.json",)),
        "kota/dinas": Names((".pohon/berkas/kota/dinas/2.json",), (".pohon/berkas/kota/dinas/3.mulai",)),
    }
    assert is_settled(names[""], "", "1")
    assert not is_settled(names[""], "", "4")
    assert not is_settled(names["kota/dinas"], "kota/dinas", "2")


def test_a_record_is_read_as_it_was_written() -> None:
    record = Record({"a/é.html": "1"}, {"aset/x": "2026-11-21T08:15:00+00:00"})
    assert from_json(as_json(record)) == record
    assert [from_json(data) for data in (None, b"rusak", b"[]", b'{"berkas": 1}')] == [NOTHING] * 4


def test_a_record_that_is_whole_is_believed() -> None:
    known = Known(Record({"a": "1", "b": "2", "c": "3"}))
    done = work("", {"a": "1", "b": "9", "d": "4"}, known, NOW, lambda _path, _md5: False)
    assert (done.send, done.remove) == ({"b": State.LIVE, "d": State.NEW}, ("c",))


def test_where_something_broke_off_only_what_lies_there_is_believed() -> None:
    lying = {"a": "m", "b": "m", "c": "", "asing": "m", "e": "m"}
    known = Known(Record({"a": "1", "b": "2", "c": "3"}), frozenset({"d", "e", "f"}), lying)
    wanted = {"a": "1", "b": "2", "c": "3", "d": "4", "e": "5"}
    done = work("", wanted, known, NOW, lambda path, md5: (path, md5) == ("a", "m"))
    assert done.send == {"b": State.LIVE, "c": State.LIVE, "d": State.NEW, "e": State.HALF}
    assert done.remove == ()


def test_what_pohon_did_not_put_there_is_never_removed() -> None:
    known = Known(NOTHING, frozenset(), {"asing.html": "m", "a": "m"})
    done = work("", {"a": "1"}, known, NOW, lambda _path, _md5: True)
    assert (done.send, done.remove) == ({"a": State.LIVE}, ())


# --- in which order ---


def test_new_goes_before_old_and_leaves_before_indexes() -> None:
    send = {
        "index.html": State.LIVE,
        "sitemap.xml": State.NEW,
        "robots.txt": State.NEW,
        "perubahan.atom": State.NEW,
        "aset/x.css": State.NEW,
        "k/d/data/x.csv": State.NEW,
        "k/index.html": State.NEW,
        "k/d/sasaran/x/index.html": State.NEW,
        "k/d/sasaran/y/index.html": State.LIVE,
        "k/d/index.html": State.LIVE,
        "cari/indeks.json": State.LIVE,
        "k/d/sasaran/z/index.html": State.HALF,
    }
    assert [path for stage in stages([send]) for path in stage] == [
        "aset/x.css",
        "k/d/data/x.csv",
        "k/d/sasaran/x/index.html",
        "k/index.html",
        "perubahan.atom",
        "k/d/sasaran/z/index.html",
        "cari/indeks.json",
        "k/d/sasaran/y/index.html",
        "k/d/index.html",
        "index.html",
        "sitemap.xml",
        "robots.txt",
    ]


@cache
def links_on(path: str, html: bytes) -> frozenset[str]:
    """The files of the site to which a page leads."""
    targets = (target for target in Page(path, html.decode()).targets if not is_outside(target))
    # The small site stands below a folder of its host, which its error page names.
    return frozenset(resolved(path, target)[0].removeprefix("pohon/") for target in targets)


def dead_links(files: Mapping[str, bytes], there_before: frozenset[str]) -> list[tuple[str, str]]:
    """The links to nothing on the pages that a reader can come to: from what was there, and from the front page."""
    ways, met = [path for path in ("index.html", *there_before) if path in files], set[str]()
    dead = []
    while ways:
        path = ways.pop()
        if path in met or not path.endswith(".html"):
            continue
        met.add(path)
        dead += [(path, to) for to in links_on(path, files[path]) if to not in files]
        ways += [to for to in links_on(path, files[path]) if to in files]
    return dead


def watched(old: Mapping[str, bytes], *later: Mapping[str, bytes]) -> tuple[Store, list[tuple[str, str]]]:
    """A store with a site, and the dead links that readers meet in it from then on, moment by moment.

    Readers come to pages that last: pages that are taken away link to each other, and no order could serve that.
    """
    dead: list[tuple[str, str]] = []
    store = Store()
    if old:
        store.publish(old)
    lasting = frozenset(old).intersection(*later)
    store._told = lambda each: dead.extend(dead_links(each.files, lasting))
    return store, dead


def test_the_law_knows_a_dead_link() -> None:
    assert dead_links({"index.html": page("a.html")}, frozenset()) == [("index.html", "a.html")]
    assert dead_links({"a.html": page("b.html")}, frozenset()) == []
    assert dead_links({"a.html": page("b.html")}, frozenset({"a.html"})) == [("a.html", "b.html")]


def test_no_reader_meets_a_dead_link_while_a_site_appears(mini_made: Mapping[str, bytes]) -> None:
    store, dead = watched({})
    store.publish(mini_made)
    assert (dead, store.files) == ([], mini_made)


def test_no_reader_meets_a_dead_link_while_a_dinas_comes_or_goes(mini_made: Mapping[str, bytes]) -> None:
    less = without(mini_made, "kota-contoh/dinas-perikanan/sasaran/")
    for old, new in ((less, mini_made), (mini_made, less)):
        store, dead = watched(old, new)
        store.publish(new, after(8))
        assert dead == []
        assert store.files == new


def without(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    """A site without the pages of a folder, and without the links to them."""
    kept = {path: data for path, data in files.items() if not path.startswith(folder)}

    def unlinked(path: str, html: bytes) -> bytes:
        def put(match: re.Match[str]) -> str:
            return match[0] if is_outside(match[1]) or resolved(path, match[1])[0] in kept else 'href="#"'

        return re.sub(r'href="([^"]*)"', put, html.decode()).encode()

    return {path: unlinked(path, data) if path.endswith(".html") else data for path, data in kept.items()}


PATHS = ("a.html", "k/a.html", "k/d/a.html", "k/d/s/a.html", "k/d/s/b.html", "k/d/s/c.html")


@st.composite
def sites(draw: st.DrawFn) -> dict[str, bytes]:
    """A small site in which every page links to pages that there are, in any way."""
    there = ("index.html", "404.html", *draw(st.lists(st.sampled_from(PATHS), unique=True)))
    links = st.lists(st.sampled_from(there), unique=True, max_size=4)
    return {path: page(*draw(links)) for path in there}


@given(sites(), sites())
def test_whatever_changes_no_reader_meets_a_dead_link(old: dict[str, bytes], new: dict[str, bytes]) -> None:
    store, dead = watched(old, new)
    store.publish(new)
    assert (dead, store.files) == ([], new)


@given(sites(), sites(), sites(), st.integers(0, 30))
def test_wherever_it_breaks_off_no_reader_meets_a_dead_link(
    old: dict[str, bytes], half: dict[str, bytes], new: dict[str, bytes], lasts: int
) -> None:
    store, dead = watched(old, half, new)
    killed(store, half, lasts)
    store.publish(new)
    assert (dead, store.files) == ([], new)


def killed(store: Store, files: Mapping[str, bytes], lasts: int) -> bool:
    """Publish until the power goes after so many writes; somebody has waited until the lock is free."""
    store.lasts = lasts
    try:
        store.publish(files)
        broke = False
    except PohonError:
        broke = True
    store.lasts = 10**9
    store.held.pop(f"b/{LOCK}", None)
    return broke


def test_what_broke_off_may_be_followed_by_other_content() -> None:
    x, y, z, w = "k/d/s/x/index.html", "k/y/index.html", "z/index.html", "w/index.html"
    start = {"index.html": page(x), "404.html": page()}
    old = {**start, x: page()}
    half = {**start, x: page(y), y: page(z), z: page()}
    new = {**start, x: page(y), y: page(w), w: page()}
    for lasts in range(100):
        store, dead = watched(old, half, new)
        broke = killed(store, half, lasts)
        store.publish(new)
        assert (dead, store.files) == ([], new), lasts
        if not broke:
            return
    pytest.fail("it never came to an end")


def test_the_next_one_completes_what_broke_off_at_any_moment() -> None:
    whole, _ = watched(A, B)
    whole.publish(B, after(1))
    for lasts in range(100):
        store, dead = watched(A, B)
        broke = killed(store, B, lasts)
        store.publish(B, after(1))
        assert dead == []
        assert store.files == whole.files
        assert [name for name in store.kept if name not in whole.kept] == []
        if not broke:
            return
    pytest.fail("it never came to an end")


# --- only what has changed ---


def test_only_what_changed_is_sent() -> None:
    store = Store()
    store.publish(A)
    since = len(store.log)
    done = store.publish({**A, "404.html": b"maaf"}, after(1))
    assert store.wrote(since) == ["put 404.html"]
    assert (done.files, done.written) == (5, 1)


def test_an_unchanged_site_writes_nothing() -> None:
    store = Store()
    first = store.publish(A)
    since = len(store.log)
    again = store.publish(A, after(1))
    assert (again.name, again.written) == (first.name, None)
    assert store.log[since:] == []


def test_what_is_no_longer_there_is_removed_last() -> None:
    store = Store()
    store.publish(A)
    since = len(store.log)
    store.publish(B, after(1))
    assert store.wrote(since)[-1] == "rm kota/dinas/data/pohon.csv"
    assert "kota/dinas/data/pohon.csv" not in store.files


def test_a_dinas_that_is_gone_leaves_nothing() -> None:
    store = Store()
    store.publish(A)
    rest = {path: data for path, data in A.items() if "/" not in path}
    store.publish(rest, after(8))
    assert {path for path in store.files if not path.startswith("aset/")} == set(rest)
    assert not any("kota" in name for name in store.kept)


def test_assets_stay_a_week_for_pages_that_are_open() -> None:
    store = Store()
    store.publish(A)
    store.publish(B, after(1))
    assert "aset/x.11111111.css" in store.files
    store.publish({**B, "404.html": b"6"}, after(7))
    assert "aset/x.11111111.css" in store.files
    store.publish({**B, "404.html": b"9"}, after(9))
    assert "aset/x.11111111.css" not in store.files
    assert "aset/x.22222222.css" in store.files


def test_an_asset_that_is_wanted_again_is_not_removed() -> None:
    store = Store()
    for days, files in ((0, A), (1, B), (2, A), (20, {**A, "404.html": b"maaf"})):
        store.publish(files, after(days))
    assert store.files == {**A, "404.html": b"maaf"}


class Lazy(Mapping[str, bytes]):
    """Files that are read when they are asked for."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files, self.asked = files, list[str]()

    def __getitem__(self, path: str) -> bytes:
        self.asked.append(path)
        return self.files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


def test_a_file_is_read_for_its_digest_and_once_more_when_it_is_sent() -> None:
    store = Store()
    store.publish(A)
    lazy = Lazy({**A, "404.html": b"maaf"})
    store.publish(lazy, after(1))
    assert sorted(lazy.asked) == sorted((*A, "404.html"))


# --- who else is there ---


def test_a_store_with_files_of_somebody_else_is_left_alone() -> None:
    store = Store()
    store.held["b/foto.jpg"] = b"foto"
    with pytest.raises(PohonError, match="bukan buatan Pohon"):
        store.publish(A)
    assert store.log == []


def test_a_site_whose_records_are_lost_is_taken_over() -> None:
    store = Store()
    store.publish(A)
    for name in store.kept:
        del store.held[f"b/{name}"]
    store.publish(B, after(1))
    assert store.files == {**A, **B}  # nothing is removed that no record tells of


def test_two_publishers_do_not_mix() -> None:
    store = Store()
    with locked(store.bucket), pytest.raises(PohonError, match="pada saat yang sama"):
        store.publish(A)
    assert store.files == {}
    assert store.publish(A).written == len(A)
    assert LOCK not in store.kept


def test_who_has_looked_before_another_one_was_done_looks_again() -> None:
    store = Store()

    def overtaken(_: Store) -> None:
        store._told = lambda _: None
        other = Store()
        other.publish(A)
        store.held.update(other.held)

    store._told = overtaken  # on the first write, which is the lock
    store._one = threading.RLock()  # type: ignore[assignment]  # the other one writes within
    with pytest.raises(PohonError, match="pada saat yang sama"):
        store.publish(B)
    assert store.files == A


def test_who_has_lost_the_lock_stops() -> None:
    store = Store()
    with locked(store.bucket) as still:
        still()
        store.held[f"b/{LOCK}"] = b'{"oleh": "lain"}'
        with pytest.raises(PohonError, match="pada saat yang sama"):
            still()
    assert LOCK in store.kept


def test_the_lock_of_a_dead_publisher_is_free_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    store.held[f"b/{LOCK}"] = lock._said("mati")
    with pytest.raises(PohonError, match="pada saat yang sama"):
        store.publish(A)
    monkeypatch.setattr(lock, "FREE_AFTER", timedelta(0))
    store.publish(A)
    assert (store.files, LOCK in store.kept) == (A, False)


# --- what goes wrong ---


@pytest.mark.parametrize(
    ("target", "told", "hint"),
    [
        ("s3://", "tidak lengkap", "s3://nama-bucket/folder"),
        ("tiada://a/b", "tidak dikenal", "Contoh"),
        ("gs://a/b", "belum terpasang", "pip install"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(target: str, told: str, hint: str) -> None:
    with pytest.raises(PohonError, match=told) as caught:
        opened(target)
    assert hint in caught.value.hint


class NoCredentialsError(Exception):
    """As the library of S3 calls it."""


@pytest.mark.parametrize(
    ("error", "told", "hint"),
    [
        (PermissionError("Access Denied"), "tidak memberi izin: Access Denied", "kunci"),
        (NoCredentialsError(), "tidak memberi izin: NoCredentialsError", "kunci"),
        (FileNotFoundError("tiada"), "tidak ada: tiada", "nama bucket"),
        (TimeoutError(), "tidak dapat dipakai: TimeoutError", "jaringan"),
    ],
)
def test_an_error_of_a_store_says_what_to_do(error: Exception, told: str, hint: str) -> None:
    problem = failed(error, "s3://b")
    assert told in problem.message
    assert hint in problem.hint


def test_a_hook_keeps_the_address_of_a_store() -> None:
    assert lasting("s3://b/situs") == "s3://b/situs"


def test_there_is_no_way_back_in_a_store() -> None:
    with pytest.raises(PohonError, match="tidak disimpan rilis lama") as caught:
        place_of(TARGET).roll_back("")
    assert "commit yang lama" in caught.value.hint


# --- what browsers are told ---


def test_assets_are_kept_and_pages_asked_for() -> None:
    assert caching("aset/x.11111111.css") == "public, max-age=31536000, immutable"
    assert caching("index.html") == caching("data/pohon.sqlite") == "no-cache"
    assert caching(LOCK) == "no-store"


def test_every_store_is_told_in_its_own_words() -> None:
    assert heads("s3://b", "a.html") == {"ContentType": "text/html; charset=utf-8", "CacheControl": "no-cache"}
    assert heads("gs://b", "a.csv") == {
        "content_type": "text/csv; charset=utf-8",
        "fixed_key_metadata": {"cache_control": "no-cache"},
    }
    assert heads("memory://b", "a.html") == {}


def test_every_file_of_a_site_has_a_media_type(mini_made: Mapping[str, bytes]) -> None:
    assert {path for path in mini_made if media_type(path) == "application/octet-stream"} == set()
    assert media_type("tiada.xyz") == "application/octet-stream"


# --- any store of fsspec ---


@pytest.mark.parametrize("protocol", ["memory", "file"])
def test_any_store_of_fsspec_will_do(protocol: str, tmp_path: Path) -> None:
    target = f"{protocol}://{tmp_path}/situs"
    for days, files in ((0, A), (1, B)):
        objects.publish(files, target, Wish(), after(days))
    storage = fsspec.filesystem(protocol)
    root = f"{tmp_path}/situs/"
    held = {name.removeprefix(root): storage.cat_file(name) for name in storage.find(root)}
    assert {path: data for path, data in held.items() if not path.startswith(".pohon/")} == {
        **B,
        "aset/x.11111111.css": b"x",
    }
    assert objects.publish(B, target, Wish(), after(2)).written is None


# --- a real S3 server ---


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3]:
    with s3(tmp_path_factory.mktemp("s3")) as running:
        yield running


@pytest.fixture
def there(server: S3, monkeypatch: pytest.MonkeyPatch) -> S3:
    """The server, as this process finds it too."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return server


def test_s3_gets_files_with_their_kinds(there: S3) -> None:
    name = there.bucket("jenis")
    objects.publish(A, f"s3://{name}/web", Wish(), NOW)
    assert {key: there.read(name, key) for key in there.keys(name) if ".pohon/" not in key} == {
        f"web/{path}": data for path, data in A.items()
    }
    assert there.heads(name, "web/index.html") == ("text/html; charset=utf-8", "no-cache")
    assert there.heads(name, "web/aset/x.11111111.css") == (
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    )


def test_s3_is_asked_to_write_only_what_changed(there: S3) -> None:
    name = there.bucket("hemat", versioned=True)
    objects.publish(A, f"s3://{name}", Wish(), NOW)
    before = there.writes(name)
    assert objects.publish(A, f"s3://{name}", Wish(), after(1)).written is None
    assert there.writes(name) == before
    objects.publish(B, f"s3://{name}", Wish(), after(1))
    changed = {key for key, count in (there.writes(name) - before).items() if count and ".pohon/" not in key}
    assert changed == (set(B) - {"404.html", "index.html"}) | {"kota/dinas/data/pohon.csv"}


class Watched:
    """The storage of a bucket; tells before each file is written."""

    def __init__(self, storage: Storage, told: Callable[[str], None]) -> None:
        self._storage, self._told = storage, told

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **kwargs: object) -> object:
        self._told(path)
        return self._storage.pipe_file(path, value, mode=mode, **kwargs)

    def __getattr__(self, name: str) -> object:
        return getattr(self._storage, name)


def test_s3_goes_on_where_it_broke_off(there: S3) -> None:
    name = there.bucket("putus", versioned=True)
    bucket = opened(f"s3://{name}/web")

    def told(path: str) -> None:
        if path.endswith("/index.html") and "sasaran" not in path:
            raise ConnectionError("putus")

    torn = Bucket(Watched(bucket.storage, told), bucket.root, bucket.target)  # type: ignore[arg-type]  # passes the rest on
    with pytest.raises(PohonError, match="putus"):
        publish_to(torn, A, Wish(), NOW)
    before = there.writes(name)
    assert publish_to(bucket, A, Wish(), after(1)).written == 1
    sent = [key for key in there.writes(name) - before if ".pohon/" not in key]
    assert sent == ["web/index.html"]  # what lay there was compared by its MD5, and not sent again


def test_no_reader_of_s3_meets_a_dead_link(there: S3) -> None:
    name = there.bucket("urut")
    bucket = opened(f"s3://{name}")
    one, dead = threading.Lock(), list[tuple[str, str]]()

    def told(_: str) -> None:
        with one:
            held = {key: there.read(name, key) for key in there.keys(name) if ".pohon/" not in key}
            dead.extend(dead_links(held, frozenset(A if "index.html" in held else ())))

    seen = Bucket(Watched(bucket.storage, told), bucket.root, bucket.target)  # type: ignore[arg-type]  # passes the rest on
    for days, files in ((0, A), (1, B)):
        publish_to(seen, files, Wish(), after(days))
    assert dead == []


def test_s3_has_one_publisher_at_a_time(there: S3) -> None:
    name = there.bucket("kunci")
    with locked(opened(f"s3://{name}/web")), pytest.raises(PohonError, match="pada saat yang sama"):
        objects.publish(A, f"s3://{name}/web", Wish(), NOW)
    assert list(there.keys(name)) == []


@pytest.mark.usefixtures("there")
def test_a_missing_bucket_is_told() -> None:
    with pytest.raises(PohonError, match="tidak ada") as caught:
        objects.publish(A, "s3://belum-dibuat/web", Wish(), NOW)
    assert "nama bucket" in caught.value.hint


def test_the_command_publishes_to_s3(there: S3, mini_folder: Path, mini_made: Mapping[str, bytes]) -> None:
    name = there.bucket("perintah")
    first = run_pohon("publish", f"s3://{name}/web", cwd=mini_folder)
    assert first.code == 0, first.err
    assert "Terbit: rilis" in first.out
    assert {key.removeprefix("web/") for key in there.keys(name) if ".pohon/" not in key} == set(mini_made)
    edit(mini_folder / "content/tentang.md", "Baca [", "Bacalah [")
    before = there.keys(name)
    assert run_pohon("publish", f"s3://{name}/web", cwd=mini_folder).code == 0
    changed = {key for key, etag in there.keys(name).items() if before.get(key) != etag and ".pohon/" not in key}
    assert "web/tentang/index.html" in changed
    assert not any("sasaran" in key for key in changed)
    back = run_pohon("publish", f"s3://{name}/web", "--rollback", cwd=mini_folder)
    assert (back.code, "commit yang lama" in back.err) == (3, True)
