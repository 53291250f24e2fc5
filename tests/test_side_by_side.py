"""Work that threads share: nothing is lost, what goes wrong is heard of, and nobody works for nobody."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

import pytest

from crmstandard.validators.side_by_side import AT_ONCE, WAITING, side_by_side


def _up_to(end: int) -> Iterator[int]:
    return iter(range(end))


def _broken() -> Iterator[int]:
    yield 1
    raise ValueError("not to be read")


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_everything_that_tasks_give_is_given_once(threads: int) -> None:
    sizes = [0, 1, AT_ONCE, AT_ONCE * (WAITING + 3) + 1, 7]
    found = list(side_by_side([partial(_up_to, size) for size in sizes], threads))
    assert sorted(found) == sorted(each for size in sizes for each in range(size))


def test_tasks_are_done_at_the_same_time() -> None:
    both = threading.Barrier(2, timeout=60)

    def meeting() -> Iterator[int]:
        yield both.wait()

    assert sorted(side_by_side([meeting, meeting], 2)) == [0, 1]


@pytest.mark.parametrize("threads", [1, 2])
def test_what_a_task_raises_is_raised(threads: int) -> None:
    tasks: list[Callable[[], Iterator[int]]] = [partial(_up_to, 3), _broken, partial(_up_to, 3)]
    with pytest.raises(ValueError, match="not to be read"):
        list(side_by_side(tasks, threads))


def test_tasks_end_when_nobody_asks_any_more() -> None:
    before = threading.active_count()
    begun: list[int] = []

    def endless(number: int) -> Iterator[int]:
        begun.append(number)
        while True:
            yield number

    tasks: list[Callable[[], Iterator[int]]] = [partial(endless, number) for number in range(9)]
    asking = side_by_side(tasks, 2)
    with closing(asking):
        assert next(asking) in (0, 1)
    assert threading.active_count() == before
    assert len(begun) <= 2
