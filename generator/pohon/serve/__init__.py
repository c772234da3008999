"""`pohon serve`: the site from memory, built again and shown again with every save."""

from pohon.serve.run import Told, serving

__all__ = ["Told", "serving"]
