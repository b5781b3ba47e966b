"""Finding time words: clitics where a known form remains, numbers as dates write them, runs as dates are long."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from timeline.errors import DataError
from timeline.lexicon import words
from timeline.lexicon.scan import runs
from timeline.lexicon.tables import LIST_FILES
from timeline.text import fold

WORDS = words.load()


def kinds(text: str) -> list[list[str]]:
    return [["|".join(sorted(token.senses)) for token in run] for run in runs(fold(text), WORDS)]


def senses(text: str) -> Mapping[str, object]:
    return next(iter(runs(fold(text), WORDS)))[0].senses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أيلول", [["month"]]),
        ("وأيلول", [["and", "month"]]),
        ("بأيلول", [["bi", "month"]]),
        ("ولأيلول", [["and", "li", "month"]]),
        ("للخميس", [["li", "weekday"]]),
        ("هالأسبوع", [["this", "Uweek"]]),
        ("كانون الثاني", [["month"]]),
        ("باب", []),
        ("لاب", []),
        ("أيلولية", []),
        ("الماضي والمقبل", [["rel", "and", "rel"]]),
    ],
)
def test_clitics_are_cut_where_a_known_form_remains(text: str, found: list[list[str]]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("7", "d2", 7),
        ("31", "d2", 31),
        ("32", "dn", 32),
        ("2021", "d4", 2021),
        ("1445", "d4", 1445),
        ("99999", "dn", 99999),
        ("15/3/2021", "numdate", (2021, 3, 15)),
        ("2021-3-15", "numdate", (2021, 3, 15)),
        ("15.03.2021", "numdate", (2021, 3, 15)),
        ("3/15/2021", "numdate", (2021, 3, 15)),
        ("15-3-21", "numdate", (2021, 3, 15)),
        ("15-3-71", "numdate", (1971, 3, 15)),
        ("3/2021", "numdate", (2021, 3, None)),
        ("2021-03", "numdate", (2021, 3, None)),
        ("2014-2015", "yearrange", (2014, 2015)),
        ("2014/15", "yearrange", (2014, 2015)),
        ("14-15", "range", (14, 15)),
        ("9:30", "clock", "T09:30"),
        ("9.30", "decimal", "T09:30"),
        ("19:05:03", "clock", "T19:05:03"),
        ("1,250,000", "other", 0),
    ],
)
def test_numbers_as_dates_write_them(text: str, kind: str, value: object) -> None:
    assert senses(text)[kind] == value


def test_a_run_ends_where_an_ordinary_word_stands() -> None:
    assert kinds("الخميس الماضي وصل الوفد 7 أيلول") == [["weekday", "rel"], ["d2", "month"]]


def test_addresses_hold_no_dates() -> None:
    assert kinds("https://example.org/2021/09/14/ name2021@example.org") == []


def test_a_long_run_is_split() -> None:
    assert max(len(run) for run in runs("7 " * 500, WORDS)) < 60


# ---- the loader -----------------------------------------------------------------------------------------------------


def laid_over(folder: Path, content: str) -> words.Words:
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "own.toml").write_text(content, encoding="utf-8")
    return words.load(folder)


def test_a_newsroom_adds_a_word(tmp_path: Path) -> None:
    found = laid_over(tmp_path, 'kind = "month"\n[september_own]\nvalue = 9\nforms = ["سبطمبر"]\n')
    assert [[sorted(t.senses) for t in run] for run in runs(fold("سبطمبر"), found)] == [[["month"]]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('kind = "month"\n[wrong]\nvalue = 8\nforms = ["أيلول"]\n', "september"),
        ('[wrong]\nforms = ["كذا"]\n', "wrong"),
        ("[wrong\n", "own.toml"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(DataError, match=told) as caught:
        laid_over(tmp_path, content)
    assert str(caught.value).startswith(f"{tmp_path / 'lexicon' / 'own.toml'}:")


@pytest.mark.parametrize("name", sorted(words.OTHER_ROOMS - LIST_FILES))
def test_files_of_other_rooms_hold_no_words_of_time(tmp_path: Path, name: str) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / name).write_text('[visit]\nforms = ["أيلول"]\n', encoding="utf-8")
    assert words.load(tmp_path).first == WORDS.first
