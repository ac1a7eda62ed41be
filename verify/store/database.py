"""A store's database opened: SQLite in WAL mode, made and brought up to date where it is not.

Counting limits hold only if nobody else counts between looking and writing. SQLite has one writer at a time; `BEGIN IMMEDIATE`
takes its place in the queue before the first look (https://www.sqlite.org/lang_transaction.html, 2.2), so that two processes
that judge at once do so one after the other. Readers are never kept waiting by them (write-ahead log).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from verify.errors import StoreError
from verify.store.schema import MIGRATIONS

WAIT_SECONDS = 60
"""How long a writer waits for its turn: a claim is judged in milliseconds, so hundreds may stand before it (chosen)."""
_WRITING = "BEGIN IMMEDIATE"
_SCHEME = "sqlite:///"


def open_database(url: str) -> Engine:
    """The database at `url` (``sqlite:///PATH``, or a path alone), up to date; StoreError says what keeps it from being one."""
    path = path_of(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"{_SCHEME}{path}", connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    with writing(engine) as connection:
        _migrate(connection, path)
    return engine


def path_of(url: str) -> Path:
    """The file that a store's URL names; StoreError for another database."""
    if "://" not in url:
        return Path(url)
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url}: not a store's URL", hint="name one like sqlite:///claims.db") from error
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise StoreError(f"{parsed.render_as_string()}: not a store here", hint="name one like sqlite:///claims.db")
    return Path(parsed.database)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection that alone may write until the block is left; what happened in it is kept whole, or not at all."""
    with _told(), engine.connect().execution_options(begin=_WRITING) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the store as it is now, and keeps nobody waiting."""
    with _told(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def _told() -> Iterator[None]:
    """The database's errors as ours."""
    try:
        yield
    except DBAPIError as error:
        hint = "look at the disk's room and rights, and whether the file is a store"
        raise StoreError(f"the store answers: {error.orig}", hint=hint) from error
    except SQLAlchemyError as error:
        raise StoreError(f"the store answers: {error}", hint="name a store like sqlite:///claims.db") from error


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    """A fresh connection: we say when transactions begin; what is committed is on the disk."""
    connection.isolation_level = None
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(str(connection.get_execution_options().get("begin", "BEGIN")))


def _migrate(connection: Connection, path: Path) -> None:
    """Take the steps that this database has not seen."""
    connection.execute(text("CREATE TABLE IF NOT EXISTS schema_version (step INTEGER PRIMARY KEY)"))
    seen = connection.execute(text("SELECT count(*) FROM schema_version")).scalar_one()
    if seen > len(MIGRATIONS):
        hint = "use the version of verify that wrote it, or a newer one"
        raise StoreError(f"{path}: made by a newer verify ({seen} steps, {len(MIGRATIONS)} known here)", hint=hint)
    for step, tables in enumerate(MIGRATIONS[seen:], start=seen + 1):
        for table in tables:
            table.create(connection)
        connection.execute(text("INSERT INTO schema_version VALUES (:step)"), {"step": step})
