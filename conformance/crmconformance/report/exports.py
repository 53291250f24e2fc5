"""A run for other programs: JUnit for build servers, and a badge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from crmconformance.verdicts import DESELECTED, ERROR, FAIL, NOT_APPLICABLE, UNVERIFIED

SKIPPED = (NOT_APPLICABLE, DESELECTED)
WIDE = 7  # pixels of a letter


def junit(report: Mapping[str, Any]) -> bytes:
    """The run as JUnit: a suite a class, a case a requirement; what stayed unverified is an error, never a skip."""
    root = Element("testsuites", name="crmstandard conformance")
    for row in report["classes"]:
        cases = [each for each in report["requirements"] if each["class"] == row["class"]]
        suite = SubElement(root, "testsuite", name=row["class"], tests=str(len(cases)))
        for name, kinds in (("failures", (FAIL,)), ("errors", (ERROR, UNVERIFIED)), ("skipped", SKIPPED)):
            suite.set(name, str(sum(each["verdict"] in kinds for each in cases)))
        for each in cases:
            _case(SubElement(suite, "testcase", classname=f"crmstandard.{row['class']}", name=each["id"]), each)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root)


def _case(case: Element, row: Mapping[str, Any]) -> None:
    reasons = "; ".join(each["en"] for each in row["reasons"])
    if row["verdict"] == FAIL:
        for each in row["faults"]:
            told = SubElement(case, "failure", message=each["message"]["en"])
            found = f"expected {each['expected']}, observed {each['observed']}"
            told.text = "\n".join((row["text"]["en"], found, each.get("curl", "")))
    elif row["verdict"] in (ERROR, UNVERIFIED):
        SubElement(case, "error", message=f"{row['verdict']}: {reasons}")
    elif row["verdict"] in SKIPPED:
        SubElement(case, "skipped", message=reasons or row["verdict"])


def badge(report: Mapping[str, Any]) -> str:
    """The claim as a small picture."""
    held = report["claim"]["text"] if report["claim"]["eligible"] else ""
    text, colour = (held, "#12724a") if held else ("not eligible", "#b3261e")
    if report["claim"]["eligible"] and not held:
        text, colour = f"{len(report['claim']['classes'])} classes", "#12724a"
    left, right = len("crmstandard") * WIDE + 14, len(text) * WIDE + 14
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" '
        f'aria-label="crmstandard: {text}"><title>crmstandard: {text}</title>'
        f'<rect width="{left}" height="20" fill="#3b4754"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{colour}"/>'
        f'<g fill="#fff" text-anchor="middle" font-family="Verdana,sans-serif" font-size="11">'
        f'<text x="{left / 2}" y="14">crmstandard</text><text x="{left + right / 2}" y="14">{text}</text></g></svg>\n'
    )
