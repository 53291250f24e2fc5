"""The same records as other systems write them: members in other orders, with spaces, escapes, Chinese names, CRLF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import orjson

SEED = 5
SURNAMES, GIVEN = "王李张刘陈杨黄赵吴周", "伟芳娜敏静丽强磊军洋勇艳杰娟涛"
NAMED = frozenset("text familyName givenNames legalName name lines city title description".split())
Writer = Callable[[Any, Random], bytes]


def _shuffled(value: Any, chance: Random) -> Any:
    if isinstance(value, list):
        return [_shuffled(each, chance) for each in value]
    if not isinstance(value, dict):
        return value
    names = list(value)
    chance.shuffle(names)
    return {name: _shuffled(value[name], chance) for name in names}


def _reordered(value: Any) -> Any:
    """The value with its members in another order than ours, the same in every record, as a system writes them."""
    if isinstance(value, list):
        return [_reordered(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: _reordered(value[name]) for name in sorted(value, key=lambda name: name[::-1])}


def _chinese(value: Any, chance: Random, name: str = "") -> Any:
    """The value with Chinese texts for names and the like."""
    if isinstance(value, list):
        return [_chinese(each, chance, name) for each in value]
    if isinstance(value, dict):
        return {inner: _chinese(each, chance, inner) for inner, each in value.items()}
    if isinstance(value, str) and name in NAMED:
        return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2))
    return value


WRITERS: Mapping[str, Writer] = {
    "plain": lambda record, _: orjson.dumps(record) + b"\n",
    "members in another order": lambda record, _: orjson.dumps(_reordered(record)) + b"\n",
    "members shuffled anew in each record": lambda record, chance: orjson.dumps(_shuffled(record, chance)) + b"\n",
    "spaces": lambda record, _: json.dumps(record, ensure_ascii=False).encode() + b"\n",
    "CRLF": lambda record, _: orjson.dumps(record) + b"\r\n",
    "Chinese": lambda record, chance: orjson.dumps(_chinese(record, chance)) + b"\n",
    "Chinese, escaped": lambda record, chance: (
        json.dumps(_chinese(record, chance), separators=(",", ":")).encode() + b"\n"
    ),
}


def written_otherwise(bank: Path, folder: Path) -> dict[str, Path]:
    """A folder of the files of a bank for each way of writing."""
    made = {}
    for name, write in WRITERS.items():
        chance = Random(SEED)  # noqa: S311 - a load, no secret
        made[name] = folder / name
        made[name].mkdir(parents=True)
        for path in sorted(bank.glob("*.ndjson")):
            with path.open("rb") as given, (made[name] / path.name).open("wb") as written:
                written.writelines(write(orjson.loads(line), chance) for line in given)
    return made
