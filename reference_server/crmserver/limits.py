"""How many requests a client may send in a minute, shared by all processes on one database."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable

from crmserver.refusals import Refusal, cite
from crmserver.request import Request

Key = tuple[str, str]  # tenant and client


class Limiter:
    """Counts requests of each client; what other processes counted is added as it becomes known."""

    def __init__(self, per_minute: int, now: Callable[[], float] = time.time) -> None:
        self._limit = per_minute
        self._now = now
        self._minute = 0
        self._mine: dict[Key, int] = defaultdict(int)
        self._others: dict[Key, int] = {}

    def count(self, request: Request) -> None:
        """Counts a request; raises Refusal for one too many."""
        now = self._now()
        if int(now // 60) != self._minute:
            self._minute = int(now // 60)
            self._mine.clear()
            self._others.clear()
        key = (request.known.tenant, request.known.client)
        self._mine[key] += 1
        if self._mine[key] + self._others.get(key, 0) > self._limit:
            wait = str(60 - int(now % 60))
            raise Refusal("too-many-requests", cite("API-170", allowed=self._limit), headers={"retry-after": wait})

    def mine(self) -> tuple[int, dict[Key, int]]:
        """The minute and what this process counted in it."""
        return self._minute, dict(self._mine)

    def learn(self, minute: int, others: dict[Key, int]) -> None:
        """Takes in what other processes counted in a minute."""
        if minute == self._minute:
            self._others = others
