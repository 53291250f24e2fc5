"""An export: the records that the caller may see, as they were at one moment, in files of bounded size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from crmserver import audit
from crmserver.access.view import View
from crmserver.bulk import moment, parquet
from crmserver.bulk.folders import Series, Written, make_folder, remove_folder, settle_folder
from crmserver.bulk.holding import Holding
from crmserver.handlers.filters import catalogue
from crmserver.handlers.searching import seen
from crmserver.store.values import instant, micros
from crmstandard.analytics.segments import evaluate, parse_rule

if TYPE_CHECKING:
    from crmserver.server import Server

Document = dict[str, Any]
Test = Callable[[Mapping[str, Any]], bool | None]


@dataclass
class Part:
    """One resource of an export: what selects its records, and where they go."""

    resource: str
    view: View
    test: Test | None
    records: Series
    deleted: Series


class Export:
    """One export that this process holds."""

    def __init__(self, holding: Holding) -> None:
        self.holding = holding
        self.server: Server = holding.server
        self.bulk = self.server.bulk
        shown = holding.job.shown
        self.at = int(holding.job.state["at"])
        self.since = micros(shown["since"]) if "since" in shown else None
        self.until = micros(shown["until"]) if "until" in shown else None
        self.tenant = self.server.store.tenants.get(holding.job.tenant, 0)
        self._done = self._total = 0

    async def run(self) -> None:
        """Carries the export out; one that was broken off begins anew, and shows the same moment."""
        await self.bulk.thread(self._clear)
        resources = self.holding.job.state["resources"]
        counts = [await self.server.store.read(self._counting(each)) for each in resources]
        self._total = max(1, sum(counts))
        parts = [await self._part(resource) for resource in resources]
        await self.holding.save(
            classes={part.resource: part.view.max_class for part in parts},
            bases={part.resource: part.view.basis for part in parts},
        )
        await self.holding.finish(
            files=[each.entry(self.holding.address) for part in parts for each in part.records.files],
            deletedFiles=[each.entry(self.holding.address) for part in parts for each in part.deleted.files],
        )

    def _clear(self) -> None:
        remove_folder(self.holding.folder)
        make_folder(self.holding.folder)

    def _counting(self, resource: str) -> Callable[[Any], int]:
        return lambda connection: moment.count(connection, self.server.store, self.tenant, resource)

    async def _part(self, resource: str) -> Part:
        """Writes the files of one resource; raises Refusal where the caller may no longer have it."""
        request = self.holding.request()
        view = await self.server.access.view(self.server, request, resource, export=True)
        part = Part(resource, view, self._test(resource), *self._series(resource))
        after: str | None = ""
        while after is not None:
            after = await self.bulk.thread(self._page, part, after)
            await self._tell_progress()
        await self.bulk.thread(self._end, part)
        number = sum(each.records for each in part.records.files)
        entry = audit.event(request, view, action="export", resource=resource, count=number)
        await self.server.store.run(self.holding.job.tenant, lambda unit: unit.audit(entry))
        return part

    def _series(self, resource: str) -> tuple[Series, Series]:
        folder, largest = self.holding.folder, self.bulk.largest_file
        return Series(folder, resource, resource, largest), Series(folder, f"deleted-{resource}", resource, largest)

    def _test(self, resource: str) -> Test | None:
        rule = self.holding.job.shown.get("filter")
        if rule is None:
            return None
        parsed = parse_rule(rule, catalogue(resource))
        return lambda document: evaluate(parsed, document)

    def _page(self, part: Part, after: str) -> str | None:
        store = self.server.store
        with store.database.reading() as connection:
            found = moment.page(connection, store, self.tenant, part.resource, after, self.bulk.page, self.at)
        part.records.add([line for each in found.records if (line := self._line(part, each)) is not None])
        part.deleted.add([line for each in found.records if (line := self._deletion(part, each)) is not None])
        self._done += self.bulk.page
        return found.after

    def _line(self, part: Part, shown: moment.Shown) -> bytes | None:
        version = shown.version
        if version is None or not self._in_time(version.recorded_at):
            return None
        if part.test is not None and part.test(orjson.loads(version.doc)) is not True:
            return None
        return seen(part.view, version.doc)

    def _in_time(self, changed_at: int) -> bool:
        return (self.since is None or changed_at > self.since) and (self.until is None or changed_at <= self.until)

    def _deletion(self, part: Part, shown: moment.Shown) -> bytes | None:
        """A record that was deleted since, told to whoever could see it."""
        if self.since is None or shown.deleted_at is None or not self._in_time(shown.deleted_at):
            return None
        if not part.view.whole and (shown.last is None or seen(part.view, shown.last.doc) is None):
            return None
        made = {"resourceType": part.resource, "id": shown.id, "deletedAt": instant(shown.deleted_at)}
        return orjson.dumps(made)

    async def _tell_progress(self) -> None:
        self.holding.check()
        if self._done // self.bulk.page % 50 == 0:
            await self.holding.save(progress=min(0.99, self._done / self._total))

    def _end(self, part: Part) -> None:
        part.records.close()
        part.deleted.close()
        if self.holding.job.shown["format"] == "parquet":
            part.records.files = [self._as_parquet(each) for each in part.records.files]
        settle_folder(self.holding.folder)

    def _as_parquet(self, written: Written) -> Written:
        return parquet.converted(Path(self.holding.folder), written)
