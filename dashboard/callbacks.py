"""What happens when the reader does something: named functions that a test calls as they are.

The address bar is the state. `follow` writes it and reads it; the others show what it says.
"""

from typing import Any

from dash import Dash, Input, Output, Patch, State, ctx, no_update
from flask import current_app

from dashboard import figures, ids, views
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
    topic: str | None,
    kinds: list[str] | None,
    text: str | None,
    conflicts: list[str] | None,
    picked: dict[str, Any] | None,
    clicked: dict[str, Any] | None,
    shown_filters: str | None,
    shown_event: str | None,
) -> tuple[Any, ...]:
    """One view for the address, the controls and the choice, whichever of them moved: «back» moves the controls too.

    Answers address, topic, kinds, text, conflicts, filters, chosen, and a cleared click.
    """
    at = Address.read(search)
    moved = ctx.triggered_id
    keep: tuple[Any, ...] = (no_update,) * 4
    if moved == ids.URL:
        target = at
        controls: tuple[Any, ...] = _controls(at.filters)
    elif moved in (ids.PICKED, ids.CHART):
        event = picked_event(picked) if moved == ids.PICKED else clicked_event(clicked)
        reset = moved == ids.PICKED and bool((picked or {}).get("reset"))
        if moved == ids.CHART and event is None:
            return (no_update, *keep, no_update, no_update, no_update)
        filters = Filters() if reset else at.filters
        target = Address(filters, at.event if reset else event, at.language)
        controls = _controls(filters) if reset else keep
    else:
        filters = Filters(topic or None, tuple(kinds or ()), (text or "").strip(), bool(conflicts))
        target = Address(filters, at.event, at.language)
        controls = keep
    filters_now, event_now = Address(target.filters).search(), target.event
    return (
        target.search() if moved != ids.URL and target != at else no_update,
        *controls,
        filters_now if filters_now != (shown_filters or "") else no_update,
        event_now if event_now != shown_event else no_update,
        None if moved == ids.CHART else no_update,
    )


def _controls(filters: Filters) -> tuple[Any, ...]:
    return filters.topic or "", list(filters.kinds), filters.text, ["1"] if filters.conflicts else []


def picked_event(picked: dict[str, Any] | None) -> str | None:
    """The event that a button named; None where the panel was closed."""
    event = (picked or {}).get("event")
    return str(event) if event else None


def clicked_event(clicked: dict[str, Any] | None) -> str | None:
    """The event of a mark in the chart."""
    points = (clicked or {}).get("points") or [{}]
    event = points[0].get("customdata")
    return str(event) if event else None


def show_events(filters: str | None, search: str | None, chosen: str | None) -> tuple[Any, ...]:
    """List, chart and its height, undated strip, summary and the filter's name for the filters."""
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
        views.kinds_label(wanted, words),
    )


def show_event(chosen: str | None, filters: str | None, search: str | None) -> tuple[Any, Any]:
    """The panel of the chosen event, and the ring around its mark: only the ring's trace is sent."""
    words = _words(Address.read(search))
    snapshot = _snapshot()
    rows = snapshot.select(Address.read(filters).filters)
    row = snapshot.row(chosen)
    patch = Patch()
    marks, _ = place(snapshot, rows, words)
    if marks:
        ring = figures.ring(marks, row.id if row else None)
        patch["data"][figures.RING]["x"] = [moment.isoformat() for moment in ring.x]
        patch["data"][figures.RING]["y"] = list(ring.y)
        patch["data"][figures.RING]["opacity"] = ring.opacity
    return detail(snapshot, rows, chosen, words), patch


def save_csv(clicks: int | None, filters: str | None) -> Any:
    """`timeline.csv` of exactly what is shown."""
    if not clicks:
        return no_update
    snapshot = _snapshot()
    content = snapshot.csv(snapshot.select(Address.read(filters).filters))
    return {"content": content, "filename": "timeline.csv", "type": "text/csv;charset=utf-8", "base64": False}


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
        Output(ids.TOPIC, "value"),
        Output(ids.KINDS, "value"),
        Output(ids.TEXT, "value"),
        Output(ids.CONFLICTS, "value"),
        Output(ids.FILTERS, "data", allow_duplicate=True),
        Output(ids.CHOSEN, "data", allow_duplicate=True),
        Output(ids.CHART, "clickData"),
        Input(ids.URL, "search"),
        Input(ids.TOPIC, "value"),
        Input(ids.KINDS, "value"),
        Input(ids.TEXT, "value"),
        Input(ids.CONFLICTS, "value"),
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
        Output(f"{ids.KINDS}-label", "children"),
        Input(ids.FILTERS, "data"),
        State(ids.URL, "search"),
        State(ids.CHOSEN, "data"),
        prevent_initial_call=True,
    )(show_events)
    app.callback(
        Output(ids.DETAIL, "children"),
        Output(ids.CHART, "figure", allow_duplicate=True),
        Input(ids.CHOSEN, "data"),
        State(ids.FILTERS, "data"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )(show_event)
    app.callback(
        Output(ids.DOWNLOAD, "data"), Input(ids.CSV, "n_clicks"), State(ids.FILTERS, "data"), prevent_initial_call=True
    )(save_csv)
