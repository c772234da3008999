"""Rules about the shape of the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pohon.model import Tree
from pohon.problems import Finding, Keys

MAX_LEVELS = 24


def check_no_cycle(tree: Tree) -> Iterator[Finding]:
    """Induk berputar.

    Bila `induk` diikuti ke atas, jalurnya harus sampai pada akar. Di sini jalur itu kembali ke dirinya sendiri,
    jadi tidak ada atas dan bawah.

    Contoh salah: `s1` berinduk `p1`, dan `p1` berinduk `s1`. Yang harus dilakukan: betulkan salah satu `induk`.
    """
    for chain in _cycles(_parents((s.id, s.induk) for s in tree.isi.sasaran)):
        yield _cycle(tree, "sasaran", chain, [s.id for s in tree.isi.sasaran].index(chain[0]))
    for chain in _cycles(_parents((j.id, (j.induk,) if j.induk else ()) for j in tree.isi.jabatan)):
        yield _cycle(tree, "jabatan", chain, [j.id for j in tree.isi.jabatan].index(chain[0]))


def _parents(named: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """The parents of each id, in document order; without ids that are used twice, and so name nobody."""
    pairs = tuple(named)
    uses = Counter(name for name, _ in pairs)
    return {name: parents for name, parents in pairs if uses[name] == 1}


def _cycle(tree: Tree, family: str, chain: tuple[str, ...], index: int) -> Finding:
    told = " → ".join((*chain, chain[0]))
    keys: Keys = (family, index, "induk")
    return Finding(tree.places.at(*keys), f"Induk berputar: {told}.", "Betulkan salah satu induk pada rantai itu.")


def _cycles(parents: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each cycle once, as the chain of ids that starts with the one written first."""
    done: set[str] = set()
    written = {name: n for n, name in enumerate(parents)}
    for start in parents:
        path: list[str] = []
        open_: list[tuple[str, int]] = [(start, 0)] if start not in done else []
        while open_:
            name, turn = open_.pop()
            if turn == 0:
                path.append(name)
            up = [parent for parent in parents[name] if parent in parents]
            if turn == len(up):
                done.add(name)
                path.pop()
                continue
            open_.append((name, turn + 1))
            if up[turn] in path:
                chain = path[path.index(up[turn]) :]
                first = min(range(len(chain)), key=lambda n: written[chain[n]])
                yield (*chain[first:], *chain[:first])
            elif up[turn] not in done:
                open_.append((up[turn], 0))


def check_depth(tree: Tree) -> Iterator[Finding]:
    """Pohon terlalu dalam.

    Dari akar sampai daun, pohon paling banyak 24 tingkat; pohon yang sebenarnya jarang melebihi tujuh. Rantai `induk`
    yang lebih panjang hampir selalu berarti setiap sasaran diberi induk sasaran di atasnya dalam daftar.

    Yang harus dilakukan: betulkan `induk` pada sasaran atau jabatan yang ditunjuk dan yang di atasnya.
    """
    sasaran = [(s.id, s.induk) for s in tree.isi.sasaran]
    jabatan = [(j.id, (j.induk,) if j.induk else ()) for j in tree.isi.jabatan]
    for family, named in (("sasaran", sasaran), ("jabatan", jabatan)):
        for name in _too_deep(_parents(named)):
            yield Finding(
                tree.places.at(family, [each for each, _ in named].index(name), "induk"),
                f'"{name}" berada pada tingkat {MAX_LEVELS + 1}; pohon paling banyak {MAX_LEVELS} tingkat.',
                "Betulkan induk-nya, atau induk di atasnya.",
            )


def _too_deep(parents: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    """The ids on the first level below the last that a tree may have; none where the parents go in circles."""
    if any(True for _ in _cycles(parents)):
        return ()
    children: dict[str, list[str]] = {name: [] for name in parents}
    for name, above in parents.items():
        for parent in above:
            children.get(parent, []).append(name)
    level = [name for name, above in parents.items() if not above]
    for _ in range(MAX_LEVELS):
        level = list(dict.fromkeys(child for name in level for child in children[name]))
    return level


def check_root(tree: Tree) -> Iterator[Finding]:
    """Pohon tanpa akar.

    Setidaknya satu sasaran harus berdiri paling atas, yaitu tidak punya `induk`. Berkas ini tidak punya sasaran,
    atau semua sasarannya punya induk.

    Yang harus dilakukan: hapus `induk` pada sasaran yang paling atas.
    """
    known = {s.id for s in tree.isi.sasaran}
    if not tree.is_rusak("sasaran") and all(known.intersection(s.induk) for s in tree.isi.sasaran):
        yield Finding(
            tree.places.key("sasaran"),
            "Tidak ada sasaran akar (tanpa induk)." if tree.isi.sasaran else "Daftar sasaran kosong.",
            "Setidaknya satu sasaran berdiri paling atas: hapus induk-nya.",
        )
