"""Files that no reader likes end in a clear verdict: refused, with the requirement and in words; never a crash."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
import zstandard

from tests.feeds import checked, counts

NOISE = random.Random(1).randbytes(4000)
READ = {  # what is read and found wrong
    "deep-array": (b"[" * 100_000, "GEN-001"),
    "deep-object": (b'{"a":' * 100_000, "GEN-006"),
    "trailing-comma": (b"[1,2,]", "GEN-001"),
    "huge-number": (b"[1e999]", "GEN-003"),
    "not-a-number": (b"[NaN]", "GEN-003"),
    "open-string": (b'"abc', "GEN-001"),
    "wrong-escape": (b'["\\x"]', "GEN-001"),
    "lone-surrogate": (b'["\\ud800"]', "GEN-004"),
    "two-marks": (b"\xef\xbb\xbf\xef\xbb\xbf{}", "GEN-001"),
    "scalar": (b"1", "GEN-008"),
    "open-object": (b'{"a":1', "GEN-001"),
    "commas": (b",,,", "GEN-001"),
    "many-digits": (b"[" + b"9" * 100_000 + b"]", "GEN-003"),
    "member-twice": (b'{"a":1,"a":2}', "GEN-002"),
    "line-too-long": (b'{"a":"' + b"x" * (17 << 20) + b'"}\n{"resourceType":"Person"}\n', "GEN-007"),
    "carriage-returns": (b'{"a":1}\r{"a":2}\r', "GEN-001"),
    "no-colon": (b'{"a" 1}', "GEN-001"),
    "arrays": (b"[[[[]]]]", "GEN-008"),
    "no-record": (b"[]", "FED-013"),
}
UNREADABLE = {  # what can not be read, and a word of the reason
    "zeros": (b"\x00" * 100, "binary"),
    "utf-16": ('{"a":1}'.encode("utf-16"), "UTF-16"),
    "gzip-cut": (gzip.compress(b'{"a":1}\n' * 5000)[:-10], "cut short"),
    "gzip-noise": (b"\x1f\x8b" + NOISE, "damaged"),
    "zstd-noise": (b"\x28\xb5\x2f\xfd" + NOISE, "damaged"),
    "zstd-cut": (zstandard.compress(b'{"a":1}\n' * 5000)[:-5], "cut short"),
    "pgp": (b"\x85\x01\x0c\x03" + NOISE, "encrypted (PGP)"),
    "pgp-text": (b"-----BEGIN PGP MESSAGE-----\n", "encrypted (PGP)"),
    "age": (b"age-encryption.org/v1\n", "encrypted (age)"),
    "openssl": (b"Salted__" + NOISE, "encrypted (OpenSSL)"),
    "zip": (b"PK\x03\x04" + NOISE, "ZIP"),
    "nothing": (b"", "empty"),
    "blanks": (b" \n\n  \n", "blanks"),
}


@pytest.mark.parametrize("name", READ)
def test_text_that_is_no_feed_is_refused_by_its_requirement(name: str, tmp_path: Path) -> None:
    content, requirement = READ[name]
    (tmp_path / "x.json").write_bytes(content)
    outcome, report = checked(tmp_path / "x.json")
    assert outcome.verdict == "rejected"
    assert requirement in counts(report)


@pytest.mark.parametrize("name", UNREADABLE)
def test_bytes_that_can_not_be_read_are_named_as_what_they_are(name: str, tmp_path: Path) -> None:
    content, reason = UNREADABLE[name]
    (tmp_path / "x.json").write_bytes(content)
    outcome, report = checked(tmp_path / "x.json")
    assert outcome.verdict == "rejected"
    assert reason in report["files"][0]["reason"]
    assert counts(report)["FED-012"] == 1
