"""A bundle holds as it was made, and is refused with its reason when anything in it was changed."""

from __future__ import annotations

import string
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from typer.testing import CliRunner

from crmconformance import digests
from crmconformance.evidence import bundle
from crmconformance.evidence.bundle import MANIFEST, SIGNED, Unreadable
from crmconformance.evidence.signing import sealed
from crmconformance.evidence.verifying import BY_THE_BANK, SELF_DECLARED, Trust, verified
from crmconformance.journal import FILE, Recording
from crmconformance.report.files import JSON_REPORT
from crmstandard.cli import application
from tests.conformance.systems import reference, run_against

pytestmark = pytest.mark.anyio
KEY = Ed25519PrivateKey.generate()
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed bundle of a short run."""
    folder = tmp_path_factory.mktemp("run")
    async with reference(folder, str(folder / "bank.db")) as target:
        await run_against(target, folder, "API-001", "API-040", "API-042")
    bundle.write(folder / "evidence.zip", (folder / "conformance-run" / FILE).read_bytes(), KEY)
    return folder / "evidence.zip"


@pytest.fixture(scope="module")
async def whole(written: Path) -> Files:
    """The files of that bundle."""
    return bundle.read(written)


def _reasons(files: Files) -> str:
    return "\n".join(verified(files, Trust()).reasons)


def _resealed(files: Files, key: Ed25519PrivateKey = KEY) -> Files:
    """The files with a manifest and a signature that fit what was changed: what a forger who is no fool would do."""
    made = dict(files)
    made[MANIFEST] = bundle.manifest({name: made[name] for name in bundle.CONTENT}, Recording(made[FILE]))
    made[SIGNED] = sealed(made[MANIFEST], key)
    return made


def _lines(files: Files, change: Callable[[list[dict[str, object]]], object]) -> Files:
    lines = [orjson.loads(line) for line in files[FILE].splitlines()]
    change(lines)
    return {**files, FILE: b"".join(orjson.dumps(each, option=orjson.OPT_SORT_KEYS) + b"\n" for each in lines)}


async def test_a_bundle_holds_as_it_was_made(whole: Files) -> None:
    found = verified(whole, Trust((KEY.public_key(),)))
    assert found.reasons == ()
    assert found.assurance == SELF_DECLARED
    assert found.recomputed > 50


async def test_a_run_of_the_bank_is_told_as_one(whole: Files) -> None:
    assert verified(whole, Trust(own=(KEY.public_key(),))).assurance == BY_THE_BANK


async def test_a_signature_of_somebody_else_is_refused(whole: Files) -> None:
    other = Ed25519PrivateKey.generate()
    assert "none of those given" in "\n".join(verified(whole, Trust((other.public_key(),))).reasons)


async def test_one_byte_changed_anywhere_is_refused(whole: Files) -> None:
    for name, raw in whole.items():
        for at in {0, len(raw) // 3, len(raw) // 2, len(raw) - 2}:
            changed = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
            assert _reasons({**whole, name: changed}), (name, at)


def _other_bits(text: str) -> str:
    """Base64 of the same bytes with another last digit, whose last bits stand for nothing."""
    at = len(text.rstrip("=")) - 1
    digits = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    return f"{text[:at]}{digits[digits.index(text[at]) ^ 1]}{text[at + 1 :]}"


def _signature_changed(envelope: dict[str, Any], name: str, value: Any) -> bytes:
    own = {"signatures": [{**envelope["signatures"][0], name: value}]}
    return orjson.dumps({**envelope, **own}, option=orjson.OPT_SORT_KEYS)


async def test_a_signature_written_otherwise_is_refused(whole: Files) -> None:
    envelope = orjson.loads(whole[SIGNED])
    signature = envelope["signatures"][0]["sig"]
    otherwise = [
        orjson.dumps(envelope, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2),
        orjson.dumps(dict(reversed(envelope.items()))),
        orjson.dumps({**envelope, "note": 1}, option=orjson.OPT_SORT_KEYS),
        orjson.dumps({**envelope, "signatures": envelope["signatures"] * 2}, option=orjson.OPT_SORT_KEYS),
        orjson.dumps({**envelope, "publicKey": _other_bits(envelope["publicKey"])}, option=orjson.OPT_SORT_KEYS),
        _signature_changed(envelope, "keyid", "0" * 16),
        _signature_changed(envelope, "sig", _other_bits(signature)),
    ]
    for raw in otherwise:
        assert _reasons({**whole, SIGNED: raw}) == "the signature is not in the form in which it is written", raw


async def test_a_journal_that_was_written_anew_is_refused_even_if_all_is_sealed_anew(whole: Files) -> None:
    lines = whole[FILE].splitlines()
    turned = orjson.dumps(dict(reversed(orjson.loads(lines[3]).items())))
    twice = lines[3].replace(b"{", b'{"kind":"step",', 1)
    for line in (turned, twice, lines[3].replace(b":", b": ", 1)):
        edited = {**whole, FILE: b"\n".join([*lines[:3], line, *lines[4:], b""])}
        assert "line 4 of the journal is not in the form in which it is written" in _reasons(_resealed(edited))


async def test_one_exchange_removed_is_refused_even_if_all_is_sealed_anew(whole: Files) -> None:
    def remove(lines: list[dict[str, object]]) -> None:
        del lines[next(n for n, each in enumerate(lines) if "asks" in each and "API-042" in str(each["trial"]))]

    assert "API-042" in _reasons(_resealed(_lines(whole, remove)))


async def test_one_verdict_edited_is_refused_even_if_all_is_sealed_anew(whole: Files) -> None:
    report = orjson.loads(whole[JSON_REPORT])
    next(each for each in report["requirements"] if each["id"] == "API-042")["verdict"] = "FAIL"
    edited = _resealed({**whole, JSON_REPORT: orjson.dumps(report)})
    assert "the report says API-042 FAIL, the record says PASS" in _reasons(edited)


async def test_a_verdict_edited_in_the_record_is_refused_even_if_all_is_sealed_anew(whole: Files) -> None:
    def edit(lines: list[dict[str, object]]) -> None:
        found = next(each for each in lines if each["kind"] == "verdict" and "API-040" in str(each["of"]))
        found["outcome"]["verdict"] = "FAIL"  # type: ignore[index]

    assert "the record says FAIL, the exchanges say PASS" in _reasons(_resealed(_lines(whole, edit)))


async def test_a_verdict_of_a_check_that_never_ran_is_refused(whole: Files) -> None:
    def add(lines: list[dict[str, object]]) -> None:
        found = next(each for each in lines if each["kind"] == "verdict")
        outcome = {"requirement": "API-133", "verdict": "PASS"}
        lines.append({**found, "of": "API-133/x", "trial": "API-133/x", "outcome": outcome})

    assert "a verdict of a trial that the plan does not have" in _reasons(_resealed(_lines(whole, add)))


async def test_another_suite_is_refused(whole: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "suite", lambda: "0" * 64)
    assert "suiteDigest is" in _reasons(whole)


async def test_a_challenge_that_nobody_signed_is_refused(whole: Files) -> None:
    found = verified(whole, Trust((KEY.public_key(),), challenge="nonce-of-the-bank"))
    assert "the run was made for another challenge" in found.reasons


def test_no_byte_of_the_file_can_be_changed(written: Path, tmp_path: Path) -> None:
    raw, random = written.read_bytes(), Random(4)
    assert bundle.is_as_written(written)
    changed = tmp_path / "changed.zip"
    for at in {*range(40), *range(len(raw) - 900, len(raw)), *random.sample(range(len(raw)), 400)}:
        changed.write_bytes(raw[:at] + bytes([raw[at] ^ 1 << random.randrange(8)]) + raw[at + 1 :])
        assert not bundle.is_as_written(changed), at
    for cut in (raw[:-1], raw + b"0", b"0" + raw, b""):
        changed.write_bytes(cut)
        assert not bundle.is_as_written(changed)


@pytest.mark.parametrize("at", [10, -70, -1], ids=["the time of a file", "the directory", "the digest itself"])
def test_a_file_that_is_packed_otherwise_is_refused_with_its_reason(at: int, written: Path, tmp_path: Path) -> None:
    raw = bytearray(written.read_bytes())
    raw[at] ^= 1
    changed = tmp_path / "changed.zip"
    changed.write_bytes(raw)
    result = CliRunner().invoke(application(), ["conformance", "verify", str(changed)])
    assert result.exit_code == 1
    assert "refused" in result.output
    assert CliRunner().invoke(application(), ["conformance", "verify", str(written)]).exit_code == 0


def _broken_files(folder: Path) -> Iterator[Path]:
    (folder / "empty.zip").write_bytes(b"")
    (folder / "text.zip").write_bytes(b"no archive")
    with zipfile.ZipFile(folder / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    yield from folder.glob("*.zip")


def test_a_file_that_is_no_bundle_is_told_as_such(tmp_path: Path) -> None:
    for path in _broken_files(tmp_path):
        with pytest.raises(Unreadable):
            bundle.read(path)
