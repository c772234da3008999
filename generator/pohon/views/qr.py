"""QR codes as small inline pictures: paper leads back to the page.

A symbol of ISO/IEC 18004 is made of its data by steps that are all linear over single bits: error correction is a
division of polynomials over GF(256), placing moves bits, masking turns fixed ones over. With the mask fixed, the symbol
is hence the XOR of one picture for each half byte of its data, and of the picture without data. Those pictures are made
once for each size, and what the addresses of one folder have in common is put together once: a code then takes some ten
microseconds. Numbers of sections are those of the edition of 2015.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from itertools import groupby
from operator import add, getitem, xor
from typing import NamedTuple

from markupsafe import Markup, escape

QUIET = 4  # modules of white around the code (6.3.8)
_SVG = (
    '<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{label}">'
    '<path class="qr-kertas" d="M0 0h{side}v{side}H0z"/><path class="qr-tinta" d="{path}"/></svg>'
)
# For level L, by version from 1 on (table 9): bytes of error correction in each block, and blocks.
_CORRECTION = (
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
    28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
)  # fmt: skip
_BLOCKS = (
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
    8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
)  # fmt: skip
_LONG_COUNT = 10  # the version from which on the length of a text takes two bytes (table 3)
_VERSION_SHOWN = 7  # the version from which on a symbol bears its version (7.10)
_FORMAT = 0x77C4  # level L and mask 0, with their own error correction (7.9)
_FIELD = 0x11D  # x^8 + x^4 + x^3 + x^2 + 1, the polynomial of GF(256) (7.5.2)
_VERSION_CODE = 0x1F25  # the generator of the code that protects the version (annex D)
_FILL = "ec11"

_LAST_MOVE = re.compile(r"m\d 0$")

Place = tuple[int, int]
"""Row and column of a module."""


class Symbol(NamedTuple):
    """What symbols of one version share.

    A picture is a number whose bits are the modules, row by row from the top, each row filled up to `stride` bytes.
    `halves` has for every half byte of the data, by its hex digit, what it turns over in the picture `empty`.
    """

    side: int
    stride: int
    empty: int
    halves: tuple[dict[str, int], ...]


def qr_picture(text: str, label: str) -> Markup:
    """The code of a text as SVG, `label` read aloud in its stead; error correction L, which is enough for paper."""
    folder = text[: text.rfind("/", 0, -1) + 1].encode()
    own = text.encode()[len(folder) :]
    symbol = _symbol(_version(len(folder) + len(own)))
    first, begun = _begun(folder, len(folder) + len(own))
    picture = reduce(xor, map(getitem, symbol.halves[first:], own.hex()), begun)
    path = _path(picture.to_bytes(symbol.side * symbol.stride, "big"), symbol)
    return Markup(_SVG.format(side=symbol.side + 2 * QUIET, label=escape(label), path=path))  # noqa: S704 - our own digits


@lru_cache(maxsize=1024)
def _begun(folder: bytes, length: int) -> tuple[int, int]:
    """The picture of a text of this length in bytes, all but its end: the half byte with which that begins, and more.

    Nothing turns over nothing, so half bytes of zero stand for it.
    """
    symbol = _symbol(_version(length))
    digits = _digits(folder.ljust(length, b"\0"), symbol)
    first = 1 + len(_count(length, symbol)) + 2 * len(folder)
    return first, reduce(xor, map(getitem, symbol.halves, digits), symbol.empty)


@lru_cache(maxsize=1024)
def _version(length: int) -> int:
    """The smallest version that holds so many bytes; ValueError where none does."""
    for version in range(1, len(_BLOCKS) + 1):
        if length <= _data_bytes(version) - (3 if version >= _LONG_COUNT else 2):
            return version
    raise ValueError(length)


def _digits(text: bytes, symbol: Symbol) -> str:
    """The data of a symbol in hex digits: byte mode, length, text, end, filling (7.4)."""
    digits = f"4{_count(len(text), symbol)}{text.hex()}0"
    missing = len(symbol.halves) - len(digits)
    return digits + (_FILL * (missing // len(_FILL) + 1))[:missing]


def _count(length: int, symbol: Symbol) -> str:
    return f"{length:04x}" if symbol.side >= _side(_LONG_COUNT) else f"{length:02x}"


def _path(picture: bytes, symbol: Symbol) -> str:
    """The dark runs of all rows, drawn as strokes through their middle: `M4 4.5h7m1 0h2`."""
    drawn = list(map(_strokes().__getitem__, picture))
    last = slice(symbol.stride - 1, None, symbol.stride)
    drawn[last] = map(_ends().__getitem__, picture[last])
    drawn[:: symbol.stride] = map(add, _starts(symbol.side), drawn[:: symbol.stride])
    return "".join(drawn)


@lru_cache(maxsize=len(_BLOCKS))
def _starts(side: int) -> tuple[str, ...]:
    """The way to the left end of each row."""
    return tuple(f"M{QUIET} {y}.5" for y in range(QUIET, QUIET + side))


@lru_cache(maxsize=1)
def _strokes() -> tuple[str, ...]:
    """How each byte of eight modules is drawn: dark runs as lines, light ones as moves."""
    return tuple(
        "".join(
            f"h{len(tuple(run))}" if dark == "1" else f"m{len(tuple(run))} 0" for dark, run in groupby(f"{byte:08b}")
        )
        for byte in range(256)
    )


@lru_cache(maxsize=1)
def _ends() -> tuple[str, ...]:
    """The same at the end of a row, after which there is nothing to move to."""
    return tuple(_LAST_MOVE.sub("", stroke) for stroke in _strokes())


def _side(version: int) -> int:
    return 17 + 4 * version


def _all_bytes(version: int) -> int:
    """The bytes of data and error correction together: what the patterns leave free (table 1)."""
    free = (16 * version + 128) * version + 64
    if version > 1:
        others = version // 7 + 2
        free -= (25 * others - 10) * others - 55
    return (free - (36 if version >= _VERSION_SHOWN else 0)) // 8


def _data_bytes(version: int) -> int:
    return _all_bytes(version) - _CORRECTION[version - 1] * _BLOCKS[version - 1]


@lru_cache(maxsize=len(_BLOCKS))
def _symbol(version: int) -> Symbol:
    """All pictures of one version: some ten milliseconds, once."""
    side = _side(version)
    stride = (side + 7) // 8
    fixed = _fixed(version)
    bit = {(y, x): 1 << 8 * stride * (side - y) - 1 - x for y in range(side) for x in range(side)}
    free = [place for place in _zigzag(side) if place not in fixed]
    empty = sum(bit[place] for place, dark in fixed.items() if dark)
    empty += sum(bit[place] for place in free if sum(place) % 2 == 0)  # mask 0 (7.8.2)
    return Symbol(side, stride, empty, _halves(version, [bit[place] for place in free]))


def _halves(version: int, bits: list[int]) -> tuple[dict[str, int], ...]:
    """The pictures of every half byte of the data; `bits` are those of the bits of the final sequence (7.6)."""
    blocks, correction, data = _BLOCKS[version - 1], _CORRECTION[version - 1], _data_bytes(version)
    short, longer = divmod(data, blocks)
    rests = _rests(correction, short + 1)
    found: list[dict[str, int]] = []
    for block in range(blocks):
        ends = [data + n * blocks + block for n in range(correction)]
        after = [_half(bits[n : n + 4]) for end in ends for n in (8 * end, 8 * end + 4)]
        length = short + (block >= blocks - longer)
        for n in range(length):
            own = n * blocks + block - (blocks - longer if n == short else 0)
            rest = [reduce(xor, map(getitem, after, digits)) for digits in rests[length - 1 - n]]
            byte = [bits[8 * own + bit] ^ rest[7 - bit] for bit in range(8)]
            found += (_half(byte[:4]), _half(byte[4:]))
    return tuple(found)


def _half(bits: list[int]) -> dict[str, int]:
    """The picture of every hex digit, of those of its four bits, the highest first."""
    pictures = [0]
    for bit in reversed(bits):
        pictures += [picture ^ bit for picture in pictures]
    return {f"{digit:x}": picture for digit, picture in enumerate(pictures)}


def _rests(degree: int, length: int) -> list[list[str]]:
    """The error correction of a message that is one bit, in hex: `[bytes after it][bit]` (annex A)."""
    generator, root = [1], 1
    for _ in range(degree):
        generator = [a ^ _times(b, root) for a, b in zip([*generator, 0], [0, *generator], strict=True)]
        root = _times(root, 2)
    over = [0]  # what each byte that leaves the register feeds back into it
    for bit in range(8):
        row = int.from_bytes(bytes(_times(each, 1 << bit) for each in generator[1:]), "big")
        over += [each ^ row for each in over]
    top = 8 * (degree - 1)
    rests = [[over[1 << bit] for bit in range(8)]]
    while len(rests) < length:
        rests.append([(rest & (1 << top) - 1) << 8 ^ over[rest >> top] for rest in rests[-1]])
    return [[f"{rest:0{2 * degree}x}" for rest in each] for each in rests]


def _times(a: int, b: int) -> int:
    """The product in GF(256)."""
    product = 0
    for n in range(8):
        if b >> n & 1:
            product ^= a << n
    for n in range(7, -1, -1):
        if product >> 8 + n & 1:
            product ^= _FIELD << n
    return product


def _zigzag(side: int) -> Iterator[Place]:
    """All modules in the order in which the sequence is placed: pairs of columns, up and down in turn (7.7.3)."""
    columns = [*range(side - 1, 6, -2), 5, 3, 1]  # the upright timing pattern in column 6 is passed over
    for turn, right in enumerate(columns):
        for n in range(side):
            y = n if turn % 2 else side - 1 - n
            yield from ((y, right), (y, right - 1))


def _fixed(version: int) -> dict[Place, bool]:
    """The modules that bear no data, and which of them are dark: patterns, format, version (6.3)."""
    side = _side(version)
    fixed = {place: n % 2 == 0 for n in range(side) for place in ((6, n), (n, 6))}  # timing
    for y, x in _alignments(version):
        fixed |= {(y + dy, x + dx): max(abs(dy), abs(dx)) != 1 for dy in range(-2, 3) for dx in range(-2, 3)}
    for y, x in ((3, 3), (3, side - 4), (side - 4, 3)):
        finder = {(y + dy, x + dx): max(abs(dy), abs(dx)) not in {2, 4} for dy in range(-4, 5) for dx in range(-4, 5)}
        fixed |= {place: dark for place, dark in finder.items() if min(place) >= 0 and max(place) < side}
    first = [*((y, 8) for y in (0, 1, 2, 3, 4, 5, 7, 8)), *((8, x) for x in (7, 5, 4, 3, 2, 1, 0))]
    second = [*((8, side - 1 - n) for n in range(8)), *((side - 7 + n, 8) for n in range(7))]
    for places in (first, second):
        fixed |= {place: bool(_FORMAT >> n & 1) for n, place in enumerate(places)}  # the lowest bit first (7.9.1)
    fixed[side - 8, 8] = True
    if version >= _VERSION_SHOWN:
        shown = _protected(version)
        fixed |= {place: bool(shown >> n & 1) for n in range(18) for place in _version_places(n, side)}
    return fixed


def _alignments(version: int) -> Iterator[Place]:
    """The centres of the alignment patterns: none stands on a finder pattern (annex E)."""
    if version == 1:
        return
    count, last = version // 7 + 2, _side(version) - 7
    step = (version * 8 + count * 3 + 5) // (count * 4 - 4) * 2
    centres = [6, *sorted(last - step * n for n in range(count - 1))]
    yield from ((y, x) for y in centres for x in centres if (y, x) not in {(6, 6), (6, last), (last, 6)})


def _protected(version: int) -> int:
    """The version with its own error correction, 18 bits."""
    rest = version << 12
    for n in range(5, -1, -1):
        if rest >> 12 + n & 1:
            rest ^= _VERSION_CODE << n
    return version << 12 | rest


def _version_places(n: int, side: int) -> tuple[Place, Place]:
    """Where bit `n` of the version stands: above the one finder pattern, and left of the other."""
    near, far = n // 3, side - 11 + n % 3
    return (near, far), (far, near)
