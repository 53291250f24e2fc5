"""The tables, the same on SQLite and PostgreSQL; times are microseconds since 1970, names are numbers of `terms`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()
# Paging compares ids and values, so their order has to be that of their bytes on both databases.
Key = Text().with_variant(Text(collation="C"), "postgresql")
Number = BigInteger()
Blob = LargeBinary()
Counter = BigInteger().with_variant(Integer(), "sqlite")


def _key(name: str) -> Column[str]:
    return Column(name, Key, primary_key=True)


def _whole(name: str, *, primary_key: bool = False) -> Column[int]:
    return Column(name, Number, primary_key=primary_key, autoincrement=False, nullable=False)


def _maybe(name: str) -> Column[int | None]:
    return Column(name, Number, nullable=True)


# One row a tenant; whoever writes for a tenant holds its row, so sequences follow the order of commits.
tenants = Table(
    "tenants",
    metadata,
    Column("id", Counter, primary_key=True, autoincrement=True),
    Column("name", Key, nullable=False, unique=True),
    _whole("seq"),
    _whole("recorded_at"),
    _whole("audit_sequence"),
    Column("audit_hash", Text, nullable=False),
    _whole("audit_indexed"),
)

terms = Table(
    "terms",
    metadata,
    Column("id", Counter, primary_key=True, autoincrement=True),
    Column("name", Key, nullable=False, unique=True),
)

# The version of each record that is current now, as it is sent.
heads = Table(
    "heads",
    metadata,
    _whole("tenant", primary_key=True),
    _whole("resource", primary_key=True),
    _key("id"),
    _whole("number"),
    _whole("last_number"),
    _whole("seq"),
    Column("deleted", Boolean, nullable=False),
    _whole("valid_from"),
    _maybe("valid_to"),
    _maybe("next_from"),
    _whole("recorded_at"),
    Column("doc", Blob, nullable=False),
)
Index(
    "heads_due",
    heads.c.next_from,
    sqlite_where=heads.c.next_from.isnot(None),
    postgresql_where=heads.c.next_from.isnot(None),
)

# Every other version: replaced, or recorded for another time than now.
history = Table(
    "history",
    metadata,
    _whole("tenant", primary_key=True),
    _whole("resource", primary_key=True),
    _key("id"),
    _whole("number", primary_key=True),
    _whole("seq"),
    _whole("valid_from"),
    _maybe("valid_to"),
    _whole("recorded_at"),
    Column("doc", Blob, nullable=False),
)

# What a record can be found by: one row a value of each declared search field of its head.
entries = Table(
    "entries",
    metadata,
    _whole("tenant", primary_key=True),
    _whole("field", primary_key=True),
    _key("value"),
    _key("id"),
    _whole("seq"),
    sqlite_with_rowid=False,
)
Index("entries_recorded", entries.c.tenant, entries.c.field, entries.c.value, entries.c.seq, entries.c.id)
Index("entries_of_record", entries.c.tenant, entries.c.field, entries.c.id, entries.c.value)

# What a record could once be found by: candidates of a search at another time.
past_entries = Table(
    "past_entries",
    metadata,
    _whole("tenant", primary_key=True),
    _whole("field", primary_key=True),
    _key("value"),
    _key("id"),
    sqlite_with_rowid=False,
)

# One row a change, numbered without gaps: the outbox of the feed and of webhooks.
events = Table(
    "events",
    metadata,
    _whole("tenant", primary_key=True),
    _whole("seq", primary_key=True),
    _whole("resource"),
    Column("id", Key, nullable=False),
    _whole("number"),
    Column("verb", Text, nullable=False),
    _whole("recorded_at"),
)

# The trace of the request behind a change, where it named one: passed on with its deliveries.
event_traces = Table(
    "event_traces",
    metadata,
    _whole("tenant", primary_key=True),
    _whole("seq", primary_key=True),
    Column("trace", Text, nullable=False),
)

# Answers that are given again to the same key.
idempotency = Table(
    "idempotency",
    metadata,
    _whole("tenant", primary_key=True),
    _key("client"),
    _key("name"),
    Column("digest", Text, nullable=False),
    _whole("status"),
    Column("headers", Blob, nullable=False),
    Column("body", Blob, nullable=False),
    _whole("expires_at"),
    Index("idempotency_expiry", "expires_at"),
)

# Erasures that were asked for and are not finished; `due_at` is when the next attempt is worth while.
erasures = Table(
    "erasures",
    metadata,
    _whole("tenant", primary_key=True),
    _key("id"),
    Column("resource", Text, nullable=False),
    Column("subject", Key, nullable=False),
    _whole("due_at"),
    Index("erasures_due", "due_at"),
)

# Requests of each client in each minute, so that processes share one limit.
rates = Table(
    "rates",
    metadata,
    _whole("tenant", primary_key=True),
    _key("client"),
    _whole("minute", primary_key=True),
    _whole("count"),
)

# Tokens that were taken back before they expired.
revocations = Table("revocations", metadata, _key("token"), _whole("expires_at"))

jobs = Table(
    "jobs",
    metadata,
    _whole("tenant", primary_key=True),
    _key("id"),
    Column("client", Key, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    _whole("created_at"),
    _maybe("expires_at"),
    _whole("position"),
    Column("claimed_by", Text, nullable=True),
    _maybe("claimed_until"),
    Column("doc", Blob, nullable=False),
    Index("jobs_waiting", "status", "claimed_until"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    _whole("tenant", primary_key=True),
    _key("id"),
    Column("client", Key, nullable=False),
    Column("status", Text, nullable=False),
    _whole("position"),
    _whole("attempts"),
    _whole("next_attempt_at"),
    Column("claimed_by", Text, nullable=True),
    _maybe("claimed_until"),
    Column("secret", Blob, nullable=False),
    Column("doc", Blob, nullable=False),
)

dead_letters = Table(
    "dead_letters",
    metadata,
    _whole("tenant", primary_key=True),
    _key("subscription"),
    _whole("seq", primary_key=True),
    _whole("failed_at"),
    Column("reason", Text, nullable=False),
)

# Keys of the server that all its processes share.
secrets = Table("secrets", metadata, _key("name"), Column("value", Blob, nullable=False))
