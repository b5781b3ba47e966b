"""What sentences report: every case of `corpus/events.toml`, and what holds for every mention of any article."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline import events, pipeline
from timeline.errors import DataError
from timeline.lexicon import triggers
from timeline.model import STATUSES, TYPES, Article, Event
from timeline.text import fold

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "events.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def data() -> pipeline.Data:
    return pipeline.load()


def extract(text: str, published: str | None, data: pipeline.Data) -> tuple[Event, ...]:
    article = Article("a", text, published)
    return events.extract(pipeline.tag(article, data), data.gazetteer, data.triggers)


def told(event: Event) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "date": event.when.edtf() if event.when else "",
        "who": sorted(a.entity.id for a in event.actors),
        "place": event.place.id if event.place else "",
        "status": event.status,
        "trigger": event.trigger.of(event.article.text),
        "quote": event.clause.of(event.article.text),
        "roles": {a.entity.id: a.role for a in event.actors},
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_corpus(case: dict[str, Any], data: pipeline.Data) -> None:
    found = [told(e) for e in extract(case["text"], case["published"], data)]
    expected = [{key: sorted(v) if key == "who" else v for key, v in e.items()} for e in case["events"]]
    seen = [{key: f[key] for key in e} for f, e in zip(found, expected, strict=False)]
    assert (seen, len(found)) == (expected, len(expected)), found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_every_mention_is_in_its_article(case: dict[str, Any], data: pipeline.Data) -> None:
    text = case["text"]
    for event in extract(text, case["published"], data):
        assert event.sentence.covers(event.clause)
        assert event.clause.covers(event.trigger)
        assert event.time is None or event.time.span.of(text) == event.time.surface
        assert event.id.isascii()
        assert event.status in STATUSES
        assert event.kind in TYPES


def test_an_id_outlives_what_is_added_around_its_sentence(data: pipeline.Data) -> None:
    sentence = "زار بوتين أنقرة الاثنين."
    before = extract(sentence, "2021-09-14", data)
    after = extract("أعلن القصر الخبر.\n" + sentence + "\nوانتهى البيان.", "2021-09-14", data)
    assert [e.id for e in before] == [e.id for e in after]


def test_without_a_publication_day_a_relative_date_is_none(data: pipeline.Data) -> None:
    [event] = extract("زار بوتين أنقرة أمس.", None, data)
    assert (event.when, event.status) == (None, "asserted")


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "pronoun"),
    [
        ("زارها", "زار يزور", "past", "ها"),
        ("وسيزورهما", "زار يزور", "present", "هما"),
        ("يزر", "زار يزور", "jussive", ""),
        ("التقيا", "التقى يلتقي", "past", ""),
        ("يلتقون", "التقى يلتقي", "present", ""),
        ("استقبلته", "استقبل يستقبل", "past", "ه"),
        ("دعوا", "دعا يدعو", "past", ""),
    ],
)
def test_verbs_are_conjugated(word: str, lemma: str, tense: str, pronoun: str) -> None:
    found = [(r.form.lemma, r.form.tense, r.pronoun) for r in triggers.load().read(fold(word))]
    assert (fold(lemma), tense, pronoun) in found


@pytest.mark.parametrize(
    ("word", "lemma"), [("بزيارته", "زيارة"), ("للقاء", "لقاء"), ("واللقاءات", "لقاءات"), ("لقائه", "لقاء")]
)
def test_nouns_shed_their_clitics(word: str, lemma: str) -> None:
    assert fold(lemma) in {r.form.lemma for r in triggers.load().read(fold(word))}


@pytest.mark.parametrize("word", ["سيطرة", "زهور", "القانون"])
def test_other_words_are_no_verbs_of_visiting(word: str) -> None:
    assert not [r for r in triggers.load().read(fold(word)) if r.form.lemma == fold("زار يزور")]


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ('[[trigger]]\nkey = "x"\nkind = "visit"\nverbs = ["زار"]', "past and present"),
        ('[[trigger]]\nkey = "x"\nkind = "party"\nnouns = ["حفلة"]', "trigger 'x'"),
        ('[[trigger]]\nkind = "visit"', "triggers.toml:1: trigger, 1, key: Field required"),
        ('[[trigger]]\nkey = "x"\nkind = "visit"\n[[trigger]]\nkey = "x"\nkind = "visit"', "twice"),
        ('[[trigger]]\nkey = "x"\nkind = "visit"\nafter = ["@nobody"]', "no group 'nobody'"),
        ('[groups.light]\nadverbs = ["غدا"]', "triggers.toml:2: groups, light, adverbs"),
        ('[[trigger]]\nkey = "x"\nkind = "visit"\nnouns = "لقاء"', "triggers.toml:4: trigger, 1, nouns"),
        ("[kinds]\nvisit = 3", "triggers.toml:2: kinds, visit"),
        ("[[trigger]", "triggers.toml"),
    ],
)
def test_a_faulty_table_is_named(table: str, names: str, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "triggers.toml").write_text(table, encoding="utf-8")
    with pytest.raises(DataError) as error:
        triggers.load(tmp_path)
    assert names in str(error.value)


def test_a_newsroom_teaches_a_verb(tmp_path: Path, data: pipeline.Data) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "triggers.toml").write_text(
        '[[trigger]]\nkey = "descend"\nkind = "visit"\nverbs = ["نزل ينزل"]\nneeds = ["person", "place"]',
        encoding="utf-8",
    )
    article = Article("a", "نزل بوتين في أنقرة الاثنين.", "2021-09-14")
    tagged = pipeline.tag(article, data)
    assert not events.extract(tagged, data.gazetteer, data.triggers)
    assert [e.kind for e in events.extract(tagged, data.gazetteer, triggers.load(tmp_path))] == ["visit"]


@pytest.mark.parametrize("text", ["التقى بوتين الأسد في موسكو و" * 4000, "بشار الأسد " * 10000, "أمس ثم غدا و" * 8000])
def test_a_text_without_full_stops_is_read_in_pieces(text: str, data: pipeline.Data) -> None:
    started = time.perf_counter()
    found = extract(text, "2021-09-14", data)
    assert time.perf_counter() - started < 6  # a tenth of it is usual; with sentences of any length it was minutes
    assert all(len(e.sentence.of(text).split()) <= 200 for e in found)
