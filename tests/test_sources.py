"""What is given is read exactly, and what can't be read is one line that names it."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Article
from timeline.sources import read
from timeline.sources.dates import day_of_writing, parse
from timeline.sources.item import MAX_BYTES, content_id
from timeline.temporal import parse_published

# ---- dates that a person types ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2021-09-14", "2021-09-14"),
        ("2021-09", "2021-09"),
        ("2021", "2021"),
        ("٢٠٢١-٠٩-١٤", "2021-09-14"),
        (" 2021-09-14T10:00:00+03:00 ", "2021-09-14T10:00:00+03:00"),
        ("14 أيلول 2021", "2021-09-14"),
        ("١٤ أيلول ٢٠٢١", "2021-09-14"),
        ("14 ايلول 2021", "2021-09-14"),
        ("14 سبتمبر 2021", "2021-09-14"),
        ("14 شتنبر 2021", "2021-09-14"),
        ("14 جانفي 2021", "2021-01-14"),
        ("14 غشت 2021", "2021-08-14"),
        ("الثلاثاء، 14 أيلول 2021", "2021-09-14"),
        ("20 تشرين الأول/أكتوبر 2015", "2015-10-20"),
        ("كانون الثاني (يناير) 2020", "2020-01"),
        ("أيلول 2021", "2021-09"),
        ("٢٠٢١/٩/١٤", "2021-09-14"),
        ("2021/9/10", "2021-09-10"),
        ("10/9/2021", "2021-09-10"),
        ("14.9.2021", "2021-09-14"),
        ("9/2021", "2021-09"),
        ("14 Sep 2021", "2021-09-14"),
        ("September 14, 2021", "2021-09-14"),
        ("Tue, 14 Sep 2021 10:00:00 +0300", "2021-09-14T10:00:00+03:00"),
        ("١٤ سبتمبر ٢٠٢١ - 10:30", "2021-09-14T10:30:00"),
    ],
)
def test_a_date_as_people_write_it(typed: str, iso: str) -> None:
    assert parse(typed) == iso
    parse_published(iso)  # what comes out, the engine can read


@pytest.mark.parametrize(
    "typed",
    [
        "2021-02-30", "2021-13", "30 شباط 2021", "31/9/2021", "0000-01-01", "9999-12-31",  # no such day
        "2021-09-14T99:00",
        "14 أيلول", "Sep 14", "12", "14/9/21",  # no year
        "9/14/2021",  # the month first: then 10/9/2021 would mean another day
        "14-15 آذار 2023", "14 أيلول/آذار 2021",  # two days
        "1443/2/5", "5 صفر 1443",  # another calendar
        "-2020", "−2020", "+2020", "-14/9/2021",  # a sign
        "أمس", "yesterday", "hello", "", "  ",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is no date|does not exist|two dates|is empty"):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0001-01-01", "'0001-01-01' is not between the years 1800 and 2200"),
        ("1799-12-31", "'1799-12-31' is not between"),
        ("1799", "'1799' is not between"),
        ("2201-01", "'2201-01' is not between"),
        ("9998-01-01T00:00:00Z", "is not between"),
        ("14 Sep 1750", "'14 Sep 1750' is not between"),
        ("1443-02-07", "'1443-02-07' looks like a Hijri date: give the Gregorian one"),
        ("1443", "'1443' looks like a Hijri date"),
        ("١٤٤٣/٢/٧", "looks like a Hijri date"),
        ("7 صفر 1443", "looks like a Hijri date"),
        ("2021-02-30", "'2021-02-30' does not exist"),
    ],
)
def test_no_article_was_written_then(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}" if said.startswith("'") else said):
        day_of_writing(typed)


@pytest.mark.parametrize("typed", ["1800", "1800-01-01", "2200-12-31", "2021-09-14T10:00:00+03:00"])
def test_years_in_which_articles_are_written(typed: str) -> None:
    assert day_of_writing(typed) == typed


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_day_month_and_year_in_numbers_mean_that_day(day: dt.date) -> None:
    assert parse(f"{day:%d/%m/%Y}") == parse(f"{day:%Y/%m/%d}") == str(day)


# ---- folders ----------------------------------------------------------------------------------


def make(folder: Path, table: str, **files: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "articles.csv").write_bytes(table.encode() if isinstance(table, str) else table)
    for name, content in files.items():
        path = folder / f"{name}.txt"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_the_seeds_are_five_articles_with_exact_texts(seeds: Path) -> None:
    articles, errors = read([seeds])
    assert errors == []
    assert [article.published for article in articles] == ["2021-09-14"] * 3 + ["2017-11-21", "2021-09-14"]
    assert articles[4].source == "ليفانت نيوز"
    for article in articles:
        with (seeds / f"{article.id}.txt").open(encoding="utf-8", newline="") as file:
            assert article.text == file.read()


def test_line_ends_and_a_byte_order_mark_of_a_text_are_kept(tmp_path: Path) -> None:
    folder = make(tmp_path / "in", "\ufeffid,file,published,source\r\na,a.txt,2021-09-14,س\r\n", a="\ufeffسطر\r\nآخر\r")
    (article,), errors = read([folder])
    assert errors == []
    assert article == Article("a", "\ufeffسطر\r\nآخر\r", "2021-09-14", "س")


def test_other_columns_and_their_order_are_free(tmp_path: Path) -> None:
    table = "title,url,published,id, file ,source,note\nعنوان,https://example.org,14 أيلول 2021,a,a.txt,,x\n"
    (article,), errors = read([make(tmp_path / "in", table, a="نص")])
    assert errors == []
    assert article == Article("a", "نص", "2021-09-14", "", "https://example.org", "عنوان")


def test_no_day_and_no_id_are_no_errors(tmp_path: Path) -> None:
    (article,), errors = read([make(tmp_path / "in", "id,file,published,source\n,a.txt,,\n", a="نص")])
    assert errors == []
    assert article == Article(content_id("نص", None), "نص", None)
    assert content_id("نص", "2021-09-14") != article.id


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("bad,bad.txt,2021-02-30,", ["line 3", "bad.txt", "2021-02-30", "does not exist"]),
        ("bad,bad.txt,somewhen,", ["line 3", "bad.txt", "'somewhen' is no date"]),
        ("bad,gone.txt,2021-09-14,", ["line 3", "gone.txt is missing"]),
        ("bad,empty.txt,2021-09-14,", ["line 3", "empty.txt is empty"]),
        ("bad,blank.txt,2021-09-14,", ["line 3", "blank.txt is empty"]),
        ("bad,latin.txt,2021-09-14,", ["line 3", "latin.txt", "not UTF-8 (byte 0xE3 at 0)"]),
        ("bad,nul.txt,2021-09-14,", ["line 3", "nul.txt", "NUL"]),
        ("bad,,2021-09-14,", ["line 3", "no file named"]),
        ("bad,../good.txt,2021-09-14,", ["line 3", "../good.txt lies outside"]),
        ("bad,/etc/passwd,2021-09-14,", ["line 3", "/etc/passwd lies outside"]),
        ("bad,bad.txt,0001-01-01,", ["line 3", "bad.txt", "'0001-01-01' is not between"]),
        ("bad,bad.txt,1443-02-07,", ["line 3", "bad.txt", "Hijri"]),
        ("good,bad.txt,2021-09-14,", ["line 2", "line 3", "'good' occurs twice", "another text"]),
        ("good,good.txt,2021-09-15,", ["line 2", "line 3", "'good' occurs twice", "another day"]),
        ("good,good.txt,2021-09-14,وكالة", ["line 2", "line 3", "'good' occurs twice", "another source"]),
        (f"bad,bad.txt,2021-09-14,{'س' * 301}", ["line 3", "source", "301 characters", "300"]),
        ("bad,bad.txt", ["line 3", "no cell for 'published'"]),
        ("bad,bad.txt,2021-09-14,,too,many", ["line 3", "more cells than columns"]),
        (f"{'x' * 300},bad.txt,2021-09-14,", ["line 3", "too long"]),
        ("bad,x\x00y.txt,2021-09-14,", ["line 3"]),
    ],
)
def test_a_bad_row_is_told_and_the_others_are_read(tmp_path: Path, row: str, said: list[str]) -> None:
    table = f"id,file,published,source\ngood,good.txt,2021-09-14,\n{row}\nlast,last.txt,2021-09-14,\n"
    folder = make(
        tmp_path / "in", table,
        good="نص", bad="نص آخر", last="نص ثالث", empty="", blank=" \n", latin="مرحبا".encode("cp1256"), nul="نص\x00",
    )  # fmt: skip
    articles, (error,) = read([folder])
    assert [article.id for article in articles] == ["good", "last"]
    assert "\n" not in str(error)
    assert "articles.csv" in str(error) or "in" in str(error)
    for words in said:
        assert words in str(error)


def test_a_symbolic_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("سر", encoding="utf-8")
    table = "id,file,published,source\na,a.txt,2021-09-14,\nb,sub/b.txt,2021-09-14,\nc,c.txt,2021-09-14,\n"
    folder = make(tmp_path / "in", table, own="نص")
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "sub").symlink_to(tmp_path)
    (tmp_path / "b.txt").write_text("سر", encoding="utf-8")
    (folder / "c.txt").symlink_to("own.txt")
    articles, errors = read([folder])
    assert [(article.id, article.text) for article in articles] == [("c", "نص")]
    assert [str(error).partition(": ")[2] for error in errors] == [
        "file a.txt lies outside the folder",
        "file sub/b.txt lies outside the folder",
    ]


def test_a_table_that_is_a_link_to_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.csv").write_text("password\n", encoding="utf-8")
    (tmp_path / "in" / "articles.csv").symlink_to(tmp_path / "secret.csv")
    articles, (error,) = read([tmp_path / "in"])
    assert (articles, str(error)) == ([], f"{tmp_path}/in/articles.csv: lies outside the folder")


def test_a_folder_that_is_itself_a_link_is_read(tmp_path: Path, seeds: Path) -> None:
    (tmp_path / "in").symlink_to(seeds)
    articles, errors = read([tmp_path / "in"])
    assert (len(articles), errors) == (5, [])


def test_an_article_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    table = "id,file,published,source\na,a.txt,2021-09-14,\n"
    articles, (error,) = read([make(tmp_path / "in", table, a=b"a" * (MAX_BYTES + 1))])
    assert articles == []
    assert "a.txt: 5.0 MB, but an article may have 5 MB" in str(error)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "articles.csv: the file is empty"),
        ("\n", "articles.csv: the file is empty"),
        ("id,file,published,source\n", "articles.csv: no articles"),
        ("id,file,source\na,a.txt,\n", "articles.csv: no column 'published'"),
        ("id,published\na,2021-09-14\n", "articles.csv: no column 'file', 'source'"),
        ("id,file,published,source, source\na,a.txt,,x,y\n", "articles.csv: the column 'source' occurs twice"),
        (b"id,file,published,source\na,a.txt,\xe3,\n", "articles.csv: not UTF-8"),
    ],
)
def test_a_table_that_can_not_be_read(tmp_path: Path, table: str, said: str) -> None:
    articles, (error,) = read([make(tmp_path / "in", table, a="نص")])
    assert articles == []
    assert said in str(error)


def test_places_that_are_no_source(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    articles, errors = read([tmp_path / "none", tmp_path / "empty", tmp_path / "a.txt"])
    assert articles == []
    assert [str(error).removeprefix(str(tmp_path)) for error in errors] == [
        "/none: no such file or folder",
        "/empty: a folder without articles.csv, so without articles",
        "/a.txt: not a source (a folder with articles.csv, or a .jsonl file)",
    ]


def test_one_article_in_two_sources_is_one(tmp_path: Path, seeds: Path) -> None:
    articles, errors = read([seeds, seeds])
    assert (len(articles), errors) == (5, [])


def test_an_id_that_occurs_twice_names_both_places(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    row = {
        "id": "a",
        "text": "نص",
        "published": "2021",
        "source": "وكالة",
        "url": "https://example.org/1",
        "title": "ع",
    }
    one.write_text(json.dumps(row), encoding="utf-8")
    others = [{**row, **other} for other in ({"url": None}, {"title": "غ"}, {"source": "صحيفة"}, {"text": "آخر"}, {})]
    two.write_text("\n".join(map(json.dumps, others)), encoding="utf-8")
    articles, errors = read([one, two])
    assert [article.source for article in articles] == ["وكالة"]
    assert [str(error) for error in errors] == [
        f"{two} line {n}: id 'a' occurs twice, with another {what} than at {one} line 1"
        for n, what in enumerate(("url", "title", "source", "text"), 1)
    ]


# ---- JSON Lines -------------------------------------------------------------------------------


def test_articles_as_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    rows = [
        {
            "id": "a",
            "text": "نص\r\nآخر",
            "published": "2021-09-14",
            "source": "س",
            "url": "https://example.org/u",
            "title": "ع",
        },
        {"text": "بلا اسم", "published": None},
        {"id": 7, "text": "رقم", "published": "أيلول 2021", "source": None},
    ]
    file.write_text("\ufeff" + "\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    articles, errors = read([file])
    assert errors == []
    assert articles == [
        Article("a", "نص\r\nآخر", "2021-09-14", "س", "https://example.org/u", "ع"),
        Article(content_id("بلا اسم", None), "بلا اسم", None),
        Article("7", "رقم", "2021-09"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "not JSON"),
        (b"[]", "not a JSON object"),
        (b'"x"', "not a JSON object"),
        (b'{"text": "x", "published": "2021-02-30"}', "'2021-02-30' does not exist"),
        (b'{"text": "x"}', "no 'published'"),
        (b'{"published": null}', "no 'text'"),
        (b'{"text": 5, "published": null}', "'text' is not a string"),
        (b'{"text": "", "published": null}', "the text is empty"),
        (b'{"text": "x", "published": 2021}', "'published' is not a string"),
        (b'{"text": "x", "published": null, "id": []}', "'id' is not a string"),
        (b'{"text": "x", "published": null, "title": {}}', "'title' is not a string"),
        (b'{"text": "\\ud800", "published": null}', "half a character, U+D800, at 0"),
        (b'{"text": "x", "published": null, "url": "\\ud800"}', "url is not text"),
        (b'{"text": "x", "published": null, "url": "https://x.org/' + b"a" * 3000 + b'"}', "url has 3014 characters"),
        (b'{"text": "x", "published": null, "title": "' + b"a" * 1001 + b'"}', "title has 1001 characters, but"),
        (b'{"text": "x", "published": "0001-01-01"}', "published: '0001-01-01' is not between"),
        (b'{"text": "\xe3", "published": null}', "not UTF-8 (byte 0xE3"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"text": "' + b"a" * (MAX_BYTES + 1) + b'", "published": null}', "an article may have 5 MB"),
        (b'{"text": "' + b"a" * (7 * MAX_BYTES) + b'", "published": null}', "an article may have 5 MB"),
    ],
    ids=range(21),
)
def test_a_bad_line_is_told_and_the_others_are_read(tmp_path: Path, line: bytes, said: str) -> None:
    file = tmp_path / "a.jsonl"
    good = b'{"id": "%s", "text": "x%s", "published": "2021"}\n'
    file.write_bytes(good % (b"a", b"a") + line + b"\n" + good % (b"b", b"b"))
    articles, (error,) = read([file])
    assert [article.id for article in articles] == ["a", "b"]
    assert str(error).startswith(f"{file} line 2")
    assert said in str(error)
    assert "\n" not in str(error)
    assert len(str(error)) < 400


def test_an_empty_file_of_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\n \n")
    articles, (error,) = read([file])
    assert (articles, str(error)) == ([], f"{file}: the file is empty")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        (" http://example.org/a (a mirror) ", "http://example.org/a"),
        ("copy of https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("example.org/1", None),
        ("https://", None),
        ("http://[x/", None),
        ("", None),
    ],
)
def test_an_address_is_one_that_a_browser_may_be_sent_to(tmp_path: Path, address: str, kept: str | None) -> None:
    row = {"id": "a", "text": "x", "published": None, "url": address}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    articles, errors = read([tmp_path / "a.jsonl"])
    assert not errors
    assert [article.url for article in articles] == [kept]
