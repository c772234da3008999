"""Achievement a second time: from the published CSV alone, by the rules of docs/hitungan.md, in exact fractions.

Nothing of Pohon is used here. Who doubts a percentage of a site could have written this file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Any

QUARTERS = ("TW1", "TW2", "TW3", "TW4")
Row = Mapping[str, str]
Ends = tuple[Fraction, ...]  # one number, or the two ends of a range
Pair = tuple[Ends, Fraction]  # what is set against each other: target and realisasi

RULES: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "kumulatif": lambda values: sum(values, Fraction(0)),
    "rata_rata": lambda values: sum(values, Fraction(0)) / len(values),
    "non_kumulatif": lambda values: values[-1],
    "posisi_akhir": lambda values: values[-1],
}
LAST = ("non_kumulatif", "posisi_akhir")


def rounded(value: Fraction) -> Fraction:
    """To two decimals, a half away from zero."""
    hundredths = floor(abs(value) * 100 + Fraction(1, 2))
    return Fraction(hundredths if value >= 0 else -hundredths, 100)


class Year:
    """The rows of one indikator in one year."""

    def __init__(self, rows: Iterable[Row], settings: Mapping[str, Any]) -> None:
        """Rows of `indikator.csv`, and `hitungan` of the data package."""
        self.rows = {row["periode"]: row for row in rows}
        self.any = next(iter(self.rows.values()))
        self.settings = settings
        assert settings["triwulan"] == "terisi"  # the other way of judging a year is not recomputed here

    # --- figures ---

    def is_there(self, kind: str, period: str) -> bool:
        """Whether anything is printed."""
        return bool(self.rows.get(period, {}).get(f"{kind}_tercetak"))

    @cached_property
    def scale(self) -> list[str]:
        """The words that stand for scores, the worst first."""
        words = {
            row[f"{kind}_tercetak"].strip().casefold()
            for row in self.rows.values()
            for kind in ("target", "realisasi")
            if row[f"{kind}_tercetak"] and not row[kind] and not (kind == "target" and row["target_bawah"])
        }
        wanted = self.any["skala"]
        fitting = (s for s in self.settings["skala"] if (s["nama"] == wanted if wanted else words <= set(s["kata"])))
        return next((list(s["kata"]) for s in fitting), []) if words else []

    def mixed(self, *periods: str) -> bool:
        """Whether words stand beside numbers, which are no scores."""
        there = [(each, kind) for each in periods for kind in ("target", "realisasi") if self.is_there(kind, each)]
        rows = [(self.rows[each], kind) for each, kind in there]
        return len({bool(row[kind] or (kind == "target" and row["target_bawah"])) for row, kind in rows}) > 1

    def ends(self, kind: str, period: str) -> Ends:
        """A figure as it is computed with; nothing for a word without score, and where nothing is printed."""
        row = self.rows.get(period)
        if row is None:
            return ()
        if row[kind]:
            return (Fraction(row[kind]),)
        if kind == "target" and row["target_bawah"]:
            return (Fraction(row["target_bawah"]), Fraction(row["target_atas"]))
        word = row[f"{kind}_tercetak"].strip().casefold()
        return (Fraction(self.scale.index(word) + 1),) if word in self.scale else ()

    # --- which two figures ---

    def pair(self, period: str) -> Pair | None:
        """The figures of one period."""
        target, realisasi = self.ends("target", period), self.ends("realisasi", period)
        return (target, realisasi[0]) if target and realisasi and not self.mixed(period) else None

    def whole(self) -> Pair | None:
        """The figures that stand for the year."""
        targets = [each for each in QUARTERS if self.is_there("target", each)]
        filled = [each for each in QUARTERS if self.is_there("realisasi", each)]
        if self.is_there("realisasi", "tahun") and (self.is_there("target", "tahun") or len(targets) < len(QUARTERS)):
            return self.pair("tahun")
        if not filled and not self.is_there("realisasi", "tahun"):
            return None
        if self.mixed("tahun", *QUARTERS):
            return None
        found = {self.by_rule(rule, filled, targets) for rule in self.rules()}
        return found.pop() if len(found) == 1 else None

    def rules(self) -> list[str]:
        """The ways of adding up quarters that may hold: a written one, else those that give the annual target."""
        if self.any["perhitungan"]:
            return [self.any["perhitungan"]]
        quarters = [self.ends("target", each) for each in QUARTERS]
        whole = self.ends("target", "tahun")
        if len(whole) != 1 or any(len(each) != 1 for each in quarters):
            return list(RULES)
        return [name for name, rule in RULES.items() if rule([each[0] for each in quarters]) == whole[0]]

    def by_rule(self, rule: str, filled: list[str], targets: list[str]) -> Pair | None:
        """The figures of the year by one way of adding up quarters."""
        if self.is_there("realisasi", "tahun"):
            realisasi, complete = self.ends("realisasi", "tahun"), True
        else:
            summed_words = rule == "kumulatif" and self.scale
            realisasi = () if summed_words else self.joined(rule, "realisasi", filled)
            complete = "TW4" in filled if rule in LAST else len(filled) == len(QUARTERS)
        if complete and self.is_there("target", "tahun"):
            target = self.ends("target", "tahun")
        elif targets:
            basis = QUARTERS if complete else tuple(filled)
            target = self.joined(rule, "target", basis[-1:] if rule in LAST else basis)
        else:
            target = () if rule == "kumulatif" else self.ends("target", "tahun")
        return (target, realisasi[0]) if target and realisasi else None

    def joined(self, rule: str, kind: str, periods: Iterable[str]) -> Ends:
        """One figure of several, end by end; nothing where they are not all of one kind."""
        parts = [self.ends(kind, each) for each in periods]
        if {len(part) for part in parts} not in ({1}, {2}):
            return ()
        return tuple(RULES[rule](each) for each in zip(*parts, strict=True))

    # --- achievement ---

    def achieved(self, period: str) -> Fraction | None:
        """The achievement of a quarter or of the year in percent, rounded; None where there is none."""
        pair = self.whole() if period == "tahun" else self.pair(period)
        found = pair and self.formula(*pair)
        return None if found is None else rounded(found * 100)

    def formula(self, target: Ends, realisasi: Fraction) -> Fraction | None:
        """Realisasi against target, by polarity."""
        polarity, ratio = self.any["polaritas"], self.any["metode"] == "rasio"
        if len(target) == 2:
            return self.ranged(*target, realisasi) if polarity in {"", "rentang"} else None
        (aim,) = target
        if aim < 0 or polarity == "rentang":
            return None
        if polarity == "negatif" and ratio:
            return aim / realisasi if realisasi > 0 else None
        if aim == 0:
            return None
        falls = polarity == "negatif" or (polarity == "stabil" and realisasi > aim)
        return (2 * aim - realisasi) / aim if falls else realisasi / aim

    def ranged(self, low: Fraction, high: Fraction, realisasi: Fraction) -> Fraction | None:
        """Against a range: all of it is the aim."""
        ratio = self.any["metode"] == "rasio"
        if low <= realisasi <= high:
            return Fraction(1)
        if realisasi < low:
            return realisasi / low if low > 0 else None
        if ratio:
            return high / realisasi if high >= 0 else None
        return (2 * high - realisasi) / high if high > 0 else None


class Dinas:
    """What one dinas has published: its tables, and how its site counts."""

    def __init__(self, indikator: str, sasaran: str, package: str, anggaran: str = "") -> None:
        """The texts of `indikator.csv`, `sasaran.csv`, `datapackage.json` and, where there is one, `anggaran.csv`."""
        self.rows, self.sasaran, self.anggaran = (
            list(csv.DictReader(io.StringIO(text, newline=""))) for text in (indikator, sasaran, anggaran)
        )
        self.settings = json.loads(package)["hitungan"]

    @cached_property
    def years(self) -> Mapping[tuple[str, str], Year]:
        """The years of all indikator."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows:
            found.setdefault((row["id"], row["tahun"]), []).append(row)
        return {key: Year(rows, self.settings) for key, rows in found.items()}

    @cached_property
    def achieved(self) -> Mapping[tuple[str, str, str], Fraction]:
        """Every achievement by indikator, year and period."""
        return {key: value for key, value in self._all() if value is not None}

    def _all(self) -> Iterator[tuple[tuple[str, str, str], Fraction | None]]:
        for (own, tahun), year in self.years.items():
            yield from (((own, tahun, each), year.achieved(each)) for each in ("tahun", *QUARTERS))

    @cached_property
    def tahun(self) -> str:
        """The latest year with a realisasi."""
        return max((row["tahun"] for row in self.rows if row["realisasi_tercetak"]), default="")

    def mean(self, sasaran: Row, tahun: str = "") -> Fraction | None:
        """The mean of the achievements of a sasaran's own indikator, each between 0 and the bound of the settings."""
        own = (self.achieved.get((each, tahun or self.tahun, "tahun")) for each in sasaran["indikator"].split("|"))
        bound = Fraction(self.settings["batas"])
        kept = [min(max(each, Fraction(0)), bound) for each in own if each is not None]
        return rounded(sum(kept, Fraction(0)) / len(kept)) if kept else None

    def band(self, value: Fraction, tahun: str) -> str:
        """The class that a rounded achievement reaches, by the profile of its year."""
        profile = next(each for each in self.settings["pita"] if (each["sejak"] or "") <= tahun)
        return next(
            str(band["nama"]) for band in profile["kelas"] if band["mulai"] is None or value >= Fraction(band["mulai"])
        )

    # --- budget ---

    def money(self, tahun: str) -> Mapping[str, Row]:
        """The entry of each nomenklatur in a year: the most complete one, then the one with the largest pagu."""
        found: dict[str, Row] = {}
        for row in self.anggaran:
            if row["tahun"] == tahun:
                key = nomenklatur(row)
                found[key] = max(found.get(key, row), row, key=_complete)
        return found

    def absorbed(self, sasaran: str, tahun: str) -> Fraction | None:
        """What was spent of what was allotted, in percent: of a sasaran, or of the whole dinas (`""`)."""
        money = self.money(tahun)
        counted = [money[key] for key in self._once(sasaran, money)]
        whole = [row for row in counted if row["pagu"] and row["realisasi"]]
        pagu = sum((Fraction(row["pagu"]) for row in whole), Fraction(0))
        return rounded(sum((Fraction(row["realisasi"]) for row in whole), Fraction(0)) / pagu * 100) if pagu else None

    def _once(self, sasaran: str, money: Mapping[str, Row]) -> set[str]:
        """The nomenklatur that count, each once, and none that is a part of another."""
        keys = {row["id"]: nomenklatur(row) for row in self.sasaran}
        if keys.get(sasaran) in money:
            return {keys[sasaran]}
        held = {keys[each] for each in self._below(sasaran) if keys[each] in money}
        parts = {keys[each] for key in held for own in keys if keys[own] == key for each in self._below(own)}
        coded = {key for key in held for other in held if key.startswith(f"{other}.")}
        return held - parts - coded

    def _below(self, sasaran: str) -> set[str]:
        """All sasaran under one, or all there are."""
        children = {row["id"] for row in self.sasaran if not sasaran or sasaran in row["induk"].split("|")}
        return children if not sasaran else children.union(*(self._below(each) for each in children))


def nomenklatur(row: Row) -> str:
    """What tells nomenklatur apart: the code, else the name without capitals, spaces and signs."""
    return row["nomenklatur_kode"] or "".join(filter(str.isalnum, row["nomenklatur"].casefold()))


def _complete(row: Row) -> tuple[int, Fraction]:
    return (bool(row["pagu"]) + bool(row["realisasi"]), Fraction(row["pagu"] or 0))
