"""How fast a site is made, beside other generators; manual: docs/kinerja-build.md."""
