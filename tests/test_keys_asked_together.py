"""Which ids stand twice is found beside which references lead nowhere, and is the same as when asked by itself."""

from __future__ import annotations

import random

import pytest

from crmstandard.validators.columns import Columns, Slot
from crmstandard.validators.comparing import Comparing, PlainLookup
from crmstandard.validators.keys import KeyStore

ROWS = 40


def _store(chance: random.Random, *, known: bool) -> KeyStore:
    store = KeyStore(limit=chance.choice((10, 1_000_000)))
    for block in range(5):
        ids = [f"p-{chance.randrange(300)}" for _ in range(ROWS)]
        references = [f"p-{chance.randrange(350)}" for _ in range(ROWS)]
        lines = list(range(block * ROWS, (block + 1) * ROWS))
        store.add(Columns("feed", "Person", True, (Slot("/x", "Person"),), lines, ids, None, (references,)))
    if known:
        ids = [f"p-{chance.randrange(400)}" for _ in range(ROWS)]
        store.add(Columns(None, "Person", False, (), [None] * ROWS, ids, None, ()))
    return store


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("at_once", [7, 60, 1_000_000])
def test_ids_that_stand_twice_are_the_same_however_they_are_asked_for(
    known: bool, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PlainLookup, "at_once", at_once)
    for seed in range(10):
        comparing = Comparing(_store(random.Random(seed), known=known))
        alone = sorted(comparing.repeated())
        nowhere = sorted(comparing.unresolved(["Person"]))
        assert alone
        assert sorted(comparing.repeated()) == alone
        assert nowhere == sorted(comparing.unresolved(["Person"]))
        assert sorted(comparing.repeated()) == alone


def test_ids_that_came_since_are_asked_for_anew() -> None:
    store = _store(random.Random(1), known=False)
    comparing = Comparing(store)
    list(comparing.unresolved(["Person"]))
    store.add(Columns("feed", "Person", True, (), [999, 1000], ["new", "new"], None, ()))
    assert "Person/new" in {key for key, _ in comparing.repeated()}
