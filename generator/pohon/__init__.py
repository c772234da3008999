"""Pohon publishes performance trees (pohon kinerja) as a public website."""

__version__ = "0.1.0"
