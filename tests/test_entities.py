"""Who and where: the sentences of `corpus/entities.toml`, and what spans, days and speed must hold for any text."""

import datetime as dt
import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.entities import find, holder
from timeline.lexicon.gazetteer import Gazetteer, load
from timeline.text import read

GAZETTEER = load()
CASES = tomllib.loads((Path(__file__).parent / "corpus" / "entities.toml").read_text(encoding="utf-8"))["case"]


def described(text: str, gazetteer: Gazetteer = GAZETTEER) -> list[str]:
    return [
        f"{m.entity.id if m.entity else '-'} {m.office or '-'} {m.via}: {m.surface}"
        for m in find(read(text), gazetteer)
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_sentence_names_these_and_no_others(case: dict[str, object]) -> None:
    text = case["text"]
    assert isinstance(text, str)
    assert described(text) == case["names"]


@pytest.mark.parametrize("harakat", ["", "ُ", "ـ"])
def test_spans_are_of_the_text_as_published(harakat: str) -> None:
    text = f"وصل الرئيس السّوري بشّار الأسـد إلى مدينة حـ{harakat}لب، ثمّ عُمان"
    mentions = find(read(text), GAZETTEER)
    assert [m.surface for m in mentions] == [m.span.of(text) for m in mentions]
    assert [m.entity.id for m in mentions if m.entity] == ["bashar-al-assad", "aleppo", "oman"]
    assert mentions[0].surface == "الرئيس السّوري بشّار الأسـد"


PIECES = [case["text"] for case in CASES] + [
    "،",
    "\n",
    "«",
    "ُ",
    "الرئيس",
    "و",
    "نظيره",
    "وزير خارجية",
    "قمة روسية",
    "عون",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(["", " ", "\n", "، "]))
def test_mentions_come_in_order_and_never_overlap(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    mentions = find(read(text), GAZETTEER)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))
    assert all(m.surface == m.span.of(text) and m.surface.strip() == m.surface != "" for m in mentions)
    assert all(m.entity is not None or m.office is not None for m in mentions)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert all(m.span.of(text) == m.surface for m in find(read(text), GAZETTEER))


@pytest.mark.parametrize(
    ("office", "day", "who"),
    [
        ("president-syria", "1995-01-01", "hafez-al-assad"),
        ("president-syria", "2000-06-20", None),  # between father and son
        ("president-syria", "2000-07-17", "bashar-al-assad"),
        ("president-syria", "2024-12-07", "bashar-al-assad"),
        ("president-syria", "2024-12-08", "ahmed-al-sharaa"),
        ("president-russia", "2008-05-06", "vladimir-putin"),
        ("president-russia", "2010-05-11", "dmitry-medvedev"),
        ("president-russia", "2015-10-20", "vladimir-putin"),
        ("prime-minister-russia", "2010-05-11", "vladimir-putin"),
        ("president-iran", "2010-02-25", "mahmoud-ahmadinejad"),
        ("president-iran", "2019-02-25", "hassan-rouhani"),
        ("president-iran", "2022-05-08", "ebrahim-raisi"),
        ("president-united-states", "2017-11-21", "donald-trump"),
        ("president-united-states", "2023-01-01", "joe-biden"),
        ("emir-qatar", "2011-01-01", "hamad-bin-khalifa"),
        ("sultan-oman", "2020-01-12", "haitham-bin-tariq"),
        ("king-saudi-arabia", "2010-10-17", "abdullah-of-saudi-arabia"),
        ("president-lebanon", "2015-01-01", None),  # the seat was empty
        ("secretary-general-united-nations", "2012-01-01", "ban-ki-moon"),
        ("ambassador-iran", "2020-01-01", None),
    ],
)
def test_an_office_is_held_by_one_person_a_day(office: str, day: str, who: str | None) -> None:
    found = holder(office, dt.date.fromisoformat(day), GAZETTEER)
    assert (found.id if found else None) == who


def test_the_gold_names_nobody_whom_the_gazetteer_lacks(gold: Path) -> None:
    """Every actor and place of the seeds' events is somebody here (a gold name is a name or a part of one)."""
    import json

    known = {e.name_en.lower() for e in GAZETTEER.entities.values()}
    names = {
        name.lower()
        for event in json.loads((gold / "seeds_events.json").read_text(encoding="utf-8"))
        for name in [*event["actors"], event["place"]]
        if name
    }
    assert not {name for name in names if not any(name in k for k in known)}
