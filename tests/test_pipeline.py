"""The journey as a whole: the same articles give the same timeline, however they come and whoever does the work."""

import json
import multiprocessing
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline import pipeline
from timeline.errors import InputError
from timeline.exports import csv_text, json_text
from timeline.model import Article, Event
from timeline.sources import read

ORIGINAL = pipeline.extract


@pytest.fixture(scope="module")
def data() -> pipeline.Data:
    return pipeline.load()


@pytest.fixture(scope="module")
def articles(seeds: Path) -> list[Article]:
    found, errors = read([seeds])
    assert not errors
    return list(found)


@pytest.fixture(scope="module")
def text(articles: list[Article], data: pipeline.Data) -> str:
    return json_text(pipeline.build(articles, data))


def test_any_order_gives_the_same_bytes(articles: list[Article], data: pipeline.Data, text: str) -> None:
    for seed in range(4):
        shuffled = random.Random(seed).sample(articles, len(articles))
        timeline = pipeline.build(shuffled, data)
        assert json_text(timeline) == text
        assert csv_text(timeline).count("\r\n") > len(timeline.events)


def test_two_processes_give_the_same_bytes(articles: list[Article], data: pipeline.Data) -> None:
    many = [
        Article(f"{a.id}-{i}", a.text, a.published, f"{a.source}{i}", a.url, a.title)
        for i in range(30)
        for a in articles
    ]
    steps: list[tuple[int, int]] = []
    alone = json_text(pipeline.build(many, data))
    shared = json_text(pipeline.build(many, data, workers=2, progress=lambda done, of: steps.append((done, of))))
    assert shared == alone
    assert steps[-1] == (len(many), len(many))


@pytest.fixture
def cluster() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    with distributed.LocalCluster(**options) as running:
        yield running.scheduler_address


@pytest.mark.filterwarnings("ignore")  # of distributed's own making
def test_a_cluster_gives_the_same_bytes(articles: list[Article], data: pipeline.Data, text: str, cluster: str) -> None:
    assert json_text(pipeline.build(articles, data, scheduler=cluster)) == text


def test_no_cluster_is_one_line(articles: list[Article], data: pipeline.Data) -> None:
    with pytest.raises(InputError, match="no cluster answers there") as told:
        pipeline.build(articles, data, scheduler="not-an-address")
    assert "\n" not in str(told.value)


def test_the_digest_follows_the_articles(articles: list[Article], data: pipeline.Data) -> None:
    whole, fewer = (pipeline.build(some, data).data_digest for some in (articles, articles[1:]))
    assert whole != fewer


def test_ids_issued_before_stay(articles: list[Article], data: pipeline.Data) -> None:
    """An older article makes another mention canonical; the id that readers know leads to the same event still."""
    first = json.loads(json_text(pipeline.build(articles[:-1], data)))
    known = {old: event["id"] for event in first["events"] for old in (event["id"], *event["aliases"])}
    later = json.loads(json_text(pipeline.build(articles, data, known=known)))
    leads = {old: event["id"] for event in later["events"] for old in (event["id"], *event["aliases"])}
    assert {event["id"] for event in first["events"]} <= leads.keys()


def _broken(article: Article, data: pipeline.Data) -> tuple[Event, ...]:
    if article.text.startswith("حطم"):
        raise OverflowError("date value out of range")
    return ORIGINAL(article, data)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_breaks_the_engine_stops_no_other(
    articles: list[Article], data: pipeline.Data, text: str, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    if workers > 1 and multiprocessing.get_start_method() != "fork":
        pytest.skip("the other processes would not know of the broken engine")
    monkeypatch.setattr(pipeline, "extract", _broken)
    bad = [Article(f"bad-{n}", f"حطم {n}", "2021") for n in range(70)]  # more than one task
    told: list[InputError] = []
    timeline = pipeline.build([*bad, *articles], data, workers=workers, failed=told.append)
    assert json.loads(json_text(timeline))["events"] == json.loads(text)["events"]
    assert str(told[0]) == "article 'bad-0': could not be read: OverflowError: date value out of range"
    assert len(told) == 70
    with pytest.raises(InputError, match="article 'bad-0': could not be read"):
        pipeline.build([*bad, *articles], data, workers=workers)


def test_an_id_whose_mention_is_gone_still_leads_to_its_event(articles: list[Article], data: pipeline.Data) -> None:
    built = pipeline.build(articles, data)
    event = built.events[0]
    known = {event.id: event.id, "evt-gone": event.id, "evt-lost": "evt-lost"}
    again = pipeline.build(articles, data, known=known)
    assert [e.id for e in again.events] == [e.id for e in built.events]
    assert again.events[0].aliases == tuple(sorted((*event.aliases, "evt-gone")))
    assert "evt-lost" not in {alias for e in again.events for alias in e.aliases}


def test_an_id_whose_event_went_into_another_leads_there(articles: list[Article], data: pipeline.Data) -> None:
    event = next(event for event in pipeline.build(articles, data).events if event.aliases)
    known = {event.id: event.id, event.aliases[0]: "evt-gone", "evt-gone": "evt-gone"}
    again = next(e for e in pipeline.build(articles, data, known=known).events if e.id == event.id)
    assert again.aliases == tuple(sorted((*event.aliases, "evt-gone")))
