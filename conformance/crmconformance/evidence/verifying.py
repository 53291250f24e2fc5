"""Verifying a bundle: every reason for which it is refused, and how much can be relied on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from crmconformance import digests
from crmconformance.evidence.bundle import CONTENT, MANIFEST, SIGNED, STATEMENT, manifest
from crmconformance.evidence.responses import unsigned
from crmconformance.evidence.signing import BadKey, is_in_one_form, public_key, signers
from crmconformance.journal import FILE, Damaged, Recording, exchanges, rewritten
from crmconformance.replaying import replayed
from crmconformance.report.document import report
from crmconformance.report.files import JSON_REPORT

SELF_DECLARED, CHALLENGE_BOUND, BY_THE_BANK = "self-declared", "challenge-bound", "run by the bank"
SHOWN = 20


@dataclass(frozen=True)
class Trust:
    """What a bank trusts: keys of signers and systems, its own keys, and the nonce that it gave out."""

    keys: tuple[Ed25519PublicKey, ...] = ()
    own: tuple[Ed25519PublicKey, ...] = ()
    challenge: str = ""


@dataclass(frozen=True)
class Verified:
    """What came of it: reasons to refuse the bundle (none: it holds), its assurance, and remarks."""

    reasons: tuple[str, ...]
    assurance: str
    remarks: tuple[str, ...]
    claim: Mapping[str, Any]
    recomputed: int = 0


def verified(files: Mapping[str, bytes], trust: Trust, *, replay: bool = True) -> Verified:
    """Verifies the files of a bundle; with `replay` every verdict is computed again."""
    reasons = list(_altered(files))
    try:
        recording = Recording(files[FILE])
        stated: dict[str, Any] = orjson.loads(files[JSON_REPORT])
        reasons += _other_tools(recording)
        reasons += _rewritten(files[FILE])
        reasons += (
            [] if files[MANIFEST] == manifest(_content(files), recording) else ["the manifest is not of this run"]
        )
    except (Damaged, ValueError, KeyError, TypeError, AttributeError) as error:
        told = f"journal or report cannot be read: {type(error).__name__}: {error}"
        return Verified((*reasons, told), SELF_DECLARED, (), {})
    signed, remarks = _signed(files, trust)
    reasons += signed
    bound = list(_unbound(recording, trust)) if trust.challenge else []
    count = 0
    if replay and not any("digest" in each for each in _other_tools(recording)):
        count, wrong = _replayed(files, recording, stated)
        reasons += wrong
    assurance = _assurance(files, trust, bound)
    return Verified(tuple(dict.fromkeys((*reasons, *bound))), assurance, tuple(remarks), stated.get("claim", {}), count)


def _content(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: files[name] for name in CONTENT}


def _altered(files: Mapping[str, bytes]) -> Iterator[str]:
    """Files that are not those of the manifest."""
    try:
        listed = orjson.loads(files[MANIFEST])
        named: Mapping[str, str] = listed["files"]
        canonical = rfc8785.dumps(listed)
    except (ValueError, KeyError, TypeError, rfc8785.CanonicalizationError):
        yield "the manifest cannot be read"
        return
    if canonical != files[MANIFEST]:
        yield "the manifest is not canonical JSON (RFC 8785)"
    for name in CONTENT:
        if named.get(name) != sha256(files[name]).hexdigest():
            yield f"{name} was changed: its digest is not that of the manifest"
    for name in files:
        if name not in (*CONTENT, MANIFEST, SIGNED):
            yield f"{name} does not belong in a bundle"


def _rewritten(journal: bytes) -> list[str]:
    line = rewritten(journal)
    return [] if line is None else [f"line {line} of the journal is not in the form in which it is written"]


def _other_tools(recording: Recording) -> list[str]:
    head, found = recording.head, []
    for name, own in (("suiteDigest", digests.suite()), ("requirementsDigest", digests.requirement_set())):
        if head[name] != own:
            found.append(
                f"{name} is {head[name][:16]}, that of this installation {own[:16]}: "
                f"verify with crmstandard {head['kitVersion']} as it was released"
            )
    return found


def _signed(files: Mapping[str, bytes], trust: Trust) -> tuple[list[str], list[str]]:
    """Reasons and remarks about the signature."""
    if SIGNED not in files:
        return [], ["the bundle is not signed"]
    try:
        envelope = orjson.loads(files[SIGNED])
        within = public_key(str(envelope["publicKey"]))
    except (ValueError, KeyError, TypeError, BadKey):
        return ["the signature cannot be read"], []
    if unfit := _unfit(files, signers(envelope, files[MANIFEST], [within])):
        return [unfit], []
    known = signers(envelope, files[MANIFEST], [*trust.keys, *trust.own])
    if known:
        return [], [f"signed with the key {known[0]}, which you trust"]
    name = signers(envelope, files[MANIFEST], [within])[0]
    if trust.keys or trust.own:
        return [f"signed with the key {name}, which is none of those given"], []
    return [], [f"signed with the key {name}; --key says whose key you trust"]


def _unfit(files: Mapping[str, bytes], signed_by: list[str]) -> str:
    """Why a signature that can be read does not hold, whoever made it; empty where it does."""
    if not signed_by:
        return "the signature does not fit the manifest"
    return "" if is_in_one_form(files[SIGNED]) else "the signature is not in the form in which it is written"


def _unbound(recording: Recording, trust: Trust) -> Iterator[str]:
    """Why the answers are not bound to the challenge."""
    if recording.head.get("challenge") != trust.challenge:
        yield "the run was made for another challenge"
        return
    if not trust.keys:
        yield "the key of the system is needed: --key, from its evidenceKeys as you read them yourself"
        return
    missing = unsigned(_exchanges(recording), trust.challenge, trust.keys)
    if missing:
        yield f"{len(missing)} answers are not signed over the challenge, the first: {missing[0]}"


def _exchanges(recording: Recording) -> Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    return (pair for steps in recording.steps.values() for each in steps for pair in exchanges(each))


def _replayed(files: Mapping[str, bytes], recording: Recording, stated: Mapping[str, Any]) -> tuple[int, list[str]]:
    """How many verdicts were computed again, and what does not agree."""
    try:
        again = replayed(recording)
        edited = list(_edited(stated, report(recording)))
        statement = rfc8785.dumps(dict(_statement(recording)))
    except Exception as error:  # whatever a forged record brings about
        return 0, [f"the record cannot be replayed: {type(error).__name__}: {error}"]
    reasons = [f"{each.trial}: {each.reason}" for each in again.disagreements[:SHOWN]]
    if files[STATEMENT] != statement:
        reasons.append("the capability statement is not the one that was recorded")
    return again.count, [*reasons, *edited]


def _statement(recording: Recording) -> Any:
    from crmconformance import discovery
    from crmconformance.running import replay_of
    from crmconformance.target import Target

    return discovery.recorded(replay_of(recording, Target({}))).statement


def _edited(stated: Mapping[str, Any], computed: Mapping[str, Any]) -> Iterator[str]:
    """Where the report says otherwise than the record."""
    before = {each["id"]: each["verdict"] for each in stated.get("requirements", ())}
    after = {each["id"]: each["verdict"] for each in computed["requirements"]}
    for identifier in sorted({*before, *after}):
        if before.get(identifier) != after.get(identifier):
            yield f"the report says {identifier} {before.get(identifier)}, the record says {after.get(identifier)}"
    if before == after and orjson.loads(orjson.dumps(computed)) != stated:
        yield "the report says otherwise than the record"


def _assurance(files: Mapping[str, bytes], trust: Trust, unbound: list[str]) -> str:
    """How much the bundle is worth, if it is not refused."""
    if trust.own and SIGNED in files and signers(orjson.loads(files[SIGNED]), files[MANIFEST], list(trust.own)):
        return BY_THE_BANK
    return CHALLENGE_BOUND if trust.challenge and not unbound else SELF_DECLARED
