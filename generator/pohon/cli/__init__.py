"""The command line: thin commands. Exit codes: 0 done, 1 problems, 2 usage, 3 broken machine."""

from pohon.cli.main import main

__all__ = ["main"]
