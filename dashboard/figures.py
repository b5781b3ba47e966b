"""The chart: lanes by topic, a point for a day, a bar as long as what the words can mean, an arrow for an open end.

Pure: rows in, a Plotly figure out. Colours are mid-tones that read on light and dark paper alike; what should change
with the paper (axis, rings, lane names' ink) is coloured by assets/dashboard.css. One unit of the y axis is one pixel.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from dashboard.data import OTHER, Claim, Row, Snapshot, date_words, interval_words, months
from dashboard.words import Words

COLOURS = (
    "#0f7fb5",
    "#d55e00",
    "#009e73",
    "#b667a0",
    "#a5792c",
)  # after Okabe and Ito: told apart without red and green
OTHER_COLOUR = "#7d828c"
DISSENT = "#c8385a"
FONT = "'Plex Arabic', 'Noto Sans Arabic', sans-serif"

CAPTION, SUBROW, GAP, TOP, BOTTOM = (
    30,
    30,
    12,
    6,
    62,
)  # heights of a lane's name, a row of marks, the space after a lane
WIDTH = 600  # pixels that labels are laid out for; a narrower chart hides them
LABELLED = 60  # more events than this have no labels until the reader looks closer
MOST_ROWS = 9
MS = 86_400_000
RING = 0  # the trace around the chosen event


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
        """Where a click finds it."""
        if self.start and self.end:
            return self.start + (self.end - self.start) / 2
        moment = self.start or self.end
        assert moment is not None
        return moment


def colour(lane: str, snapshot: Snapshot) -> str:
    """A lane keeps its colour whatever the filters leave of the others."""
    slugs = [t.slug for t in snapshot.timeline.topics]
    return OTHER_COLOUR if lane == OTHER else COLOURS[slugs.index(lane) % len(COLOURS)]


def lane_name(lane: str, snapshot: Snapshot, words: Words) -> str:
    topic = snapshot.topic(lane)
    return words.pick(topic.title.ar, topic.title.en) if topic else words("filters.other")


def label(row: Row, words: Words) -> str:
    """The one or two words beside a mark: the place, else what it was."""
    place = row.event.place
    return words.pick(place.name_ar, place.name_en) if place else words.get(f"kind.{row.event.kind}", row.event.kind)


# ---- layout of the marks ------------------------------------------------------------------------------------------------


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a civil day on an axis without zones


def extent(rows: Iterable[Row]) -> tuple[dt.datetime, dt.datetime]:
    """The days of all dates and claims, with room at both ends; the label of the first mark needs more."""
    days = [d for row in rows for d in (row.first, row.last) if d]
    days += [
        d for row in rows for claim in dissent(row) if claim.when for d in (claim.when.earliest, claim.when.latest) if d
    ]
    first, last = _moment(min(days)), _moment(max(days)) + dt.timedelta(days=1)
    span = max(last - first, dt.timedelta(days=40))
    return first - span * 0.14, last + span * 0.06


def dissent(row: Row) -> tuple[Claim, ...]:
    """The claims that exclude the date that was chosen."""
    when = row.event.date.when
    if not row.disputed or when is None:
        return ()
    return tuple(c for c in row.event.claims if c.when is not None and not c.when.meets(when))


def place_marks(
    snapshot: Snapshot, rows: Sequence[Row], words: Words
) -> tuple[list[Mark], list[tuple[str, float, float, int]]]:
    """The marks of the dated rows, and each lane with its top, its bottom and its number of events.

    Marks that would touch, labels included, stand in rows below each other.
    """
    dated = [row for row in rows if row.form != "undated"]
    if not dated:
        return [], []
    left, right = extent(dated)
    a_pixel = (right - left) / WIDTH
    marks: list[Mark] = []
    lanes: list[tuple[str, float, float, int]] = []
    top = float(TOP)
    for lane in (lane for lane in snapshot.lanes if any(row.lane == lane for row in dated)):
        ends: list[dt.datetime] = []
        held = [row for row in dated if row.lane == lane]
        for row in held:
            start = _moment(row.first) if row.first else None
            end = _moment(row.last) + dt.timedelta(days=1) if row.last else None
            mark = Mark(row, 0, colour(lane, snapshot), start, end)
            room = 8 * len(label(row, words)) + 26 if len(dated) <= LABELLED else 14
            begins = (start or mark.middle - 34 * a_pixel) - room * a_pixel
            claimed = [_moment(c.when.latest) for c in dissent(row) if c.when and c.when.latest]
            stops = max([end or mark.middle + 34 * a_pixel, *claimed]) + 14 * a_pixel
            free = next((i for i, taken in enumerate(ends) if taken <= begins), len(ends))
            free = min(free, MOST_ROWS - 1)
            ends[free : free + 1] = [stops]
            y = top + CAPTION + free * SUBROW + SUBROW / 2
            marks.append(Mark(row, y, mark.colour, start, end))
        bottom = top + CAPTION + len(ends) * SUBROW + 6
        lanes.append((lane, top, bottom, len(held)))
        top = bottom + GAP
    return marks, lanes


# ---- the figure -----------------------------------------------------------------------------------------------------------


def timeline(snapshot: Snapshot, rows: Sequence[Row], chosen: str | None, words: Words) -> Any:
    """The figure of these rows; `chosen` has a ring around it."""
    marks, lanes = place_marks(snapshot, rows, words)
    figure = go.Figure()
    if not marks:
        return figure.update_layout(**_bare(words("chart.nothing")))
    left, right = extent([m.row for m in marks])
    figure.add_trace(ring(marks, chosen))  # the first, where `callbacks.show_event` and the style sheet find it
    figure.add_traces([*_bars(marks, words), *_opens(marks, right - left, words), *_dissents(marks, words)])
    figure.add_traces([_days(marks, words), _targets(marks, words)])
    if len(marks) <= LABELLED:
        figure.add_trace(_labels(marks, words))
    height = lanes[-1][2] + BOTTOM
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": BOTTOM, "pad": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode="pan",
        hovermode="closest",
        hoverdistance=18,
        barmode="overlay",
        font={"family": FONT, "size": 13, "color": OTHER_COLOUR},
        hoverlabel={
            "bgcolor": "#23221f", "bordercolor": "#23221f", "align": "right" if words.language == "ar" else "left",
            "font": {"family": FONT, "size": 14, "color": "#ffffff"},
        },
        xaxis={
            "type": "date", "range": [left.isoformat(), right.isoformat()], "showline": False, "zeroline": False,
            "gridcolor": "rgba(128,128,128,.18)", "ticks": "", "ticklabelstandoff": 8, "nticks": 12,
            "tickformatstops": _stops(words), "hoverformat": "%Y-%m-%d", "minallowed": (left - (right - left)).isoformat(),
            "maxallowed": (right + (right - left)).isoformat(), "tickangle": 0,
        },
        yaxis={"range": [lanes[-1][2], 0], "fixedrange": True, "visible": False},
        shapes=[_band(top, bottom) for _, top, bottom, _ in lanes],
        annotations=[_caption(lane, top, count, snapshot, words) for lane, top, _, count in lanes],
        meta={"whole": [left.isoformat(), right.isoformat()]},
        uirevision=",".join(sorted(m.row.id for m in marks)),  # the reader's zoom stays until the events change
    )  # fmt: skip
    return figure


def ring(marks: Sequence[Mark], chosen: str | None) -> Any:
    """The ring around the chosen event: a trace of its own, so that choosing another one redraws nothing else."""
    at = [m for m in marks if m.row.id == chosen]
    return go.Scatter(
        x=[m.middle for m in at], y=[m.y for m in at], mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"symbol": "circle-open", "size": 25, "color": OTHER_COLOUR, "line": {"width": 2.5}},
    )  # fmt: skip


def _band(top: float, bottom: float) -> dict[str, Any]:
    return {
        "type": "rect", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": top, "y1": bottom, "layer": "below",
        "line": {"width": 0}, "fillcolor": "rgba(128,124,116,.075)",
    }  # fmt: skip


def _caption(lane: str, top: float, count: int, snapshot: Snapshot, words: Words) -> dict[str, Any]:
    right = words.language == "ar"
    name = f"<b>{escape(lane_name(lane, snapshot, words), quote=False)}</b>  ·  {count}"
    return {
        "xref": "paper", "yref": "y", "x": 1 if right else 0, "xanchor": "right" if right else "left", "y": top + 6,
        "yanchor": "top", "xshift": -12 if right else 12, "showarrow": False, "text": isolated(name, words),
        "font": {"size": 13, "color": colour(lane, snapshot)},
    }  # fmt: skip


def _bars(marks: Sequence[Mark], words: Words) -> list[Any]:
    held = [m for m in marks if m.row.form == "range"]
    return [
        go.Bar(
            orientation="h", base=[m.start for m in held], y=[m.y for m in held], width=15, cliponaxis=False,
            x=[(m.end - m.start) / dt.timedelta(milliseconds=1) for m in held if m.start and m.end],
            marker={
                "color": [m.colour for m in held], "cornerradius": 3, "line": {"width": 1.5, "color": [m.colour for m in held]},
                "pattern": {
                    "shape": "/", "fillmode": "replace", "size": 6, "solidity": 0.42, "fgcolor": [m.colour for m in held],
                    "bgcolor": "rgba(0,0,0,0)",
                },
            },
            **_told(held, words),
        )
    ] if held else []  # fmt: skip


def _opens(marks: Sequence[Mark], span: dt.timedelta, words: Words) -> list[Any]:
    """A line that leaves the known bound towards the open side, with an arrow at its end."""
    traces = []
    for mark in (m for m in marks if m.row.form == "open"):
        away = span * 0.055 * (-1 if mark.start is None else 1)
        points = [mark.middle, mark.middle + away]
        traces.append(
            go.Scatter(
                x=points, y=[mark.y] * 2, mode="lines+markers", cliponaxis=False,
                line={"color": mark.colour, "width": 2.5, "dash": "dot"},
                marker={"symbol": ["line-ns-open", "triangle-left" if mark.start is None else "triangle-right"],
                        "size": [14, 13], "color": mark.colour, "line": {"width": 2.5, "color": mark.colour}, "opacity": 1},
                **_told([mark, mark], words),
            )
        )  # fmt: skip
    return traces


def _dissents(marks: Sequence[Mark], words: Words) -> list[Any]:
    """The dates that other sources give to an event, each tied to it by a dotted line."""
    traces = []
    for mark in marks:
        for claim in dissent(mark.row):
            days = [d for d in (claim.when and claim.when.earliest, claim.when and claim.when.latest) if d]
            if not days:
                continue
            at = _moment(days[0]) + (_moment(days[-1]) + dt.timedelta(days=1) - _moment(days[0])) / 2
            said = f"{words('legend.dissent')}: {interval_words(claim.when, words.language)}"
            told = _told([mark, mark], words) | {"hovertext": [_hover(mark.row, words), _hover(mark.row, words, said)]}
            traces.append(
                go.Scatter(
                    x=[mark.middle, at], y=[mark.y] * 2, mode="lines+markers", cliponaxis=False,
                    line={"color": DISSENT, "width": 1.5, "dash": "dot"},
                    marker={"symbol": "x-thin", "size": [0, 9], "color": DISSENT, "line": {"width": 2.5, "color": DISSENT}},
                    **told,
                )
            )  # fmt: skip
    return traces


def _days(marks: Sequence[Mark], words: Words) -> Any:
    held = [m for m in marks if m.row.form == "day"]
    return go.Scatter(
        x=[m.middle for m in held], y=[m.y for m in held], mode="markers", cliponaxis=False,
        marker={"symbol": "circle", "size": 14, "color": [m.colour for m in held], "line": {"width": 0}, "opacity": 1},
        **_told(held, words),
    )  # fmt: skip


def _targets(marks: Sequence[Mark], words: Words) -> Any:
    """What a finger hits: 28 px around each mark, invisible."""
    return go.Scatter(
        x=[m.middle for m in marks], y=[m.y for m in marks], mode="markers", marker={"size": 28, "opacity": 0},
        **_told(marks, words),
    )  # fmt: skip


def _labels(marks: Sequence[Mark], words: Words) -> Any:
    """The words beside the marks, on the side where their language goes on reading."""
    left = words.language == "ar"
    space = "\u2003"  # between the mark and its word: Plotly knows no margin for text alone
    texts = [escape(label(m.row, words), quote=False) for m in marks]
    return go.Scatter(
        x=[(m.start if m.row.form == "range" else m.middle) if left else (m.end or m.middle) for m in marks],
        y=[m.y for m in marks], mode="text", hoverinfo="skip", cliponaxis=False, textfont={"size": 13, "family": FONT},
        text=[isolated(t, words) + space if left else space + t for t in texts],
        textposition="middle left" if left else "middle right",
    )  # fmt: skip


def _told(marks: Sequence[Mark], words: Words) -> dict[str, Any]:
    return {
        "customdata": [m.row.id for m in marks],
        "hovertext": [_hover(m.row, words) for m in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: Row, words: Words, *more: str) -> str:
    title = words.pick(row.event.title.ar, row.event.title.en)
    lines = [f"<b>{escape(line, quote=False)}</b>" for line in wrap(title, 44)]
    facts = [date_words(row, words.language), words.count("count.sources", row.event.sources_count)]
    lines.append(escape(" · ".join(facts), quote=False))
    if row.disputed and not more:
        lines.append(escape(words("chart.conflict"), quote=False))
    return "<br>".join(isolated(line, words) for line in (*lines, *(escape(m, quote=False) for m in more)))


def isolated(text: str, words: Words) -> str:
    """Plotly draws left to right: Arabic in it is isolated, so that numbers and brackets keep their places."""
    return f"\u2067{text}\u2069" if words.language == "ar" else text


def _stops(words: Words) -> list[dict[str, Any]]:
    open_, close = ("\u2067", "\u2069") if words.language == "ar" else ("", "")
    return [
        {"dtickrange": [None, MS - 1], "value": f"%H:%M\n{open_}%-d %B %Y{close}"},
        {"dtickrange": [MS, "M1"], "value": f"%-d\n{open_}%B %Y{close}"},
        {"dtickrange": ["M1", "M12"], "value": f"{open_}%b{close}\n%Y"},
        {"dtickrange": ["M12", None], "value": "%Y"},
    ]


def _bare(said: str) -> dict[str, Any]:
    axis = {"visible": False, "fixedrange": True}
    return {
        "height": 140, "xaxis": axis, "yaxis": axis, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "font": {"family": FONT},
        "annotations": [{
            "text": said, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5, "showarrow": False,
            "font": {"size": 15, "color": OTHER_COLOUR},
        }],
    }  # fmt: skip


def config(language: str) -> dict[str, Any]:
    """Plotly's settings: nothing leaves the browser, no tool bar, and month names of our own.

    Plotly's own Arabic calls May «آذار»; here every month has both of its names, on two lines where the axis tells months.
    """
    settings: dict[str, Any] = {
        "displayModeBar": False, "displaylogo": False, "plotlyServerURL": "", "showTips": False, "doubleClick": "reset",
        "modeBarButtonsToRemove": ["sendChartToCloud"], "responsive": True, "scrollZoom": False,
    }  # fmt: skip
    if language == "ar":
        names = months()
        settings["locale"] = "ar-timeline"
        settings["locales"] = {
            "ar-timeline": {
                "dictionary": {},
                "format": {
                    "months": list(names), "shortMonths": [name.replace("/", "<br>") for name in names],
                    "days": ["الأحد", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"],
                    "shortDays": ["أحد", "إثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة", "سبت"],
                    "date": "%d/%m/%Y", "periods": ["ص", "م"],
                },
            }
        }  # fmt: skip
    return settings
