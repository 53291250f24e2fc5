"""Why the parser refused a text, in the words of the register: which requirement, where, and what was met."""

from __future__ import annotations

import re
from collections.abc import Mapping

import orjson

from crmstandard.findings import Finding, finding
from crmstandard.reading.tokens import BOM

Reason = Mapping[str, str]
CONSTANT = re.compile(rb"[+-]?(?:NaN|Infinity)")
NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
ESCAPES = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", re.DOTALL
)
LARGEST_EXPONENT = 308
LONE: Reason = {"en": "a surrogate stands alone", "zh": "出现孤立的代理项"}
NO_NUMBER: Reason = {"en": "NaN and Infinity are no JSON numbers", "zh": "NaN 和 Infinity 不是 JSON 数字"}
TOO_LARGE: Reason = {"en": "a number too large to keep", "zh": "数字过大，无法保存"}
CUT: Reason = {"en": "the text ends inside the record", "zh": "文本在记录中间结束"}
MARK: Reason = {
    "en": "a byte order mark stands where only the start of a file may have one",
    "zh": "字节顺序标记（BOM）只能出现在文件开头",
}
UTF16: Reason = {"en": "it looks like UTF-16; convert it to UTF-8", "zh": "看来是 UTF-16，请转换为 UTF-8"}
OTHER: Reason = {"en": "not UTF-8", "zh": "不是 UTF-8"}
CHINESE: Reason = {
    "en": "not UTF-8; if the source is Chinese it may be GB18030: convert it to UTF-8",
    "zh": "不是 UTF-8；中文来源可能是 GB18030，请转换为 UTF-8",
}
SYNTAX: Reason = {"en": "text that JSON does not allow here", "zh": "此处的文本不符合 JSON 语法"}
REASONS: tuple[tuple[str, Reason], ...] = (  # by a part of the parser's message
    ("trailing comma", {"en": "a comma before the closing bracket", "zh": "右括号前多了逗号"}),
    ("after document", {"en": "text follows the end of the record", "zh": "记录结束后还有文本"}),
    ("control character", {"en": "a control character that is not escaped", "zh": "控制字符未转义"}),
    ("string key", {"en": "expected a member name in double quotes", "zh": "应为双引号中的成员名"}),
    ("after key", {"en": "expected a colon after the member name", "zh": "成员名之后应为冒号"}),
    ("expected ',' or ']'", {"en": "expected a comma or a closing square bracket", "zh": "应为逗号或右方括号"}),
    ("expected ',' or '}'", {"en": "expected a comma or a closing brace", "zh": "应为逗号或右花括号"}),
    ("JSON value", {"en": "expected a value", "zh": "此处应为一个值"}),
    ("literal", {"en": "expected true, false or null", "zh": "应为 true、false 或 null"}),
    ("leading zero", {"en": "a number begins with a zero too many", "zh": "数字开头有多余的零"}),
    ("no digit", {"en": "a number lacks a digit", "zh": "数字缺少一位数"}),
    ("escaped", {"en": "an escape that JSON does not have", "zh": "JSON 中没有这种转义"}),
)


def why(raw: bytes, error: orjson.JSONDecodeError) -> Finding:
    """Which requirement a text breaks that the parser refuses."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as broken:
        return finding("GEN-004", "", keyword="json", byte=broken.start + 1, reason=encoding_of(raw, broken.start))
    at = len(text[: error.pos].encode("utf-8"))
    lone = next((found for found in ESCAPES.finditer(raw, 0, at + len(r"\ud800")) if found[1]), None)
    if lone and lone.start() <= at:
        return finding("GEN-004", "", keyword="json", byte=lone.start() + 1, reason=LONE)
    if CONSTANT.match(raw, at) or CONSTANT.match(raw, max(at - 1, 0)):
        return finding("GEN-003", "", keyword="json", reason=NO_NUMBER)
    if _overflows(raw, at):
        return finding("GEN-003", "", keyword="json", reason=TOO_LARGE)
    return finding("GEN-001", "", keyword="json", column=error.pos + 1, reason=_reason(raw, at, str(error)))


def _overflows(raw: bytes, at: int) -> bool:
    """Whether a number beyond what a double holds begins at a byte."""
    found = NUMBER.match(raw, at)
    if not found:
        return False
    whole = found.group()
    return len(whole) > LARGEST_EXPONENT or abs(float(whole)) == float("inf")


def _reason(raw: bytes, at: int, message: str) -> Reason:
    if raw.startswith(BOM, at):
        return MARK
    if at >= len(raw.rstrip()) or message.startswith("unexpected end"):
        return CUT
    return next((reason for part, reason in REASONS if part in message), SYNTAX)


def encoding_of(raw: bytes, start: int) -> Reason:
    """What bytes that are no UTF-8 seem to be, from the first of them on."""
    if b"\x00" in raw[:64]:
        return UTF16
    try:
        raw[start : start + 64].decode("gb18030")
    except UnicodeDecodeError:
        return OTHER
    return CHINESE
