"""Finding: records of every tree, the words in them, and the static index that the browser searches."""

from pohon.search.index import chunk_keys, tree_index, tree_records
from pohon.search.merge import shard_keys, site_filters, site_head, site_own, site_shard, site_vocabulary
from pohon.search.names import with_names

__all__ = [
    "chunk_keys",
    "shard_keys",
    "site_filters",
    "site_head",
    "site_own",
    "site_shard",
    "site_vocabulary",
    "tree_index",
    "tree_records",
    "with_names",
]
