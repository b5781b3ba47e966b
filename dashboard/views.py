"""The page and its parts, pure: rows in, components out. Article text reaches the page as text nodes alone."""

from collections.abc import Sequence
from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import axis, facets, figures, ids, marks
from dashboard.address import Address
from dashboard.data import Row, Snapshot, date_words
from dashboard.evidence import detail, kicker
from dashboard.ids import wild
from dashboard.prose import clean
from dashboard.words import Words


def shell() -> Component:
    """What stands before the store is asked: the address, the stores, and the place of the page."""
    return html.Div(
        [
            dcc.Location(id=ids.START, refresh=False),
            dcc.Store(id=ids.FILTERS),
            dcc.Store(id=ids.CHOSEN),
            dcc.Store(id=ids.PICKED),
            dcc.Download(id=ids.DOWNLOAD),
            html.Div(id=ids.ERROR, className="toast", role="alert"),
            html.Div(id=ids.PAGE),
        ]
    )


def page(snapshot: Snapshot, address: Address, words: Words) -> Component:
    """The whole page as the address asks for it."""
    if not snapshot.rows:
        return html.Div(
            [
                masthead(address, words, csv=False),
                notice(words("error.empty_title"), words("error.empty"), "timeline ingest SOURCE…"),
            ],
            className="page",
        )
    rows = snapshot.select(address.filters)
    row = snapshot.row(address.event)
    return html.Div(
        [
            # Here and not in the shell: it speaks as soon as it is there, and what listens must be there too.
            dcc.Location(id=ids.URL, refresh=False),
            html.P(id=ids.ANNOUNCE, className="unseen", role="status"),
            html.A(words("site.skip"), href=f"#{ids.LIST}", className="skip"),
            masthead(address, words),
            facets.bar(snapshot, address.filters, words),
            html.Main(
                [
                    html.Section(
                        [
                            html.Div(
                                [
                                    html.H2(words("list.title")),
                                    html.P(summary(snapshot, rows, words), id=ids.SUMMARY, role="status"),
                                ],
                                className="section-head",
                            ),
                            html.Div(
                                event_list(snapshot, rows, row.id if row else None, words),
                                id=ids.LIST,
                                tabIndex=-1,
                                className="list",
                            ),
                        ],
                        className="list-pane",
                    ),
                    html.Section(chart(snapshot, rows, row.id if row else None, words), className="chart-pane"),
                    html.Section(
                        detail(snapshot, rows, address.event, words),
                        id=ids.DETAIL,
                        className="detail-pane",
                        tabIndex=-1,
                        **wild(aria_label=words("detail.label")),
                    ),
                ],
                className="body",
            ),
        ],
        className="page",
    )


def masthead(address: Address, words: Words, *, csv: bool = True) -> Component:
    other = "en" if words.language == "ar" else "ar"
    there = Address(address.filters, address.event, other).search() or "?"
    return html.Header(
        [
            html.Div([html.H1(words("site.name")), html.P(words("site.tagline"))], className="name"),
            html.Div(
                [
                    *(
                        [
                            html.Button(
                                words("export.csv"), id=ids.CSV, className="button", title=words("export.csv_hint")
                            )
                        ]
                        if csv
                        else []
                    ),
                    # A plain link: the page's own language and direction are the server's to say.
                    html.A(
                        words("site.language"),
                        href=there,
                        lang=other,
                        className="plain",
                        **wild(aria_label=words("site.language_label"), data_language=other),
                    ),
                ],
                className="tools",
            ),
        ],
        className="masthead",
    )


def notice(title: str, said: str, command: str | None = None) -> Component:
    """A whole page's worth of nothing, in words that help."""
    return html.Main(
        [html.H2(title), html.P(said), *([html.Pre(command, dir="ltr")] if command else [])],
        className="notice",
        role="status",
    )


def summary(snapshot: Snapshot, rows: Sequence[Row], words: Words) -> list[Component]:
    """«14 حدثًا من 5 مواد», or «3 من أصل 14» with the way back."""
    if len(rows) == len(snapshot.rows):
        said = words(
            "summary.all",
            events=words.count("count.events", len(rows)),
            articles=words.count("count.articles", len(snapshot.timeline.articles)),
        )
        return [html.Span(said)]
    said = words("summary.some", shown=words.count("count.events", len(rows)), total=len(snapshot.rows))
    return [html.Span(said), html.Button(words("filters.reset"), className="link", **wild(data_set="nothing"))]


# ---- list and chart ------------------------------------------------------------------------------------------------


def event_list(snapshot: Snapshot, rows: Sequence[Row], chosen: str | None, words: Words) -> list[Component]:
    """The chart's twin: every event by year, undated ones at the end."""
    if not rows:
        return [
            html.Div(
                [html.P(words("list.empty")), html.P(words("list.empty_hint"), className="muted")], className="empty"
            )
        ]
    return [
        html.Section(
            [
                html.H3(year, className="year"),
                html.Ol([html.Li(_item(snapshot, row, row.id == chosen, words)) for row in group]),
            ],
            className="year-group",
        )
        for year, group in groupby(rows, key=lambda row: _year(row, words))
    ]


def _year(row: Row, words: Words) -> str:
    day = row.first or row.last
    return words("list.undated") if row.form == "undated" or day is None else str(day.year)


def _item(snapshot: Snapshot, row: Row, is_chosen: bool, words: Words) -> Component:
    event = row.event
    badges = [html.Span(words.count("count.sources", event.sources_count), className="badge")]
    kinds = [kicker(row, words)]
    if row.strand and event.kind != "visit":  # a visit tells its direction with names
        kinds.append(clean(words.pick(row.strand.ar, row.strand.en)))
    if row.disputed:
        badges.append(html.Span(words("list.conflict"), className="badge disputed"))
    if event.status != "asserted":
        badges.append(html.Span(words.get(f"status_names.{event.status}", event.status), className="badge status"))
    return html.Button(
        [
            html.Span(className=f"glyph {row.form}", style={"color": marks.colour(row.lane, snapshot)}),
            html.Span(date_words(row, words.language), className="when"),
            html.Span(clean(words.pick(event.title.ar, event.title.en)), className="what", dir="auto"),
            html.Span([html.Span(" · ".join(kinds), className="kind"), *badges], className="facts"),
        ],
        className="item",
        **wild(data_event=row.id, aria_current="true" if is_chosen else "false"),
    )


def announcement(row: Row, words: Words) -> str:
    """What a screen reader says of a choice: the headline and the date."""
    return f"{clean(words.pick(row.event.title.ar, row.event.title.en))}. {date_words(row, words.language)}"


def chart(snapshot: Snapshot, rows: Sequence[Row], chosen: str | None, words: Words) -> list[Component]:
    zooms = [(way, sign, words(f"chart.zoom_{way}")) for way, sign in (("in", "+"), ("out", "−"), ("all", "↔"))]
    return [
        legend(words),
        html.Div(
            [html.Button(sign, title=said, **wild(data_zoom=way, aria_label=said)) for way, sign, said in zooms],
            className="zoom",
        ),
        html.Div(
            dcc.Graph(
                id=ids.CHART,
                figure=figures.timeline(snapshot, rows, chosen, words),
                config=axis.config(words.language),  # type: ignore[arg-type]
                responsive=True,
                style=chart_size(snapshot, rows, words),
            ),
            className="chart",
            role="img",
            dir="ltr",
            **wild(aria_label=f"{words('chart.label')}. {words('chart.twin')}"),
        ),
        html.Div(undated(rows, words), id=ids.UNDATED),
    ]


def chart_size(snapshot: Snapshot, rows: Sequence[Row], words: Words) -> dict[str, str]:
    return {"height": f"{figures.height(snapshot, rows, words)}px"}


def legend(words: Words) -> Component:
    return html.Ul(
        [
            html.Li([html.Span(className=f"glyph {form}"), html.Span(words(f"legend.{form}"))])
            for form in ("day", "range", "open", "dissent")
        ],
        className="legend",
        **wild(aria_label=words("legend.label")),
    )


def undated(rows: Sequence[Row], words: Words) -> Component | None:
    """The strip under the axis for events that no source dates."""
    held = [row for row in rows if row.form == "undated"]
    if not held:
        return None
    return html.Div(
        [
            html.H3(words("chart.undated")),
            html.Ul(
                [
                    html.Li(
                        html.Button(
                            [
                                html.Span(className="glyph undated"),
                                html.Span(clean(words.pick(r.event.title.ar, r.event.title.en)), dir="auto"),
                            ],
                            className="chip",
                            **wild(data_event=r.id),
                        )
                    )
                    for r in held
                ]
            ),
        ],
        className="strip",
    )
