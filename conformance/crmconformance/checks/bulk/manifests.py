"""Imports of the files that a manifest names."""

from __future__ import annotations

from crmconformance.jobs import row, rows_of, stored
from crmconformance.manifests import File, by_files, fetched
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, hold
from crmconformance.trial import Trial

CALLBACK = ("callback",)
# What a manifest may say of a file of one row otherwise than it is.
OTHERWISE = ({"sha256": "0" * 64}, {"recordCount": 2})


@check("BLK-041", subjects=by_files, needs=CALLBACK)
def the_files_of_a_manifest_are_imported(t: Trial) -> Script[None]:
    """Serves two files at the suite's own endpoint, imports them by a manifest, and reads their rows."""
    rows = yield from rows_of(t, 3)
    files = File("first.ndjson", tuple(rows[:2])), File("second.ndjson", tuple(rows[2:]))
    job = yield from fetched(t, *files)
    for file in files:
        for each in file.rows:
            answer = yield from stored(each)
            hold(answer.status == 200, "the row stored", answer.shown, job, file=file.name)


@check("BLK-041", subjects=by_files, needs=CALLBACK)
def a_file_that_is_not_as_its_manifest_says_is_not_imported(t: Trial) -> Script[None]:
    """Imports files by manifests that give another digest and another number of records, and reads their rows."""
    for told in OTHERWISE:
        sent = yield from row(t)
        job = yield from fetched(t, File("rows.ndjson", (sent,), told))
        answer = yield from stored(sent)
        hold(
            answer.status != 200, "no row stored", say("stored against another {}", min(told)), job, file="rows.ndjson"
        )
