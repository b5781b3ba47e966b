"""The store: articles with all their versions, and the timeline last built of them."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import astuple, dataclass
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from timeline.errors import StoreError
from timeline.model import Article, Claim, Event, Fused, Timeline, Topic
from timeline.store import schema as t
from timeline.store.codec import decode, encode
from timeline.store.database import WRITING, open_engine, shown, told

_ELSEWHERE = ("mentions", "claims")  # fields of an event that have tables of their own
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Added:
    """The ids of an `add`: not seen before, known with other content (kept as a new version), known as they are."""

    new: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]


class Store:
    """A database of ours. What it hands out are values of the model, equal to those that were put in."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._last: tuple[int, Timeline] | None = None  # the timeline read last, with its number: at most one is kept
        self.name = shown(engine.url)

    @classmethod
    def open(cls, url: str, create: bool = False) -> "Store":
        """The store at `url`; with `create`, one that does not exist is made. StoreError where it is none of ours."""
        return cls(open_engine(url, create=create))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- articles ------------------------------------------------------------------------------------------------

    def add(self, articles: Iterable[Article]) -> Added:
        """Keep the articles, all or none; one that is there already changes nothing, another text is a new version."""
        with told(self.name), self._writing() as connection:
            return _add(connection, list(articles))

    def articles(self) -> list[Article]:
        """The newest version of every article, by id."""
        newest = sa.and_(t.versions.c.article_id == t.articles.c.id, t.versions.c.number == t.articles.c.number)
        ask = sa.select(t.versions).join(t.articles, newest).order_by(t.articles.c.id)
        with told(self.name), self._engine.connect() as connection:
            return [_article(row) for row in connection.execute(ask)]

    # ---- the timeline --------------------------------------------------------------------------------------------

    def publish(self, timeline: Timeline, *, current: bool = False) -> bool:
        """Put this timeline in the place of the one before, in one step: a reader sees the old one or the new one.

        With `current` only where it was built from the newest version of every article: else another process has
        brought articles meanwhile, nothing is changed, and the answer is False.
        """
        with told(self.name), self._writing() as connection:
            _queue(connection)
            if current and _newest_digests(connection) != {(a.id, _digest(a)) for a in timeline.articles}:
                return False
            for table in t.BUILT:
                connection.execute(table.delete())
            numbers = _keep_versions(connection, timeline)
            _insert_timeline(connection, timeline, numbers)
            _issue(connection, timeline)
            published = int(_meta(connection)["published"]) + 1
            _set_meta(connection, {"published": str(published), "data_digest": timeline.data_digest})
        return True

    def waiting(self) -> int:
        """How many articles came, or changed, since the timeline was built: a build that was cut off leaves some."""
        built = sa.and_(t.built_from.c.article_id == t.articles.c.id, t.built_from.c.number == t.articles.c.number)
        ask = sa.select(sa.func.count()).select_from(t.articles.outerjoin(t.built_from, built))
        with told(self.name), self._engine.connect() as connection:
            return int(connection.execute(ask.where(t.built_from.c.article_id.is_(None))).scalar_one())

    def edition(self) -> str:
        """What names the published timeline, without reading it: another text where another one was published."""
        with told(self.name), self._engine.connect() as connection:
            meta = _meta(connection)
        return f"{meta['published']} {meta['data_digest']}"

    def published(self) -> int:
        """How many times a timeline was published: it tells whether what a caller holds is still the last one."""
        with told(self.name), self._engine.connect() as connection:
            return int(_meta(connection)["published"])

    def timeline(self) -> Timeline:
        """The timeline last published; an empty one where there is none yet."""
        with told(self.name), self._engine.connect() as connection, connection.begin():
            meta = _meta(connection)
            number, last = int(meta["published"]), self._last
            if last and last[0] == number:
                return last[1]
            timeline = _read_timeline(connection, meta["data_digest"])
        self._last = (number, timeline)
        return timeline

    def known(self) -> dict[str, str]:
        """Every event id ever issued, with the id of the event that it leads to, be it gone."""
        with told(self.name), self._engine.connect() as connection:
            return {row.id: row.event_id for row in connection.execute(sa.select(t.issued).order_by(t.issued.c.id))}

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        return self._engine.execution_options(**{WRITING: True}).begin()


# ---- articles ----------------------------------------------------------------------------------------------------


def _digest(article: Article) -> str:
    return hashlib.sha256(json.dumps(astuple(article), ensure_ascii=True).encode()).hexdigest()


def _article(row: Any) -> Article:
    return Article(
        id=row.article_id, text=row.text, published=row.published, source=row.source, url=row.url, title=row.title
    )


def _add(connection: sa.Connection, articles: Sequence[Article]) -> Added:
    new: list[str] = []
    updated: list[str] = []
    unchanged: list[str] = []
    known = _newest(connection, [article.id for article in articles])
    for article in articles:
        digest, (number, newest) = _digest(article), known.get(article.id, (0, ""))
        if digest == newest:
            unchanged.append(article.id)
            continue
        (updated if number else new).append(article.id)
        _insert_version(connection, article, digest, number + 1)
        known[article.id] = (number + 1, digest)
    return Added(tuple(new), tuple(updated), tuple(unchanged))


def _newest(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    """The newest version of each article that is known: its number and digest."""
    newest = sa.and_(t.versions.c.article_id == t.articles.c.id, t.versions.c.number == t.articles.c.number)
    ask = sa.select(t.articles.c.id, t.versions.c.number, t.versions.c.digest).join(t.versions, newest)
    found = {}
    for first in range(0, len(ids), _AT_ONCE):
        some = ask.where(t.articles.c.id.in_(ids[first : first + _AT_ONCE]))
        found.update({row.id: (row.number, row.digest) for row in connection.execute(some)})
    return found


def _newest_digests(connection: sa.Connection) -> set[tuple[str, str]]:
    newest = sa.and_(t.versions.c.article_id == t.articles.c.id, t.versions.c.number == t.articles.c.number)
    ask = sa.select(t.articles.c.id, t.versions.c.digest).join(t.versions, newest)
    return {(row.id, row.digest) for row in connection.execute(ask)}


def _insert_version(connection: sa.Connection, article: Article, digest: str, number: int) -> None:
    if number == 1:
        connection.execute(t.articles.insert(), {"id": article.id, "number": number})
    else:
        connection.execute(t.articles.update().where(t.articles.c.id == article.id), {"number": number})
    row = {**encode(article, omit=("id",)), "article_id": article.id, "number": number, "digest": digest}
    connection.execute(t.versions.insert(), {**row, "stored": dt.datetime.now(dt.UTC)})


# ---- the timeline ------------------------------------------------------------------------------------------------


def _queue(connection: sa.Connection) -> None:
    """One publishes at a time. SQLite has one writer anyway; elsewhere this row is the queue."""
    connection.execute(sa.select(t.meta.c.value).where(t.meta.c.key == "published").with_for_update())


def _issue(connection: sa.Connection, timeline: Timeline) -> None:
    """Note where each id leads now. One whose event went into another leads there; one that is gone stays as it is."""
    leads = {id_: event.id for event in timeline.events for id_ in (event.id, *event.aliases)}
    before = {row.id: row.event_id for row in connection.execute(sa.select(t.issued))}
    after = {**{old: leads.get(event, event) for old, event in before.items()}, **leads}
    changed = {id_: event for id_, event in after.items() if before.get(id_) != event}
    gone = [id_ for id_ in changed if id_ in before]
    for first in range(0, len(gone), _AT_ONCE):
        connection.execute(t.issued.delete().where(t.issued.c.id.in_(gone[first : first + _AT_ONCE])))
    if changed:
        connection.execute(t.issued.insert(), [{"id": id_, "event_id": event} for id_, event in changed.items()])


def _keep_versions(connection: sa.Connection, timeline: Timeline) -> Mapping[str, int]:
    """The number of the version that each article of the timeline was built from; one not seen before is kept now.

    It may be older than the newest, where another process has brought an update meanwhile.
    """
    ask = sa.select(t.versions.c.article_id, t.versions.c.number, t.versions.c.digest)
    ids, found = [article.id for article in timeline.articles], {}
    for first in range(0, len(ids), _AT_ONCE):
        some = ask.where(t.versions.c.article_id.in_(ids[first : first + _AT_ONCE]))
        found.update({(row.article_id, row.digest): row.number for row in connection.execute(some)})
    missing = [article for article in timeline.articles if (article.id, _digest(article)) not in found]
    _add(connection, missing)
    found.update(
        {(id_, digest): number for id_, (number, digest) in _newest(connection, [a.id for a in missing]).items()}
    )
    return {article.id: found[article.id, _digest(article)] for article in timeline.articles}


def _insert_timeline(connection: sa.Connection, timeline: Timeline, numbers: Mapping[str, int]) -> None:
    rows: dict[sa.Table, list[dict[str, Any]]] = {table: [] for table in reversed(t.BUILT)}
    rows[t.built_from] = [
        {"position": i, "article_id": article.id, "number": numbers[article.id]}
        for i, article in enumerate(timeline.articles)
    ]
    rows[t.topics] = [
        {"slug": topic.slug, "position": i, "value": encode(topic)} for i, topic in enumerate(timeline.topics)
    ]
    texts = {article.id: article for article in timeline.articles}
    for i, event in enumerate(timeline.events):
        when = event.date.when
        rows[t.events].append(
            {
                "id": event.id,
                "position": i,
                "type": event.kind,
                "status": event.status,
                "earliest": when.earliest if when else None,
                "latest": when.latest if when else None,
                "conflict": event.conflict.state,
                "value": encode(event, omit=_ELSEWHERE),
            }
        )
        rows[t.aliases] += [{"id": alias, "event_id": event.id} for alias in event.aliases]
        rows[t.event_topics] += [{"event_id": event.id, "slug": slug} for slug in dict.fromkeys(event.topics)]
        rows[t.claims] += [_claim_row(event.id, j, claim) for j, claim in enumerate(event.claims)]
        for j, mention in enumerate(event.mentions):
            if texts.get(mention.article.id) != mention.article:
                raise StoreError(f"event {event.id}: article {mention.article.id!r} is not one of the timeline's")
            rows[t.mentions].append(_mention_row(event.id, j, mention, numbers[mention.article.id]))
    for table, values in rows.items():
        if values:
            connection.execute(table.insert(), values)


def _claim_row(event_id: str, position: int, claim: Claim) -> dict[str, Any]:
    return {
        "event_id": event_id,
        "position": position,
        "earliest": claim.when.earliest if claim.when else None,
        "latest": claim.when.latest if claim.when else None,
        "rank": claim.rank,
        "value": encode(claim),
    }


def _mention_row(event_id: str, position: int, mention: Event, number: int) -> dict[str, Any]:
    return {
        "event_id": event_id,
        "position": position,
        "id": mention.id,
        "article_id": mention.article.id,
        "number": number,
        "start": mention.clause.start,
        "end": mention.clause.end,
        "status": mention.status,
        "value": encode(mention, omit=("article",)),
    }


def _read_timeline(connection: sa.Connection, data_digest: str) -> Timeline:
    same = sa.and_(t.versions.c.article_id == t.built_from.c.article_id, t.versions.c.number == t.built_from.c.number)
    ask = sa.select(t.versions).join(t.built_from, same).order_by(t.built_from.c.position)
    articles = {row.article_id: _article(row) for row in connection.execute(ask)}
    claims: dict[str, list[Claim]] = {}
    for row in connection.execute(sa.select(t.claims).order_by(t.claims.c.event_id, t.claims.c.position)):
        claims.setdefault(row.event_id, []).append(decode(Claim, row.value))
    mentions: dict[str, list[Event]] = {}
    for row in connection.execute(sa.select(t.mentions).order_by(t.mentions.c.event_id, t.mentions.c.position)):
        mention = decode(Event, row.value, article=articles[row.article_id])
        mentions.setdefault(row.event_id, []).append(mention)
    events = tuple(
        decode(
            Fused,
            row.value,
            claims=tuple(claims.get(row.id, ())),
            mentions=tuple(mentions.get(row.id, ())),
        )
        for row in connection.execute(sa.select(t.events).order_by(t.events.c.position))
    )
    topics = connection.execute(sa.select(t.topics.c.value).order_by(t.topics.c.position)).scalars()
    return Timeline(tuple(articles.values()), events, tuple(decode(Topic, value) for value in topics), data_digest)


def _meta(connection: sa.Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(sa.select(t.meta))}


def _set_meta(connection: sa.Connection, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        connection.execute(t.meta.update().where(t.meta.c.key == key), {"value": value})
