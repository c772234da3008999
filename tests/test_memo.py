"""The digest of plain data, and the store that is addressed by it."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pohon.memo import Bundle, Store, digest, pack, quick_digest, recalled, unpack


@dataclasses.dataclass(frozen=True)
class Titik:
    x: object
    y: object = 0


@dataclasses.dataclass(frozen=True)
class Noktah:
    x: object
    y: object = 0


@dataclasses.dataclass
class Lunak:
    x: int


class Warna(StrEnum):
    MERAH = "merah"
    BIRU = "biru"


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=9)
    | st.binary(max_size=9)
    | st.decimals(allow_nan=False)
    | st.dates()
    | st.sampled_from(Warna)
)
PLAIN = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple) | st.frozensets(inner, max_size=4) | st.builds(Titik, inner, inner)
    ),
    max_leaves=12,
)


def shape(value: object) -> object:
    """A value told with its types: what a digest must tell apart."""
    if isinstance(value, tuple):
        return ("tuple", *map(shape, value))
    if isinstance(value, frozenset):
        return ("frozenset", frozenset(map(shape, value)))
    if isinstance(value, Titik):
        return ("Titik", shape(value.x), shape(value.y))
    return (type(value).__name__, str(value))


# --- digest ---


@given(PLAIN)
def test_a_digest_is_a_sha256(value: object) -> None:
    assert len(bytes.fromhex(digest(value))) == 32


@given(PLAIN, PLAIN)
def test_digests_are_equal_when_values_and_types_are(a: object, b: object) -> None:
    assert (digest(a) == digest(b)) == (shape(a) == shape(b))


@given(st.frozensets(st.text(max_size=3), max_size=6))
def test_a_set_has_no_order(items: frozenset[str]) -> None:
    assert digest(frozenset(sorted(items))) == digest(frozenset(sorted(items, reverse=True)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (1, True),
        (0, False),
        (1, "1"),
        ("a", b"a"),
        (None, "None"),
        (1, Decimal(1)),
        (Decimal("1.0"), Decimal("1.00")),
        (date(2026, 1, 2), "2026-01-02"),
        (Warna.MERAH, "merah"),
        (Warna.MERAH, Warna.BIRU),
        ((), frozenset()),
        (("a",), "a"),
        (("a", ("b",)), (("a", "b"),)),
        (("ab", "c"), ("a", "bc")),
        (("str:1:a",), ("str", "a")),
        (Titik(1), Noktah(1)),
        (Titik(1, 2), (1, 2)),
        (Titik(1, 2), Titik(2, 1)),
    ],
    ids=repr,
)
def test_what_differs_has_another_digest(a: object, b: object) -> None:
    assert digest(a) != digest(b)


def test_an_enum_is_no_tuple() -> None:
    assert digest(Warna.MERAH) != digest(("Warna", "merah"))


@pytest.mark.parametrize(
    "value",
    [[1], {"a": 1}, {1}, bytearray(b"a"), Lunak(1), Titik, object(), 1.5, len, (1, [2]), Titik([1]), iter(())],
    ids=lambda value: type(value).__name__,
)
def test_what_can_change_has_no_digest(value: object) -> None:
    with pytest.raises(TypeError, match="is not plain immutable data"):
        digest(value)


def test_a_digest_is_the_same_in_every_process() -> None:
    code = "from pohon.memo import digest; print(digest((1, 'satu', frozenset('abc'))))"
    seeds = ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2"))
    told = {
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True).stdout for env in seeds
    }
    assert told == {f"{digest((1, 'satu', frozenset('abc')))}\n".encode()}


# --- pack ---

NAMES = st.text(
    st.characters(exclude_characters="\n\r", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12
)
FILES = st.dictionaries(NAMES, st.binary(max_size=40), max_size=6)


@given(FILES)
def test_packed_files_come_back(files: dict[str, bytes]) -> None:
    bundle = Bundle("kunci", files, {path: "a1" for path in files if "a" in path})
    assert unpack(pack(bundle)) == bundle


@given(st.lists(st.binary(max_size=6), max_size=5))
def test_files_come_back_in_order(contents: list[bytes]) -> None:
    files = {f"{len(contents) - n}.html": data for n, data in enumerate(contents)}
    assert list(unpack(pack(Bundle("k", files))).files.items()) == list(files.items())


def test_what_looks_like_an_index_is_content() -> None:
    bundle = Bundle("k", {"a b/c.html": b"\n\n3 x\n\n", "kosong": b"", "\u00fc": b"\n"})
    assert unpack(pack(bundle)) == bundle


# --- store ---


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "memo")


@given(payload=st.binary(max_size=200))
def test_what_is_put_is_got(payload: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = Store(tmp_path_factory.mktemp("memo"))
    store.put("a" * 64, payload)
    assert store.get("a" * 64) == payload


def test_nothing_is_got_where_nothing_was_put(store: Store) -> None:
    assert store.get("a") is None


@given(place=st.integers(0, 40), bit=st.integers(0, 7))
def test_one_wrong_bit_makes_an_entry_worthless(place: int, bit: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = Store(tmp_path_factory.mktemp("memo"))
    store.put("a", b"sembilan!")
    data = bytearray((store.folder / "a").read_bytes())
    data[place] ^= 1 << bit
    (store.folder / "a").write_bytes(data)
    assert store.get("a") is None


@pytest.mark.parametrize("length", [0, 1, 31, 32, 40])
def test_a_cut_entry_is_worthless(store: Store, length: int) -> None:
    store.put("a", b"sembilan!")
    file = store.folder / "a"
    file.write_bytes(file.read_bytes()[:length])
    assert store.get("a") is None


def test_an_entry_of_another_version_is_worthless(store: Store) -> None:
    store.put("a", b"sembilan!")
    assert dataclasses.replace(store, salt="lain").get("a") is None


def test_two_writers_leave_one_whole_entry(store: Store) -> None:
    payloads = [bytes([n]) * 100_000 for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda payload: store.put("a", payload), payloads * 4))
    assert store.get("a") in payloads
    assert [file.name for file in store.folder.iterdir()] == ["a"]


def test_the_store_forgets_all_but_what_it_keeps(store: Store) -> None:
    for key in ("a", "b", "c"):
        store.put(key, b"x")
    store.prune(frozenset(("b", "z")))
    assert [file.name for file in store.folder.iterdir()] == ["b"]


def test_a_store_that_cannot_be_written_remembers_nothing(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    store = Store(tmp_path / "berkas" / "memo")
    store.put("a", b"x")
    store.prune(frozenset())
    assert store.get("a") is None


def test_a_full_disk_leaves_no_rest(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    store.put("a", b"x")
    assert list(store.folder.iterdir()) == []


# --- what was made last ---


def test_what_was_kept_is_recalled(store: Store) -> None:
    bundle = Bundle("kunci", {"a.html": b"isi"}, {"a.html": "a1"})
    store.put("bagian", pack(bundle))
    assert recalled(store, "bagian") == bundle


def test_nobody_recalls_what_nobody_kept(store: Store) -> None:
    assert recalled(store, "bagian") is None
    assert recalled(None, "bagian") is None


# --- views ---


@pytest.mark.parametrize(
    "other", [Titik("a", ("b", "d")), Titik("a"), Noktah("a", ("b", "c")), Titik("a", ("b", "c ")), ("a", ("b", "c"))]
)
def test_what_differs_in_a_view_differs_in_its_digest(other: object) -> None:
    view = Titik("a", ("b", "c"))
    assert quick_digest("garam", view) == quick_digest("garam", Titik("a", ("b", "c")))
    same = isinstance(other, Noktah)  # of two kinds of view with the same fields: their pages have other templates
    assert (quick_digest("garam", other) == quick_digest("garam", view)) == same


def test_the_digest_of_a_view_is_of_all_that_its_page_depends_on() -> None:
    assert quick_digest("garam", Titik("a")) != quick_digest("gula", Titik("a"))


def test_what_is_not_printed_yet_is_in_no_view() -> None:
    with pytest.raises(TypeError):
        quick_digest("garam", Titik(Decimal("0.1")))
