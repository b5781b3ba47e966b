"""What a mention leans on: tense, quotation, list, the date before it, an event; and page parts that are no news."""

import pytest

from timeline import pipeline
from timeline.model import Article, Dated
from timeline.temporal import After, Ahead, Before

DATA = pipeline.load()
TUESDAY = "2021-09-14"


def dated(text: str, published: str | None = TUESDAY) -> tuple[Dated, ...]:
    return pipeline.tag(Article("a", text, published), DATA).dated


def values(text: str, published: str | None = TUESDAY) -> list[str | None]:
    return [d.answer.timex() for d in dated(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("التقى الوزيران الخميس", "2021-09-09"),
        ("يلتقي الوزيران الخميس", "2021-09-16"),
        ("سيلتقيان الخميس", "2021-09-16"),
        ("من المقرر أن يعقد الاجتماع الخميس", "2021-09-16"),
        ("السياسة الخارجية كانت محور لقاء الخميس", "2021-09-09"),
        ("الخميس ستعقد القمة", "2021-09-16"),
        ("الثلاثاء وصل الوفد", "2021-09-14"),
        ("تعقد القمة في تشرين الأول", "2021-10"),
        ("عقدت القمة في تشرين الأول", "2020-10"),
        ("انتهت الدورة في آب", "2021-08"),
    ],
)
def test_direction(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_quotation_has_a_today_of_its_own() -> None:
    text = "وقال يوم أمس: «اليوم (الاثنين) نبدأ، وغدا نكمل»، ثم غادر اليوم."
    assert values(text) == ["2021-09-13", "2021-09-13", "2021-09-14", "2021-09-14"]


def test_a_year_carries_down_a_list_and_no_further() -> None:
    text = "محطات:\n- 30 أيلول 2015: بدء\n- 7 تشرين الأول: بوارج\n- 9 كانون الأول: ضربات\n\nوفي 3 شباط وصل الوفد."
    assert values(text) == ["2015-09-30", "2015-10-07", "2015-12-09", "2021-02-03"]


def test_a_hijri_date_takes_the_day_of_the_gregorian_one_beside_it() -> None:
    assert values("الثلاثاء 30 رجب 1444 هـ الموافق 21 فبراير 2023") == ["2023-02-21", "2023-02-21"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("في 3 مايو 2019 وصل، وفي اليوم نفسه غادر", "2019-05-03"),
        ("في 3 مايو 2019 وصل، وفي الشهر نفسه غادر", "2019-05"),
        ("في 3 مايو 2019 وصل، وفي 9 منه غادر", "2019-05-09"),
        ("في 3 مايو 2019 وصل، وفي اليوم التالي غادر", "2019-05-04"),
        ("في 3 مايو 2019 وصل، وفي العام التالي غادر", "2020"),
        ("في 3 مايو 2019، في أول زيارة منذ اندلاع الحرب في آذار 2011، وصل. وفي 9 منه غادر", "2019-05-09"),
        ("وصل في الساعة العاشرة صباحا في 3 مايو 2019 وغادر عند الساعة 17:30", "2019-05-03T17:30"),
    ],
)
def test_what_was_spoken_of_before(text: str, value: str) -> None:
    assert values(text)[-1] == value


def test_without_a_day_a_weekday_falls_in_the_range_before_it() -> None:
    assert values("الامتحانات ما بين 13 و18 جويلية الجاري، ويرتاحون يوم الجمعة", "2017-07") == [
        "2017-07-13", "2017-07-18", "2017-07-14",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "node", "event"),
    [
        ("وصل بعد عامين من بدء التدخل، وغادر", After, "بدء التدخل"),
        ("غادر قبل يومين من القمة التي عقدت", Before, "القمة"),
        ("وصل بعد أسابيع قليلة من إطلاق الحملة", After, "إطلاق الحملة"),
    ],
)
def test_lengths_hang_on_events(text: str, node: type, event: str) -> None:
    (found,) = dated(text)
    assert isinstance(found.mention.expr, node)
    assert found.mention.expr.event == event  # type: ignore[attr-defined]
    assert found.answer.timex() is None


def test_a_length_of_what_goes_on_is_a_length() -> None:
    (found,) = dated("عاد بعد 12 عاما من الحرب")
    assert (found.mention.surface, found.answer.timex()) == ("12 عاما", "P12Y")


def test_after_a_length_in_a_plan_counts_from_today() -> None:
    (found,) = dated("سيعود بعد يومين")
    assert isinstance(found.mention.expr, Ahead)
    assert found.answer.timex() == "2021-09-16"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("14/9/2021\nوصل الوفد أمس", [True, False]),
        ("وصل الوفد أمس\nاقرأ أيضا: زيارة الخميس", [False, True]),
        ("وصل الوفد أمس إلى دمشق في زيارة رسمية\nقد يهمك\nقمة الأحد\nلقاء السبت", [False, True, True]),
        ("وصل الوفد أمس\nالسفارة (@embassy) September 30, 2020\n", [False, True]),
        ("وصل الوفد أمس. قد يهمك أن تعرف أنه غادر السبت.", [False, False]),
    ],
)
def test_page_furniture(text: str, marked: list[bool]) -> None:
    assert [d.furniture for d in dated(text)] == marked


@pytest.mark.parametrize(
    ("line", "aside"),
    [
        ("المزيد من أخبار الرياضة", True),
        ("المزيد من القوات وصل إلى المدينة التي تشهد مواجهات عنيفة منذ أيام", False),
        ("قد يهمك:", True),
        ("قد يهمك أن تعرف أن المدينة محاصرة.", False),
        ("كل الحقوق محفوظة 2021 ©", True),
    ],
)
def test_a_line_that_ends_the_article_is_short_and_no_sentence(line: str, aside: bool) -> None:
    page = f"عاد الوفد من زيارته إلى المدينة بعد لقاءات كثيرة وصفها بالناجحة.\n{line}\nوصل الوفد أمس"
    assert dated(page)[-1].furniture == aside
