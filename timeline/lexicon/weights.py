"""`weights.toml` read: the evidence for two mentions being one event, each level with its weight and its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from timeline.errors import DataError
from timeline.lexicon import shapes
from timeline.lexicon.tables import held_to, own_file, place, read_toml
from timeline.lexicon.triggers import families
from timeline.model import TYPES, Evidence

_FILE = Path(__file__).with_name("weights.toml")
_LEVELS: Mapping[str, tuple[str, ...]] = {
    "kind": ("same", "family", "episode", "summit"),
    "actors": ("same", "part", "states", "visitor", "overlap", "other-partner", "disjoint"),
    "place": ("same", "inside", "same-country", "other"),
    "date": (
        "day", "month", "year", "stay", "night", "moved", "next-day", "week-slip", "month-slip", "year-slip",
        "near-miss", "apart",
    ),
    "published": ("near", "far", "before"),
    "once": ("same",),
    "rare": ("day", "next-day"),
    "status": ("called-off",),
    "article": ("same-sentence",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """`levels[feature, level]` in bits. `reasons` says why, in the table's words.

    `families` groups the kinds that can be words for one event: a visit, the meeting, the summit. `phases` says of
    the senses of triggers («وصل», «غادر») that they tell the start or the end of a stay. Of the kinds in `rare` hardly
    two fall on one day.
    """

    prior: float
    threshold: float
    levels: Mapping[tuple[str, str], float]
    reasons: Mapping[tuple[str, str], str]
    once: frozenset[str]
    families: Mapping[str, str]
    near_days: Mapping[str, int]
    phases: Mapping[str, str] = field(default_factory=dict)
    rare: frozenset[str] = frozenset()

    def near(self, kind: str) -> int:
        """How many days after an event of this kind a mention without a date still means it."""
        return self.near_days.get(kind, self.near_days["any"])

    def evidence(self, feature: str, level: str) -> Evidence:
        return Evidence(feature, level, self.levels[feature, level])


def load(extra: Path | None = None) -> Weights:
    """The built-in weights, with single levels replaced by those of `extra/lexicon/weights.toml`."""
    tables = [(_FILE, read_toml(_FILE))]
    if own := own_file(extra, _FILE.name):
        tables.append((own, held_to(shapes.Weights, own, read_toml(own))))
    prior, threshold = 0.0, 0.0
    levels: dict[tuple[str, str], float] = {}
    reasons: dict[tuple[str, str], str] = {}
    once: frozenset[str] = frozenset()
    near_days: dict[str, int] = {"any": 0}
    phases: dict[str, str] = {}
    rare: frozenset[str] = frozenset()
    for path, table in tables:
        if unknown := {*table.get("kinds_once", ()), *table.get("kinds_rare", ()), *table.get("near_days", ())} - {
            *TYPES,
            "any",
        }:
            raise DataError(f"{place(path, min(unknown))}: {min(unknown)!r} is no type of event")
        head = table.get("prior", {})
        prior, threshold = float(head.get("weight", prior)), float(head.get("threshold", threshold))
        once = frozenset(table.get("kinds_once", once))
        rare = frozenset(table.get("kinds_rare", rare))
        near_days |= {kind: int(days) for kind, days in table.get("near_days", {}).items()}
        phases |= {key: phase for phase, keys in table.get("phases", {}).items() for key in keys}
        for feature, entries in table.items():
            if feature in ("prior", "kinds_once", "kinds_rare", "near_days", "phases"):
                continue
            if feature not in _LEVELS:
                raise DataError(f"{place(path, feature)}: [{feature}] is no feature of {', '.join(_LEVELS)}")
            if path is not _FILE:
                held_to(dict[str, dict[str, shapes.Level]], path, {feature: entries})
            for level, entry in entries.items():
                if level not in _LEVELS[feature]:
                    raise DataError(f"{place(path, feature, level)}: [{feature}.{level}] is no level of evidence")
                levels[feature, level] = float(entry["weight"])
                reasons[feature, level] = str(entry["reason"])
    if missing := [f"{f}.{name}" for f, names in _LEVELS.items() for name in names if (f, name) not in levels]:
        raise DataError(f"{_FILE}: no weight for {', '.join(missing)}")
    return Weights(prior, threshold, levels, reasons, once, families(extra), near_days, phases, rare)
