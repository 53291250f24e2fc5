"""The bank itself: units, staff, products, channels, campaigns and segments, whatever the number of customers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crmstandard.sample.numbers import legal_entity_id
from crmstandard.sample.records import Record, at, local_number, record, ref, text

FOUNDED = "2005-01-03"
BRANCHES = (
    ("Shanghai Bund", "上海外滩支行", "CN"),
    ("Beijing Jianguomen", "北京建国门支行", "CN"),
    ("Hamburg Rathaus", "汉堡支行", "DE"),
    ("Lyon Bellecour", "里昂支行", "FR"),
)
STAFF_PER_BRANCH = 25


class Sold(NamedTuple):
    """A product of the sample bank: code, names, category, yearly rate, currencies."""

    code: str
    english: str
    chinese: str
    category: str
    rate: str


PRODUCTS = (
    Sold("CUR-01", "Current account", "活期账户", "currentAccount", "0.0005"),
    Sold("SAV-01", "Savings account", "储蓄账户", "savings", "0.012"),
    Sold("TRM-12", "Term deposit, 12 months", "一年期定期存款", "termDeposit", "0.0175"),
    Sold("CRD-01", "Credit card", "信用卡", "creditCard", "0.182"),
    Sold("PLN-01", "Personal loan", "个人消费贷款", "personalLoan", "0.064"),
    Sold("MTG-01", "Home mortgage", "住房按揭贷款", "mortgage", "0.035"),
    Sold("BLN-01", "Business loan", "企业贷款", "businessLoan", "0.045"),
    Sold("FND-01", "Balanced fund", "平衡型基金", "fund", "0"),
)
CHANNELS = (
    ("branch", "Branch counter", "网点柜面"),
    ("mobileApp", "Mobile app", "手机银行"),
    ("phone", "Contact center", "客服中心"),
    ("email", "E-mail", "电子邮件"),
    ("sms", "Text message", "短信"),
)
CAMPAIGNS = (
    ("crossSell", "productLaunch", "Savings for current account holders", "running", "SAV-01"),
    ("retention", "retention", "Stay with us", "completed", "TRM-12"),
    ("acquisition", "referral", "Bring a friend", "planned", "CUR-01"),
)
SEGMENTS = (
    ("mass", "Mass market", "大众客户", "value"),
    ("affluent", "Affluent", "富裕客户", "value"),
    ("private", "Private banking", "私人银行客户", "value"),
)
TREE = "https://example.com/crm/schemes/value"


def branch_id(index: int) -> str:
    """Id of a branch."""
    return f"unit-branch-{index % len(BRANCHES)}"


def employee_id(number: int) -> str:
    """Id of a member of staff."""
    return f"employee-{number % (len(BRANCHES) * STAFF_PER_BRANCH):03d}"


def product_id(code: str) -> str:
    """Id of a product."""
    return f"product-{code}"


def channel_id(kind: str) -> str:
    """Id of the channel of one type."""
    return f"channel-{kind}"


def campaign_id(index: int) -> str:
    """Id of a campaign."""
    return f"campaign-{index}"


def segment_id(code: str) -> str:
    """Id of a segment."""
    return f"segment-{code}"


def _units() -> Iterator[Record]:
    yield record(
        "OrganizationUnit",
        "unit-bank",
        FOUNDED,
        unitType="legalEntity",
        code="BANK",
        name=text("Example Bank", "示例银行"),
        lei=legal_entity_id(1),
        country="CN",
        status="active",
    )
    for index, (english, chinese, country) in enumerate(BRANCHES):
        yield record(
            "OrganizationUnit",
            branch_id(index),
            FOUNDED,
            unitType="branch",
            code=f"BR-{index:02d}",
            name=text(english, chinese),
            parent=ref("OrganizationUnit", "unit-bank"),
            country=country,
            status="active",
        )


STAFF = (
    ("王晓明", "familyFirst", "zh"),
    ("Julia Krause", "givenFirst", "de"),
    ("Paul Rousseau", "givenFirst", "fr"),
    ("陈思远", "familyFirst", "zh"),
)


def _staff() -> Iterator[Record]:
    for number in range(len(BRANCHES) * STAFF_PER_BRANCH):
        name, order, language = STAFF[number % len(STAFF)]
        yield record(
            "Employee",
            employee_id(number),
            FOUNDED,
            employeeNumber=local_number("employees", f"E{number:05d}", "employeeNumber"),
            names=[{"use": "legal", "text": name, "order": order, "language": language}],
            unit=ref("OrganizationUnit", branch_id(number)),
            roles=["relationshipManager"],
            employerType="internal",
            status="active",
            period={"start": FOUNDED},
        )


def _products() -> Iterator[Record]:
    for each in PRODUCTS:
        yield record(
            "Product",
            product_id(each.code),
            FOUNDED,
            code=each.code,
            name=text(each.english, each.chinese),
            category=each.category,
            status="onSale",
            currencies=["CNY", "EUR"],
            riskGrade=3 if each.category == "fund" else None,
        )


def _channels() -> Iterator[Record]:
    for kind, english, chinese in CHANNELS:
        yield record(
            "Channel",
            channel_id(kind),
            FOUNDED,
            code=kind,
            channelType=kind,
            name=text(english, chinese),
            status="active",
            owner=ref("OrganizationUnit", "unit-bank"),
        )


def _segments() -> Iterator[Record]:
    for code, english, chinese, basis in SEGMENTS:
        yield record(
            "Segment",
            segment_id(code),
            FOUNDED,
            code=code,
            name=text(english, chinese),
            version="1",
            kind="rule",
            scheme=TREE,
            basis=basis,
            purpose="service",
            exclusive=True,
            effective={"start": FOUNDED},
            definition={
                "language": "cql2Json",
                "version": "1",
                "expression": f'{{"op":"=","args":[{{"property":"valueTier"}},"{code}"]}}',
            },
        )


STEPS = {
    "planned": ("draft", "planned"),
    "running": ("draft", "planned", "approved", "scheduled", "running"),
    "completed": ("draft", "planned", "approved", "scheduled", "running", "completed"),
}


def history(steps: tuple[str, ...], day: str, hour: int = 8) -> list[Record]:
    """The status history of a workflow that went through these states on one day, one an hour."""
    entries: list[Record] = []
    for index, state in enumerate(steps):
        entry: Record = {"to": state, "at": at(day, hour + index), "actorKind": "user"}
        entries.append({"from": steps[index - 1], **entry} if index else entry)
    return entries


def _approval(status: str) -> Record | None:
    """Who approved a campaign, once it was."""
    if "approved" not in STEPS[status]:
        return None
    return {"by": ref("Employee", employee_id(1)), "at": at("2026-01-05", 10)}


def _campaigns() -> Iterator[Record]:
    for index, (objective, kind, name, status, product) in enumerate(CAMPAIGNS):
        yield record(
            "Campaign",
            campaign_id(index),
            "2026-01-05",
            name=name,
            objective=objective,
            campaignType=kind,
            status=status,
            statusHistory=history(STEPS[status], "2026-01-05"),
            period={"start": "2026-02-01", "end": "2026-07-01"},
            channels=[ref("Channel", channel_id("email")), ref("Channel", channel_id("sms"))],
            targetSegments=[ref("Segment", segment_id("mass"))],
            products=[ref("Product", product_id(product))],
            owner=ref("Employee", employee_id(0)),
            controlGroup={"ratio": "0.1", "method": "random"},
            approval=_approval(status),
        )


def bank() -> Iterator[Record]:
    """Every record that does not depend on the number of customers."""
    for part in (_units, _staff, _products, _channels, _segments, _campaigns):
        yield from part()
