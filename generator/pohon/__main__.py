"""`python -m pohon`."""

from pohon.cli import main

if __name__ == "__main__":  # the processes of a build import this module, too
    main(prog_name="pohon")
