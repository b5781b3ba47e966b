"""The journey, in order: read the data, tag an article, find its events, fuse them, date what hangs on others."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from timeline import anchor, discourse, events, fusion, grammar, titles, topics
from timeline.errors import InputError
from timeline.lexicon import gazetteer, tense, triggers, weights, words
from timeline.model import Article, Event, Fused, Tagged, Timeline, Topic
from timeline.text import read
from timeline.workers import spread

_DATA_FILES = ("lexicon/**/*.toml", "lexicon/**/*.csv", "gazetteer/**/*.csv", "topics/**/*.toml")


@dataclass(frozen=True, slots=True)
class Data:
    """Everything that is read from data files, once; `folder` is the newsroom's own, laid over the built-in data."""

    grammar: grammar.Grammar
    tense: tense.Tense
    gazetteer: gazetteer.Gazetteer
    triggers: triggers.Triggers
    weights: weights.Weights
    topics: tuple[Topic, ...]
    titles: titles.Titles
    folder: Path | None


def load(data_dir: Path | None = None) -> Data:
    """Read the built-in words, gazetteer, triggers, weights and topics, and a newsroom's own from `data_dir`."""
    known = gazetteer.load(data_dir)
    return Data(
        grammar.compile_rules(words.load(data_dir)),
        tense.load(data_dir),
        known,
        triggers.load(data_dir),
        weights.load(data_dir),
        topics.load(data_dir, known),
        titles.load(data_dir),
        data_dir,
    )


def tag(article: Article, data: Data) -> Tagged:
    """The anchor and the time expressions of one article."""
    text = read(article.text)
    scene = discourse.setting(text, data.tense.cues)
    mentions = list(grammar.mentions(text, data.grammar))
    day = anchor.find(article, scene, mentions, anchor.Words(data.tense, data.gazetteer))
    return Tagged(article, day, discourse.date_all(scene, mentions, day, data.tense, data.grammar.words.durative))


def extract(article: Article, data: Data) -> tuple[Event, ...]:
    """The event mentions of one article: what a worker does."""
    return events.extract(tag(article, data), data.gazetteer, data.triggers)


def attempt(article: Article, data: Data) -> tuple[Event, ...] | InputError:
    """As `extract`, but a fault of ours is told as a value, so that one article never stops the others."""
    try:
        return extract(article, data)
    except Exception as error:  # noqa: BLE001  (whatever it is, it is told, and the rest goes on)
        return unread(article, error)


def unread(article: Article, error: Exception) -> InputError:
    """The line that tells which article could not be read, and why."""
    return InputError(f"article {article.id!r}: could not be read: {type(error).__name__}: {error}")


def build(
    articles: Sequence[Article],
    data: Data,
    *,
    known: Mapping[str, str] | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    failed: Callable[[InputError], None] | None = None,
) -> Timeline:
    """Articles to a timeline. The same articles in any order give the same timeline.

    `known` maps ids issued before to the id that each leads to now; `progress(done, of)` is called after each article.
    `failed` is told of an article that can't be read, which then has no events; without it that ends the build.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    if workers > 1 or scheduler:
        found = spread(ordered, attempt, load, data.folder, workers=workers, scheduler=scheduler, progress=progress)
    else:
        found = _in_turn(ordered, data, progress)
    mentions, articles_read = _sorted_out(ordered, found, failed)
    fused = fusion.fuse(mentions, articles_read, data.weights, data.gazetteer, known, data.titles)
    fused = _answering(fused, known or {})
    return Timeline(
        tuple(ordered), topics.assign(fused, data.topics, data.gazetteer), data.topics, digest(ordered, data.folder)
    )


def _in_turn(
    articles: Sequence[Article], data: Data, progress: Callable[[int, int], None] | None
) -> Iterator[tuple[Event, ...] | InputError]:
    for done, article in enumerate(articles, 1):
        yield attempt(article, data)
        if progress:
            progress(done, len(articles))


def _sorted_out(
    articles: Sequence[Article],
    found: Iterable[tuple[Event, ...] | InputError],
    failed: Callable[[InputError], None] | None,
) -> tuple[list[Event], list[Article]]:
    """The mentions of all articles that could be read, and these articles."""
    mentions: list[Event] = []
    done: list[Article] = []
    for article, events_ in zip(articles, found, strict=True):
        if not isinstance(events_, InputError):
            mentions += events_
            done.append(article)
        elif failed:
            failed(events_)
        else:
            raise events_
    return mentions, done


def _answering(fused: tuple[Fused, ...], known: Mapping[str, str]) -> tuple[Fused, ...]:
    """The events with the ids issued before whose mentions are gone: such an id stays with its event, as an alias.

    Where the event itself is gone into another, they go with it; where nothing is left of it, no event answers.
    """
    leads = {id_: n for n, event in enumerate(fused) for id_ in (event.id, *event.aliases)}
    heirs: dict[str, int] = {}
    for old, event_id in sorted(known.items()):
        if old in leads:
            heirs.setdefault(event_id, leads[old])
    orphans: dict[int, list[str]] = {}
    for old, event_id in known.items():
        heir = leads.get(event_id, heirs.get(event_id))
        if old not in leads and heir is not None:
            orphans.setdefault(heir, []).append(old)
    return tuple(
        replace(event, aliases=tuple(sorted((*event.aliases, *orphans[n])))) if n in orphans else event
        for n, event in enumerate(fused)
    )


def digest(articles: Sequence[Article], folder: Path | None) -> str:
    """What a timeline was built from, as one hash: the articles and every data file."""
    total = hashlib.sha256()
    for article in sorted(articles, key=lambda a: a.id):
        for part in (article.id, article.published, article.source, article.url, article.title, article.text):
            total.update((part or "").encode() + b"\0")
    for root in (Path(__file__).parent, folder):
        for path in sorted({p for pattern in _DATA_FILES for p in root.glob(pattern)}) if root else ():
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"sha256:{total.hexdigest()}"
