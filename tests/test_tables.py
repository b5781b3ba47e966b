"""Lists of words: a newsroom's own are laid over the built-in ones, and a mistake in them is named."""

from pathlib import Path

import pytest

from timeline import pipeline
from timeline.errors import DataError
from timeline.model import Article


def own(folder: Path, name: str, content: str) -> Path:
    (folder / "lexicon").mkdir(exist_ok=True)
    (folder / "lexicon" / name).write_text(content, encoding="utf-8")
    return folder


def values(text: str, data: pipeline.Data) -> list[str | None]:
    tagged = pipeline.tag(Article("a", text, "2023-05-17"), data)
    return [dated.answer.timex() for dated in tagged.dated]


@pytest.mark.parametrize(
    ("name", "content", "text", "without", "with_it"),
    [
        ("silent.toml", '[before]\n"اليوم" = ["كندا"]\n', "كتبت كندا اليوم عن الحادث", ["2023-05-17"], []),
        ("silent.toml", 'bearers = ["قرية"]\n', "زار قرية 6 أكتوبر وفد من الأهالي", ["2022-10-06"], []),
        ("tense.toml", 'future = ["جدولة"]\n', "جدولة اللقاء الأحد", ["2023-05-14"], ["2023-05-21"]),
        ("activities.toml", 'durative = ["تشويق"]\n', "وبعد عامين من التشويق صدر الكتاب", [None], ["P2Y"]),
    ],
)
def test_a_newsroom_adds_to_a_list(
    tmp_path: Path, name: str, content: str, text: str, without: list[str | None], with_it: list[str | None]
) -> None:
    assert values(text, pipeline.load()) == without
    assert values(text, pipeline.load(own(tmp_path, name, content))) == with_it


def test_a_newsroom_names_its_own_page_furniture(tmp_path: Path) -> None:
    article = Article("a", "زار دمشق أمس.\nشاهد أيضا\nالدوري ينطلق غدا", "2023-05-17")
    data = pipeline.load(own(tmp_path, "discourse.toml", 'tail = ["شاهد أيضا"]\n'))
    assert [dated.furniture for dated in pipeline.tag(article, data).dated] == [False, True]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("silent.toml", 'berers = ["قرية"]\n', r"\[berers\] is no list of silent.toml"),
        ("silent.toml", "bearers = 3\n", r"\[bearers\] must be a list of words"),
        ("silent.toml", '[before]\n"اليوم" = [1]\n', r":2: \[اليوم\] must be a list of words"),
        ("tense.toml", "future = [\n", "tense.toml"),
    ],
)
def test_a_mistake_in_a_list_is_named(tmp_path: Path, name: str, content: str, told: str) -> None:
    folder = own(tmp_path, name, content)
    with pytest.raises(DataError, match=told) as caught:
        pipeline.load(folder)
    assert str(caught.value).startswith(f"{folder / 'lexicon' / name}:")
