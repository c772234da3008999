"""What several downloads are made of is worked out once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", bound=tuple[object, ...])


@dataclass(frozen=True, eq=False)
class Same(Generic[T]):
    """Things that are the same only if they are the same objects: comparing two trees takes longer than most downloads.

    It holds them, so that no other object gets their place in memory while somebody remembers by them.
    """

    things: T

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the same objects."""
        return isinstance(other, Same) and self._ids() == other._ids()

    def __hash__(self) -> int:
        """The same for the same objects."""
        return hash(self._ids())

    def _ids(self) -> tuple[int, ...]:
        return tuple(map(id, self.things))
