"""The files that all others come from, as their authors wrote them."""

from __future__ import annotations

from hashlib import sha256

from pohon.links import Links
from pohon.understood import Understood


def yaml_file(u: Understood, _key: str, _links: Links) -> bytes:
    """The YAML file of the tree, byte for byte."""
    return u.tree.yaml


def text_file(u: Understood, _key: str, _links: Links) -> str:
    """The source text, to which all line numbers refer; its digest is the one that the site tells."""
    digests = {digest for _, digest in u.tree.sidik}
    text = "\n".join(u.tree.teks)
    # Reading drops the line break at the end, which not every file has.
    return text if sha256(text.encode()).hexdigest() in digests else text + "\n"
