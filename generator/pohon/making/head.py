"""What is remembered of a part of the site beside its files."""

from __future__ import annotations

from dataclasses import dataclass

from pohon.making.pieces import Paths
from pohon.memo import Store


def head_of(entry: str) -> str:
    """Under which name the head of a part is remembered."""
    return f"{entry}.kepala"


@dataclass(frozen=True)
class Head:
    """What is remembered of a part beside its files: what they were made of, how they look on the disk, their paths.

    It is small, so that nobody reads megabytes only to see that nothing has changed.
    """

    key: str
    stamp: str
    paths: Paths

    @staticmethod
    def recalled(store: Store | None, entry: str) -> Head | None:
        """As it was at the last time."""
        payload = store.get(head_of(entry)) if store else None
        if not payload:
            return None
        key, stamp, packed = payload.split(b"\n", 2)
        return Head(key.decode(), stamp.decode(), Paths(packed))

    def remember(self, store: Store | None, entry: str) -> None:
        """Keep it for the next time."""
        if store:
            store.put(head_of(entry), f"{self.key}\n{self.stamp}\n".encode() + self.paths.packed)
