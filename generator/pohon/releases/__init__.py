"""Releases: every published site in a folder of its own, `current` a link to one of them."""

from pohon.releases.folder import publish, roll_back
from pohon.releases.origin import commit_of
from pohon.releases.record import Plan, Published, Release, RolledBack, Wish

__all__ = ["Plan", "Published", "Release", "RolledBack", "Wish", "commit_of", "publish", "roll_back"]
