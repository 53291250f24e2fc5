"""Records that were merged into another: they are read and resolve, and are neither listed nor changed."""

from __future__ import annotations

from urllib.parse import urlencode

from crmconformance.asking import get, patch, put
from crmconformance.finding import listed
from crmconformance.parties import current, merged_pair, parties, reference_id
from crmconformance.records import again, difference
from crmconformance.registry import check
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import Target
from crmconformance.trial import Trial

merging = parties("merge")
CHANGES = ("patch", "replace")


@check("API-046", subjects=merging)
def a_retired_record_is_read_and_says_what_replaces_it(t: Trial) -> Script[None]:
    """Reads the record that was merged into another."""
    two, _ = yield from merged_pair(t)
    answer = expect((yield from again(two.retired)), 200)
    status = str(answer.document.get("status"))
    hold(status == "merged", "the status merged", status, answer)
    into = reference_id(answer.document.get("replacedBy"))
    hold(into == two.golden.id, "the record that replaces it", into or "no replacedBy", answer)


def _changed(target: Target) -> list[str]:
    return [each for each in merging(target) if set(CHANGES) & set(target.resources.get(each, ()))]


@check("API-065", subjects=_changed)
def a_retired_record_is_not_changed(t: Trial) -> Script[None]:
    """Changes a record that was merged into another, by PATCH and by PUT."""
    two, _ = yield from merged_pair(t)
    stored = yield from current(two.retired)
    more = difference(t)
    wanted = {
        "patch": patch(two.retired.path, more, stored.etag),
        "replace": put(two.retired.path, {**stored.document, **more}, stored.etag),
    }
    for name in CHANGES:
        if name in t.target.resources[t.resource]:
            expect((yield from ask(wanted[name])), 409)


def _searched(target: Target) -> list[str]:
    return [each for each in merging(target) if "search" in target.resources.get(each, ())]


@check("API-115", subjects=_searched)
def a_retired_record_is_not_listed(t: Trial) -> Script[None]:
    """Searches for a retired record by its own identifier, by what replaces it, and among the latest of all."""
    two, _ = yield from merged_pair(t)
    own = two.retired.sent["identifiers"][0]
    queries = {"identifiers": f"{own['system']}|{own['value']}", "replacedBy": f"{t.resource}/{two.golden.id}"}
    declared = t.target.search_fields(t.resource)
    named = [urlencode({name: value}) for name, value in queries.items() if name in declared]
    limit = f"limit={t.target.page(100)}"
    latest = f"sort=-meta.recordedAt&{limit}" if "search" in t.target.classes else limit
    for query in (*named, latest):
        answer = expect((yield from ask(get(f"{t.path}?{query}"))), 200, id=two.retired.id)
        hold(two.retired.id not in listed(answer), "no retired record", "it is listed", answer, id=two.retired.id)
