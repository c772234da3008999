"""What trees may know of each other: a small summary of each, and the site of all summaries."""

from pohon.site.compared import compared
from pohon.site.facts import Facts, facts_for, facts_of
from pohon.site.pages import Change, Copy, Gone, Named, NarrativePage, Titles, page_key
from pohon.site.summary import Mitra, Nama, Summary, names_of, summarise, years
from pohon.site.whole import TOGETHER, TREE_WITHOUT_WILAYAH, Site, nama_wilayah, said_wilayah

__all__ = [
    "TOGETHER", "TREE_WITHOUT_WILAYAH", "Change", "Copy", "Facts", "Gone", "Mitra", "Nama", "Named", "NarrativePage",
    "Site", "Summary", "Titles", "compared", "facts_for", "facts_of", "nama_wilayah", "names_of", "page_key",
    "said_wilayah", "summarise", "years",
]  # fmt: skip
