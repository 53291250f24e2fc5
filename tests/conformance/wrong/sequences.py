"""Mistakes that show only after several changes of one record."""

from __future__ import annotations

from dataclasses import replace

from tests.conformance.wrapping import Asked, Next, Told, Way
from tests.conformance.wrong.registry import is_record, plain, wrong

OK = 200
KEPT_VERSIONS = 3


@plain("API-070")
async def keeps_the_last_three_versions(asked: Asked, answer: Next) -> Told:
    told = await answer(asked)
    if not asked.path.endswith("/history") or told.status != OK or "cursor" in dict(asked.parameters):
        return told
    rows = told.document["entries"]
    latest = [row for row in rows if int(row["resource"]["meta"]["versionId"]) > _versions(rows) - KEPT_VERSIONS]
    return told.saying({**told.document, "entries": latest})


def _versions(rows: list[dict[str, dict[str, dict[str, str]]]]) -> int:
    return max((int(row["resource"]["meta"]["versionId"]) for row in rows), default=0)


@plain("API-041 API-050 API-052")
async def counts_versions_with_one_digit(asked: Asked, answer: Next) -> Told:
    """The fourth version has the ETag of the first; a change has to name the number within."""
    told = await answer(asked)
    tag = told.header("etag").strip('"')
    return told.having(etag=f'"{(int(tag) - 1) % 3 + 1}"') if is_record(asked) and tag.isdigit() else told


@wrong("API-030")
def forgets_a_key_when_its_record_changes() -> Way:
    """A repeated create makes another record once the first one was changed."""
    changed: set[str] = set()

    async def way(asked: Asked, answer: Next) -> Told:
        key = asked.header("idempotency-key")
        if asked.method == "POST" and key in changed:
            own = tuple(pair for pair in asked.headers if pair[0] != "idempotency-key")
            return await answer(replace(asked, headers=own))
        told = await answer(asked)
        if asked.method == "POST" and key and told.status == 201:
            made[told.header("location")] = key
        elif asked.method in ("PUT", "PATCH") and told.status == OK:
            changed.add(made.get(asked.path, ""))
        return told

    made: dict[str, str] = {}
    return way


@wrong("API-067")
def loses_a_member_when_it_refuses_the_next_change() -> Way:
    """A refused change of a record that was changed before rolls back one change too many, in what is read."""
    before: dict[str, list[Told]] = {}
    shown: dict[str, Told] = {}

    async def way(asked: Asked, answer: Next) -> Told:
        told = await answer(asked)
        if not is_record(asked):
            return told
        if asked.method == "GET" and told.status == OK:
            return shown.get(asked.path, told)
        if told.status == OK:
            before.setdefault(asked.path, []).append(told)
            shown.pop(asked.path, None)
        elif told.status == 422 and len(before.get(asked.path, ())) > 1:
            shown[asked.path] = before[asked.path][-2]
        return told

    return way
