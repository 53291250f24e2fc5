"""The register of outsourcing contracts in the form of a supervisor."""

from __future__ import annotations

from typing import Any

from crmconformance.asking import get
from crmconformance.registry import check
from crmconformance.saying import say
from crmconformance.script import Script, ask, expect, hold
from crmconformance.target import Target
from crmconformance.trial import Trial
from crmstandard.registers import forms

CONTRACT, FORM = "OutsourcingContract", "dora"


def _contracts(target: Target) -> list[str]:
    return [CONTRACT] if CONTRACT in target.offering("read") else []


@check("API-226", subjects=_contracts)
def the_register_has_each_template_and_column(t: Trial) -> Script[None]:
    """Asks for the register in the form dora, and looks for each code of the form."""
    answer = expect((yield from ask(get(f"{t.path}:register?format={FORM}"))), 200)
    found = _codes(answer.document.get("templates"))
    for template in forms()[FORM]["templates"]:
        code = str(template["code"])
        hold(code in found, "each template", say("no {}", code), answer, missing=code)
        for column in template["columns"]:
            at = f"{code} {column}"
            hold(column in found[code], "each column", say("no {}", at), answer, missing=at)


def _codes(templates: Any) -> dict[str, set[str]]:
    """The codes of the columns of each template in an answer."""
    rows = [each for each in templates if isinstance(each, dict)] if isinstance(templates, list) else []
    return {str(each.get("code")): _texts(each.get("columns")) for each in rows}


def _texts(value: Any) -> set[str]:
    return {each for each in value if isinstance(each, str)} if isinstance(value, list) else set()
