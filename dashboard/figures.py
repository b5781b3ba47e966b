"""The chart: lanes by topic, a point for a day, a bar as long as what the words can mean, an arrow for an open end.

Pure: rows in, a Plotly figure out. Colours are mid-tones that read on light and dark paper alike; what should change
with the paper (axis, rings, labels) is coloured by assets/dashboard.css.
"""

import datetime as dt
from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from dashboard.axis import isolated, stops
from dashboard.data import Row, Snapshot, date_words, interval_words
from dashboard.marks import (
    ARROW,
    LABELLED,
    OTHER_COLOUR,
    WIDTH,
    Lane,
    Mark,
    after,
    brief,
    colour,
    dissent,
    extent,
    label,
    lane_name,
    moment,
    place,
    reach,
    strands,
)
from dashboard.prose import clean
from dashboard.words import Words

DISSENT = "#c8385a"
FONT = "'Plex Arabic', 'Noto Sans Arabic', sans-serif"
BOTTOM = 62  # for three lines under the axis: a month by both names, and the year
RING = 0  # the trace around the chosen event
SPACE = "\u2003\u2002"  # between a mark and its word: Plotly knows no margin for text alone


def timeline(snapshot: Snapshot, rows: Sequence[Row], chosen: str | None, words: Words) -> Any:
    """The figure of these rows; `chosen` has a ring around it."""
    marks, lanes = place(snapshot, rows, words)
    figure = go.Figure()
    if not marks:
        return figure.update_layout(**_bare(isolated(words("chart.nothing"), words)))
    left, right = extent([m.row for m in marks], words)
    figure.add_trace(ring(marks, chosen, words))  # the first, where `callbacks.show_event` and the style sheet find it
    few = brief(marks, words).labelled
    if few:  # the second, where the style sheet finds it
        figure.add_trace(_labels([m for m in marks if m.row.id in few], right - left, words))
    figure.add_traces([*_bars(marks, words), *_opens(marks, right - left, words), *_dissents(marks, words)])
    figure.add_traces([_days(marks, words), _targets(marks, words)])
    if len(few) < len(marks) <= LABELLED:
        figure.add_trace(_labels([m for m in marks if m.row.id not in few], right - left, words))
    figure.update_layout(
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
            "bgcolor": "#23221f",
            "bordercolor": "#23221f",
            "align": "right" if words.language == "ar" else "left",
            "font": {"family": FONT, "size": 14, "color": "#ffffff"},
        },
        xaxis={
            "type": "date",
            "range": [left.isoformat(), right.isoformat()],
            "showline": False,
            "zeroline": False,
            "gridcolor": "rgba(128,128,128,.18)",
            "ticks": "",
            "ticklabelstandoff": 8,
            "tickformatstops": stops(words),
            "tickangle": 0,
        },
        yaxis={"range": [lanes[-1].bottom, 0], "fixedrange": True, "visible": False},
        shapes=[_band(lane) for lane in lanes],
        annotations=[
            *(_caption(lane, snapshot, words) for lane in lanes),
            *(part for lane in lanes for part in _parts(lane, rows, words)),
        ],
        meta={"whole": [left.isoformat(), right.isoformat()]},
        uirevision=",".join(sorted(m.row.id for m in marks)),  # the reader's zoom stays until the events change
    )
    return figure


def height(snapshot: Snapshot, rows: Sequence[Row], words: Words) -> int:
    """The pixels that the figure of these rows needs."""
    _, lanes = place(snapshot, rows, words)
    return round(lanes[-1].bottom) + BOTTOM if lanes else 140


def ring(marks: Sequence[Mark], chosen: str | None, words: Words) -> Any:
    """The ring around the chosen event: a trace of its own, so that choosing another one redraws nothing else.

    It brings the event's label where the chart shows none: on a phone, and among very many events.
    """
    at = next((m for m in marks if m.row.id == chosen), None)
    mark = at or marks[0]
    room = brief(marks, words)
    has = at is not None and at.row.id not in room.labelled
    usual = words.language == "ar"
    roomier = room.beside(mark, left=usual) >= room.beside(mark, left=not usual)
    behind = usual if roomier or room.free(mark, words, left=usual) else not usual
    said = isolated(escape(label(mark.row, words), quote=False), words)
    space = "\u2009"  # Plotly itself keeps text out of a marker of the same trace
    text = (said + space if behind else space + said) if has else ""
    return go.Scatter(
        x=[mark.middle],
        y=[mark.y],
        opacity=1 if at else 0,
        mode="markers+text",
        text=[text],
        textposition="middle left" if behind else "middle right",
        textfont={"size": 13, "family": FONT},
        hoverinfo="skip",
        cliponaxis=False,
        marker={"symbol": "circle-open", "size": 25, "color": OTHER_COLOUR, "line": {"width": 2.5}},
    )


def _band(lane: Lane) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": lane.top,
        "y1": lane.bottom,
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": "rgba(128,124,116,.075)",
    }


def _caption(lane: Lane, snapshot: Snapshot, words: Words) -> dict[str, Any]:
    sign = f"<span style='color:{colour(lane.slug, snapshot)}'>■</span>  "
    name = sign + f"<b>{escape(lane_name(lane.slug, snapshot, words), quote=False)}</b>"
    return _at_top(lane, name, words, right=words.language == "ar") | {
        "font": {"size": 13, "color": colour(lane.slug, snapshot)}
    }


def _parts(lane: Lane, rows: Sequence[Row], words: Words) -> list[dict[str, Any]]:
    """The parts of the lane's topic, at its other end; a phone has no room for them."""
    said = escape(strands(rows, lane.slug, words), quote=False)
    text = f"<span style='color:{OTHER_COLOUR};font-weight:400'>{said}</span>"
    return [_at_top(lane, text, words, right=words.language != "ar")] if said else []


def _at_top(lane: Lane, text: str, words: Words, *, right: bool) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "y",
        "x": 1 if right else 0,
        "xanchor": "right" if right else "left",
        "y": lane.top + 6,
        "yanchor": "top",
        "xshift": -12 if right else 12,
        "showarrow": False,
        "text": isolated(text, words),
        "font": {"size": 13, "color": OTHER_COLOUR},
    }


def _bars(marks: Sequence[Mark], words: Words) -> list[Any]:
    held = [m for m in marks if m.row.form == "range"]
    return (
        [
            go.Bar(
                orientation="h",
                base=[m.start for m in held],
                y=[m.y for m in held],
                width=15,
                cliponaxis=False,
                x=[(m.end - m.start) / dt.timedelta(milliseconds=1) for m in held if m.start and m.end],
                marker={
                    "color": [m.colour for m in held],
                    "cornerradius": 3,
                    "line": {"width": 1.5, "color": [m.colour for m in held]},
                    "pattern": {
                        "shape": "/",
                        "fillmode": "replace",
                        "size": 6,
                        "solidity": 0.42,
                        "fgcolor": [m.colour for m in held],
                        "bgcolor": "rgba(0,0,0,0)",
                    },
                },
                **_told(held, words),
            )
        ]
        if held
        else []
    )


def _opens(marks: Sequence[Mark], span: dt.timedelta, words: Words) -> list[Any]:
    """Lines that leave the known bounds towards the open sides, and their arrows."""
    held = [m for m in marks if m.row.form == "open"]
    tips = [m.middle + span * (ARROW / WIDTH) * (-1 if m.start is None else 1) for m in held]
    return (
        [
            _lines(
                [(m.middle, tip, m.y, m.colour) for m, tip in zip(held, tips, strict=True)],
                {"width": 2.5, "dash": "dot"},
            ),
            _signs(held, [m.middle for m in held], "line-ns", 14, [m.colour for m in held], _told(held, words)),
            _signs(
                held,
                tips,
                ["triangle-left" if m.start is None else "triangle-right" for m in held],
                13,
                [m.colour for m in held],
                _told(held, words),
            ),
        ]
        if held
        else []
    )


def _dissents(marks: Sequence[Mark], words: Words) -> list[Any]:
    """The dates that other sources give to an event, each tied to it by a dotted line."""
    held: list[Mark] = []
    at: list[dt.datetime] = []
    told: list[str] = []
    for mark in marks:
        for claim in dissent(mark.row):
            days = [d for d in (claim.when and claim.when.earliest, claim.when and claim.when.latest) if d]
            if days:
                held.append(mark)
                at.append(moment(days[0]) + (after(days[-1]) - moment(days[0])) / 2)
                said = f"{words('legend.dissent')}: {interval_words(claim.when, words.language)}"
                told.append(_hover(mark.row, words, said))
    return (
        [
            _lines(
                [(m.middle, end, m.y, DISSENT) for m, end in zip(held, at, strict=True)], {"width": 1.5, "dash": "dot"}
            ),
            _signs(held, at, "x-thin", 9, DISSENT, _told(held, words) | {"hovertext": told}),
        ]
        if held
        else []
    )


def _lines(parts: Sequence[tuple[dt.datetime, dt.datetime, float, str]], style: dict[str, Any]) -> Any:
    """Level lines in one trace of one colour: that of the first, or grey where they differ."""
    colours = {part[3] for part in parts}
    return go.Scatter(
        x=[x for begins, ends, _, _ in parts for x in (begins, ends, None)],
        y=[y for _, _, at, _ in parts for y in (at, at, None)],
        mode="lines",
        hoverinfo="skip",
        cliponaxis=False,
        line=style | {"color": colours.pop() if len(colours) == 1 else OTHER_COLOUR},
    )


def _signs(
    marks: Sequence[Mark], at: Sequence[dt.datetime], symbol: Any, size: int, colours: Any, told: dict[str, Any]
) -> Any:
    return go.Scatter(
        x=at,
        y=[m.y for m in marks],
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": symbol,
            "size": size,
            "color": colours,
            "opacity": 1,
            "line": {"width": 2.5, "color": colours},
        },
        **told,
    )


def _days(marks: Sequence[Mark], words: Words) -> Any:
    held = [m for m in marks if m.row.form == "day"]
    return go.Scatter(
        x=[m.middle for m in held],
        y=[m.y for m in held],
        mode="markers",
        cliponaxis=False,
        marker={"symbol": "circle", "size": 14, "color": [m.colour for m in held], "line": {"width": 0}, "opacity": 1},
        **_told(held, words),
    )


def _targets(marks: Sequence[Mark], words: Words) -> Any:
    """What a finger hits: 28 px around each mark, invisible."""
    return go.Scatter(
        x=[m.middle for m in marks],
        y=[m.y for m in marks],
        mode="markers",
        marker={"size": 28, "opacity": 0},
        **_told(marks, words),
    )


def _labels(marks: Sequence[Mark], span: dt.timedelta, words: Words) -> Any:
    """The words beside the marks, on the side where their language goes on reading."""
    left = words.language == "ar"
    texts = [escape(label(m.row, words), quote=False) for m in marks]

    def edge(mark: Mark) -> dt.datetime:
        """Where the mark ends; the drawn half of a point is in the space."""
        begins, ends = reach(mark, span / WIDTH)
        if mark.row.form == "day" and not dissent(mark.row):
            return mark.middle
        return begins if left else ends

    return go.Scatter(
        x=[edge(m) for m in marks],
        y=[m.y for m in marks],
        mode="text",
        hoverinfo="skip",
        cliponaxis=False,
        textfont={"size": 13, "family": FONT},
        text=[isolated(t, words) + SPACE if left else SPACE + t for t in texts],
        textposition="middle left" if left else "middle right",
    )


def _told(marks: Sequence[Mark], words: Words) -> dict[str, Any]:
    return {
        "customdata": [m.row.id for m in marks],
        "hovertext": [_hover(m.row, words) for m in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(row: Row, words: Words, *more: str) -> str:
    title = clean(words.pick(row.event.title.ar, row.event.title.en))
    lines = [f"<b>{escape(line, quote=False)}</b>" for line in wrap(title, 44, max_lines=4, placeholder=" …")]
    facts = [date_words(row, words.language), words.count("count.sources", row.event.sources_count)]
    lines.append(escape(" · ".join(facts), quote=False))
    if row.disputed and not more:
        lines.append(escape(words("chart.conflict"), quote=False))
    return "<br>".join(
        isolated(f"\u00a0{line}\u00a0", words) for line in (*lines, *(escape(m, quote=False) for m in more))
    )


def _bare(said: str) -> dict[str, Any]:
    axis = {"visible": False, "fixedrange": True}
    return {
        "xaxis": axis,
        "yaxis": axis,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "font": {"family": FONT},
        "annotations": [
            {
                "text": said,
                "xref": "paper",
                "yref": "paper",
                "x": 0.5,
                "y": 0.5,
                "showarrow": False,
                "font": {"size": 15, "color": OTHER_COLOUR},
            }
        ],
    }
