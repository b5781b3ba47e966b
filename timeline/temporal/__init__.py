"""Calendar sense without text: grains, intervals, the meaning of time words, and `resolve`, which alone knows a day."""

from timeline.temporal.expr import (
    After,
    Ago,
    Ahead,
    Anaphor,
    At,
    Before,
    Between,
    Context,
    Edge,
    Either,
    Every,
    Expr,
    Fields,
    Fiscal,
    Holiday,
    Lasting,
    Nth,
    Offset,
    Part,
    Pick,
    Ref,
    Same,
    Within,
)
from timeline.temporal.grain import Grain, Hedge
from timeline.temporal.interval import (
    Answer,
    Interval,
    Length,
    Recurrence,
    Reference,
    Unknown,
    part,
    season,
    shift,
    unit_around,
)
from timeline.temporal.published import parse_published
from timeline.temporal.resolve import resolve

__all__ = [
    "After", "Ago", "Ahead", "Anaphor", "Answer", "At", "Before", "Between", "Context", "Edge", "Either", "Every",
    "Expr", "Fields", "Fiscal", "Grain", "Hedge", "Holiday", "Interval", "Lasting", "Length", "Nth", "Offset", "Part",
    "Pick", "Recurrence", "Ref", "Reference", "Same", "Unknown", "Within", "parse_published", "part", "resolve",
    "season", "shift", "unit_around",
]  # fmt: skip
