"""Which day was «today» for the writer."""

import pytest

from timeline import pipeline
from timeline.model import Anchor, Article

DATA = pipeline.load()


def anchor(text: str, published: str | None = None) -> Anchor:
    return pipeline.tag(Article("a", text, published), DATA).anchor


def day(found: Anchor) -> str | None:
    return found.day.timex() if found.day else None


@pytest.mark.parametrize(
    ("text", "published", "kind", "date"),
    [
        ("وصل أمس", "2021-09-14", "given", "2021-09-14"),
        ("وصل أمس", "2021-09-14T23:10:00+03:00", "given", "2021-09-14"),
        ("وصل أمس", "2021-09", "given", "2021-09"),
        ("وصل أمس", "2021", "given", "2021"),
        ("وصل اليوم الخميس 17 أيار 2018 إلى سوتشي", None, "stated", "2018-05-17"),
        ("وصل أمس الأربعاء 16 أيار 2018 إلى سوتشي", None, "stated", "2018-05-17"),
        ("دمشق 7 يناير 2020 (شينخوا) وصل الوفد", None, "dateline", "2020-01-07"),
        ("الجمعة 10 تشرين الثاني/نوفمبر 2023\nأعلنت دمشق", None, "dateline", "2023-11-10"),
        ("وصل الوفد أمس", None, "none", None),
        ("قال: «اليوم الخميس 17 أيار 2018 نبدأ» ثم غادر", None, "none", None),
        ("جرى ذلك في المدينة التي زارها الوفد مرات كثيرة قبل أن يغادرها نهائيا في 3 مايو 2012", None, "none", None),
    ],
)
def test_the_day_of_writing(text: str, published: str | None, kind: str, date: str | None) -> None:
    found = anchor(text, published)
    assert (found.kind, day(found)) == (kind, date)
    assert found.why.en
    assert found.why.ar


def test_relative_words_without_a_day_of_writing_keep_their_extent() -> None:
    tagged = pipeline.tag(Article("a", "وصل الوفد أمس", None), DATA)
    assert [(d.mention.surface, d.answer.timex()) for d in tagged.dated] == [("أمس", None)]
    assert "day of writing is not known" in tagged.dated[0].why.en
