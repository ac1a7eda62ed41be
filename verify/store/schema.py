"""The tables, and the numbered steps that lead to them.

A database says in `schema_version` how many of `MIGRATIONS` it has seen; opening it takes the rest, each in a transaction of
its own. A step is never changed once it was released: what changes is a further step. The SQL is what SQLite and PostgreSQL
share; moments are microseconds since 1970 in UTC, so that they compare as numbers in both.

    claims      one row a submission; `root` is the first submission of a claim that was completed later (itself otherwise)
    documents   which file stood where in a claim, and the reading of it
    readings    what was read of a file by one set of engines, models and program, kept once
    verdicts    every decision on a claim, none ever overwritten; the newest counts
    marks       what a claim leaves for later ones to meet again, as keyed hashes
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

TABLES = MetaData()

SERIAL = BigInteger().with_variant(Integer, "sqlite")
"""A number the database counts up: SQLite does so only for its own INTEGER."""

CLAIMS = Table(
    "claims",
    TABLES,
    Column("number", SERIAL, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("campaign", String, nullable=False),
    Column("root", SERIAL, nullable=False),
    Column("submitted_us", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("form", LargeBinary, nullable=False),
    Column("units", LargeBinary, nullable=False),
    Index("claims_by_root", "root"),
)
"""`content` is the keyed hash of form and files (the same claim handed in again is known by it); `form` and `units` are sealed."""

READINGS = Table(
    "readings",
    TABLES,
    Column("number", SERIAL, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("sha256", "digest"),
)
"""`digest` is that of the whole reading: another engine, model or version that reads otherwise makes another row."""

DOCUMENTS = Table(
    "documents",
    TABLES,
    Column("claim", SERIAL, ForeignKey("claims.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("reading", SERIAL, ForeignKey("readings.number"), nullable=False),
)

VERDICTS = Table(
    "verdicts",
    TABLES,
    Column("number", SERIAL, primary_key=True),
    Column("claim", SERIAL, ForeignKey("claims.number"), nullable=False),
    Column("judged_us", BigInteger, nullable=False),
    Column("decision", String, nullable=False),
    Column("answer_by", String),
    Column("amount", String),
    Column("currency", String),
    Column("verdict", LargeBinary, nullable=False),
    Index("verdicts_by_claim", "claim"),
)

MARKS = Table(
    "marks",
    TABLES,
    Column("mark", LargeBinary, primary_key=True),
    Column("claim", SERIAL, ForeignKey("claims.number"), primary_key=True),
    Column("document", Integer, primary_key=True),
    Column("strength", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""`document` is the file's position, -1 for what the form says; `strength` is in thousandths: how surely the value was read.
The key begins with the mark, so that a look-up walks one path of the tree and reads neighbouring rows."""

MIGRATIONS: tuple[tuple[Table, ...], ...] = ((CLAIMS, READINGS, DOCUMENTS, VERDICTS, MARKS),)
"""Tables made by each step; a step that changes a table gets a function beside its tables when the first one is needed."""
