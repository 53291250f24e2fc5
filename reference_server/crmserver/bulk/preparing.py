"""Rows of an import judged by themselves, as a single write would be, in whatever process there is room.

Nothing here looks at the database: what depends on records that are there already comes afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from crmserver import judging
from crmserver.bulk.arranging import Arranged, Asked
from crmserver.bulk.chunks import Chunk
from crmserver.bulk.completing import Completed, NotTaken, Terms, complete, errors_of, named, read, valid_time
from crmserver.bulk.gates import Gates, Good
from crmserver.bulk.rows import Refused, write_rows
from crmserver.refusals import Refusal, cite, cited


@dataclass(slots=True)
class Prepared:
    """What became of a chunk: rows that go on, those that do not, and what has to be looked up before."""

    chunk: Chunk
    rows: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)  # of these rows, as Person/p-1
    resources: frozenset[str] = frozenset()
    wanted: list[str] = field(default_factory=list)  # keys that references lead to
    asked: list[Asked] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)


def prepare(
    terms: Terms, chunk: Chunk, target: str, judge: judging.Judge = judging.judge, gates: Gates | None = None
) -> Prepared:
    """Judges the rows of a chunk; those that are good lie in the file `target` afterwards.

    Rows that `gates` accept are good as `judge` would find them; all others are put to `judge`.
    """
    made, arranged = Prepared(chunk), Arranged(terms.text)
    if chunk.overlong:
        error = cite("API-150", allowed=terms.longest)
        made.refused.append(Refused(chunk.row, chunk.resource, None, errors_of([error])))
    else:
        completed = list(_completed(terms, chunk, made, gates))
        good = Good(frozenset())
        if gates is not None:
            texts, resources = [each.text for each in completed], [each.resource for each in completed]
            good = gates.records(texts, resources, terms.profiles)
        _arrange(terms, completed, good, judge, made, arranged)
    rows, told = arranged.rows(), arranged.told()
    made.rows, made.resources = rows.rows, frozenset(rows.resources)
    made.keys = ["/".join(key) for key in rows.pairs()]
    made.wanted = list({f"{each.resource}/{identifier}" for each in told.references for identifier in each.ids})
    made.asked = arranged.asked
    write_rows(Path(target), rows, told)
    return made


def _completed(terms: Terms, chunk: Chunk, made: Prepared, gates: Gates | None) -> Iterator[Completed]:
    """The rows that can be read, with what the server fills in; others are noted as refused or blank."""
    block = chunk.read()
    lines = block.split(b"\n")
    sound = gates.lines(block, len(lines)) if gates is not None else frozenset()
    for offset, raw in enumerate(lines):
        row, document = chunk.row + offset, None
        if not raw.strip():
            made.blank.append(row)
            continue
        try:
            document = read(terms, chunk, raw, sound=offset in sound)
            yield complete(terms, row, raw, document)
        except (NotTaken, Refusal) as refused:
            made.refused.append(Refused(row, *named(document), errors_of(refused.errors)))


def _arrange(
    terms: Terms,
    completed: Iterable[Completed],
    good: Good,
    judge: judging.Judge,
    made: Prepared,
    arranged: Arranged,
) -> None:
    """Puts the good rows into columns; others are noted as refused."""
    numbers: list[int | None] = []
    for place, each in enumerate(completed):
        numbers.append(None)
        try:
            told = place in good.places
            found = [] if told else judge(each.resource, each.document, terms.profiles)
            if found:
                raise NotTaken(*cited(found))
            arranged.add(each, *valid_time(terms, each.document["meta"]["validTime"]), told=told)
            numbers[place] = each.row
        except NotTaken as refused:
            made.refused.append(Refused(each.row, *named(each.document), errors_of(refused.errors)))
    arranged.refer(good.kept, numbers)
