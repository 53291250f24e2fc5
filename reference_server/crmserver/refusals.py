"""Why a request is not carried out: a kind of problem, the requirements behind it, in the caller's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crmstandard.findings import Finding
from crmstandard.requirements import requirement

BASE = "https://w3id.org/crmstandard/problems/"
LONGEST, LONGEST_POINTER = 256, 512  # of a name and of a pointer, as the schemas have it
TOKEN = re.compile(r"([ -.0-}]|~[01])*")
UNSAID = "?"  # in the place of what a client sent, where a code was expected and it may be anything
MOST = 1000  # entries of `errors`, as the schema has it


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its status and title."""

    name: str
    status: int
    en: str
    zh: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("malformed-body", 400, "The body is not JSON that can be read.", "请求体不是可读取的 JSON。"),
        Kind("bad-parameter", 400, "A parameter of the request is not right.", "请求参数有误。"),
        Kind("bad-cursor", 400, "The cursor does not belong to this search.", "游标与本次检索不符。"),
        Kind("unauthorized", 401, "A valid token is needed.", "需要有效的令牌。"),
        Kind("forbidden", 403, "This is not allowed to the caller.", "调用方无权进行此操作。"),
        Kind("not-found", 404, "There is nothing here.", "此处没有内容。"),
        Kind("method-not-allowed", 405, "The path does not have this method.", "该路径不支持此方法。"),
        Kind("too-slow", 408, "The body did not come in time.", "请求体未及时到达。"),
        Kind("transition-refused", 409, "The workflow does not have this step.", "工作流中没有这一步。"),
        Kind("conflict", 409, "The state of the record does not allow this.", "记录的当前状态不允许此操作。"),
        Kind(
            "too-many",
            409,
            "The client has as many of these as the server keeps.",
            "该客户端已达服务器允许的数量上限。",
        ),
        Kind("in-flight", 409, "The same request is being carried out.", "相同的请求正在处理中。"),
        Kind("gone", 410, "The record was deleted.", "记录已被删除。"),
        Kind("expired", 410, "This is no longer kept.", "该内容已不再保留。"),
        Kind("stale", 412, "The record has changed since.", "记录已被更改。"),
        Kind("too-large", 413, "The body is larger than the server takes.", "请求体超过服务器上限。"),
        Kind("media-type", 415, "The media type of the body is not taken.", "不支持该媒体类型。"),
        Kind("invalid", 422, "The content breaks the standard.", "内容不符合标准。"),
        Kind("key-reused", 422, "The idempotency key was used with another body.", "该幂等键已用于其他内容。"),
        Kind("precondition-required", 428, "If-Match is missing.", "缺少 If-Match。"),
        Kind("too-many-requests", 429, "Too many requests.", "请求过多。"),
        Kind("headers-too-large", 431, "The headers are larger than the server takes.", "请求头超过服务器上限。"),
        Kind("failure", 500, "The server failed; the request id leads to its log.", "服务器故障；可凭请求标识查日志。"),
        Kind("unavailable", 503, "The server cannot serve requests now.", "服务器目前无法处理请求。"),
    )
}


@dataclass(frozen=True, slots=True)
class Cited:
    """One entry of `errors`: the requirement and what fills its message, and where."""

    requirement: str
    params: Mapping[str, Any] = field(default_factory=dict)
    pointer: str | None = None
    parameter: str | None = None
    keyword: str | None = None

    def entry(self, lang: str) -> dict[str, Any]:
        """The entry as it is sent."""
        made: dict[str, Any] = {"requirement": self.requirement, "message": self._message(lang)}
        if self.pointer is not None:
            made["pointer"] = _shown(self.pointer)
        for name in ("parameter", "keyword"):
            value = getattr(self, name)
            if value:  # a parameter of a query may have no name at all
                made[name] = str(value)[:LONGEST]
        return made

    def _message(self, lang: str) -> str:
        return requirement(self.requirement).say(lang, self.params)


def _shown(pointer: str) -> str:
    """A pointer as far as the standard has a form for it: a client may send names that are long or strange."""
    made = ""
    for token in pointer.split("/")[1:]:
        if not TOKEN.fullmatch(token) or len(made) + len(token) >= LONGEST_POINTER:
            break
        made += f"/{token}"
    return made


def cite(identifier: str, /, *, pointer: str | None = None, parameter: str | None = None, **params: Any) -> Cited:
    """An entry that cites a requirement; `params` fill its message and hold no value of a personal member."""
    if parameter is not None:
        params.setdefault("parameter", parameter[:LONGEST])
    return Cited(identifier, params, pointer, parameter)


def cited(findings: Iterable[Finding]) -> list[Cited]:
    """Findings of the validators as entries."""
    return [Cited(each.requirement, each.params, each.pointer, None, each.keyword) for each in findings]


class Refusal(Exception):
    """A request that is not carried out; the edge turns it into a problem document."""

    def __init__(
        self,
        kind: str,
        *errors: Cited,
        allowed: Sequence[str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind)
        self.kind = KINDS[kind]
        self.errors = errors[:MOST]
        self.allowed = allowed
        self.headers = dict(headers or {})

    def problem(self, lang: str, request_id: str) -> dict[str, Any]:
        """The problem document (RFC 9457) in the caller's language."""
        made: dict[str, Any] = {
            "type": BASE + self.kind.name,
            "title": self.kind.zh if lang == "zh" else self.kind.en,
            "status": self.kind.status,
            "requestId": request_id,
        }
        entries = [each.entry(lang) for each in self.errors]
        if entries:
            made["detail"] = entries[0]["message"]
            made["errors"] = entries
        if self.allowed is not None:
            made["allowed"] = list(self.allowed)
        return made
