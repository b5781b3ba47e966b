"""Opening a database: ours or none, and every failure one line that names it."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from timeline.errors import StoreError
from timeline.store import schema

BUSY_MS = 15_000
WRITING = "timeline_writing"


def default_url() -> str:
    """`TIMELINE_DATABASE_URL`, else an SQLite file in the user's data folder."""
    return os.environ.get("TIMELINE_DATABASE_URL") or f"sqlite:///{_data_folder() / 'timeline.db'}"


def _data_folder() -> Path:
    home = Path.home()
    if sys.platform == "darwin":
        folder = home / "Library" / "Application Support"
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return folder / schema.APPLICATION


def open_engine(url: str, *, create: bool) -> sa.Engine:
    """An engine on a database of ours; with `create`, one that does not exist or is empty is made."""
    try:
        address = sa.make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is not the address of a database (sqlite:///file.db, postgresql://…)") from error
    name = shown(address)
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"{name}: this kind of database is not supported (sqlite:///file.db, postgresql://…)")
    file = _sqlite_file(address)
    if file is not None:
        _check_file(file, name, create=create)
    try:
        engine = sa.create_engine(address, **_options(address))
    except ModuleNotFoundError as error:
        raise StoreError(f"{name}: needs the package {error.name!r} (extra `postgres`)") from error
    except (TypeError, SQLAlchemyError) as error:
        raise StoreError(f"{name}: {_first_line(error)}") from error
    if address.get_backend_name() == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    try:
        with told(name):
            _recognise(engine, name, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def shown(url: sa.URL) -> str:
    """The address as a person may see it: without its password."""
    return url.render_as_string(hide_password=True)


@contextmanager
def told(name: str) -> Iterator[None]:
    """What the database refuses becomes one line that names it."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{name}: {_first_line(error.orig or error)}") from error


def _options(url: sa.URL) -> dict[str, Any]:
    options: dict[str, Any] = {"json_serializer": _json}
    if url.get_backend_name() == "sqlite":
        options["connect_args"] = {"timeout": BUSY_MS / 1000}
        if url.database in (None, "", ":memory:"):
            # One connection for all threads: an empty database for each would be another one each time.
            options["connect_args"]["check_same_thread"] = False
            options["poolclass"] = StaticPool
    return options


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sqlite_file(url: sa.URL) -> Path | None:
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return None if str(url.database).startswith("file:") else Path(str(url.database))


def _check_file(file: Path, name: str, *, create: bool) -> None:
    if file.is_dir():
        raise StoreError(f"{name}: is a folder, not a database")
    if file.exists():
        return
    if not create:
        raise StoreError(f"{name}: there is no such database (`timeline ingest` makes one)")
    if file.parent.is_dir():
        return
    if file.parent != _data_folder():  # anywhere else it is rather a slip of the pen
        raise StoreError(f"{name}: there is no folder {file.parent}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{name}: its folder can't be made ({error.strerror})") from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves: the driver's own come too late for reads
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes its place in the queue at once: a reader that turns writer would fail where it could wait.
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _recognise(engine: sa.Engine, name: str, *, create: bool) -> None:
    with engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        connection.rollback()
        if not tables and create:
            _make(connection)
            return
        found = _told_of_itself(connection) if "meta" in tables else {}
        connection.rollback()
        if (found.get("application"), found.get("schema")) == (schema.APPLICATION, "1"):
            _upgrade(connection)
            found = _told_of_itself(connection)
    if found.get("application") != schema.APPLICATION:
        raise StoreError(f"{name}: is not a database of this program")
    if found.get("schema") != schema.SCHEMA:
        raise StoreError(f"{name}: has schema {found.get('schema')}, this program needs schema {schema.SCHEMA}")


def _told_of_itself(connection: sa.Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(sa.select(schema.meta.c.key, schema.meta.c.value))}


def _upgrade(connection: sa.Connection) -> None:
    """Schema 1 forgot the ids of events that are gone; from here on they are kept."""
    with connection.execution_options(**{WRITING: True}).begin():
        if _told_of_itself(connection)["schema"] != "1":
            return  # another process was quicker
        schema.issued.create(connection)
        own = sa.select(schema.events.c.id, schema.events.c.id)
        other = sa.select(schema.aliases.c.id, schema.aliases.c.event_id)
        for known in (own, other):
            connection.execute(schema.issued.insert().from_select(["id", "event_id"], known))
        connection.execute(schema.meta.update().where(schema.meta.c.key == "schema"), {"value": "2"})


def _make(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("PRAGMA journal_mode = WAL")
    with connection.execution_options(**{WRITING: True}).begin():
        schema.metadata.create_all(connection)
        known = set(connection.execute(sa.select(schema.meta.c.key)).scalars())
        if "application" not in known:  # else another process was quicker
            connection.execute(
                schema.meta.insert(),
                [
                    {"key": "application", "value": schema.APPLICATION},
                    {"key": "schema", "value": schema.SCHEMA},
                    {"key": "published", "value": "0"},
                    {"key": "data_digest", "value": ""},
                ],
            )


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
