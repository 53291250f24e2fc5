"""Decimals, dates and instants; made by `make generate`, do not edit."""

from __future__ import annotations

import datetime
import decimal
from typing import Annotated

from typing_extensions import TypeAliasType

from crmstandard.runtime import date_text, decimal_text, instant_text, moment_text

Amount = TypeAliasType("Amount", Annotated[decimal.Decimal, decimal_text(r"^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,5})?$")])
"""A signed amount as a decimal string, at most 18 digits before and 5 after the point."""

DateTime = TypeAliasType("DateTime", Annotated[datetime.datetime, instant_text(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$")])
"""An instant, RFC 3339 with an offset; at most microseconds, no leap second."""

Date = TypeAliasType("Date", Annotated[datetime.date, date_text(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")])
"""A calendar date, ISO 8601 YYYY-MM-DD."""

Decimal = TypeAliasType("Decimal", Annotated[decimal.Decimal, decimal_text(r"^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,10})?$")])
"""A signed decimal number as a string, at most 18 digits before and 10 after the point."""

Moment = TypeAliasType("Moment", Annotated[datetime.date | datetime.datetime, moment_text(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$")])
"""A calendar date, which means its start in the timezone of the tenant, or an instant."""

Rate = TypeAliasType("Rate", Annotated[decimal.Decimal, decimal_text(r"^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,10})?$")])
"""A signed fraction as a decimal string (0.05 = 5 %), for interest, growth and returns."""

Ratio = TypeAliasType("Ratio", Annotated[decimal.Decimal, decimal_text(r"^(0(\.[0-9]{1,10})?|1(\.0{1,10})?)$")])
"""A share from 0 to 1 as a decimal string (0.25 = 25 %)."""
