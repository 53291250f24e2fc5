"""Refusals: kinds of problems with types and words of their own, entries in the words of the standard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from crmstandard.findings import Finding
from crmstandard.validators.structure import judge
from tests.conformance.second.wire import json_response

MOST, LONGEST = 1000, 256
SOUND = {"type": "urn:x", "title": "x", "status": 422}
# Kind -> status and title in both languages.
KINDS: Mapping[str, tuple[int, str, str]] = {
    "unreadable": (400, "We cannot read this body", "无法读取请求体"),
    "query": (400, "We cannot make sense of this query", "无法理解该查询"),
    "who": (401, "Please tell us who you are", "请先表明身份"),
    "scope": (403, "You may not", "您无权这样做"),
    "nothing": (404, "No such thing", "查无此项"),
    "verb": (405, "One cannot do that here", "此处不能这样做"),
    "step": (409, "That step does not exist", "没有这一步骤"),
    "busy": (409, "We are still at it", "同一请求尚在处理"),
    "removed": (410, "It was taken away", "该记录已删除"),
    "outdated": (412, "You have seen an older version", "您所见的版本已过时"),
    "heavy": (413, "Too much at once", "内容过大"),
    "media": (415, "We do not read this kind of content", "不读取此类内容"),
    "content": (422, "The record is not right", "记录内容有误"),
    "key": (422, "The key stands for another request", "该键已用于另一请求"),
    "condition": (428, "Tell us which version you have seen", "请说明所依据的版本"),
}


class Problem(Exception):
    """A request that is refused; `words` name what is at fault in both languages and hold no value of a record."""

    def __init__(
        self,
        kind: str,
        words: str | Mapping[str, str] = "",
        *,
        errors: Iterable[Finding] = (),
        allowed: Sequence[str] | None = None,
        headers: Mapping[str, str] | None = None,
        parameter: str = "",
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.words = words
        self.errors = list(errors)[:MOST]
        self.allowed = allowed
        self.parameter = parameter
        self.headers = dict(headers or {})

    def response(self, lang: str) -> Response:
        status, *titles = KINDS[self.kind]
        made: dict[str, Any] = {"status": status, "title": titles[lang == "zh"], "type": f"urn:second:why:{self.kind}"}
        words = self.words if isinstance(self.words, str) else self.words[lang]
        made |= {"detail": words[:LONGEST]} if words else {}
        made |= {"errors": [_entry(each, lang, self.parameter) for each in self.errors]} if self.errors else {}
        made |= {"allowed": list(self.allowed)} if self.allowed is not None else {}
        return json_response(made, status, media="application/problem+json", headers=self.headers)


def _entry(found: Finding, lang: str, parameter: str) -> dict[str, str]:
    made = {"message": found.text(lang), "requirement": found.requirement}
    if parameter:
        return {**made, "parameter": parameter}
    if judge("Problem").is_valid({**SOUND, "errors": [{"message": "x", "pointer": found.pointer}]}):
        made["pointer"] = found.pointer  # a client may send names that no pointer of the standard can hold
    return made | ({"keyword": found.keyword} if found.keyword else {})


async def refused(request: Request, problem: Exception) -> Response:
    """What Starlette answers with where a handler raises Problem."""
    assert isinstance(problem, Problem)
    return problem.response(language(request.headers.get("accept-language", "")))


async def unrouted(request: Request, error: Exception) -> Response:
    """The same for paths and methods that there are not."""
    kind = {404: "nothing", 405: "verb"}[getattr(error, "status_code", 404)]
    return await refused(request, Problem(kind, headers=getattr(error, "headers", None)))


def language(accepted: str) -> str:
    """English or Chinese, whichever a client likes better; English where it is all the same."""
    liked = {"en": 0.0, "zh": 0.0}
    for each in accepted.lower().split(","):
        tag, _, weight = each.strip().partition(";q=")
        name = tag.partition("-")[0]
        if name in liked:
            liked[name] = max(liked[name], _number(weight))
    return "zh" if liked["zh"] > liked["en"] else "en"


def _number(weight: str) -> float:
    try:
        return float(weight or 1)
    except ValueError:
        return 0.0
