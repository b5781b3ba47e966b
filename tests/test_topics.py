"""What belongs to a published timeline, and what only looks like it."""

import datetime as dt
from pathlib import Path

import pytest

from timeline import topics
from timeline.errors import DataError
from timeline.lexicon.gazetteer import load
from timeline.model import Actor, Article, Conflict, Event, EventDate, Fused, Reason, Span
from timeline.temporal import Grain, Interval

GAZETTEER = load()
TOPICS = topics.load()
NOTHING = Reason("", "")


def fused(
    kind: str, actors: str, place: str | None, day: str | None, text: str = "", status: str = "asserted"
) -> Fused:
    """An event as it comes out of fusion; actors as «bashar-al-assad/visitor vladimir-putin/host»."""
    cast = tuple(Actor(GAZETTEER.entities[a.split("/")[0]], a.split("/")[1]) for a in actors.split())
    where = GAZETTEER.entities[place] if place else None
    first = dt.date.fromisoformat(day) if day else None
    when = Interval(first, first + dt.timedelta(days=1) if first else dt.date(2026, 1, 1), Grain.DAY)
    article = Article("a", text, None)
    whole = Span(0, len(text))
    mention = Event("m", article, whole, whole, Span(0, 0), kind, cast, where, when if day else None, None, status)
    date = EventDate(when, "single" if day else "none", NOTHING)
    return Fused("e", (), kind, status, NOTHING, cast, where, date, (), Conflict("none", NOTHING), (mention,), 1)


def belongs(event: Fused) -> tuple[str, ...]:
    (assigned,) = topics.assign((event,), TOPICS, GAZETTEER)
    return assigned.topics


def label(event: Fused, slug: str) -> str | None:
    topic = next(t for t in TOPICS if t.slug == slug)
    found = topics.strand(event, topic, GAZETTEER)
    return found.en if found else None


@pytest.mark.parametrize(
    ("kind", "actors", "place", "day", "direction"),
    [
        ("visit", "bashar-al-assad/visitor vladimir-putin/host", "sochi", "2018-05-17", "Abroad"),
        ("visit", "bashar-al-assad/visitor", "iran", "2019-02-25", "Abroad"),
        ("meeting", "bashar-al-assad/participant vladimir-putin/participant", "kremlin", "2024-07-24", "Abroad"),
        ("summit", "bashar-al-assad/participant arab-league/participant", "jeddah", "2023-05-19", "Abroad"),
        ("visit", "bashar-al-assad/visitor", "paris", "2010-12-09", "Abroad"),
        ("visit", "bashar-al-assad/visitor", "hangzhou", None, "Abroad"),
        ("visit", "vladimir-putin/visitor bashar-al-assad/host", "hmeimim", "2017-12-11", "Hosted in Syria"),
        ("meeting", "bashar-al-assad/participant javad-zarif/participant", "damascus", "2019-04-16", "Hosted in Syria"),
        ("visit", "vladimir-putin/visitor", "damascus", "2020-01-07", "Hosted in Syria"),
        ("visit", "recep-tayyip-erdogan/visitor bashar-al-assad/host", "aleppo", "2009-12-22", "Hosted in Syria"),
        # not his, not visits, or not known to be abroad
        ("visit", "recep-tayyip-erdogan/visitor vladimir-putin/host", "moscow", "2020-03-05", None),
        ("visit", "ahmed-al-sharaa/visitor vladimir-putin/host", "moscow", "2025-10-15", None),
        ("visit", "sergei-lavrov/visitor ahmed-al-sharaa/host", "damascus", "2025-06-01", None),
        ("visit", "vladimir-putin/visitor", "damascus", "2025-06-01", None),
        ("visit", "bashar-al-assad/visitor", "homs", "2011-10-01", None),
        ("visit", "bashar-al-assad/visitor", None, "2015-10-20", None),
        ("visit", "maher-al-assad/visitor", "moscow", "2015-10-20", None),
        ("call", "bashar-al-assad/caller vladimir-putin/called", None, "2017-11-21", None),
        ("statement", "bashar-al-assad/speaker", "moscow", "2015-10-20", None),
        ("visit", "faisal-mekdad/visitor", "riyadh", "2023-11-08", None),
        ("meeting", "bashar-al-assad/participant faisal-mekdad/participant", "damascus", "2023-11-08", None),
    ],
)  # fmt: skip
def test_assad_visits(kind: str, actors: str, place: str | None, day: str | None, direction: str | None) -> None:
    event = fused(kind, actors, place, day)
    assert label(event, "assad-visits") == direction
    assert ("assad-visits" in belongs(event)) is (direction is not None)


def test_a_visit_that_was_denied_or_is_only_thought_of_is_none() -> None:
    for status, expected in (("planned", True), ("denied", False), ("cancelled", False), ("hypothetical", False)):
        event = fused("visit", "bashar-al-assad/visitor", "baghdad", "2023-05-01", status=status)
        assert ("assad-visits" in belongs(event)) is expected


IDLIB = "أعلن بوتين وأردوغان وقف إطلاق النار في إدلب"
GRAIN = "وقعت روسيا وتركيا اتفاق الحبوب في إسطنبول"


@pytest.mark.parametrize(
    ("kind", "actors", "place", "day", "text", "expected"),
    [
        ("military_intervention", "russia/striker", "syria", "2015-09-30", "", "Military operations"),
        ("air_strikes", "russia/striker", "idlib", None, "", "Military operations"),
        ("air_strikes", "russia/striker", "caspian-sea", "2015-10-07", "", "Military operations"),
        ("withdrawal", "vladimir-putin/participant", None, "2016-03-15", "", "Military operations"),
        ("withdrawal", "russia/participant", "hmeimim", "2025-01-20", "", "Military operations"),
        ("agreement", "russia/signatory syria/signatory", "tartus-base", "2017-01-18", "", "Agreements and bases"),
        ("ceasefire", "russia/signatory", "daraa", "2021-09-06", "اتفاق في درعا", "Understandings and ceasefires"),
        ("ceasefire", "vladimir-putin/signatory recep-tayyip-erdogan/signatory", "moscow", "2020-03-05", IDLIB,
         "Understandings and ceasefires"),
        ("summit", "russia/participant turkey/participant iran/participant", "sochi", "2017-11-22", "قمة حول سوريا",
         "Summits and talks"),
        ("summit", "vladimir-putin/participant hassan-rouhani/participant turkey/participant", None, "2018-09-07", "",
         "Summits and talks"),
        ("meeting", "sergei-lavrov/participant john-kerry/participant", "geneva", "2016-09-09", "اتفاق على هدنة في حلب",
         "Summits and talks"),
        ("meeting", "sergei-lavrov/participant john-kerry/participant", "geneva", "2014-04-17", "حول أوكرانيا", None),
        ("summit", "turkey/participant", "astana", "2017-01-23", "", "Summits and talks"),
        ("incident", "turkey/participant russia/participant", "latakia-governorate", "2015-11-24", "", "Incidents"),
        ("statement", "federation-council/speaker", None, "2015-09-30", "أجاز المجلس نشر القوات في سوريا", "Mandate"),
        # another war, another country, another subject
        ("military_intervention", "russia/striker", "ukraine", "2022-02-24", "", None),
        ("air_strikes", "russia/striker", "kyiv", "2022-10-10", "", None),
        ("air_strikes", "russia/striker", None, "2023-10-10", "", None),
        ("air_strikes", "israel/striker", "shayrat", "2018-04-09", "", None),
        ("air_strikes", "syrian-army/striker", "idlib", "2019-05-01", "", None),
        ("air_strikes", "turkey/striker russia/target", "syria", "2015-11-24", "", None),
        ("agreement", "russia/signatory turkey/signatory", "istanbul", "2022-07-22", GRAIN, None),
        ("agreement", "russia/signatory syria/signatory", None, "2005-01-25", "", None),
        ("sanctions", "eu/imposer russia/target", None, "2014-07-31", "عقوبات بسبب سوريا", None),
        ("visit", "bashar-al-assad/visitor vladimir-putin/host", "moscow", "2021-09-13", "", None),
        ("summit", "kazakhstan/participant", "astana", "2025-06-01", "", None),
    ],
)  # fmt: skip
def test_russian_intervention(
    kind: str, actors: str, place: str | None, day: str | None, text: str, expected: str | None
) -> None:
    event = fused(kind, actors, place, day, text)
    assert label(event, "russian-intervention") == expected
    assert ("russian-intervention" in belongs(event)) is (expected is not None)


def test_topics_name_only_what_the_gazetteer_knows() -> None:
    """An id with a slip would silently match nothing."""
    assert topics.load(None, GAZETTEER) == TOPICS


NEW = """
slug = "sochi"
title = { ar = "سوتشي", en = "Sochi" }
about = { ar = "ما جرى في سوتشي", en = "What happened in Sochi" }
[[rule]]
key = "all"
label = { ar = "كل شيء", en = "Everything" }
types = ["visit", "summit"]
places = ["sochi"]
"""


def test_a_newsroom_adds_and_replaces_topics(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "sochi.toml").write_text(NEW, encoding="utf-8")
    (tmp_path / "topics" / "visits.toml").write_text(NEW.replace('"sochi"\n', '"assad-visits"\n', 1), encoding="utf-8")
    found = topics.load(tmp_path)
    assert [t.slug for t in found] == ["assad-visits", "russian-intervention", "sochi"]
    event = fused("visit", "vladimir-putin/visitor", "sochi", None)
    (assigned,) = topics.assign((event,), found, GAZETTEER)
    assert assigned.topics == ("assad-visits", "sochi")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('slug = "sochi"', 'slug = "So chi"'), "slug must be"),
        (('types = ["visit", "summit"]', 'types = ["picnic"]'), "'picnic'"),
        (('types = ["visit", "summit"]', "types = []"), "needs types"),
        (('places = ["sochi"]', 'place = ["sochi"]'), "unknown key 'place'"),
        (('places = ["sochi"]', 'places = "sochi"'), "list of words"),
        (('places = ["sochi"]', 'since = "2015"'), "since must be a day"),
        (('places = ["sochi"]', 'nowhere = "yes"'), "true or false"),
        (('title = { ar = "سوتشي", en = "Sochi" }', 'title = "Sochi"'), "both languages"),
        (('key = "all"', 'key = "All of it"'), "key must be"),
        (("[[rule]]", "[[rules]]"), "unknown key 'rules'"),
        (('key = "all"', "key ="), "Invalid value"),
        (('places = ["sochi"]', 'places = ["sotchi"]'), "sochi.toml:9: places: the gazetteer knows no 'sotchi'"),
        (('places = ["sochi"]', 'actors = ["XX"]'), "the gazetteer knows no 'XX'"),
    ],
)
def test_a_malformed_topic_is_told_in_one_line(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "sochi.toml").write_text(NEW.replace(*change), encoding="utf-8")
    with pytest.raises(DataError, match=r"sochi\.toml") as caught:
        topics.load(tmp_path, GAZETTEER)
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)
