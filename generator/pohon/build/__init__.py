"""Plan, render, collect problems: from a folder of content to the bytes of a site."""

from pohon.build.load import Loaded, load
from pohon.build.plan import PLAN_RULES
from pohon.build.render import Rendered, render_site

__all__ = ["PLAN_RULES", "Loaded", "Rendered", "load", "render_site"]
