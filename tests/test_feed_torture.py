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
    "pgp-curve": (b"\x84\x5e\x03" + NOISE, "encrypted (PGP)"),
    "pgp-rsa-3072": (b"\x85\x01\x8c\x03" + NOISE, "encrypted (PGP)"),
    "pgp-new-form": (b"\xc1\xc0\x4c\x03" + NOISE, "encrypted (PGP)"),
    "pgp-password": (b"\x8c\x0d\x04" + NOISE, "encrypted (PGP)"),
    "pgp-password-new-form": (b"\xc3\x1e\x06" + NOISE, "encrypted (PGP)"),
    "pgp-text": (b"-----BEGIN PGP MESSAGE-----\n", "encrypted (PGP)"),
    "age": (b"age-encryption.org/v1\n", "encrypted (age)"),
    "openssl": (b"Salted__" + NOISE, "encrypted (OpenSSL)"),
    "zip": (b"PK\x03\x04\x14\x00\x00\x00" + NOISE, "a ZIP archive"),
    "zip-encrypted": (b"PK\x03\x04\x14\x00\x01\x00" + NOISE, "an encrypted ZIP archive"),
    "workbook": (b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 22 + b"[Content_Types].xml" + NOISE, "Excel workbook"),
    "old-workbook": (b"\xd0\xcf\x11\xe0" + NOISE, "save it as CSV"),
    "rar": (b"Rar!" + NOISE, "RAR"),
    "lz4": (b"\x04\x22\x4d\x18" + NOISE, "LZ4"),
    "parquet": (b"PAR1" + NOISE, "Parquet"),
    "xml": (b"<?xml version='1.0'?>\n", "XML"),
    "web-page": (b"<!DOCTYPE html>\n<html>", "web page"),
    "nothing": (b"", "empty"),
    "blanks": (b" \n\n  \n", "blanks"),
}


IN_THAT_FORM = {"blanks", "zeros", "utf-16", "parquet", "gzip-cut", "zstd-cut"}  # which other tests hold


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


@pytest.mark.parametrize("name", sorted(set(UNREADABLE) - IN_THAT_FORM))
def test_bytes_that_can_not_be_read_are_named_under_any_name(name: str, tmp_path: Path) -> None:
    content, reason = UNREADABLE[name]
    for ending in ("csv", "parquet", "csv.gz"):
        path = tmp_path / f"persons.{ending}"
        path.write_bytes(content)
        _, report = checked(path)
        assert reason in report["files"][0]["reason"], ending
