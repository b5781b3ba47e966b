"""The tables. What is asked for has a column of its own; the rest of a value is beside it as JSON."""

import datetime as dt

import sqlalchemy as sa

APPLICATION, SCHEMA = "arabic-news-timeline", "2"

metadata = sa.MetaData()


class Moment(sa.TypeDecorator[dt.datetime]):
    """An aware moment, kept as UTC: SQLite would drop the offset of any other without converting."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone can't be stored")
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:  # noqa: ARG002
        return None if value is None else value.replace(tzinfo=dt.UTC)


meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)

# ---- articles: an id leads to its newest version, and no version is ever changed ---------------------------------

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
)
versions = sa.Table(
    "versions",
    metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("digest", sa.String, nullable=False),
    sa.Column("published", sa.String),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("url", sa.String),
    sa.Column("title", sa.String),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("stored", Moment, nullable=False),
)

# ---- every event id ever issued, and the event that it leads to, be it gone: no id is ever used anew --------------

issued = sa.Table(
    "issued",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("event_id", sa.String, nullable=False, index=True),
)

# ---- the timeline as last published; replaced as a whole ---------------------------------------------------------


def _version() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["article_id", "number"], ["versions.article_id", "versions.number"])


def _event() -> sa.Column[str]:
    return sa.Column("event_id", sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)


built_from = sa.Table(
    "built_from",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("article_id", sa.String, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    _version(),
)
topics = sa.Table(
    "topics",
    metadata,
    sa.Column("slug", sa.String, primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("value", sa.JSON, nullable=False),
)
events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("type", sa.String, nullable=False, index=True),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("earliest", sa.Date, index=True),
    sa.Column("latest", sa.Date),
    sa.Column("conflict", sa.String, nullable=False),
    sa.Column("value", sa.JSON, nullable=False),
)
aliases = sa.Table(
    "aliases",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("event_id", sa.ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
)
event_topics = sa.Table(
    "event_topics",
    metadata,
    _event(),
    sa.Column("slug", sa.String, primary_key=True),
)
claims = sa.Table(
    "claims",
    metadata,
    _event(),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("earliest", sa.Date),
    sa.Column("latest", sa.Date),
    sa.Column("rank", sa.String, nullable=False),
    sa.Column("value", sa.JSON, nullable=False),
)
mentions = sa.Table(
    "mentions",
    metadata,
    _event(),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, index=True),
    sa.Column("article_id", sa.String, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("value", sa.JSON, nullable=False),
    _version(),
)
BUILT = (
    mentions,
    claims,
    event_topics,
    aliases,
    events,
    topics,
    built_from,
)  # in the order in which they can be emptied
