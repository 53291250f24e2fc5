"""The evaluator against a database, on random conditions."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmstandard.analytics.segments import (
    Attribute,
    Catalogue,
    Kind,
    evaluate,
    parse,
)
from crmstandard.analytics.segments.evaluation import pattern

FILTERS, ROWS = 300, 400
SEED = 20260115
SYMBOLS = {"=": "=", "<>": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
EQUAL = ("=", "<>")

# ---------------------------------------------------------------- against DuckDB: scalars and NULLs

COLUMNS: Mapping[str, tuple[Kind, str]] = {
    "name": (Kind.STRING, "VARCHAR"),
    "tier": (Kind.CODE, "VARCHAR"),
    "amount": (Kind.NUMBER, "DECIMAL(28,5)"),
    "count": (Kind.INTEGER, "BIGINT"),
    "vip": (Kind.BOOLEAN, "BOOLEAN"),
    "since": (Kind.DATE, "DATE"),
    "at": (Kind.DATE_TIME, "TIMESTAMPTZ"),
}
SCALARS = Catalogue({path: Attribute(path, kind) for path, (kind, _) in COLUMNS.items()})
POOL: Mapping[str, list[Any]] = {
    "name": ["", "a", "A", "ab", "a%b", "50%", "张伟", "Z", "\U0001f600", "\uff21", "it's"],
    "tier": ["GOLD", "SILVER", "gold"],
    "amount": ["0", "-0.5", "1.50", "1.5", "10", "9", "999999999999999999.99999", "-10.00001"],
    "count": [-1, 0, 1, 2, 90, 2**40],
    "vip": [True, False],
    "since": ["2024-02-29", "2024-03-01", "2025-12-31", "2026-01-01", "0001-01-01"],
    "at": [
        "2026-01-15T09:30:00+08:00",
        "2026-01-15T01:30:00Z",
        "2026-01-15T01:30:00.000001Z",
        "2026-01-14T23:30:00-05:00",
        "2025-06-30T12:00:00.5+05:30",
    ],
}
LITERALS = {**POOL, "at": [each for each in POOL["at"] if each.endswith("Z")], "count": [*POOL["count"], 0.5, -0.25]}


def _literal(path: str, value: Any) -> Any:
    wrapped = {Kind.DATE: "date", Kind.DATE_TIME: "timestamp"}.get(COLUMNS[path][0])
    return {wrapped: value} if wrapped else value


def _sql(path: str, value: Any) -> str:
    """The literal of SQL."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"CAST('{value}' AS DECIMAL(38,10))"
    quoted = "'" + value.replace("'", "''") + "'"
    kind = {"amount": "DECIMAL(38,10)", "since": "DATE", "at": "TIMESTAMPTZ"}.get(path, "VARCHAR")
    return f"CAST({quoted} AS {kind})"


def _predicate(chance: random.Random) -> tuple[Any, str]:
    """A condition on one property, in the language and in SQL."""
    path = chance.choice(list(COLUMNS))
    node, column = {"property": path}, f'"{path}"'
    ordered = path not in ("tier", "vip")
    operators = [*SYMBOLS, "between", "in", "isNull"] if ordered else [*EQUAL, "in", "isNull"]
    operator = chance.choice([*operators, "like"] if path == "name" else operators)
    picked = [chance.choice(LITERALS[path]) for _ in range(chance.randint(2, 4))]
    texts, literals = [_sql(path, each) for each in picked], [_literal(path, each) for each in picked]
    if operator == "isNull":
        return {"op": "isNull", "args": [node]}, f"({column} IS NULL)"
    if operator == "between":
        return {"op": "between", "args": [node, *literals[:2]]}, f"({column} BETWEEN {texts[0]} AND {texts[1]})"
    if operator == "in":
        return {"op": "in", "args": [node, literals]}, f"({column} IN ({', '.join(texts)}))"
    if operator == "like":
        like = chance.choice(["a%", "%", "_", "__", "%\\%", "a\\%b", "%b", "\\\\%", "张_"])
        return {"op": "like", "args": [node, like]}, f"({column} LIKE '{like}' ESCAPE '\\')"
    return {"op": operator, "args": [node, literals[0]]}, f"({column} {SYMBOLS[operator]} {texts[0]})"


def _condition(chance: random.Random, depth: int) -> tuple[Any, str]:
    if depth == 0 or chance.random() < 0.3:
        return _predicate(chance)
    operator = chance.choice(["and", "or", "not"])
    parts = [_condition(chance, depth - 1) for _ in range(1 if operator == "not" else chance.randint(2, 3))]
    node = {"op": operator, "args": [each for each, _ in parts]}
    if operator == "not":
        return node, f"(NOT {parts[0][1]})"
    return node, "(" + f" {operator.upper()} ".join(sql for _, sql in parts) + ")"


def _records(chance: random.Random) -> list[dict[str, Any]]:
    """Records with every third value absent."""
    return [
        {path: chance.choice(values) for path, values in POOL.items() if chance.random() < 0.67} for _ in range(ROWS)
    ]


@pytest.fixture(scope="module")
def table() -> Iterator[tuple[duckdb.DuckDBPyConnection, list[dict[str, Any]]]]:
    records = _records(random.Random(SEED))
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET TimeZone = 'UTC'")
        columns = ", ".join(f'"{path}" {kind}' for path, (_, kind) in COLUMNS.items())
        connection.execute(f"CREATE TABLE t (number INTEGER, {columns})")
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        made = [[number, *(record.get(path) for path in COLUMNS)] for number, record in enumerate(records)]
        connection.executemany(f"INSERT INTO t VALUES ({marks})", made)
        yield connection, records


def test_the_evaluator_agrees_with_a_database(
    table: tuple[duckdb.DuckDBPyConnection, list[dict[str, Any]]],
) -> None:
    connection, records = table
    chance = random.Random(SEED + 1)
    seen: set[bool | None] = set()
    for _ in range(FILTERS):
        node, sql = _condition(chance, 3)
        expression = parse(node, SCALARS)
        answers = connection.execute(f"SELECT {sql} FROM t ORDER BY number").fetchall()
        found = [evaluate(expression, record) for record in records]
        assert found == [answer for (answer,) in answers], sql
        seen.update(found)
    assert seen == {True, False, None}


# ---------------------------------------------------------------- the plan against the evaluator


def _fits(like: str, text: str) -> bool:
    """Whether a text fits a pattern without escapes, worked out place by place."""
    ends = {0}
    for sign in like:
        if sign == "%":
            ends = set(range(min(ends), len(text) + 1)) if ends else ends
        else:
            ends = {end + 1 for end in ends if end < len(text) and sign in ("_", text[end])}
    return len(text) in ends


@given(st.text("ab%_", max_size=12), st.text("ab\n", max_size=12))
def test_a_pattern_fits_what_it_fits_place_by_place(like: str, text: str) -> None:
    """What stands between two wildcards is looked for once, and is found wherever it could be."""
    assert bool(pattern(like).fullmatch(text)) == _fits(like, text)


@pytest.mark.parametrize(
    "like", ["%a" * 30 + "%c", "a%" * 30 + "c", "%_a" * 30 + "c", "%" * 300 + "c", "%aa" * 30 + "c"]
)
def test_no_pattern_takes_long_over_a_text(like: str) -> None:
    """The pattern of one subscription or grant must not hold up what everybody else does."""
    assert pattern(like).fullmatch("a" * 10_000 + "b") is None
