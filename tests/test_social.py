"""Pictures for previews: their form, what is on them, and that they are always the same."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace

import pytest
from PIL import Image

from pohon.diagram.draw import LEVEL_COLOURS
from pohon.exports.social import picture, wanted
from pohon.exports.social.letters import cut, letters, width, wrapped
from pohon.exports.social.paint import HEIGHT, WIDTH, Poster, paint
from pohon.links import Links
from pohon.model import Jenis
from pohon.problems import PohonError
from pohon.terms import COUNTED
from pohon.understood import Understood

NONE = Links({}, "")
LONG = "Terfasilitasinya penyediaan tempat promosi dan pengembangan usaha menengah pada infrastruktur publik "
EXAMPLE = Poster("Pohon", "#176350", "Sasaran program", "3 indikator", "Judul", (), "Dinas Contoh", "Kota Contoh")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part are dark."""
    part = image.convert("L").crop(box)
    return sum(part.histogram()[:100])


def distance(colour: str, seen: tuple[int, ...]) -> int:
    """How far a colour is from a printed one, at most in any channel."""
    return max(abs(int(colour[n : n + 2], 16) - value) for n, value in zip((1, 3, 5), seen, strict=True))


@pytest.mark.parametrize("key", ["", "t1", "s2"])
def test_a_picture_has_the_size_that_previews_expect(key: str, perikanan: Understood) -> None:
    image = opened(picture(perikanan, key, NONE))
    assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P")


def test_a_picture_is_small(perikanan: Understood) -> None:
    assert max(len(picture(perikanan, key, NONE)) for key in ("", *perikanan.sasaran)) < 30_000
    assert len(paint(replace(EXAMPLE, title=LONG * 3))) < 30_000


def test_the_same_facts_give_the_same_bytes(perikanan: Understood) -> None:
    assert picture(perikanan, "t1", NONE) == picture(perikanan, "t1", NONE)
    assert picture(perikanan, "t1", NONE) != picture(perikanan, "s1", NONE)


@pytest.mark.parametrize("jenis", list(Jenis))
def test_the_band_has_the_colour_of_the_level(jenis: Jenis) -> None:
    image = opened(paint(replace(EXAMPLE, colour=LEVEL_COLOURS[jenis]))).convert("RGB")
    seen = image.getpixel((5, 300))
    assert isinstance(seen, tuple)
    assert distance(LEVEL_COLOURS[jenis], seen) <= 4


def test_nothing_is_printed_beyond_the_edge() -> None:
    image = opened(paint(replace(EXAMPLE, title="W" * 300, dinas=LONG * 2, wilayah=LONG * 2, beside=LONG, situs=LONG)))
    assert ink(image, (WIDTH - 60, 0, WIDTH, HEIGHT)) == 0
    assert ink(image, (60, HEIGHT - 12, WIDTH, HEIGHT)) == 0


def test_a_long_title_does_not_run_into_the_footer() -> None:
    image = opened(paint(replace(EXAMPLE, title=LONG * 6)))
    assert ink(image, (84, 482, WIDTH, 504)) == 0


def test_a_short_title_is_larger_than_a_long_one() -> None:
    short, long = (opened(paint(replace(EXAMPLE, title=title))) for title in ("Judul", LONG * 2))
    assert ink(short, (84, 310, 1100, 350)) == 0 < ink(long, (84, 310, 1100, 350))


def test_the_legend_of_a_dinas_shows_every_level() -> None:
    legend = tuple((colour, f"88 {COUNTED[jenis]}") for jenis, colour in LEVEL_COLOURS.items())
    image = opened(paint(replace(EXAMPLE, legend=legend))).convert("RGB")
    row = {image.getpixel((x, y)) for x in range(84, WIDTH - 84, 3) for y in (338, 341, 344)}
    seen = [colour for colour in row if isinstance(colour, tuple)]
    assert [c for c in LEVEL_COLOURS.values() if min(distance(c, each) for each in seen) > 6] == []


# --- letters ---


def test_a_line_is_never_wider_than_its_room() -> None:
    lines = wrapped(LONG + "x" * 80, 40, 500)
    assert max(width(line, 40) for line in lines) <= 500
    assert "".join("".join(lines).split()) == "".join((LONG + "x" * 80).split())


def test_a_text_that_fits_is_not_cut() -> None:
    assert cut("Dinas Perikanan", 34, 500) == "Dinas Perikanan"


def test_a_text_that_is_too_long_is_cut_between_words() -> None:
    short = cut(LONG, 34, 500)
    assert short.endswith(" …")
    assert LONG.startswith(short.removesuffix(" …"))
    assert width(short, 34) <= 500


@pytest.mark.parametrize("letter", "aé–—“”…≥½·")
def test_the_letters_of_documents_are_there(letter: str) -> None:
    assert letters(40).getmask(letter).getbbox() != letters(40).getmask("\uffff").getbbox()


# --- when ---


def test_there_are_pictures_only_where_the_settings_ask_for_them(perikanan: Understood) -> None:
    assert not wanted(perikanan)
    own = perikanan.facts.settings.pohon.model_copy(update={"gambar_sosial": True})
    settings = perikanan.facts.settings.model_copy(update={"pohon": own})
    assert wanted(replace(perikanan, facts=replace(perikanan.facts, settings=settings)))


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    gone: Callable[[str], object] = lambda _name: SimpleNamespace(origin=None)  # noqa: E731 - a stand-in of one line
    monkeypatch.setattr(importlib.util, "find_spec", gone)
    with pytest.raises(PohonError, match="tidak terpasang"):
        paint(EXAMPLE)
