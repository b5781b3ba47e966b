"""The store gives back what it was given, changes nothing by being told twice, and refuses what is not its own."""

import datetime as dt
import json
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from tests import samples
from timeline.errors import StoreError
from timeline.model import Article, Claim, EventDate, Reason, Timeline, Topic
from timeline.store import Store, default_url
from timeline.store.codec import decode, encode
from timeline.store.database import told
from timeline.store.schema import Moment
from timeline.temporal import Grain, Hedge, Interval


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'timeline.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.open(url, create=True) as opened:
        yield opened


# ---- lossless ----------------------------------------------------------------------------------------------------


def test_a_timeline_comes_back_as_it_was(url: str, store: Store) -> None:
    put = samples.timeline()
    store.publish(put)
    with Store.open(url) as again:
        got = again.timeline()
    assert got == put
    assert [event.links for event in got.events] == [event.links for event in put.events]  # which == leaves out
    assert got.events[0].mentions[0].article == samples.FIRST


def test_the_order_of_events_and_articles_is_kept(store: Store) -> None:
    one = samples.timeline()
    put = replace(one, events=one.events[::-1], articles=one.articles[::-1])
    store.publish(put)
    assert store.timeline() == put


def test_a_new_store_holds_an_empty_timeline(store: Store) -> None:
    assert store.timeline() == Timeline((), (), (), "")
    assert store.articles() == []
    assert store.published() == 0


def test_publishing_replaces_the_timeline_before(store: Store) -> None:
    store.publish(samples.timeline())
    less = replace(samples.timeline(), events=(samples.warning(),), data_digest="sha256:1")
    store.publish(less)
    assert store.timeline() == less
    assert store.published() == 2


def test_another_process_sees_what_was_published(url: str, store: Store) -> None:
    with Store.open(url) as reader:
        assert reader.timeline().events == ()
        store.publish(samples.timeline())
        assert reader.timeline() == samples.timeline()


dates = st.dates(dt.date(1, 1, 2), dt.date(9998, 12, 30))
intervals = st.builds(
    Interval,
    start=st.none() | dates,
    end=st.none() | dates,
    grain=st.sampled_from(list(Grain)),
    hedge=st.none() | st.sampled_from(list(Hedge)),
    clock=st.none() | st.sampled_from(["TEV", "T12:06"]),
    whole=st.none() | st.tuples(dates, dates),
    calendar=st.sampled_from(["gregorian", "hijri"]),
)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
free = st.recursive(
    st.none() | st.booleans() | st.integers() | words | dates | st.builds(Reason, words, words),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(words | st.sampled_from(["(date)", "(table)", "(tuple)", "(reason)"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.none() | intervals, words, words)
def test_any_date_and_claim_survive_as_json(when: Interval | None, en: str, ar: str) -> None:
    date = EventDate(when, "single", Reason(en, ar))
    assert decode(EventDate, json.loads(json.dumps(encode(date)))) == date
    claim = Claim(when, (en, ar), "normal", Reason(en, ar))
    assert decode(Claim, json.loads(json.dumps(encode(claim)))) == claim


@given(st.lists(st.dictionaries(words, free, max_size=3), max_size=3))
def test_any_rule_of_a_topic_survives_as_json(rules: list[dict[str, object]]) -> None:
    topic = replace(samples.TOPIC, rules=tuple(rules))
    assert decode(Topic, json.loads(json.dumps(encode(topic)))) == topic


# ---- articles ----------------------------------------------------------------------------------------------------


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    assert store.add([samples.FIRST, samples.SECOND]).new == ("a1", "a2")
    again = store.add([samples.FIRST, samples.SECOND])
    assert (again.new, again.updated, again.unchanged) == ((), (), ("a1", "a2"))
    assert store.articles() == [samples.FIRST, samples.SECOND]


def test_another_text_is_a_new_version_of_the_same_article(url: str, store: Store) -> None:
    store.add([samples.FIRST])
    later = replace(samples.FIRST, text="نص آخر")
    added = store.add([later])
    assert added.updated == ("a1",)
    assert store.articles() == [later]
    with sqlite3.connect(url.removeprefix("sqlite:///")) as raw:
        texts = raw.execute("SELECT text FROM versions WHERE article_id = 'a1' ORDER BY number").fetchall()
    raw.close()
    assert texts == [(samples.FIRST.text,), ("نص آخر",)]


def test_a_published_timeline_keeps_the_texts_that_it_was_built_from(store: Store) -> None:
    store.publish(samples.timeline())
    store.add([replace(samples.FIRST, text="نص آخر")])
    store._last = None  # as another process would read it
    assert store.timeline() == samples.timeline()
    store.publish(samples.timeline())
    assert store.articles()[0].text == "نص آخر", "publishing takes no update back"


def test_one_bad_article_and_none_is_kept(store: Store) -> None:
    broken = Article("b", None, None)  # type: ignore[arg-type]
    with pytest.raises(StoreError, match=r"timeline\.db"):
        store.add([samples.FIRST, broken])
    assert store.articles() == []


def test_many_articles_at_once(store: Store) -> None:
    many = [Article(f"a{i:04}", "نص", None) for i in range(1201)]
    assert len(store.add(many).new) == 1201
    assert len(store.add(many).unchanged) == 1201


def test_an_event_of_a_foreign_article_is_refused_and_the_old_timeline_stays(store: Store) -> None:
    store.publish(samples.timeline())
    with pytest.raises(StoreError, match="a1"):
        store.publish(replace(samples.timeline(), articles=(samples.SECOND, samples.THIRD)))
    assert store.timeline() == samples.timeline()


def test_every_id_leads_to_its_event(store: Store) -> None:
    store.publish(samples.timeline())
    assert store.known() == {"evt-a1-0": "evt-a1-0", "evt-a2-4": "evt-a1-0", "evt-a3-1": "evt-a3-1"}


def test_an_id_once_issued_is_never_forgotten(store: Store) -> None:
    store.publish(samples.timeline())
    store.publish(replace(samples.timeline(), events=(samples.warning(),)))
    assert store.known() == {"evt-a1-0": "evt-a1-0", "evt-a2-4": "evt-a1-0", "evt-a3-1": "evt-a3-1"}
    merged = replace(samples.visit(), id="evt-a2-4", aliases=("evt-a1-0",))
    store.publish(replace(samples.timeline(), events=(merged,)))
    assert store.known() == {"evt-a1-0": "evt-a2-4", "evt-a2-4": "evt-a2-4", "evt-a3-1": "evt-a3-1"}


def test_an_id_goes_where_its_event_goes(store: Store) -> None:
    """The mention of an alias is gone, and then the event itself goes into another."""
    store.publish(samples.timeline())
    store.publish(replace(samples.timeline(), events=(replace(samples.visit(), aliases=()),)))
    other = replace(samples.warning(), aliases=("evt-a1-0",))
    store.publish(replace(samples.timeline(), events=(other,)))
    assert store.known() == dict.fromkeys(("evt-a1-0", "evt-a2-4", "evt-a3-1"), "evt-a3-1")


# ---- a timeline that lacks nothing -------------------------------------------------------------------------------


def test_a_timeline_that_lacks_an_article_is_not_published(url: str, store: Store) -> None:
    """Two ingests at once: the slower one has built without what the quicker one brought."""
    slow, quick = store, Store.open(url)
    slow.add([samples.FIRST, samples.SECOND])
    built = replace(samples.timeline(), articles=tuple(slow.articles()), events=(samples.visit(),))
    with quick:
        quick.add([samples.THIRD])
        whole = samples.timeline()
        assert quick.publish(whole, current=True)
    assert not slow.publish(built, current=True)
    assert slow.timeline() == whole
    assert slow.published() == 1
    slow.add([replace(samples.THIRD, text="نص آخر")])
    assert not slow.publish(whole, current=True), "a new version counts too"


def test_what_awaits_a_build_is_counted(store: Store) -> None:
    assert store.waiting() == 0
    store.add([samples.FIRST, samples.SECOND, samples.THIRD])
    assert store.waiting() == 3
    store.publish(samples.timeline())
    assert store.waiting() == 0
    store.add([samples.FIRST, replace(samples.SECOND, title="عنوان")])
    assert store.waiting() == 1


def test_every_edition_has_a_name_of_its_own(store: Store) -> None:
    names = [store.edition()]
    for _ in range(2):
        store.publish(samples.timeline())
        names.append(store.edition())
    assert len(set(names)) == 3
    assert samples.timeline().data_digest in names[-1]


def test_an_id_that_leads_to_two_events_is_refused(store: Store) -> None:
    twice = replace(samples.warning(), aliases=samples.visit().aliases)
    with pytest.raises(StoreError, match="aliases"):
        store.publish(replace(samples.timeline(), events=(samples.visit(), twice)))


def test_two_writers_at_once_lose_nothing(url: str, store: Store) -> None:
    def write(number: int) -> None:
        with Store.open(url) as own:
            for i in range(20):
                own.add([Article(f"w{number}-{i}", "نص", None)])
                own.publish(samples.timeline())

    threads = [threading.Thread(target=write, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.articles()) == 60 + 3
    assert store.published() == 60
    assert store.timeline() == samples.timeline()


# ---- opening -----------------------------------------------------------------------------------------------------


def test_a_database_that_does_not_exist_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.db: there is no such database"):
        Store.open(f"sqlite:///{tmp_path / 'none.db'}")
    assert list(tmp_path.iterdir()) == []


def test_only_the_default_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match=rf"t\.db: there is no folder {tmp_path}/a/b$"):
        Store.open(f"sqlite:///{tmp_path / 'a' / 'b' / 't.db'}", create=True)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.delenv("TIMELINE_DATABASE_URL", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.platform", "linux")
    with Store.open(default_url(), create=True) as store:
        store.add([samples.FIRST])
    assert (tmp_path / "home" / "arabic-news-timeline" / "timeline.db").is_file()


@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_database(tmp_path: Path, create: bool) -> None:
    file = tmp_path / "notes.db"
    file.write_text("This is a text, long enough to be no SQLite file at all. " * 20, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.db: file is not a database"):
        Store.open(f"sqlite:///{file}", create=create)
    assert file.read_bytes() == before


@pytest.mark.parametrize("create", [False, True])
def test_the_database_of_another_program_is_left_alone(tmp_path: Path, create: bool) -> None:
    file = tmp_path / "other.db"
    raw = sqlite3.connect(file)
    raw.execute("CREATE TABLE meta (key, value)")
    raw.commit()
    raw.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"other\.db: is not a database of this program"):
        Store.open(f"sqlite:///{file}", create=create)
    assert file.read_bytes() == before


def test_an_empty_file_becomes_a_database_only_where_one_is_made(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    with pytest.raises(StoreError, match=r"empty\.db: is not a database"):
        Store.open(f"sqlite:///{file}")
    Store.open(f"sqlite:///{file}", create=True).close()
    Store.open(f"sqlite:///{file}").close()


def test_a_database_of_the_schema_before_is_brought_up_to_date(url: str, store: Store) -> None:
    store.publish(samples.timeline())
    raw = sqlite3.connect(url.removeprefix("sqlite:///"))
    raw.execute("DROP TABLE issued")
    raw.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    raw.commit()
    raw.close()
    for _ in range(2):
        with Store.open(url) as again:
            assert again.known() == {"evt-a1-0": "evt-a1-0", "evt-a2-4": "evt-a1-0", "evt-a3-1": "evt-a3-1"}
            assert again.timeline() == samples.timeline()


def test_another_schema_is_refused_with_both_numbers(url: str, store: Store) -> None:
    raw = sqlite3.connect(url.removeprefix("sqlite:///"))
    raw.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match="has schema 999, this program needs schema 2"):
        Store.open(url)


@pytest.mark.parametrize(
    "bad", ["nonsense", "", "nosuchkind://host/db", "mysql://host/db", "sqlite:///", "sqlite+nosuch:///x.db"]
)
def test_what_is_no_address(bad: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Store.open(bad)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(f"sqlite:///{tmp_path}")


def test_a_server_that_does_not_answer_is_named_without_the_password(free_port: int) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as told_:
        Store.open(f"postgresql+psycopg://me:secret@127.0.0.1:{free_port}/news")
    assert "127.0.0.1" in str(told_.value)
    assert "secret" not in str(told_.value)
    assert "\n" not in str(told_.value)


def test_where_the_database_is_unless_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE_URL", "sqlite:///x.db")
    assert default_url() == "sqlite:///x.db"
    monkeypatch.delenv("TIMELINE_DATABASE_URL")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert default_url() == f"sqlite:///{tmp_path}/arabic-news-timeline/timeline.db"


def test_the_file_is_set_up_for_readers_beside_a_writer(url: str, store: Store) -> None:
    with store._engine.connect() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert pragma == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 15000}


def test_moments_are_kept_as_utc_whatever_their_zone() -> None:
    damascus = dt.timezone(dt.timedelta(hours=3))
    table = sa.Table("m", sa.MetaData(), sa.Column("at", Moment))
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert(), {"at": dt.datetime(2021, 9, 14, 1, 30, tzinfo=damascus)})
        assert connection.execute(sa.select(table.c.at)).scalar() == dt.datetime(2021, 9, 13, 22, 30, tzinfo=dt.UTC)
        with pytest.raises(sa.exc.StatementError, match="without a time zone"):
            connection.execute(table.insert(), {"at": dt.datetime(2021, 9, 14)})  # noqa: DTZ001
    engine.dispose()


def test_a_full_disk_is_one_line() -> None:
    full = sa.exc.OperationalError("INSERT …", {}, sqlite3.OperationalError("database or disk is full"))
    with pytest.raises(StoreError, match=r"^sqlite:///x\.db: database or disk is full$"), told("sqlite:///x.db"):
        raise full
