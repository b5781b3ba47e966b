"""The filters: topics as tabs, kinds in a menu, conflicts as a switch, and words to look for.

They are plain buttons that say what they set (`data-set`): assets/dashboard.js hands that on, `callbacks.follow` acts,
and `press` in the same script shows what is on. They are never drawn anew, so that a key press keeps its place.
"""

from collections import Counter
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids, marks
from dashboard.data import Filters, Snapshot
from dashboard.ids import wild
from dashboard.words import Words


def bar(snapshot: Snapshot, chosen: Filters, words: Words) -> Component:
    """All the filters as they stand."""
    return html.Div(
        [
            html.Div(_buttons(snapshot, chosen, words), id=ids.FACETS, className="facets"),
            html.Label(
                [
                    html.Span(words("filters.text"), className="unseen"),
                    dcc.Input(
                        id=ids.TEXT,
                        type="search",
                        value=chosen.text,
                        debounce=0.25,
                        placeholder=words("filters.text_hint"),
                        autoComplete="off",
                    ),
                ],
                className="search",
            ),
        ],
        className="filters",
        role="search",
        **wild(aria_label=words("filters.label")),
    )


def _buttons(snapshot: Snapshot, chosen: Filters, words: Words) -> list[Component]:
    """Topics, kinds and conflicts, each with how many events it has."""
    rows = snapshot.rows
    topics = [("", words("filters.all"), len(rows))]
    for slug in snapshot.lanes:
        held = sum(slug in (*row.event.topics, row.lane) for row in rows)
        topics.append((slug, marks.lane_name(slug, snapshot, words), held))
    kinds = sorted(Counter(row.event.kind for row in rows).items(), key=lambda kind: (-kind[1], kind[0]))
    disputed = sum(row.disputed for row in rows)
    return [
        html.Div(
            [_button("topic", slug, name, n, (chosen.topic or "") == slug, "topic") for slug, name, n in topics],
            className="topics",
            role="group",
            **wild(aria_label=words("filters.topic")),
        ),
        html.Details(
            [
                html.Summary(kinds_label(chosen, words), id=ids.KINDS),
                html.Div(
                    [
                        _button("type", kind, words.get(f"kind.{kind}", kind), n, kind in chosen.kinds, "option")
                        for kind, n in kinds
                    ],
                    className="menu",
                    role="group",
                    **wild(aria_label=words("filters.kinds")),
                ),
            ],
            className="kinds",
        ),
        _button("conflicts", "1", words("filters.conflicts"), disputed, chosen.conflicts, "switch"),
    ]


def kinds_label(chosen: Filters, words: Words) -> str:
    return words("filters.kinds_all") if not chosen.kinds else words.count("count.kinds", len(chosen.kinds))


def _button(what: str, value: str, name: str, number: int, on: bool, style: str) -> Component:
    return html.Button(
        [html.Span(className="knob"), html.Span(name), html.Span(str(number), className="count")],
        className=style,
        **wild(data_set=what, data_value=value, aria_pressed="true" if on else "false"),
    )


def after(filters: Filters, picked: dict[str, Any]) -> Filters:
    """The filters once a button was pressed: a topic replaces the other, a kind and the conflicts go on and off.

    >>> after(Filters(kinds=("visit",)), {"set": "type", "value": "call"}).kinds
    ('visit', 'call')
    """
    what, value = picked.get("set"), str(picked.get("value") or "")
    match what:
        case "topic":
            return Filters(value or None, filters.kinds, filters.text, filters.conflicts)
        case "type":
            without = tuple(kind for kind in filters.kinds if kind != value)
            kinds = without if value in filters.kinds else (*filters.kinds, value)
            return Filters(filters.topic, kinds, filters.text, filters.conflicts)
        case "conflicts":
            return Filters(filters.topic, filters.kinds, filters.text, not filters.conflicts)
        case "nothing":
            return Filters()
        case _:
            return filters
