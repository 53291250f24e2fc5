"""An import, from spooled lines to records: all rows are judged first, then they are stored chunk by chunk.

Each chunk is one transaction with its outcome lines and the place where the job stands, so that
whoever goes on after a crash begins with the first chunk that is not stored. An outcome file is cut
back to the length that the job knows before more is written to it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from crmserver import audit, judging
from crmserver.access.view import View
from crmserver.bulk.ahead import Ahead, Piece, both
from crmserver.bulk.applying import Applied, Stretch, followed
from crmserver.bulk.arranging import Asked
from crmserver.bulk.chunks import Chunk, Source, chunks
from crmserver.bulk.completing import NotTaken, Terms, errors_of
from crmserver.bulk.fetching import fetch_all
from crmserver.bulk.folders import make_folder, remove_folder, settle_folder
from crmserver.bulk.foreseeing import Foreseen, foresee
from crmserver.bulk.holding import Holding
from crmserver.bulk.jobs import Job
from crmserver.bulk.keys import Keys
from crmserver.bulk.outcomes import REFUSED, SKIPPED, STORED, clear, line, write, written
from crmserver.bulk.preparing import Prepared, prepare
from crmserver.bulk.rows import Refused, Rows, Told, read_rows, read_told
from crmserver.bulk.stored import Stored
from crmserver.refusals import Cited, Refusal, cite
from crmserver.store.fields import IDENTIFIERS
from crmserver.store.unit import Unit
from crmserver.store.values import instant

if TYPE_CHECKING:
    from crmserver.server import Server

SPOOL = "rows.ndjson"
IDENTIFIER = "identifier"
HALF = 0.5
GROWTH = 3  # chunks of a transaction to those of the one before: each commit writes the inner pages of the tree anew


class Import:
    """One import that this process holds."""

    def __init__(self, holding: Holding) -> None:
        self.holding = holding
        self.server: Server = holding.server
        self.bulk = self.server.bulk
        self.caller = holding.job.asked_by()
        self.views: dict[str, View | Refusal] = {}
        self._identifiers_shown: dict[str, bool] = {}
        self.stored = Stored(self.server.store, holding.job.tenant)
        self._first: Any = None  # what the first chunk will be found by, begun before all chunks are judged

    @property
    def _state(self) -> dict[str, Any]:
        return self.holding.job.state

    @property
    def _atomic(self) -> bool:
        return bool(self.holding.job.shown["mode"] == "atomic")

    @property
    def _work(self) -> Path:
        return self.holding.folder / str(self._state["work"])

    async def run(self) -> None:
        """Carries the import out, from where it stands."""
        await fetch_all(self.holding)
        if "judged" not in self._state:
            await self._judge()
        keys = self.bulk.keys(self._work / "keys.db")
        try:
            if self._atomic and self._state["refused"]:
                await self.bulk.thread(self._skip_all, keys)
                await self._finish(Refusal("invalid"))
            else:
                await self._apply(keys)
                await self._finish(None)
        finally:
            keys.close()
        await self.bulk.thread(self._tidy)

    def _sources(self) -> list[Source]:
        listed = self._state.get("files") or [{"path": SPOOL}]
        return [
            Source(str(self.holding.folder / each["path"]), each.get("name"), each.get("resourceType"))
            for each in listed
        ]

    def _chunks(self) -> Iterator[Chunk]:
        return chunks(self._sources(), self._state["chunk"], self._state["longest"])

    # judging

    async def _judge(self) -> None:
        work = f"work-{token_hex(8)}"
        await self.holding.save(work=work, chunk=self.bulk.chunk, longest=self.server.settings.max_body)
        await self.bulk.thread(self._clear, work)
        keys = self.bulk.keys(self._work / "keys.db")
        try:
            rows, number = await self._judge_chunks(keys)
            await self.bulk.thread(keys.settle, self.stored.present, self.stored.holders, self._told)
            refused, blank = keys.count_refused(), keys.count_blank()
        finally:
            keys.close()
        settle_folder(self._work)
        await self.holding.save(
            judged=True, rows=rows - blank, chunks=number, refused=refused, outcome=[1, 0], progress=HALF
        )

    def _clear(self, work: str) -> None:
        """Removes what an earlier try left."""
        for each in self.holding.folder.glob("work-*"):
            remove_folder(each)
        clear(self.holding.folder)
        make_folder(self.holding.folder / work)

    async def _judge_chunks(self, keys: Keys) -> tuple[int, int]:
        size = max(1, sum(Path(each.path).stat().st_size for each in self._sources()))
        terms = Terms(
            self.caller, self.server.settings.profiles, self._state["longest"], instant(self.server.store.now())
        )
        waiting: deque[Any] = deque()
        cut, rows, number, done = self._chunks(), 0, 0, 0
        while True:
            chunk = await self.bulk.thread(next, cut, None)
            if chunk is not None:
                rows, number = rows + chunk.lines, number + 1
                waiting.append(self._prepared(terms, chunk))
            if not waiting:
                return rows, number
            if chunk is None or len(waiting) > 2 * self.bulk.pool.size:
                prepared = await waiting.popleft()
                if chunk is None and self._beside and self._first is None:
                    self._first = self._foreseen(next(self._chunks()))  # while the last ones are judged
                done += prepared.chunk.length
                await self._take(keys, prepared)
                await self._tell_progress(HALF * done / size, prepared.chunk.number)

    @cached_property
    def _beside(self) -> bool:
        """Whether rows are worked on in other processes: where they are many, and judged by what those have too."""
        size = sum(Path(each.path).stat().st_size for each in self._sources())
        return size > self.bulk.small and self.server.judge is judging.judge and self.bulk.prepare is prepare

    def _prepared(self, terms: Terms, chunk: Chunk) -> Any:
        target = str(self._rows_of(chunk))
        if self._beside:
            return asyncio.wrap_future(self.bulk.pool.prepare(terms, chunk, target))
        return asyncio.ensure_future(self.bulk.thread(self.bulk.prepare, terms, chunk, target, self.server.judge))

    def _foreseen(self, chunk: Chunk) -> Any:
        target = str(self._rows_of(chunk))
        if chunk.number == 0 and self._first is not None:
            return self._first
        if self._beside:
            return asyncio.wrap_future(self.bulk.pool.foresee(chunk, target))
        return asyncio.ensure_future(self.bulk.thread(foresee, chunk, target))

    def _rows_of(self, chunk: Chunk) -> Path:
        return self._work / f"{chunk.number:08d}.rows"

    async def _tell_progress(self, share: float, number: int) -> None:
        self.holding.check()
        if number % 50 == 49:
            await self.holding.save(progress=share)

    async def _take(self, keys: Keys, prepared: Prepared) -> None:
        for resource in prepared.resources - self.views.keys():
            self.views[resource] = await self._view(resource)
        await self.bulk.thread(self._note, keys, prepared)

    async def _view(self, resource: str) -> View | Refusal:
        try:
            return await self.server.access.view(self.server, self.holding.request(), resource, writing=True)
        except Refusal as refusal:
            return refusal

    def _note(self, keys: Keys, prepared: Prepared) -> None:
        asked = prepared.asked
        prepared.asked = [each for each in asked if self._shows_identifiers(each)]
        keys.add(prepared)
        barred = {name: view for name, view in self.views.items() if isinstance(view, Refusal)}
        named = [(resource, identifier) for resource, _, identifier in (key.partition("/") for key in prepared.keys)]
        if barred:
            keys.refuse(
                Refused(row, resource, identifier, errors_of(barred[resource].errors))
                for row, (resource, identifier) in zip(prepared.rows, named, strict=True)
                if resource in barred
            )
        if len(asked) > len(prepared.asked):
            keys.refuse(self._unaskable(asked, dict(zip(prepared.rows, named, strict=True))))
        heads = self.stored.heads(named)
        if heads:
            keys.refuse(self._against(prepared.chunk, heads))

    def _unaskable(self, asked: list[Asked], named: dict[int, tuple[str, str]]) -> Iterator[Refused]:
        """The rows that ask for records by identifiers that are masked for the caller: what they find would tell."""
        found: dict[int, list[Cited]] = {}
        for each in asked:
            if not self._shows_identifiers(each):
                error = cite("SEC-065", pointer=f"{each.pointer}/{IDENTIFIER}", member=IDENTIFIERS)
                found.setdefault(each.row, []).append(error)
        return (Refused(row, *named[row], errors_of(errors)) for row, errors in found.items())

    def _shows_identifiers(self, asked: Asked) -> bool:
        """Whether the caller sees the identifiers of the resource that a reference leads to."""
        resource = asked.name.partition("|")[0]
        known = self._identifiers_shown.get(resource)
        if known is None:
            known = self.server.access.shows(self.server, self.holding.request(), resource, IDENTIFIERS)
            self._identifiers_shown[resource] = known
        return known

    def _against(self, chunk: Chunk, heads: Any) -> Iterator[Refused]:
        """The rows whose record is there already and cannot become what they say."""
        now, rows = instant(self.server.store.now()), read_rows(self._rows_of(chunk))
        for ready in rows.ready(place for place, key in enumerate(rows.pairs()) if key in heads):
            view, head = self.views[ready.resource], heads[ready.resource, ready.id]
            if isinstance(view, Refusal):
                continue
            try:
                followed(self.server, view, ready, ready.document(), head, self.caller, now)
            except NotTaken as refused:
                yield Refused(ready.row, ready.resource, ready.id, errors_of(refused.errors))

    def _told(self) -> Iterator[tuple[Rows, Told]]:
        """What the rows of each chunk say of other records."""
        return (read_told(self._rows_of(chunk)) for chunk in self._chunks())

    # storing

    async def _apply(self, keys: Keys) -> None:
        at_once = self._atomic and self._state["rows"] <= self.bulk.at_once
        applying = self.bulk.applying(self.server, self.caller, self.views, settled=self._atomic)
        cut = self._chunks()
        for _ in range(self.holding.job.position):
            next(cut)
        size = max(1, self._state["chunks"]) if at_once else 1
        ahead = Ahead(cut, self._foreseen, self.bulk.thread, self.bulk.most_chunks + self.bulk.pool.size)
        try:
            group = await self._following(ahead, keys, size)
            while group:
                await self._know(group)
                before = self.server.store.done
                _, upcoming = await both(self._store(applying, group), self._following(ahead, keys, size))
                for each in group:
                    self._rows_of(each.chunk).unlink(missing_ok=True)
                size = self._size_after(size, self.server.store.done - before - 1)
                group = upcoming
        finally:
            ahead.close()

    def _size_after(self, size: int, others: int) -> int:
        """How many chunks the next transaction stores: more and more while others write little, else one again."""
        return 1 if others > size else min(GROWTH * size, self.bulk.most_chunks)

    async def _following(self, ahead: Ahead, keys: Keys, size: int) -> list[Stretch]:
        return await self.bulk.thread(self._next_group, await ahead.take(size), keys)

    def _next_group(self, pieces: list[Piece], keys: Keys) -> list[Stretch]:
        return [self._stretch(chunk, foreseen, keys) for chunk, foreseen in pieces]

    def _stretch(self, chunk: Chunk, foreseen: Foreseen, keys: Keys) -> Stretch:
        rows = read_rows(self._rows_of(chunk))
        resolved = {row: keys.resolved(row) for row in (rows.rows[place] for place in rows.asks)}
        return Stretch(chunk, rows, foreseen, keys.refused(chunk.row, chunk.lines), resolved)

    async def _know(self, group: list[Stretch]) -> None:
        """Has the view of every resource of a group, also where another process judged its rows."""
        for resource in {each for stretch in group for each in stretch.rows.resources} - self.views.keys():
            self.views[resource] = await self._view(resource)

    async def _store(self, applying: Any, group: list[Stretch]) -> None:
        share = HALF + HALF * (self.holding.job.position + len(group)) / max(1, self._state["chunks"])

        def work(unit: Unit, job: Job) -> Job:
            applied: Applied = applying.apply(unit, group)
            outcome = self._write(job.state["outcome"], applied.lines)
            if applied.counts[STORED]:
                unit.audit(self._entry(applied.counts[STORED]))
            shown = {**job.shown, "progress": f"{share:.4f}"}
            state = {**job.state, "outcome": outcome}
            return replace(job, position=job.position + len(group), shown=shown, state=state)

        await self.holding.run(work)

    def _entry(self, count: int) -> dict[str, Any]:
        request = self.holding.request()
        seen = [each.grant for each in self.views.values() if not isinstance(each, Refusal) and each.grant]
        request.grant = seen[0] if seen else None
        return audit.event(request, action="import", count=count)

    # outcomes

    def _write(self, place: list[int], lines: list[bytes]) -> list[int]:
        """Writes outcomes behind those that are settled; gives the place behind them."""
        return write(self.holding.folder, place, lines, self.bulk.largest_file, durable=self.server.settings.durable)

    def _skip_all(self, keys: Keys) -> None:
        """Outcomes of an atomic import that has bad rows: those are refused, the others are not stored either."""
        place = [1, 0]
        for chunk in self._chunks():
            rows = read_rows(self._rows_of(chunk))
            known = dict(zip(rows.rows, rows.pairs(), strict=True))
            refused, blank = keys.refused(chunk.row, chunk.lines), keys.blank(chunk.row, chunk.lines)
            lines = []
            for row in range(chunk.row, chunk.row + chunk.lines):
                if row in refused:
                    bad = refused[row]
                    lines.append(line(chunk, row, REFUSED, bad.resource, bad.id, bad.errors))
                elif row not in blank:
                    lines.append(line(chunk, row, SKIPPED, *known[row], ()))
            place = self._write(place, lines)

    async def _finish(self, failed: Refusal | None) -> None:
        files = await self.bulk.thread(written, self.holding.folder)
        listed = [each.entry(self.holding.address) for each in files]
        detail = f"{self._state['refused']} of {self._state['rows']} rows are refused, so none is stored."
        await self.holding.finish(failed=failed, detail=detail if failed else "", outcomeFiles=listed)

    def _tidy(self) -> None:
        """Removes what nobody needs once the outcomes are there."""
        remove_folder(self._work)
        for each in self._sources():
            Path(each.path).unlink(missing_ok=True)
