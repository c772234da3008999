"""What is asked of single trees while a site is put together: which files one has, how things in it are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pohon.build.planned import Planned, plan_tree_files, tree_paths
from pohon.model import Settings, Tree
from pohon.site import Nama, Site, facts_for, names_of
from pohon.understood import Understood, understand


def on_its_own(tree: Tree, settings: Settings) -> Understood:
    """A tree as if it were alone: enough to plan its files, which depend on nothing else of the site."""
    return understand(tree, facts_for(tree, Site(settings, (), ()), None))


@dataclass(frozen=True)
class Asked:
    """Answers by the address of a dinas (`wilayah/dinas`), wherever its tree is: nothing where there is none.

    Few trees are ever asked: those into which a link leads, or something that is gone.
    """

    tree: Callable[[str], Tree | None]
    settings: Settings

    def names(self, dinas: str) -> Iterable[Nama]:
        """Everything in it that has a name and a page."""
        tree = self.tree(dinas)
        return names_of(tree) if tree else ()

    def paths(self, dinas: str) -> tuple[str, ...]:
        """The paths of all its files, in all languages."""
        tree = self.tree(dinas)
        return tree_paths(on_its_own(tree, self.settings)) if tree else ()

    def files(self, dinas: str) -> tuple[Planned[Understood], ...]:
        """Its downloads."""
        tree = self.tree(dinas)
        return plan_tree_files(on_its_own(tree, self.settings)) if tree else ()


def asked_of(trees: Iterable[Tree], settings: Settings) -> Asked:
    """The answers of trees that stand in memory."""
    return Asked({f"{tree.wilayah}/{tree.dinas}": tree for tree in trees}.get, settings)
