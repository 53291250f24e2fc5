"""ANL-020 to ANL-024: one currency for the ladder of profitability, and each step follows from the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from crmstandard.validators.amounts import in_currency
from crmstandard.validators.formats.iso4217 import minor_units
from crmstandard.validators.registry import Breach, Document, breach, rule

STEPS = {
    "ANL-021": ("cm1", (("ftpMargin", 1), ("netFee", 1))),
    "ANL-022": ("cm2", (("cm1", 1), ("costToServe", -1))),
    "ANL-023": ("cm3", (("cm2", 1), ("expectedCreditLoss", -1))),
    "ANL-024": ("economicProfit", (("cm3", 1), ("tax", -1), ("capitalCharge", -1))),
}
MEMBERS = (
    "ftpMargin",
    "netFee",
    "cm1",
    "costToServe",
    "cm2",
    "expectedCreditLoss",
    "cm3",
    "tax",
    "capitalCharge",
    "economicProfit",
)
FINEST = 5


@rule("ANL-020", "CustomerProfitability")
def the_ladder_has_one_currency(ladder: Document) -> Iterator[Breach]:
    """The currency of cm3 counts; where it is not shown, that of the first step."""
    yield from in_currency(ladder, MEMBERS, ladder.get("cm3", {}).get("currency"))


def _step(result: str, terms: tuple[tuple[str, int], ...]) -> Callable[[Document], Iterator[Breach]]:
    def each_step_follows_from_the_one_before(ladder: Document) -> Iterator[Breach]:
        currencies = {ladder[name]["currency"] for name in (result, *(name for name, _ in terms))}
        if len(currencies) == 1:
            expected = sum((sign * Decimal(ladder[name]["amount"]) for name, sign in terms), Decimal(0))
            if abs(Decimal(ladder[result]["amount"]) - expected) > _unit(*currencies):
                yield breach(f"/{result}/amount", member=result)

    return each_step_follows_from_the_one_before


def _unit(currency: str) -> Decimal:
    """One minor unit: each step is rounded by itself, so that the last place can differ by one."""
    places = minor_units(currency)
    return Decimal(1).scaleb(-(FINEST if places is None else places))


for _identifier, (_result, _terms) in STEPS.items():
    _needs = (_result, *(name for name, _ in _terms))
    rule(_identifier, "CustomerProfitability", needs=_needs)(_step(_result, _terms))
