"""The segment language CRM-SDL: a profile of CQL2-JSON that is typed by a catalogue and knows what is unknown.

A condition is TRUE, FALSE or UNKNOWN for a record, and only TRUE selects. One condition on a property:

- The property has no value (absent, null, empty list): UNKNOWN; only `isNull` is then TRUE. `isNull` is never UNKNOWN.
- It has one value: TRUE or FALSE, and UNKNOWN where the value itself does not decide: a date known to the
  month only, a reference without an id, a concept without a code, a value that is not of the declared type.
- It has several values (the way to it leads through a list): TRUE if some value satisfies the condition; else
  UNKNOWN if some value does not decide; else FALSE. This holds for each operator alone: `<>` asks for some value
  that differs, `between` for one value between both bounds. That no value is equal is `not` of `=`.

`and`, `or`, `not` are those of Kleene: FALSE and x = FALSE, TRUE or x = TRUE, not UNKNOWN = UNKNOWN.
"""

from crmstandard.analytics.segments.catalogue import Attribute, Catalogue, Kind, catalogue_of
from crmstandard.analytics.segments.evaluation import evaluate, excludes
from crmstandard.analytics.segments.faults import Fault, InvalidExpression
from crmstandard.analytics.segments.order import order_text, rows
from crmstandard.analytics.segments.parsing import parse
from crmstandard.analytics.segments.plans import IndexField, Plan, plan
from crmstandard.analytics.segments.rules import parse_rule
from crmstandard.analytics.segments.tree import Expression, properties

__all__ = [
    "Attribute",
    "Catalogue",
    "Expression",
    "Fault",
    "IndexField",
    "InvalidExpression",
    "Kind",
    "Plan",
    "catalogue_of",
    "evaluate",
    "excludes",
    "order_text",
    "parse",
    "parse_rule",
    "plan",
    "properties",
    "rows",
]
