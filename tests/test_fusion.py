"""Many mentions, one event: what is joined and what is kept apart, whose date is shown, what is told of the dissent."""

import itertools
import random
from pathlib import Path

import pytest

from timeline import dedupe, events, pipeline
from timeline.errors import DataError
from timeline.fusion import fuse, independence
from timeline.lexicon import weights
from timeline.model import Article, Event, Fused
from timeline.titles import load as load_titles


@pytest.fixture(scope="module")
def data() -> pipeline.Data:
    return pipeline.load()


def articles(*texts: tuple[str, str]) -> list[Article]:
    return [Article(f"a{n}", text, published, f"paper {n}") for n, (published, text) in enumerate(texts)]


def mentions(found: list[Article], data: pipeline.Data) -> list[Event]:
    return [e for a in found for e in events.extract(pipeline.tag(a, data), data.gazetteer, data.triggers)]


def fused(data: pipeline.Data, *texts: tuple[str, str], known: dict[str, str] | None = None) -> tuple[Fused, ...]:
    found = articles(*texts)
    return fuse(mentions(found, data), found, data.weights, data.gazetteer, known)


def dates(found: tuple[Fused, ...]) -> list[str]:
    return [e.date.when.edtf() if e.date.when else "" for e in found]


VISIT = ("2019-06-12", "زار أردوغان الدوحة أمس الثلاثاء.")
MEETING = ("2019-06-12", "التقى تميم بن حمد أردوغان في الدوحة.")
MONTH = ("2021-01-05", "وكان أردوغان قد زار قطر في حزيران 2019.")


# ---- joined ----------------------------------------------------------------------------------------------------------


def test_a_visit_and_its_meeting_told_with_and_without_a_date_are_one(data: pipeline.Data) -> None:
    [event] = fused(data, VISIT, MEETING, MONTH)
    assert (event.kind, event.place and event.place.id, event.sources_count) == ("visit", "doha", 3)
    assert event.date.when is not None
    assert (event.date.when.edtf(), event.date.basis) == ("2019-06-11", "finest")
    assert [(c.rank, c.article_ids) for c in event.claims] == [
        ("preferred", ("a0",)),
        ("normal", ("a2",)),
        ("normal", ("a1",)),
    ]
    assert event.claims[-1].when is None
    assert event.conflict.state == "none"


def test_the_roles_of_two_who_meet_in_the_country_of_one(data: pipeline.Data) -> None:
    [event] = fused(data, MEETING)
    assert {a.entity.id: a.role for a in event.actors} == {"recep-tayyip-erdogan": "visitor", "tamim-bin-hamad": "host"}


def test_the_title_tells_who_where_and_whom(data: pipeline.Data) -> None:
    [event] = fused(data, MEETING)
    assert event.title.en == "Recep Tayyip Erdogan visits Doha and meets Tamim bin Hamad"
    assert event.title.ar.startswith("زيارة ")


def test_what_happens_once_is_one_event_wherever_it_is_told(data: pipeline.Data) -> None:
    [event] = fused(
        data,
        ("2021-09-14", "تدخلت روسيا عسكريا في سوريا في أواخر أيلول 2015."),
        ("2018-01-02", "لم يتغير شيء منذ بدء التدخل العسكري الروسي في سوريا."),
        ("2016-09-30", "تدخلت روسيا في سوريا عام 2015."),
    )
    assert event.date.when is not None
    assert event.date.when.edtf() == "2015-09-21/2015-09-30"


# ---- kept apart ------------------------------------------------------------------------------------------------------


def test_a_year_does_not_chain_two_visits(data: pipeline.Data) -> None:
    found = fused(
        data,
        ("2018-05-18", "زار الأسد سوتشي أمس الخميس."),
        ("2018-12-04", "زار الأسد سوتشي أمس الاثنين."),
        ("2020-01-09", "وكان الأسد قد زار سوتشي عام 2018."),
    )
    assert sorted(len(e.mentions) for e in found) == [1, 2]
    assert dates(found) == ["2018-05-17", "2018-12-03"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("2019-06-12", "زار أردوغان الدوحة أمس الثلاثاء."), ("2019-06-12", "زار ماكرون الدوحة أمس الثلاثاء.")),
        (("2019-06-12", "زار أردوغان الدوحة أمس الثلاثاء."), ("2019-06-12", "زار أردوغان طهران أمس الثلاثاء.")),
        (("2019-06-12", "تحادث بوتين وأردوغان هاتفيا أمس."), ("2019-06-12", "تحادث بوتين وماكرون هاتفيا أمس.")),
        (("2019-06-12", "زار أردوغان الدوحة."), ("2020-06-12", "زار أردوغان الدوحة.")),
        (("2022-03-19", "زار الأسد الإمارات أمس."), ("2023-03-19", "زار الأسد الإمارات أمس.")),
    ],
    ids=["another visitor", "another place", "another partner", "a year between undated reports", "a year and a day"],
)
def test_two_events_stay_two(one: tuple[str, str], other: tuple[str, str], data: pipeline.Data) -> None:
    assert len(fused(data, one, other)) == 2


# ---- dissent ---------------------------------------------------------------------------------------------------------

SLIP = (
    ("2021-09-14", "التقى بوتين الأسد في دمشق في كانون الثاني الماضي."),
    ("2021-09-14", "التقى بوتين الأسد في دمشق في كانون الثاني 2020."),
    ("2021-09-15", "زار بوتين دمشق في كانون الثاني 2020 والتقى الأسد."),
)


def test_a_year_lost_in_translation_is_one_event_with_an_explained_conflict(data: pipeline.Data) -> None:
    [event] = fused(data, *SLIP)
    assert event.date.when is not None
    assert (event.date.when.edtf(), event.date.basis, event.conflict.state) == ("2020-01", "majority", "explained")
    assert [(c.when.edtf() if c.when else "", c.rank) for c in event.claims] == [
        ("2020-01", "preferred"),
        ("2021-01", "deprecated"),
    ]
    assert "year" in event.conflict.note.en
    assert "سنة" in event.conflict.note.ar


def test_the_day_of_the_report_taken_for_the_event_is_explained(data: pipeline.Data) -> None:
    [event] = fused(
        data,
        ("2024-07-25", "التقى بوتين الأسد في موسكو اليوم الخميس."),
        ("2024-07-25", "التقى بوتين الأسد في موسكو أمس الأربعاء."),
    )
    assert event.date.when is not None
    assert (event.date.when.edtf(), event.conflict.state) == ("2024-07-24", "explained")
    assert "report" in event.conflict.note.en


def test_a_contradiction_without_a_known_cause_stays_open(data: pipeline.Data) -> None:
    [event] = fused(
        data,
        ("2024-08-25", "التقى بوتين الأسد في موسكو في 23 تموز."),
        ("2024-08-26", "التقى بوتين الأسد في موسكو في 24 تموز."),
        ("2024-08-27", "وكان الأسد قد اجتمع ببوتين يوم 24 تموز في العاصمة الروسية."),
    )
    assert event.date.when is not None
    assert (event.date.when.edtf(), event.conflict.state) == ("2024-07-24", "open")


def test_an_assertion_against_a_denial_is_a_conflict(data: pipeline.Data) -> None:
    [event] = fused(
        data,
        ("2018-05-14", "زار بوتين دمشق الأحد."),
        ("2018-05-15", "نفى الكرملين أن يكون بوتين قد زار دمشق الأحد."),
    )
    assert (event.status, event.conflict.state) == ("asserted", "open")


# ---- status and what nobody dates ------------------------------------------------------------------------------------


def test_a_plan_and_its_happening_are_one_asserted_event(data: pipeline.Data) -> None:
    [event] = fused(
        data,
        ("2019-06-09", "يزور أردوغان الدوحة الثلاثاء المقبل."),
        ("2019-06-12", "زار أردوغان الدوحة أمس الثلاثاء."),
    )
    assert ([m.status for m in event.mentions], event.status) == (["planned", "asserted"], "asserted")


def test_a_cancellation_after_a_plan_cancels(data: pipeline.Data) -> None:
    [event] = fused(
        data,
        ("2019-06-09", "يزور أردوغان الدوحة الثلاثاء المقبل."),
        ("2019-06-10", "ألغى أردوغان زيارته المقررة إلى الدوحة غدا الثلاثاء."),
    )
    assert event.status == "cancelled"
    assert event.title.en.startswith("Cancelled: ")


def test_an_undated_event_lies_before_its_first_report(data: pipeline.Data) -> None:
    [event] = fused(data, MEETING)
    assert event.date.when is not None
    assert (event.date.basis, event.date.when.start, str(event.date.when.latest)) == ("none", None, "2019-06-12")


def test_an_undated_plan_lies_after_its_last_announcement(data: pipeline.Data) -> None:
    [event] = fused(data, ("2019-06-12", "سيزور أردوغان الدوحة."), ("2019-06-14", "سيزور أردوغان الدوحة."))
    assert event.date.when is not None
    assert (event.status, str(event.date.when.earliest), event.date.when.end) == ("planned", "2019-06-14", None)


# ---- the same for any order ------------------------------------------------------------------------------------------

MIXED = (
    VISIT,
    MEETING,
    MONTH,
    *SLIP,
    ("2018-05-18", "زار الأسد سوتشي أمس الخميس."),
    ("2020-01-09", "زار الأسد سوتشي عام 2018."),
)


def test_any_order_of_the_articles_gives_the_same_events(data: pipeline.Data) -> None:
    found = articles(*MIXED)
    told = mentions(found, data)
    first = fuse(told, found, data.weights, data.gazetteer)
    for seed in range(12):
        shuffled, papers = list(told), list(found)
        random.Random(seed).shuffle(shuffled)
        random.Random(seed).shuffle(papers)
        assert fuse(shuffled, papers, data.weights, data.gazetteer) == first


def test_every_mention_is_in_exactly_one_event(data: pipeline.Data) -> None:
    found = articles(*MIXED)
    told = mentions(found, data)
    kept = [m.id for e in fuse(told, found, data.weights, data.gazetteer) for m in e.mentions]
    assert sorted(kept) == sorted(m.id for m in told)


# ---- ids -------------------------------------------------------------------------------------------------------------


def test_an_event_is_named_after_its_earliest_mention(data: pipeline.Data) -> None:
    [event] = fused(data, MONTH, VISIT, MEETING)
    assert event.id == event.mentions[0].id
    assert event.mentions[0].article.published == "2019-06-12"
    assert set(event.aliases) == {m.id for m in event.mentions[1:]}


def test_an_id_once_issued_stays_when_an_older_article_comes(data: pipeline.Data) -> None:
    later = articles(MONTH, VISIT)
    [before] = fuse(mentions(later[:1], data), later[:1], data.weights, data.gazetteer)
    issued = {before.id: before.id, **dict.fromkeys(before.aliases, before.id)}
    [after] = fuse(mentions(later, data), later, data.weights, data.gazetteer, issued)
    [fresh] = fuse(mentions(later, data), later, data.weights, data.gazetteer)
    assert after.id == before.id
    assert fresh.id != before.id
    assert fresh.id in after.aliases


def test_after_a_split_only_one_part_keeps_the_id(data: pipeline.Data) -> None:
    found = articles(
        ("2019-06-12", "زار أردوغان الدوحة أمس الثلاثاء."), ("2019-06-12", "زار ماكرون الدوحة أمس الثلاثاء.")
    )
    told = mentions(found, data)
    issued = {m.id: told[0].id for m in told}
    ids = [e.id for e in fuse(told, found, data.weights, data.gazetteer, issued)]
    assert sorted(ids) == sorted(m.id for m in told)


# ---- sources ---------------------------------------------------------------------------------------------------------


def test_one_text_on_two_sites_counts_once(data: pipeline.Data) -> None:
    text = "زار أردوغان الدوحة أمس الثلاثاء. وتناولت المحادثات ملفات عدة بينها الطاقة والتجارة والأمن في المنطقة كلها."
    same = [Article("a", text, "2019-06-12", "one"), Article("b", text + " (وكالات)", "2019-06-12", "two")]
    other = Article("c", "زار أردوغان الدوحة أمس الثلاثاء.", "2019-06-12", "three")
    voice = independence.voices([*same, other])
    assert voice == {"a": "a", "b": "a", "c": "c"}
    assert independence.count([*same, other], voice) == 2
    [event] = fuse(mentions([*same, other], data), [*same, other], data.weights, data.gazetteer)
    assert event.sources_count == 2


# ---- evidence --------------------------------------------------------------------------------------------------------


def test_a_link_is_the_sum_of_its_labelled_weights(data: pipeline.Data) -> None:
    found = articles(VISIT, MEETING)
    one, other = dedupe.candidates(mentions(found, data), data.gazetteer, data.weights)
    link = dedupe.compare(one, other, data.gazetteer, data.weights)
    levels = {e.feature: e.level for e in link.evidence}
    assert levels == {"prior": "any", "kind": "family", "actors": "part", "place": "same", "published": "near"}
    assert link.score == sum(e.weight for e in link.evidence) > data.weights.threshold
    assert "date" not in levels  # what one of them does not say weighs nothing


def test_pairs_are_symmetric(data: pipeline.Data) -> None:
    found = dedupe.candidates(mentions(articles(*MIXED), data), data.gazetteer, data.weights)
    for a, b in itertools.combinations(found, 2):
        there = dedupe.compare(a, b, data.gazetteer, data.weights)
        back = dedupe.compare(b, a, data.gazetteer, data.weights)
        assert there.evidence == back.evidence


def test_every_weight_has_its_reason() -> None:
    table = weights.load()
    assert set(table.levels) == set(table.reasons)
    assert all(len(reason) > 20 or reason for reason in table.reasons.values())


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("[date.day]\nweight = 1.0", "weights.toml:1: date, day, reason: Field required"),
        ('[date.hour]\nweight = 1.0\nreason = "x"', "[date.hour]"),
        ('kinds_once = ["party"]', "party"),
        ("[date", "weights.toml"),
    ],
)
def test_a_faulty_table_of_weights_is_named(table: str, names: str, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "weights.toml").write_text(table, encoding="utf-8")
    with pytest.raises(DataError) as error:
        weights.load(tmp_path)
    assert names in str(error.value)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_kind_has_a_title_whatever_is_known(language: str, data: pipeline.Data) -> None:
    [event] = fused(data, MEETING)
    words = load_titles()
    for kind, _ in words.bare:
        for actors, place in itertools.product((event.actors, event.actors[:1], ()), (event.place, None)):
            title = getattr(words.title(kind, "asserted", actors, place), language)
            assert title
            assert "{" not in title


def test_the_seeds_tell_moscow_2021_once_with_four_sources(seeds: Path, data: pipeline.Data) -> None:
    found = []
    for line in (seeds / "articles.csv").read_text(encoding="utf-8").splitlines()[1:]:
        key, file, published, source = line.split(",")
        found.append(Article(key, (seeds / file).read_bytes().decode(), published, source))
    events_ = fuse(mentions(found, data), found, data.weights, data.gazetteer)
    [moscow] = [e for e in events_ if e.date.when and e.date.when.edtf() == "2021-09-13"]
    assert (moscow.sources_count, len({m.article.id for m in moscow.mentions})) == (4, 4)
    undated = next(c for c in moscow.claims if c.when is None)
    assert len(undated.article_ids) == 2
    [damascus] = [e for e in events_ if e.place and e.place.id == "damascus"]
    assert (dates((damascus,)), damascus.conflict.state) == (["2020-01"], "explained")


def test_a_truce_announced_and_one_in_force_the_next_day_are_no_conflict(data: pipeline.Data) -> None:
    found = fused(
        data,
        ("2020-03-05", "أعلن بوتين وأردوغان اليوم الخميس عن اتفاق هدنة في إدلب."),
        ("2020-03-06", "دخلت هدنة في إدلب برعاية بوتين وأردوغان حيز التنفيذ اليوم الجمعة."),
    )
    assert [e.conflict.state for e in found] == ["none"] * len(found)


# ---- days that differ ------------------------------------------------------------------------------------------------

ASSAD_MET = "التقى بوتين الأسد في موسكو"


@pytest.mark.parametrize(
    ("one", "other", "state"),
    [
        (("2023-03-16", "وصل الأسد إلى موسكو الثلاثاء."), ("2023-03-16", f"{ASSAD_MET} أمس الأربعاء."), "none"),
        (("2023-03-16", f"{ASSAD_MET} أمس الأربعاء."), ("2023-03-17", "غادر الأسد موسكو أمس الخميس."), "none"),
        (("2023-05-02", f"{ASSAD_MET} في 15 آذار."), ("2023-05-02", f"{ASSAD_MET} في 22 آذار."), "explained"),
        (
            ("2023-09-02", f"{ASSAD_MET} في 15 آذار 2023."),
            ("2023-09-02", f"{ASSAD_MET} في 15 نيسان 2023."),
            "explained",
        ),
        (("2024-09-02", f"{ASSAD_MET} في 15 آذار 2023."), ("2024-09-02", f"{ASSAD_MET} في 15 آذار 2022."), "explained"),
        (("2023-09-02", f"{ASSAD_MET} في 14 آذار 2023."), ("2023-09-02", f"{ASSAD_MET} في 15 آذار 2023."), "open"),
        (("2023-03-10", "سيزور الأسد موسكو الاثنين المقبل."), ("2023-03-16", "زار الأسد موسكو أمس الأربعاء."), "none"),
        (("2023-03-16", f"{ASSAD_MET} ليل الثلاثاء."), ("2023-03-16", f"{ASSAD_MET} فجر الأربعاء."), "none"),
        (("2023-09-02", f"{ASSAD_MET} في آذار 2023."), ("2023-09-02", f"{ASSAD_MET} في 15 آذار 2023."), "none"),
    ],
    ids=["arrival", "departure", "a week", "a month", "a year", "a day", "moved", "a night", "a month that holds it"],
)
def test_one_event_told_with_two_days(
    one: tuple[str, str], other: tuple[str, str], state: str, data: pipeline.Data
) -> None:
    [event] = fused(data, one, other)
    assert event.conflict.state == state


@pytest.mark.parametrize(
    "texts",
    [
        (("2023-03-16", f"{ASSAD_MET} أمس الأربعاء."), ("2023-03-23", f"{ASSAD_MET} أمس الأربعاء.")),
        (("2023-09-02", f"{ASSAD_MET} في 15 آذار 2023. و{ASSAD_MET} في 22 آذار 2023."),),
        (("2021-05-12", "تحادث بوتين وأردوغان هاتفيا أمس."), ("2021-05-26", "تحادث بوتين وأردوغان هاتفيا أمس.")),
        (("2016-09-20", "قصفت روسيا إدلب أمس."), ("2016-09-21", "قصفت روسيا إدلب أمس.")),
        (("2023-03-16", "ألغى الأسد زيارته إلى موسكو."), ("2023-03-16", "زار الأسد موسكو.")),
        (("2021-07-02", "أدى الأسد اليمين أمس."), ("2021-07-02", "استقال الأسد أمس.")),
    ],
    ids=["a week and its news", "one article knows both", "two calls", "two strikes", "called off and held", "senses"],
)
def test_what_happens_again_stays_apart(texts: tuple[tuple[str, str], ...], data: pipeline.Data) -> None:
    assert len(fused(data, *texts)) == 2


def test_a_truce_that_names_nobody_is_the_one_of_that_day(data: pipeline.Data) -> None:
    [event] = fused(
        data,
        ("2016-09-13", "سرت أمس الاثنين هدنة في سوريا برعاية روسيا."),
        ("2016-09-20", "انتهت الهدنة التي سرت في 12 أيلول."),
    )
    assert {a.entity.id for a in event.actors} == {"russia"}


def test_days_that_a_month_holds_still_exclude_each_other(data: pipeline.Data) -> None:
    [event] = fused(
        data,
        ("2012-02-07", "استقبل الأسد لافروف في دمشق أمس."),
        ("2012-02-08", "التقى الأسد لافروف في دمشق أمس الثلاثاء."),
        ("2020-09-07", "وكان لافروف قد زار دمشق في شباط 2012 والتقى الأسد."),
    )
    assert event.conflict.state == "open"


def test_sources_are_counted_as_arabic_counts(data: pipeline.Data) -> None:
    told = [(f"2019-06-{12 + n}", f"زار أردوغان الدوحة في 11 حزيران. {n}") for n in range(11)]
    for number, words in ((2, "مصدران"), (3, "3 مصادر"), (11, "11 مصدرا")):
        [event] = fused(data, *told[:number])
        assert words in event.date.why.ar


# ---- titles ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "text", "english"),
    [
        ("2015-11-01", "قصفت روسيا وتركيا إدلب أمس.", "Russia and Turkey strike Idlib"),
        ("2012-02-05", "استخدمت روسيا والصين حق النقض أمس.", "Russia and China cast a veto"),
        ("2025-05-24", "رفعت واشنطن أمس العقوبات عن سوريا.", "The United States lifts sanctions on Syria"),
        ("2011-05-10", "أعلن الاتحاد فرض عقوبات على سوريا أمس.", "Sanctions on Syria"),
        ("2018-04-05", "عقد ترامب وبوتين قمة في باريس أمس.", "Donald Trump and Vladimir Putin hold a summit in Paris"),
        ("2021-05-28", "سرى أمس وقف لإطلاق النار في درعا برعاية روسيا.", "Ceasefire in Daraa brokered by Russia"),
        ("2019-06-10", "ألغى ماكرون زيارته إلى الدوحة المقررة غدا.", "Cancelled: visit by Emmanuel Macron to Doha"),
        ("2016-12-23", "استعاد الجيش السوري السيطرة على حلب أمس.", "The Syrian army retakes Aleppo"),
    ],
)  # fmt: skip
def test_a_title_is_a_headline(published: str, text: str, english: str, data: pipeline.Data) -> None:
    [event] = fused(data, (published, text))
    assert event.title.en == english


def test_a_newsroom_writes_its_own_titles(tmp_path: Path, data: pipeline.Data) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "titles.toml").write_text('[visit]\nen = ["{a} goes to {p}"]\n', encoding="utf-8")
    found = articles(VISIT)
    [event] = fuse(mentions(found, data), found, data.weights, data.gazetteer, None, load_titles(tmp_path))
    assert event.title.en == "Recep Tayyip Erdogan goes to Doha"
    assert event.title.ar.startswith("زيارة ")


@pytest.mark.parametrize(
    ("table", "names"),
    [('[party]\nen = ["x"]', "party"), ('[visit]\nen = ["{who} goes"]', "visit"), ("[visit", "titles.toml")],
)
def test_a_faulty_table_of_titles_is_named(table: str, names: str, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "titles.toml").write_text(table, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_titles(tmp_path)
    assert names in str(error.value)


def test_copies_of_one_text_are_one_source_of_its_date(data: pipeline.Data) -> None:
    text = (
        "زار أردوغان الدوحة أمس الثلاثاء، وبحث مع المسؤولين هناك ملفات المنطقة والعلاقات بين البلدين في قطاعات الطاقة."
    )
    [event] = fused(data, ("2019-06-12", text), ("2019-06-12", text))
    assert (event.date.basis, event.date.why.en) == ("single", "the only date that is given")


def test_a_plan_announced_anew_after_its_cancellation_is_planned(data: pipeline.Data) -> None:
    plan = ("2019-06-01", "يزور أردوغان الدوحة في 20 حزيران 2019.")
    off = ("2019-06-03", "ألغى أردوغان زيارته إلى الدوحة المقررة في 20 حزيران 2019.")
    anew = ("2019-06-05", "يزور أردوغان الدوحة في 20 حزيران 2019.")
    assert [e.status for e in fused(data, plan, off)] == ["cancelled"]
    assert [e.status for e in fused(data, plan, off, anew)] == ["planned"]


@pytest.mark.parametrize("day", ["0001-01-01", "9998-12-31"])
def test_the_edges_of_the_calendar_are_days_like_others(day: str, data: pipeline.Data) -> None:
    texts = (
        "التقى بوتين الأسد في موسكو.",
        "التقى بوتين الأسد اليوم في موسكو.",
        "يلتقي بوتين الأسد في موسكو قبل أسبوع من القمة.",
    )
    assert fused(data, *((day, text) for text in texts))


def test_a_popular_event_is_compared_in_the_ways_it_is_told(data: pipeline.Data) -> None:
    texts = (
        "زار أردوغان الدوحة أمس الثلاثاء.",
        "التقى تميم بن حمد أردوغان في الدوحة.",
        "وصل أردوغان إلى قطر الثلاثاء.",
    )
    many = [Article(f"a{n:04}", f"{texts[n % 3]} خبر {n}", "2019-06-12", f"paper {n}") for n in range(600)]
    told = mentions(many, data)
    found = dedupe.candidates(told, data.gazetteer, data.weights)
    assert len(dedupe.links(found, data.gazetteer, data.weights)) < 3 * len(
        told
    )  # a pair for each two would be 180 000
    assert len(fuse(told, many, data.weights, data.gazetteer)) == 1
