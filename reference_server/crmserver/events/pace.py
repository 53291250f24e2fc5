"""How deliveries go on: how often, how long, how many at once. All of it in one place, so that it can be replaced."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from crmserver.settings import Settings

DAY = 86_400.0
PATIENCE = 5 * DAY


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds, unless said otherwise.

    An event is tried `attempts` times: the wait after the first is `first`, each next one `factor`
    times as long up to `longest`, give or take the share `jitter`. An attempt may take `whole`, its
    connection `connect`. A subscription that took nothing for `patience` ends. After a rotation both
    keys sign for `overlap`. At most `at_once` attempts run, `failing_at_once` of them to endpoints
    that failed last, `each_at_once` of one client. A claim on a subscription holds for `lease`; a
    `turn` of one gives way to others after that long. Other processes' changes are seen within `poll`,
    those of this one are gathered for `gather`.
    """

    attempts: int = 8
    first: float = 2.0
    factor: float = 4.0
    longest: float = 3600.0
    jitter: float = 0.2
    whole: float = 15.0
    connect: float = 5.0
    patience: float = PATIENCE
    overlap: float = DAY
    at_once: int = 64
    failing_at_once: int = 16
    each_at_once: int = 8
    lease: float = 60.0
    turn: float = 10.0
    poll: float = 2.0
    gather: float = 0.05
    chance: Callable[[], float] = random.random


def pace_of(settings: Settings) -> Pace:
    """The pace that an operator chose; an endpoint is given up long before its events are dropped."""
    patience = min(PATIENCE, settings.event_days * DAY / 2)
    return Pace(attempts=settings.callback_attempts, first=float(settings.callback_wait), patience=patience)


def wait(pace: Pace, attempts: int, asked: float | None = None) -> float:
    """Seconds until the next attempt after so many; an endpoint may ask for more, up to `longest`."""
    usual: float = min(pace.first * pace.factor ** (attempts - 1), pace.longest)
    spread = usual * (1 + pace.jitter * (2 * pace.chance() - 1))
    return max(spread, min(asked or 0.0, pace.longest))
