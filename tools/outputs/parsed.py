"""src/crmstandard/_parsed: the YAML files of spec/ as JSON, so that the first finding need not wait for a parser."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import orjson

from crmstandard.sources import PARSED, digest, load_yaml, parsed_form, spec_files

ROOT = Path(__file__).parents[2]
BASE = PARSED.relative_to(ROOT).as_posix()
OWNS = (f"{BASE}/**/*.json",)


def files() -> Mapping[str, str]:
    """The parsed form of each file that says the same in JSON, with the digest of its text."""
    made = {}
    for path in spec_files("", ".yaml"):
        raw = path.read_bytes()
        content, parsed = load_yaml(raw), parsed_form(path)
        if parsed is not None and _is_json(content):
            text = orjson.dumps({"of": digest(raw), "content": content}).decode()
            made[parsed.relative_to(ROOT).as_posix()] = f"{text}\n"
    return made


def _is_json(content: object) -> bool:
    """Whether nothing is lost in JSON: YAML also has dates, and names that are no texts."""
    try:
        return bool(orjson.loads(orjson.dumps(content)) == content)
    except orjson.JSONEncodeError:
        return False
