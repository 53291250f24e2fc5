"""The accept gate: it accepts what is right and nothing that the exact path finds a fault in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import orjson
import pytest

from crmstandard import schemas
from crmstandard.feeds.accuracy import numbers_with_check_digits
from crmstandard.feeds.native import gate as gates
from crmstandard.feeds.native.gate import Gate, Keeping
from crmstandard.feeds.native.library import Place
from crmstandard.feeds.native.program import compile_program
from crmstandard.sample.writing import write_bank
from tests.native.cases import Kind, faults, kinds, lines
from tests.native.fuzz import accepted, false_accepts
from tests.vectors import resource_cases, rule_cases

pytestmark = pytest.mark.skipif(not gates.is_available(), reason="the native library is not built; run `make native`")
SOME = 60


@cache
def _gate(profile: str | None) -> Gate:
    return Gate(profile=profile)


@pytest.fixture
def gate() -> Gate:
    return _gate(None)


def _one(gate: Gate, text: bytes) -> bool:
    return gate.scan(text).accepted == 1


@pytest.mark.parametrize("title", ["CampaignContact", "Interaction", "Person"])
def test_what_is_said_of_a_record_does_not_depend_on_those_before_it(gate: Gate, title: str) -> None:
    changed = list(lines(Kind(title, None), 11, 300))
    batch = [line for each in changed for line in (changed[0], each)]  # as most feeds: many records much like one
    suspicious = {each.line for each in gate.scan(b"\n".join(batch)).suspicious}
    for number, line in enumerate(batch):
        assert (gate.scan(line).accepted == 0) == (number in suspicious) or not line.strip(), line


@pytest.mark.parametrize("title", ["ArrangementRole", "Customer", "DueDiligence", "Organization", "Person", "Score"])
def test_a_byte_changed_in_a_record_written_as_one_before_is_judged_as_in_one_that_comes_first(
    gate: Gate, title: str
) -> None:
    for good in [line for line in lines(Kind(title, None), 3, 40) if _one(gate, line)][:3]:
        _is_judged_as_first(gate, good, (b'"', b"7", b"\xc3"))


def _is_judged_as_first(gate: Gate, good: bytes, signs: Iterable[bytes]) -> None:
    changed = [good[:place] + sign + good[place + 1 :] for place in range(len(good)) for sign in signs]
    suspicious = {each.line for each in gate.scan(b"\n".join([good, *changed])).suspicious}
    for number, line in enumerate(changed, 1):
        assert (number in suspicious) != _one(gate, line), line


def test_wrong_documents_of_the_vectors_are_suspicious_behind_right_ones_written_alike() -> None:
    right: dict[tuple[str | None, str], list[bytes]] = defaultdict(list)
    wrong: dict[tuple[str | None, str], list[bytes]] = defaultdict(list)
    for case in (*resource_cases(), *rule_cases()):
        for document in case.documents:
            line = orjson.dumps(document, option=orjson.OPT_SORT_KEYS)
            is_right = _one(_gate(case.profile), line)
            (right if is_right else wrong)[case.profile, document.get("resourceType", "")].append(line)
    for (profile, title), each_wrong in wrong.items():
        before = sorted(set(right[profile, title]))
        batch = [line for each in each_wrong for line in (*before, each)]
        suspicious = {each.line for each in _gate(profile).scan(b"\n".join(batch)).suspicious}
        assert suspicious == set(range(len(before), len(batch), len(before) + 1)), title


@pytest.mark.parametrize("kind", kinds(), ids=str)
def test_nothing_is_accepted_that_the_exact_path_refuses(kind: Kind) -> None:
    _, wrong = false_accepts(_gate(kind.profile), kind, 1, SOME)
    assert wrong == []


def test_wrong_documents_of_the_vectors_are_suspicious() -> None:
    for case in (*resource_cases(), *rule_cases()):
        lines = [orjson.dumps(each) for each in case.documents]
        wrong = [line for line in accepted(_gate(case.profile), lines) if faults(line, case.profile)]
        assert (case.name, wrong) == (case.name, [])


def test_every_record_of_the_sample_bank_is_accepted(gate: Gate, tmp_path: Path) -> None:
    write_bank(tmp_path / "bank", 40, 7, 0)
    for path in sorted((tmp_path / "bank").glob("*.ndjson")):
        text = path.read_bytes()
        assert (path.name, gate.scan(text).accepted) == (path.name, text.count(b"\n"))


LEFT = frozenset(
    "AuditEvent/full AuditEvent/minimal Case/full CustomerProfitability/full MetricResult/full Organization/full "
    "OutsourcingContract/full PartyGroup/full Person/full SalesPlan/full SalesPlan/minimal ServiceLevelReport/full "
    "SourceRecord/full SourceRecord/minimal".split()
)  # digests, quotients, ages, and rules that are not evaluated for a member declared absent


def test_right_documents_of_the_vectors_are_accepted_but_for_those_named_here(gate: Gate) -> None:
    left = set()
    for case in resource_cases():
        line = orjson.dumps(case.documents[0])
        if not case.expect and case.profile is None and case.subject in schemas.resources() and not faults(line, None):
            left |= set() if gate.scan(line).accepted else {case.name}
    assert left == LEFT


def test_check_digits_are_counted_as_the_exact_path_counts_them(gate: Gate) -> None:
    documents = [document for case in (*resource_cases(), *rule_cases()) for document in case.documents]
    told = []
    for document in documents:
        found = gate.scan(orjson.dumps(document), keeping=Keeping(1, every=1))
        if found.accepted:
            assert not any(each.why & gates.SAMPLED for each in found.wanted), document["resourceType"]
            assert found.counted == numbers_with_check_digits(document["resourceType"], document), document
            told.append(found.counted)
    assert len(told) > 500
    assert len(set(told)) > 2


PERSON = {
    "resourceType": "Person",
    "id": "p-1",
    "meta": {
        "versionId": "1",
        "recordedAt": "2026-01-15T09:30:00Z",
        "validTime": {"start": "2026-01-15"},
        "source": "urn:example:crm",
    },
    "names": [{"use": "legal", "text": "王 Ångström"}],
    "status": "active",
}
LINE = orjson.dumps(PERSON)


def test_a_byte_changed_in_a_record_with_escapes_is_judged_as_in_one_that_comes_first(gate: Gate) -> None:
    good = json.dumps(PERSON, separators=(",", ":")).replace("crm", "\\/c\\u0072m").encode()
    assert _one(gate, good)
    _is_judged_as_first(gate, good, (b'"', b"7", b"\\", b"u", b"d"))


def test_order_of_members_blanks_escapes_and_line_ends_make_no_difference(gate: Gate) -> None:
    turned = orjson.dumps(dict(reversed(PERSON.items())))
    escaped = LINE.decode().replace("王", "\\u738b").replace("Å", "\\u00c5").encode()
    spaced = LINE.replace(b":", b" : ").replace(b",", b"\t,\r ").replace(b"T09 : 30 : 00Z", b"T09:30:00Z")
    spaced = spaced.replace(b"urn : example : crm", b"urn:example:crm")
    for line in (LINE, turned, escaped, spaced, LINE + b"\r\n", b"\n \n" + LINE):
        assert _one(gate, line), line


def test_pretty_printed_records_are_read_by_value(gate: Gate) -> None:
    text = orjson.dumps(PERSON, option=orjson.OPT_INDENT_2)
    found = gate.scan(text + b"\n" + text + b'\n{\n"id": 1}\n' + text, by_value=True)
    lines = text.count(b"\n") + 1
    assert (found.accepted, [each.line for each in found.suspicious]) == (3, [2 * lines])
    assert not _one(gate, text)


def test_a_record_cut_by_the_end_of_a_block_is_left_for_the_next(gate: Gate) -> None:
    text = LINE + b"\n" + LINE
    found = gate.scan(text, last=False)
    assert (found.accepted, found.consumed, found.suspicious) == (1, len(LINE) + 1, ())
    assert gate.scan(text).accepted == 2


def test_suspicious_records_are_named_by_bytes_and_line(gate: Gate) -> None:
    text = LINE + b"\n\n{}\n" + LINE + b"\nnonsense\n"
    found = gate.scan(text)
    assert [(text[each.start : each.end], each.line) for each in found.suspicious] == [(b"{}\n", 2), (b"nonsense\n", 4)]
    assert (found.accepted, found.lines, found.blank, found.by_resource) == (2, 5, 1, {"Person": 2})


def test_a_gate_of_one_resource_accepts_no_other() -> None:
    assert _one(Gate("Person"), LINE)
    assert not _one(Gate("Organization"), LINE)


TORTURE = (
    b"",
    b" ",
    b"[",
    b"{",
    b"[]",
    b"{}",
    b"nul",
    b"null",
    b"tru",
    b'"',
    b'"a',
    b"[1,]",
    b"[1 2]",
    b"[,1]",
    b"{,}",
    b'{"a"}',
    b'{"a":}',
    b'{"a":1,}',
    b'{"a" 1}',
    b"{a:1}",
    b"{'a':1}",
    b'{"a":1}}',
    b'{"a":1}{"a":1}',
    b"[1]x",
    b"/**/{}",
    b"//\n{}",
    b"[01]",
    b"[-]",
    b"[+1]",
    b"[.1]",
    b"[1.]",
    b"[1e]",
    b"[0x1]",
    b"[NaN]",
    b"[Infinity]",
    b"[-Infinity]",
    b"[1e400]",
    b'["\\x"]',
    b'["\\u12"]',
    b'["\\ud800"]',
    b'["\\udc00\\ud800"]',
    b'["\t"]',
    b'["\x00"]',
    b'["\xff"]',
    b'["\xc0\xaf"]',
    b'["\xed\xa0\x80"]',
    b'["\xf4\x90\x80\x80"]',
    b"\xef\xbb\xbf{}",
    b"\xff\xfe{\x00}\x00",
    b"\x00",
    b"\x0c{}",
    b"{\x0b}",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"[" * 64 + b"]" * 64,
    b'{"id":"a","id":"a"}',
    b'{"":{}}',
    b'["' + b"a" * 100_000,
    LINE[:-1],
    LINE + b"}",
    LINE + LINE,
    LINE + b",",
    b"[" + LINE + b"]",
    LINE.replace(b'"p-1"', b'"p-1","id":"p-1"'),
    LINE.replace(b'"p-1"', b'"p-1","\\u0069d":"p-1"'),
    LINE.replace(b'"p-1"', b'"p\\u002d1\\ud800"'),
    LINE.replace("王".encode(), b"\xe7\x8e"),
    LINE.replace("王".encode(), b"\xed\xa0\x80"),
    LINE.replace(b'"p-1"', b'"p-1\n"'),
    LINE.replace(b'"p-1"', b'"p-1\\n"'),
    LINE.replace(b'"p-1"', b"NaN"),
    LINE.replace(b'"p-1"', b"1"),
    b"\xef\xbb\xbf" + LINE,
)


@pytest.mark.parametrize("text", TORTURE, ids=range(len(TORTURE)))
def test_unsound_texts_are_suspicious_whole_and_cut_anywhere(gate: Gate, text: bytes) -> None:
    assert gate.scan(text).accepted == 0 or faults(text, None) == []
    for by_value in (False, True):
        for end in range(0, len(text), max(1, len(text) // 50)):
            found = gate.scan(text[:end], by_value=by_value, last=end % 2 == 0)
            assert found.accepted == 0 or by_value
            kept = gate.scan(text[:end], by_value=by_value, last=end % 2 == 0, keeping=Keeping(1, 2, 'a\n"b'))
            assert (kept.accepted, kept.consumed, kept.suspicious) == (
                found.accepted,
                found.consumed,
                found.suspicious,
            )


NOT_COMPILED = frozenset(
    (
        "ANL-014 ANL-021 ANL-022 ANL-023 ANL-024 GEN-036 OUT-021 PRD-016 PRD-055 PTY-010 PTY-060 PTY-095 SAL-054 "
        "SEC-131"
    ).split()
)  # in part or whole: where they are reached the record is suspicious


def test_every_rule_is_compiled_but_for_those_named_here() -> None:
    assert {note.split(": ")[1] for note in compile_program().notes} == NOT_COMPILED


def test_places_are_three_numbers() -> None:
    place = Place(1, 2, 3)
    assert (place.start, place.end, place.line) == (1, 2, 3)
