"""The few words that reports use besides the register's, in both languages, and when a value may be printed."""

from __future__ import annotations

import json
from collections.abc import Mapping

from crmstandard import schemas
from crmstandard.findings import Finding
from crmstandard.validators.members import privacy_class

LANGUAGES = ("en", "zh")
LONGEST = 80
WORDS: Mapping[str, Mapping[str, str]] = {
    "error": {"en": "error", "zh": "错误"},
    "warning": {"en": "warning", "zh": "警告"},
    "consequence": {"en": "consequence", "zh": "连带"},
    "notEvaluated": {"en": "not evaluated", "zh": "未评估"},
    "records": {"en": "records read", "zh": "已读记录"},
    "errors": {"en": "errors", "zh": "错误"},
    "warnings": {"en": "warnings", "zh": "警告"},
    "consequences": {"en": "consequences of other faults", "zh": "由其他错误引起"},
    "notEvaluateds": {"en": "not evaluated (a fact is declared absent)", "zh": "未评估（所需事实声明缺失）"},
    "clean": {"en": "No errors.", "zh": "没有错误。"},
    "more": {"en": "more of", "zh": "条未列出："},
    "found": {"en": "found", "zh": "实际值"},
    "because": {"en": "follows from", "zh": "起因"},
    "explain": {
        "en": "crmstandard explain ID tells more about a requirement.",
        "zh": "用 crmstandard explain ID 了解某项要求。",
    },
    "unreadable": {"en": "can not be read", "zh": "无法读取"},
}


def word(name: str, lang: str) -> str:
    """A word in `en` or `zh`."""
    return WORDS[name][lang]


def shown_value(each: Finding, *, always: bool) -> str | None:
    """A scalar that was found, as JSON of bounded length, if it may be printed: asked for, or of class N."""
    if not isinstance(each.value, (str, int, float)) or not (always or _is_public(each)):
        return None
    text = json.dumps(each.value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _is_public(each: Finding) -> bool:
    if each.resource is None or each.resource not in schemas.resources():
        return False
    return privacy_class(each.resource, each.pointer) == "N"
