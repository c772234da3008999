"""The site on disk, made by several processes: the stage on which the next site is put together, and who does it."""
