"""`python -m pohon`."""

from pohon.cli import main

main(prog_name="pohon")
