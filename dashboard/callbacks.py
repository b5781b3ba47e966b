"""What happens when the reader does something: named functions that a test calls as they are.

The address bar is the state. `follow` writes it and reads it; the others show what it says.
"""

import re
from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, Patch, State, ctx, no_update
from flask import current_app

from dashboard import facets, figures, ids, views
from dashboard.address import Address
from dashboard.data import Door, Filters, Snapshot, TimelineError
from dashboard.evidence import detail
from dashboard.marks import place
from dashboard.words import Words

DOOR, WORDS = "DASHBOARD_DOOR", "DASHBOARD_WORDS"  # where create() leaves them in the server's configuration


def _snapshot() -> Snapshot:
    door: Door = current_app.config[DOOR]
    return door.snapshot()


def _words(address: Address) -> Words:
    found: dict[str, Words] = current_app.config[WORDS]
    return found[address.language]


def open_page(_pathname: str | None, search: str | None) -> tuple[Any, str, str | None]:
    """The page as the address asks for it, at the first load; or why it can't be shown."""
    address = Address.read(search)
    words = _words(address)
    try:
        snapshot = _snapshot()
    except TimelineError as error:
        said = words("error.store", reason=str(error))
        return [views.masthead(address, words, csv=False), views.notice(words("error.title"), said)], "", None
    return views.page(snapshot, address, words), Address(address.filters).search(), address.event


def follow(
    search: str | None,
    text: str | None,
    picked: dict[str, Any] | None,
    clicked: dict[str, Any] | None,
    shown_filters: str | None,
    shown_event: str | None,
) -> tuple[Any, ...]:
    """One view for the address, the filters and the choice, whichever of them moved: «back» moves the field too.

    Answers address, text, filters, chosen, and a cleared click.
    """
    at = Address.read(search)
    moved = ctx.triggered_id
    filters, event = at.filters, at.event
    if moved == ids.TEXT:
        filters = replace(filters, text=(text or "").strip())
    elif moved == ids.PICKED and picked:
        filters = facets.after(filters, picked)
        event = picked_event(picked) if "event" in picked else event
    elif moved == ids.CHART:
        event = clicked_event(clicked) or event
    target = Address(filters, event, at.language)
    filters_now = Address(filters).search()
    return (
        target.search() if target != at else no_update,
        filters.text if moved != ids.TEXT and filters.text != (text or "").strip() else no_update,
        filters_now if filters_now != (shown_filters or "") else no_update,
        event if event != shown_event else no_update,
        None if moved == ids.CHART else no_update,
    )


def picked_event(picked: dict[str, Any]) -> str | None:
    """The event that a button named; None where the panel was closed."""
    return str(picked["event"]) if picked.get("event") else None


def clicked_event(clicked: dict[str, Any] | None) -> str | None:
    """The event of a mark in the chart."""
    points = (clicked or {}).get("points") or [{}]
    event = points[0].get("customdata")
    return str(event) if event else None


def show_events(filters: str | None, search: str | None, chosen: str | None) -> tuple[Any, ...]:
    """List, chart and its height, undated strip, summary and how many kinds are chosen."""
    words = _words(Address.read(search))
    wanted = Address.read(filters).filters
    snapshot = _snapshot()
    rows = snapshot.select(wanted)
    return (
        views.event_list(snapshot, rows, chosen, words),
        figures.timeline(snapshot, rows, chosen, words),
        views.chart_size(snapshot, rows, words),
        views.undated(rows, words),
        views.summary(snapshot, rows, words),
        facets.kinds_label(wanted, words),
    )


def show_event(chosen: str | None, filters: str | None, search: str | None) -> tuple[Any, Any, str]:
    """The panel of the chosen event, the ring around its mark (only that trace is sent), and a word for the ear."""
    words = _words(Address.read(search))
    snapshot = _snapshot()
    rows = snapshot.select(Address.read(filters).filters)
    row = snapshot.row(chosen)
    patch = Patch()
    marks, _ = place(snapshot, rows, words)
    if marks:
        ring = figures.ring(marks, row.id if row else None, words)
        patch["data"][figures.RING]["x"] = [moment.isoformat() for moment in ring.x]
        patch["data"][figures.RING]["y"] = list(ring.y)
        patch["data"][figures.RING]["opacity"] = ring.opacity
        patch["data"][figures.RING]["text"] = list(ring.text)
        patch["data"][figures.RING]["textposition"] = ring.textposition
    return detail(snapshot, rows, chosen, words), patch, views.announcement(row, words) if row else ""


def save_csv(clicks: int | None, filters: str | None) -> Any:
    """A CSV of exactly what is shown."""
    if not clicks:
        return no_update
    snapshot = _snapshot()
    wanted = Address.read(filters).filters
    content = snapshot.csv(snapshot.select(wanted))
    return {"content": content, "filename": file_name(wanted), "type": "text/csv;charset=utf-8", "base64": False}


def file_name(filters: Filters) -> str:
    """Named by what is in it, so that two downloads are told apart.

    >>> file_name(Filters(topic="assad-visits", text="بوتين", conflicts=True))
    'timeline-assad-visits-بوتين-conflicts.csv'
    """
    parts = [filters.topic or "", *filters.kinds, filters.text, "conflicts" if filters.conflicts else ""]
    kept = [re.sub(r"[^\w-]+", "-", part)[:40].strip("-_") for part in parts]
    return "-".join(["timeline", *filter(None, kept)]) + ".csv"


def register(app: Dash) -> None:
    """Tie the functions to the components."""
    app.callback(
        Output(ids.PAGE, "children"),
        Output(ids.FILTERS, "data"),
        Output(ids.CHOSEN, "data"),
        Input(ids.START, "pathname"),
        State(ids.START, "search"),
    )(open_page)
    app.callback(
        Output(ids.URL, "search"),
        Output(ids.TEXT, "value"),
        Output(ids.FILTERS, "data", allow_duplicate=True),
        Output(ids.CHOSEN, "data", allow_duplicate=True),
        Output(ids.CHART, "clickData"),
        Input(ids.URL, "search"),
        Input(ids.TEXT, "value"),
        Input(ids.PICKED, "data"),
        Input(ids.CHART, "clickData"),
        State(ids.FILTERS, "data"),
        State(ids.CHOSEN, "data"),
        prevent_initial_call=True,
    )(follow)
    app.callback(
        Output(ids.LIST, "children"),
        Output(ids.CHART, "figure"),
        Output(ids.CHART, "style"),
        Output(ids.UNDATED, "children"),
        Output(ids.SUMMARY, "children"),
        Output(ids.KINDS, "children"),
        Input(ids.FILTERS, "data"),
        State(ids.URL, "search"),
        State(ids.CHOSEN, "data"),
        prevent_initial_call=True,
    )(show_events)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("dashboard", "press"),
        Output(ids.FACETS, "title"),
        Input(ids.FILTERS, "data"),
        prevent_initial_call=True,
    )
    app.callback(
        Output(ids.DETAIL, "children"),
        Output(ids.CHART, "figure", allow_duplicate=True),
        Output(ids.ANNOUNCE, "children"),
        Input(ids.CHOSEN, "data"),
        State(ids.FILTERS, "data"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )(show_event)
    app.callback(
        Output(ids.DOWNLOAD, "data"), Input(ids.CSV, "n_clicks"), State(ids.FILTERS, "data"), prevent_initial_call=True
    )(save_csv)
