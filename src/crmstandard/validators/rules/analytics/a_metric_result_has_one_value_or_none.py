"""ANL-010, ANL-011, ANL-012: a metric result has one value where its status says so, else none."""

from __future__ import annotations

from collections.abc import Iterator

from crmstandard.validators.registry import Breach, Document, breach, rule

VALUES = ("value", "moneyValue", "codeValue")
WITH_VALUE = frozenset({"ok", "stale"})


@rule("ANL-010", "MetricResult")
def a_metric_result_has_one_kind_of_value(result: Document) -> Iterator[Breach]:
    """Further figures of the same metric are components."""
    held = [name for name in VALUES if name in result]
    if len(held) > 1:
        yield breach("", found=", ".join(held))


@rule("ANL-011", "MetricResult")
def a_metric_result_without_data_has_no_value(result: Document) -> Iterator[Breach]:
    """No data is never zero."""
    if result["status"] not in WITH_VALUE:
        yield from (breach(f"/{name}", status=result["status"]) for name in VALUES if name in result)


@rule("ANL-012", "MetricResult")
def a_metric_result_that_is_ok_has_a_value(result: Document) -> Iterator[Breach]:
    """A value that is masked or otherwise declared absent is there, though not shown."""
    declared = {each["path"].strip("/") for each in result.get("absences", ())}
    if result["status"] == "ok" and not any(name in result or name in declared for name in (*VALUES, "components")):
        yield breach("/status")
