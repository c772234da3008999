"""QR codes as small inline pictures: paper leads back to the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

if TYPE_CHECKING:
    from typing_extensions import Buffer

_RUN = re.compile(rb"\0+")
QUIET = 4  # modules of white around the code, as ISO/IEC 18004 asks
_SVG = (
    '<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{label}">'
    '<path class="qr-kertas" d="M0 0h{side}v{side}H0z"/><path class="qr-tinta" d="{path}"/></svg>'
)


def qr_picture(text: str, label: str) -> Markup:
    """The code of a text as SVG, `label` read aloud in its stead; error correction L, which is enough for paper."""
    rows = _rows(text)
    path = "".join(_line(row, QUIET + y) for y, row in enumerate(rows))
    return Markup(_SVG).format(side=len(rows) + 2 * QUIET, label=label, path=Markup(path))  # noqa: S704 - our own digits


def _rows(text: str) -> tuple[bytes, ...]:
    """The modules of the code, one byte each, 0 where it is dark."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="L")
    # An image gives its bytes as a buffer, which its type hints do not say.
    image = memoryview(cast("Buffer", zxingcpp.write_barcode_to_image(code, add_quiet_zones=False)))
    height, width = image.shape or (0, 0)
    data = image.tobytes()
    return tuple(data[y * width : (y + 1) * width] for y in range(height))


def _line(row: bytes, y: int) -> str:
    """The dark runs of one row, drawn as strokes through its middle: `M4 4.5h7m1 0h2`."""
    drawn: list[str] = []
    at = -QUIET
    for run in _RUN.finditer(row):
        start, end = run.span()
        drawn.append(f"m{start - at} 0h{end - start}" if drawn else f"M{start - at} {y}.5h{end - start}")
        at = end
    return "".join(drawn)
