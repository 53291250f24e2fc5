"""What is wrong with a condition: each fault with its place, its code and its words in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Words = Mapping[str, str]

MESSAGES: Mapping[str, Words] = {
    "notACondition": {
        "en": "an object with op and args is expected here",
        "zh": "此处须为含 op 和 args 的对象",
    },
    "unknownMember": {"en": "{member} does not belong here", "zh": "此处不得有成员 {member}"},
    "unknownOperator": {
        "en": "{operator} is no operator of the segment language",
        "zh": "客群语言没有运算符 {operator}",
    },
    "notOffered": {"en": "{operator} is not offered here", "zh": "此处不提供运算符 {operator}"},
    "wrongCount": {
        "en": "{operator} takes {expected} arguments, not {found}",
        "zh": "{operator} 的参数个数须为 {expected}，而不是 {found}",
    },
    "notArguments": {"en": "a list of arguments is expected here", "zh": "此处须为参数列表"},
    "notAProperty": {"en": "a property is expected here", "zh": "此处须为属性"},
    "unknownProperty": {"en": "{property} is not in the catalogue", "zh": "目录中没有属性 {property}"},
    "wrongType": {"en": "{property} is compared with {expected}", "zh": "{property} 只与{expected}比较"},
    "notFinite": {"en": "a number is expected that is finite", "zh": "数值须为有限值"},
    "tooPrecise": {
        "en": "a number has at most 15 significant digits; write a decimal as text to have more",
        "zh": "数值最多有 15 位有效数字；更多位数的小数须写成文本",
    },
    "outOfRange": {
        "en": "a number has at most 18 digits before the point and 10 after it",
        "zh": "数值的整数部分最多 18 位，小数部分最多 10 位",
    },
    "unknownCode": {"en": "{property} has no such code", "zh": "{property} 没有这个代码"},
    "wrongTarget": {"en": "{property} does not lead to {target}", "zh": "{property} 不指向 {target}"},
    "badText": {
        "en": "the text holds a lone surrogate or the character U+0000",
        "zh": "文本含有孤立代理项或字符 U+0000",
    },
    "badPattern": {
        "en": "in a pattern a backslash stands before %, _ or a backslash",
        "zh": "模式中反斜杠之后须为 %、_ 或反斜杠",
    },
    "notOrdered": {
        "en": "values of {property} have no order, so {operator} does not apply",
        "zh": "{property} 的值没有顺序，不适用 {operator}",
    },
    "notText": {
        "en": "{operator} applies to texts, and {property} is none",
        "zh": "{operator} 只用于文本，而 {property} 不是",
    },
    "oneSided": {"en": "casei stands on both sides or on neither", "zh": "casei 须两侧都有或都没有"},
    "notAList": {"en": "a list of values is expected here", "zh": "此处须为值的列表"},
    "emptyList": {"en": "the list is empty", "zh": "列表为空"},
    "longList": {"en": "the list holds more than {limit} values", "zh": "列表的值多于 {limit} 个"},
    "tooDeep": {"en": "operators are nested more than {limit} deep", "zh": "运算符嵌套超过 {limit} 层"},
    "tooLarge": {"en": "the expression has more than {limit} parts", "zh": "表达式多于 {limit} 个部分"},
    "tooMany": {"en": "more than {limit} faults; the rest is not listed", "zh": "错误多于 {limit} 个，其余未列出"},
    "otherLanguage": {"en": "only the language {expected} is read here", "zh": "此处只读取语言 {expected}"},
    "notJson": {"en": "the expression is not sound JSON", "zh": "表达式不是正确的 JSON"},
    "duplicateMember": {"en": "the member {member} stands twice", "zh": "成员 {member} 出现两次"},
    "notIndexed": {"en": "{property} is not searchable", "zh": "{property} 不可检索"},
    "notIndexedFolded": {
        "en": "{property} is not searchable without regard to case",
        "zh": "{property} 不可做不分大小写的检索",
    },
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `pointer` (RFC 6901) leads into the expression.

    Of a rule document `pointer` leads into that document, and `inner` into the expression that one of
    its members holds as text.
    """

    pointer: str
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    inner: str = ""

    @property
    def message(self) -> str:
        """The fault in plain English."""
        return self.text("en")

    def text(self, lang: str) -> str:
        """The fault in plain words; `lang` is `en` or `zh`."""
        chosen = {name: value[lang] if isinstance(value, Mapping) else value for name, value in self.params.items()}
        return MESSAGES[self.code][lang].format_map(chosen)


class InvalidExpression(ValueError):
    """A condition that was refused, with everything that is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{each.pointer or '(root)'}: {each.message}" for each in self.faults[:10]))
