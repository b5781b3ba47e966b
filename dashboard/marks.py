"""Where each event stands in the chart: its lane, its row in the lane, the pixels that its mark and its label need.

Pure and without Plotly, so that a test can ask for overlaps. One unit of y is one pixel.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.data import OTHER, Claim, Row, Snapshot
from dashboard.prose import clean
from dashboard.words import Words

COLOURS = (
    "#0f7fb5",
    "#d55e00",
    "#009e73",
    "#b667a0",
    "#a5792c",
)  # after Okabe and Ito: told apart without red and green
OTHER_COLOUR = "#7d828c"
CAPTION, SUBROW, GAP, TOP = 30, 27, 10, 4  # heights: a lane's name, a row of marks, the space between lanes, above them
WIDTH = 600  # pixels that labels are laid out for
NARROW = 310  # of a phone's chart, which shows the labels that have room there
LETTERS = 28  # of a label, at most
LABELLED = 60  # more events than this have no labels
MOST_ROWS = 9
STRANDS = 3  # parts of a topic named in its caption
ARROW = 34  # pixels of an open end
MEETINGS = ("visit", "meeting", "summit", "call")  # what a place alone tells apart


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an event stands: its days as moments of the axis, the y of its row, its lane's colour."""

    row: Row
    y: float
    colour: str
    start: dt.datetime | None
    end: dt.datetime | None

    @property
    def middle(self) -> dt.datetime:
        """Where a click finds it: the known bound, where one end is open."""
        if self.start and self.end:
            return self.start + (self.end - self.start) / 2
        moment = self.start or self.end
        assert moment is not None
        return moment


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of the chart: a topic's slug, its top and its bottom."""

    slug: str
    top: float
    bottom: float


def colour(lane: str, snapshot: Snapshot) -> str:
    """A lane keeps its colour whatever the filters leave of the others."""
    slugs = [t.slug for t in snapshot.timeline.topics]
    return OTHER_COLOUR if lane == OTHER else COLOURS[slugs.index(lane) % len(COLOURS)]


def lane_name(lane: str, snapshot: Snapshot, words: Words) -> str:
    topic = snapshot.topic(lane)
    return clean(words.pick(topic.title.ar, topic.title.en)) if topic else words("filters.other")


def strands(rows: Iterable[Row], lane: str, words: Words) -> str:
    """The parts of a lane's topic with their numbers: «زيارات إلى الخارج 5 · زيارات إلى سوريا 2»."""
    held = Counter(clean(words.pick(r.strand.ar, r.strand.en)) for r in rows if r.lane == lane and r.strand)
    return " · ".join(f"{name} {number}" for name, number in held.most_common(STRANDS))


def label(row: Row, words: Words) -> str:
    """The one or two words beside a mark: of a visit where to («إلى موسكو», «في دمشق»), of the rest what it was."""
    said = _label(row, words)
    return said if len(said) <= LETTERS else said[: LETTERS - 1] + "…"


def _label(row: Row, words: Words) -> str:
    event = row.event
    if event.place is None or event.kind not in MEETINGS:
        return words.get(f"kind.{event.kind}", event.kind)
    place = clean(words.pick(event.place.name_ar, event.place.name_en))
    if event.kind != "visit":
        return place
    return words("chart.hosted" if row.hosted else "chart.visit", place=place)


def moment(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a civil day on an axis without zones


def after(day: dt.date) -> dt.datetime:
    """The end of a day; the calendar's last day has none."""
    return moment(day) + dt.timedelta(days=1) if day < dt.date.max else moment(day)


def extent(rows: Iterable[Row], words: Words) -> tuple[dt.datetime, dt.datetime]:
    """The days of all dates and claims, with room at both ends: more on the side where labels stand."""
    held = list(rows)
    days = [d for row in held for d in (row.first, row.last) if d]
    days += [d for row in held for c in dissent(row) if c.when for d in (c.when.earliest, c.when.latest) if d]
    first, last = moment(min(days)), after(max(days))
    span = max(last - first, dt.timedelta(days=40))
    before, behind = (0.16, 0.05) if words.language == "ar" else (0.05, 0.16)
    room = min(span * before, first - moment(dt.date.min)), min(span * behind, moment(dt.date.max) - last)
    return first - room[0], last + room[1]


def dissent(row: Row) -> tuple[Claim, ...]:
    """The claims that exclude the date that was chosen."""
    when = row.event.date.when
    if not row.disputed or when is None:
        return ()
    return tuple(c for c in row.event.claims if c.when is not None and not c.when.meets(when))


def place(snapshot: Snapshot, rows: Sequence[Row], words: Words) -> tuple[list[Mark], list[Lane]]:
    """The marks of the dated rows, and their lanes; what would touch, labels included, stands in rows of its own."""
    dated = [row for row in rows if row.form != "undated"]
    if not dated:
        return [], []
    left, right = extent(dated, words)
    a_pixel = (right - left) / WIDTH
    marks: list[Mark] = []
    lanes: list[Lane] = []
    top = float(TOP)
    for slug in snapshot.lanes:
        held = [row for row in dated if row.lane == slug]
        if not held:
            continue
        taken: list[float] = []
        for row in held:
            mark = Mark(
                row,
                0,
                colour(slug, snapshot),
                moment(row.first) if row.first else None,
                after(row.last) if row.last else None,
            )
            edges = reach(mark, a_pixel)
            begins, ends = (edges[0] - left) / a_pixel - 9, (edges[1] - left) / a_pixel + 9
            if len(dated) <= LABELLED:
                room = _room(row, words)
                begins, ends = (begins - room, ends) if words.language == "ar" else (begins, ends + room)
            free = next((i for i, end in enumerate(taken) if end <= begins), len(taken))
            free = min(free, MOST_ROWS - 1)
            taken[free : free + 1] = [ends]
            marks.append(replace(mark, y=top + CAPTION + free * SUBROW + SUBROW / 2))
        bottom = top + CAPTION + len(taken) * SUBROW + 5
        lanes.append(Lane(slug, top, bottom))
        top = bottom + GAP
    return marks, lanes


def _room(row: Row, words: Words) -> float:
    """The pixels that a label takes beside its mark."""
    return 7.5 * len(label(row, words)) + 24


@dataclass(frozen=True, slots=True)
class Room:
    """A phone's chart, in pixels: where each mark begins and ends, what each row holds, whose labels stand there."""

    edges: dict[str, tuple[float, float]]
    taken: dict[float, list[tuple[float, float]]]
    labelled: frozenset[str]

    def free(self, mark: Mark, words: Words, *, left: bool) -> tuple[float, float] | None:
        """Where the mark's label would stand on this side; None where something is in its way."""
        begins, ends = self.edges[mark.row.id]
        room = _room(mark.row, words)
        if self.beside(mark, left=left) < room:
            return None
        return (begins - room, begins) if left else (ends, ends + room)

    def beside(self, mark: Mark, *, left: bool) -> float:
        """How far it is to what stands next to a mark on this side, or to the edge of the chart."""
        begins, ends = own = self.edges[mark.row.id]
        others = [other for other in self.taken[mark.y] if other != own]
        if left:
            return begins - max([0.0, *(min(b, begins) for a, b in others if a < begins)])
        return min([float(NARROW), *(max(a, ends) for a, b in others if b > ends)]) - ends


def brief(marks: Sequence[Mark], words: Words) -> Room:
    """Whose labels have room in a phone's chart too, events of most sources first."""
    left, right = extent((m.row for m in marks), words)
    a_pixel = (right - left) / NARROW
    room = Room({}, {}, frozenset())
    for mark in marks:
        begins, ends = ((edge - left) / a_pixel for edge in reach(mark, a_pixel))
        room.edges[mark.row.id] = begins - 7, ends + 7
        room.taken.setdefault(mark.y, []).append(room.edges[mark.row.id])
    if len(marks) > LABELLED:
        return room
    found = set()
    for mark in sorted(marks, key=lambda m: (-m.row.event.sources_count, m.row.id)):
        if at := room.free(mark, words, left=words.language == "ar"):
            room.taken[mark.y].append(at)
            found.add(mark.row.id)
    return replace(room, labelled=frozenset(found))


def reach(mark: Mark, a_pixel: dt.timedelta) -> tuple[dt.datetime, dt.datetime]:
    """From where to where a mark draws, its arrow and the dates of dissenting sources included."""
    claimed = [d for c in dissent(mark.row) if c.when for d in (c.when.earliest, c.when.latest) if d]
    begins = min([mark.start or mark.middle - ARROW * a_pixel, *map(moment, claimed)])
    ends = max([mark.end or mark.middle + ARROW * a_pixel, *map(after, claimed)])
    return begins, ends
