"""The chosen event: every source's sentence with its words marked, the reasoning behind its date, and the claims."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from dash import html
from dash.development.base_component import Component

from dashboard.data import (
    Claim,
    Event,
    Reason,
    Row,
    Snapshot,
    Span,
    Topic,
    date_words,
    day_words,
    interval_words,
    web_link,
)
from dashboard.dates import use_words
from dashboard.ids import wild
from dashboard.prose import Node, clean, shown, told
from dashboard.words import Words


def detail(snapshot: Snapshot, rows: Sequence[Row], event_id: str | None, words: Words) -> list[Component]:
    """The panel of the chosen event; without one, what the reader may do."""
    row = snapshot.row(event_id)
    if row is None:
        return _invitation(rows, event_id, words)
    event = row.event
    parts: list[Component] = [_head(row, rows, words), _date(row, words)]
    if row.disputed:
        parts.append(_conflict(row, words))
    parts.append(_facts(snapshot, row, words))
    if len(event.claims) > 1 or row.disputed:
        parts.append(claims(snapshot, event.claims, words))
    parts.append(_sources(event.mentions, words))
    return [html.Article(parts, className="event", **wild(data_shown=row.id))]


def _invitation(rows: Sequence[Row], event_id: str | None, words: Words) -> list[Component]:
    if event_id:
        return [html.Div([html.H2(words("detail.gone")), html.P(words("detail.gone_hint"))], className="invitation")]
    disputed = [row for row in rows if row.disputed][:4]
    parts: list[Component] = [html.H2(words("detail.hint_title")), html.P(words("detail.hint"))]
    if disputed:
        parts.append(html.H3(words("detail.hint_conflicts")))
        parts.append(html.Ul([html.Li(_goto(row, words)) for row in disputed], className="shortcuts"))
    return [html.Div(parts, className="invitation")]


def _goto(row: Row, words: Words) -> Component:
    title = clean(words.pick(row.event.title.ar, row.event.title.en))
    return html.Button(
        [html.Span(date_words(row, words.language), className="when"), html.Span(title, dir="auto")],
        className="shortcut",
        **wild(data_event=row.id),
    )


def _head(row: Row, rows: Sequence[Row], words: Words) -> Component:
    ids = [r.id for r in rows]
    at = ids.index(row.id) if row.id in ids else None
    before = ids[at - 1] if at else None
    after = ids[at + 1] if at is not None and at + 1 < len(ids) else None
    return html.Header(
        [
            html.Div(
                [
                    html.Span(kicker(row, words), className="kicker"),
                    html.Div(
                        [
                            _step(before, words("detail.previous")),
                            _step(after, words("detail.next")),
                            html.Button(
                                "×",
                                className="close",
                                title=words("detail.close"),
                                **wild(data_close="1", aria_label=words("detail.close")),
                            ),
                        ],
                        className="steps",
                    ),
                ],
                className="event-top",
            ),
            # The focus comes here when the event was chosen with a key.
            html.H2(clean(words.pick(row.event.title.ar, row.event.title.en)), dir="auto", tabIndex=-1),
            *([html.P(words("detail.hidden"), className="muted")] if at is None else []),
        ]
    )


def kicker(row: Row, words: Words) -> str:
    """The kind of event; of a visit also its direction: «زيارة · الأسد إلى موسكو», «زيارة · بوتين في دمشق»."""
    kind = words.get(f"kind.{row.event.kind}", row.event.kind)
    who, place = row.visitor, row.event.place
    if row.event.kind != "visit" or who is None or place is None:
        return kind
    name, where = (clean(words.pick(e.name_ar, e.name_en)) for e in (who, place))
    return f"{kind} · " + words("direction.hosted" if row.hosted else "direction.visit", visitor=name, place=where)


def _step(event_id: str | None, said: str) -> Component:
    if event_id is None:
        return html.Button(said, className="step", disabled=True)
    return html.Button(said, className="step", **wild(data_event=event_id))


def _reason(reason: Reason, words: Words) -> list[Node]:
    return told(words.pick(reason.ar, reason.en), words)


def _date(row: Row, words: Words) -> Component:
    why = _reason(row.event.date.why, words)
    return html.Div(
        [
            html.P(date_words(row, words.language), className="date"),
            *([html.P([html.Strong(words("detail.date_why")), " ", *why], className="why", dir="auto")] if why else []),
        ],
        className="date-block",
    )


def _conflict(row: Row, words: Words) -> Component:
    state = row.event.conflict.state
    note = _reason(row.event.conflict.note, words)
    return html.Div(
        [
            html.Strong(words("detail.conflict")),
            html.Span(words.get(f"conflict.{state}", state), className="badge disputed"),
            *([html.P(note, dir="auto")] if note else []),
        ],
        className="conflict",
    )


def _facts(snapshot: Snapshot, row: Row, words: Words) -> Component:
    event = row.event
    facts: list[tuple[str, Node | list[Node]]] = []
    if event.actors:
        names: list[Node] = []
        for actor in event.actors:
            role = words.get(f"role.{actor.role}")
            name = clean(words.pick(actor.entity.name_ar, actor.entity.name_en))
            names.append(html.Span([html.Bdi(name), *([html.Small(role)] if role else [])], className="actor"))
        facts.append((words("detail.actors"), names))
    if event.place:
        facts.append((words("detail.place"), html.Bdi(clean(words.pick(event.place.name_ar, event.place.name_en)))))
    facts.append((words("detail.status"), words.get(f"status_names.{event.status}", event.status)))
    topics = [_topic(t, row, words) for slug in event.topics if (t := snapshot.topic(slug))]
    if topics:
        facts.append(
            (words("detail.topics"), html.Span("، ".join(topics) if words.language == "ar" else ", ".join(topics)))
        )
    return html.Dl([html.Div([html.Dt(name), html.Dd(value)]) for name, value in facts], className="about")


def _topic(topic: Topic, row: Row, words: Words) -> str:
    """A topic, and the part of it that the event belongs to: «زيارات الأسد: زيارات إلى الخارج»."""
    name = clean(words.pick(topic.title.ar, topic.title.en))
    part = row.strand if topic.slug == row.lane else None
    return f"{name}: {clean(words.pick(part.ar, part.en))}" if part else name


# ---- claims --------------------------------------------------------------------------------------------------------


def claims(snapshot: Snapshot, told: Sequence[Claim], words: Words) -> Component:
    """What sources say, side by side: the date, who says it, how it ranks and why."""
    outlets = {a.id: a.source or words("evidence.unnamed") for a in snapshot.timeline.articles}

    def sources(claim: Claim) -> list[Component]:
        return [html.Li([html.Bdi(clean(outlets.get(i, i))), html.Small(i, dir="ltr")]) for i in claim.article_ids]

    return html.Section(
        [
            html.H3(words("detail.claims")),
            html.Div(
                [
                    html.Div(
                        [
                            html.Div(
                                [
                                    html.Span(
                                        interval_words(c.when, words.language) if c.when else words("claims.none"),
                                        className="claim-date",
                                    ),
                                    *(
                                        [html.Span(words.get(f"rank.{c.rank}", c.rank), className=f"rank {c.rank}")]
                                        if c.when  # a source that names no date is not one of several opinions
                                        else []
                                    ),
                                ],
                                className="claim-head",
                            ),
                            html.P(_reason(c.reason, words), dir="auto"),
                            html.Ul(sources(c), className="claim-sources"),
                        ],
                        className=f"claim {c.rank if c.when else 'dateless'}",
                    )
                    for c in told
                ],
                className="claims",
            ),
        ]
    )


# ---- sentences -----------------------------------------------------------------------------------------------------


def _sources(mentions: Sequence[Event], words: Words) -> Component:
    """Every source with its sentences, in order of publication."""
    ordered = sorted(mentions, key=lambda m: (m.article.published or "9999", m.article.id, m.clause))
    return html.Section(
        [
            html.H3(
                [words("detail.evidence"), html.Span(words.count("count.mentions", len(mentions)), className="muted")]
            ),
            html.Ol(
                [html.Li(_source(list(group), words)) for _, group in groupby(ordered, key=lambda m: m.article.id)],
                className="sources",
            ),
        ]
    )


def _source(mentions: Sequence[Event], words: Words) -> list[Component]:
    article = mentions[0].article
    link = web_link(article.url)
    published = (
        words("evidence.published", date=day_words(article.published, words.language))
        if article.published
        else words("evidence.published_unknown")
    )
    outlet = clean(article.source) or words("evidence.unnamed")
    return [
        html.Div(
            [
                html.Strong(outlet, dir="auto"),
                html.Span(published),
                html.Bdi(clean(article.id), className="article-id", dir="ltr"),
                *(
                    [html.A(words("evidence.link"), href=link, target="_blank", rel="noopener noreferrer nofollow")]
                    if link
                    else []
                ),
            ],
            className="source-head",
        ),
        *([html.P(clean(article.title), className="source-title", dir="auto")] if article.title else []),
        *(html.Div(_mention(m, words), className="mention") for m in mentions),
    ]


def _mention(mention: Event, words: Words) -> list[Component]:
    parts: list[Component] = [html.Blockquote(sentence(mention, words), dir="auto")]
    if mention.status != "asserted":
        parts.append(html.Span(words.get(f"status_names.{mention.status}", mention.status), className="badge status"))
    time = mention.time
    if time is None:
        return [*parts, html.P(words("evidence.no_time"), className="muted no-time")]
    if not mention.sentence.overlaps(time.span):
        parts.append(
            html.P(
                [words("evidence.elsewhere"), " ", html.Mark(shown(time.surface, words), className="time")],
                className="muted",
            )
        )
    meant = use_words(mention, words.language)
    value = [html.Bdi(meant, className="value", dir=words.direction, title=time.value)] if meant else []
    parts.append(
        html.Details(
            [
                html.Summary([words("evidence.why"), *value]),
                html.P(
                    [html.Bdi(shown(time.surface, words), className="surface"), " — ", *_reason(time.why, words)],
                    dir="auto",
                ),
            ],
            className="derivation",
            open=True,
        )
    )
    return parts


def sentence(mention: Event, words: Words) -> list[Node]:
    """The sentence as published: the trigger underlined, the time expression on a ground, the clause in full ink."""
    text = mention.article.text
    whole = mention.sentence
    extents = [
        ("clause", mention.clause),
        ("trigger", mention.trigger),
        *([("time", mention.time.span)] if mention.time else []),
    ]
    nodes: list[Node] = []
    for start, end, names in pieces(whole, extents):
        inner: Sequence[Node] = shown(text[start:end], words)
        for name in ("trigger", "time"):
            if name in names:
                inner = [html.Mark(inner, className=name, title=words(f"evidence.{name}"))]
        nodes.append(html.Span(inner, className="clause" if "clause" in names else "around"))
    return nodes


def pieces(whole: Span, extents: Iterable[tuple[str, Span]]) -> list[tuple[int, int, frozenset[str]]]:
    """`whole` cut wherever an extent begins or ends, each piece with the names of the extents that hold it.

    >>> [(a, b, sorted(n)) for a, b, n in pieces(Span(0, 9), [("x", Span(2, 5)), ("y", Span(4, 7))])]
    [(0, 2, []), (2, 4, ['x']), (4, 5, ['x', 'y']), (5, 7, ['y']), (7, 9, [])]
    """
    held = [(name, span) for name, span in extents if span.overlaps(whole)]
    cuts = {whole.start, whole.end} | {
        edge for _, s in held for edge in (s.start, s.end) if whole.start < edge < whole.end
    }
    return [
        (a, b, frozenset(name for name, s in held if s.start <= a and b <= s.end)) for a, b in pairwise(sorted(cuts))
    ]
