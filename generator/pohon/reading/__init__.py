"""Files -> model, every value knows its line and column; all trouble is told at once."""

from pohon.reading.permalinks import LOCK, read_permalinks
from pohon.reading.rules import FILE_RULES
from pohon.reading.shape import SHAPE_RULES
from pohon.reading.trees import check_places, read_tree, tree_files

__all__ = ["FILE_RULES", "LOCK", "SHAPE_RULES", "check_places", "read_permalinks", "read_tree", "tree_files"]
