"""Rows of an import judged with the native gate and without it: the same rows, the same faults, the same references."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from crmserver.auth.caller import Caller
from crmserver.bulk.chunks import Source, chunks
from crmserver.bulk.completing import Terms
from crmserver.bulk.gates import Gates, gates
from crmserver.bulk.preparing import prepare
from crmserver.bulk.rows import read_rows, read_told
from crmserver.judging import Learned, judge
from crmserver.store.values import instant
from crmstandard import schemas
from crmstandard.sample.bank import bank
from crmstandard.sample.blocks import block
from tests.vectors import resource_cases

CALLER = Caller("loader", "bank", frozenset({"admin"}), "urn:loader", "loader", "system", None, "S", "t", 0)
AT = instant(1_780_000_000_123_456)
GOOD = [*bank(), *block(1, 0, 10)]


def _vectors() -> list[Any]:
    return [document for each in resource_cases() for document in each.documents]


def _odd() -> list[bytes]:
    """Lines that readers take for different things."""
    good = orjson.dumps(GOOD[-1])
    person = next(each for each in GOOD if each["resourceType"] == "Person")
    number = {"system": "urn:bank:numbers", "value": "77"}
    relation = next(each for each in GOOD if each["resourceType"] == "PartyRelationship")
    one, other = {"type": "Person", "identifier": number}, {"type": "Person", "id": "p-9"}
    escaped = orjson.dumps(person).replace(b"-05", b"\\u002d05")
    return [
        good,
        b"",
        b"  \t",
        b"\x0b",
        good + b"\r",
        b"\xef\xbb\xbf" + good,
        good + good,
        good + b" " + good,
        good[:-1] + b',"id":"twice"}',
        b"[" + good + b"]",
        good[:-1],
        good.replace(b'"', b"'"),
        b"null",
        good.replace(b"{", b'{"a\\u0062":1,', 1),
        orjson.dumps({**person, "identifiers": [number]}),
        orjson.dumps({**relation, "from": one}),
        orjson.dumps({**relation, "from": other, "to": {**other, "id": relation["id"]}}),
        orjson.dumps({**relation, "to": {"type": relation["resourceType"], "id": relation["id"]}}),
        orjson.dumps({key: value for key, value in person.items() if key != "meta"}),
        orjson.dumps({**person, "meta": {"validTime": {"start": "2031-01-01", "end": "2030-01-01"}}}),
        orjson.dumps({**person, "meta": {"source": "urn:x", "validTime": {"start": "2031-01-01"}}}),
        orjson.dumps({**person, "absences": [{"path": "/birthDate", "reason": "masked"}]}),
        orjson.dumps({**person, "id": "not an id"}),
        escaped,
    ]


def _prepared(folder: Path, body: bytes, profiles: tuple[str, ...], with_gates: Gates | None, asked: Any) -> Any:
    """Everything that comes of a stream, in a form that can be compared."""
    folder.mkdir()
    (folder / "rows").write_bytes(body)
    terms = Terms(CALLER, profiles, 1 << 20, AT)
    found: list[Any] = []
    for chunk in chunks([Source(str(folder / "rows"))], 1 << 16, 1 << 20):
        target = folder / str(chunk.number)
        made = prepare(terms, chunk, str(target), asked, with_gates)
        rows, (_, told) = read_rows(target), read_told(target)
        leads = {(c.pointer, c.resource, *one) for c in told.references for one in zip(c.rows, c.ids, strict=True)}
        refused = sorted(made.refused, key=lambda each: each.row)
        asks = sorted((each.row, each.pointer, each.name) for each in made.asked)
        kept = (made.rows, made.keys, made.resources, sorted(made.wanted), asks, refused, made.blank)
        found.append((kept, rows, leads, sorted(told.names)))
    return found


@pytest.mark.parametrize("profiles", [(), tuple(sorted(schemas.profiles()))])
def test_the_gate_and_the_exact_way_make_the_same_of_every_row(tmp_path: Path, profiles: tuple[str, ...]) -> None:
    """BLK-044: good rows, vectors that break something, and lines that are strange in other ways."""
    with_gates = gates()
    if with_gates is None:
        pytest.skip("the native library is not built here; run `make native`")
    body = b"\n".join([*map(orjson.dumps, GOOD), *map(orjson.dumps, _vectors()), *_odd()]) + b"\n"
    exact = _prepared(tmp_path / "exact", body, profiles, None, judge)
    assert _prepared(tmp_path / "gate", body, profiles, with_gates, Learned()) == exact
    assert _prepared(tmp_path / "learned", body, profiles, None, Learned()) == exact
    assert sum(len(kept[0]) for kept, *_ in exact) > len(GOOD)
    assert sum(len(kept[5]) for kept, *_ in exact) > 100


def test_the_gate_spares_the_exact_way_its_work(tmp_path: Path) -> None:
    """Of good rows none comes to the judge; of bad ones all do."""
    with_gates = gates()
    if with_gates is None:
        pytest.skip("the native library is not built here; run `make native`")
    seen: list[str] = []

    def counting(resource: str, document: Any, profiles: Any = ()) -> Any:
        seen.append(str(document["id"]))
        return judge(resource, document, profiles)

    bad = {**next(each for each in GOOD if each["resourceType"] == "Person"), "id": "bad", "birthDate": "never"}
    body = b"\n".join(map(orjson.dumps, [*GOOD, bad]))
    found = _prepared(tmp_path / "gate", body, (), with_gates, counting)
    assert seen == ["bad"]
    assert [each.row for kept, *_ in found for each in kept[5]] == [len(GOOD)]


def test_a_row_that_writes_the_time_of_storing_itself_is_told_apart(tmp_path: Path) -> None:
    """A time that the client wrote stays as it is, escapes or not."""
    person = next(each for each in GOOD if each["resourceType"] == "Person")
    at = AT
    own = orjson.dumps({**person, "meta": {"source": "urn:x", "validTime": {"start": at}}})
    rows = [orjson.dumps(person), own, own.replace(at.encode(), at.replace("-", "\\u002d").encode())]
    ((_, found, *_),) = _prepared(tmp_path / "own", b"\n".join(rows), (), None, judge)
    assert found.spoken == frozenset({1, 2})
    assert found.valid_from[1] is None
