"""What a customer of the sample bank holds, does, is offered and complains about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from crmstandard.sample import bank
from crmstandard.sample.numbers import iban
from crmstandard.sample.records import AS_OF, LOCAL, Record, at, day, later, local_number, money, record, ref

MONTH = ("2026-05-01", "2026-06-01")
SNAPSHOT = "2026-06-01"


@dataclass(frozen=True, slots=True)
class Client:
    """A customer: the party in the role, since when, in which currency, and where it banks."""

    id: str
    party: Record
    number: int
    since: str
    currency: str
    company: bool

    @property
    def branch(self) -> str:
        """Id of the home branch: Chinese money is kept in a Chinese branch."""
        return bank.branch_id(self.number % 2 if self.currency == "CNY" else 2 + self.number % 2)

    @property
    def owner(self) -> str:
        """Id of the relationship manager."""
        return bank.employee_id(self.number)


STAGES = ("active", "active", "active", "growing", "atRisk", "dormant")
TIERS = ("mass", "mass", "mass", "affluent", "private")


def customer(rng: Random, who: Client) -> Record:
    """The role of a party as a customer of the bank."""
    stage = STAGES[rng.randrange(len(STAGES))]
    steps = ("onboarding", "active") if stage == "active" else ("onboarding", "active", stage)
    return record(
        "Customer",
        who.id,
        who.since,
        party=who.party,
        customerNumber=local_number("customers", f"C{who.number:09d}", "customerNumber"),
        bankUnit=ref("OrganizationUnit", "unit-bank"),
        homeBranch=ref("OrganizationUnit", who.branch),
        customerType="sme" if who.company else "retail",
        lifecycleStage=stage,
        since=who.since,
        statusHistory=bank.history(steps, who.since),
        valueTier=tier(who),
    )


def tier(who: Client) -> str:
    """Value tier of a customer; the segment of the same code holds it."""
    return TIERS[who.number % len(TIERS)]


def standing(who: Client) -> Iterator[Record]:
    """Segment, coverage and consent of a customer."""
    code = tier(who)
    yield record(
        "SegmentMembership",
        f"segmem-{who.id}",
        who.since,
        segment=ref("Segment", bank.segment_id(code)),
        segmentVersion="1",
        member=ref("Customer", who.id),
        assignedBy="rule",
        period={"start": who.since},
    )
    yield record(
        "CoverageAssignment",
        f"coverage-{who.id}",
        who.since,
        covers=ref("Customer", who.id),
        assignee=ref("Employee", who.owner),
        role="relationshipManager",
        period={"start": who.since},
    )
    yield record(
        "Consent",
        consent_id(who),
        who.since,
        party=who.party,
        status="granted",
        purpose="directMarketing",
        legalBasis="consent",
        statusHistory=bank.history(("granted",), who.since),
        channels=["email", "sms", "phone"],
        controller=ref("OrganizationUnit", "unit-bank"),
        period={"start": who.since},
        noticeVersion="2012-1",
        noticeLanguage="zh-CN" if who.currency == "CNY" else "en",
        collectedVia={"channel": ref("Channel", bank.channel_id("branch")), "at": at(who.since, 8)},
    )


def consent_id(who: Client) -> str:
    """Id of the marketing consent of a customer."""
    return f"consent-{who.id}"


def _account_number(who: Client, category: str, serial: int) -> Record:
    if who.currency == "CNY" or category not in ("currentAccount", "savings"):
        return local_number("arrangements", f"A{who.number:09d}{serial}", "contractNumber")
    country, code = ("DE", "50010517") if who.number % 2 else ("FR", "3000600001")
    return {"system": "urn:iso:std:iso:13616", "value": iban(country, code, who.number * 10 + serial), "type": "iban"}


RETAIL = ("CUR-01", "SAV-01", "TRM-12", "CRD-01", "PLN-01", "MTG-01", "FND-01")
BUSINESS = ("CUR-01", "BLN-01", "TRM-12")
LENDING = frozenset({"personalLoan", "mortgage", "businessLoan"})
TERMS = {"termDeposit": 12, "personalLoan": 60, "mortgage": 240, "businessLoan": 60}
BY_CODE = {each.code: each for each in bank.PRODUCTS}


def holdings(rng: Random, who: Client, spouse: Record | None) -> Iterator[Record]:
    """Arrangements with their roles, month-end snapshots and activity of a month."""
    codes = BUSINESS if who.company else RETAIL
    for serial, code in enumerate(codes[: 1 + rng.randrange(3)]):
        yield from _holding(rng, who, BY_CODE[code], serial, spouse if serial == 0 else None)


def _holding(rng: Random, who: Client, sold: bank.Sold, serial: int, spouse: Record | None) -> Iterator[Record]:
    identifier = f"arr-{who.number:09d}-{serial}"
    opened = day(rng, date.fromisoformat(who.since), date(2026, 3, 31))
    lending = sold.category in LENDING
    amount = rng.randrange(1_000_00, 400_000_00)
    yield record(
        "Arrangement",
        identifier,
        opened,
        number=_account_number(who, sold.category, serial),
        category=sold.category,
        product=ref("Product", bank.product_id(sold.code)),
        status="active",
        openedOn=opened,
        currency=who.currency,
        bookingUnit=ref("OrganizationUnit", who.branch),
        rate=None if sold.rate == "0" else sold.rate,
        principal=money(amount, who.currency) if lending else None,
        termMonths=TERMS.get(sold.category),
        limit=money(5_000_00, who.currency) if sold.category == "creditCard" else None,
        ownership="jointAny" if spouse else "sole",
        statementFrequency="monthly",
    )
    yield _role(
        f"{identifier}-role-0", identifier, who.party, "principal", opened, primary=True, share="0.5" if spouse else "1"
    )
    if spouse:
        yield _role(f"{identifier}-role-1", identifier, spouse, "secondaryOwner", opened, primary=False, share="0.5")
    yield record(
        "ArrangementSnapshot",
        f"{identifier}-snap",
        SNAPSHOT,
        arrangement=ref("Arrangement", identifier),
        asOf=SNAPSHOT,
        balance=money(amount * 3 // 4, who.currency),
        balanceType="closingBooked",
        daysPastDue=0 if lending else None,
    )
    if sold.category in ("currentAccount", "creditCard"):
        yield _activity(rng, who, identifier)


def _role(
    identifier: str, arrangement: str, party: Record, role: str, since: str, *, primary: bool, share: str
) -> Record:
    return record(
        "ArrangementRole",
        identifier,
        since,
        arrangement=ref("Arrangement", arrangement),
        party=party,
        role=role,
        primary=primary,
        share=share,
        period={"start": since},
    )


def _activity(rng: Random, who: Client, arrangement: str) -> Record:
    app, branch = rng.randrange(1, 30), rng.randrange(4)
    return record(
        "ArrangementActivity",
        f"{arrangement}-2026-05",
        MONTH[1],
        arrangement=ref("Arrangement", arrangement),
        period={"start": MONTH[0], "end": MONTH[1]},
        customerInitiatedCount=app + branch,
        customerInitiatedAmount=money(rng.randrange(100_00, 9_000_00), who.currency),
        firstActivityOn="2026-05-02",
        lastCustomerInitiatedOn="2026-05-28",
        creditTurnover=money(rng.randrange(9_000_00), who.currency),
        debitTurnover=money(rng.randrange(9_000_00), who.currency),
        feeIncome=money(250, who.currency),
        channelCounts=[{"channelType": "mobileApp", "count": app}, {"channelType": "branch", "count": branch}],
    )


REASONS = ("enquiry", "transaction", "service", "advice")


def contacts(rng: Random, who: Client) -> Iterator[Record]:
    """An interaction, and for some customers a campaign contact, a score, a task or a complaint."""
    on = day(rng, date(2026, 2, 1), date(2026, 6, 20))
    interaction = f"int-{who.number:09d}"
    yield record(
        "Interaction",
        interaction,
        on,
        customer=ref("Customer", who.id),
        parties=[who.party],
        direction="inbound",
        channel=ref("Channel", bank.channel_id("phone")),
        startedAt=at(on, 9, 5),
        endedAt=at(on, 9, 12),
        durationSeconds=420,
        reasons=[REASONS[rng.randrange(len(REASONS))]],
        agent=ref("Employee", who.owner),
        agentType="human",
        outcome="resolved",
    )
    if not who.company:
        yield _campaign_contact(rng, who)
    chance = rng.random()
    if chance < 0.08:
        yield _complaint(who, on, interaction)
    elif chance < 0.25:
        yield _opportunity(rng, who, on)
    if chance > 0.6:
        yield _task(who, on)


SENT = ("selected", "queued", "sent", "delivered")


def _campaign_contact(rng: Random, who: Client) -> Record:
    identifier, on = f"cc-{who.number:09d}", day(rng, date(2026, 3, 1), date(2026, 5, 31))
    steps = (*SENT, "responded", "converted") if rng.random() < 0.1 else (*SENT, "notConverted")
    answered = "responded" in steps
    return record(
        "CampaignContact",
        identifier,
        on,
        campaign=ref("Campaign", bank.campaign_id(who.number % 2)),
        party=who.party,
        arm="treatment",
        status=steps[-1],
        statusHistory=bank.history(steps, on),
        channel=ref("Channel", bank.channel_id("email")),
        sentAt=at(on, 10),
        deliveredAt=at(on, 11),
        legalBasis="consent",
        consent=ref("Consent", consent_id(who)),
        attemptCount=1,
        response={"type": "accepted", "at": at(on, 12)} if answered else None,
        convertedAt=at(on, 13) if answered else None,
    )


def _complaint(who: Client, on: str, interaction: str) -> Record:
    steps = ("new", "assigned", "inProgress", "resolved", "closed")
    return record(
        "Case",
        f"case-{who.number:09d}",
        on,
        caseType="complaint",
        status="closed",
        statusHistory=bank.history(steps, on),
        priority="normal",
        customer=ref("Customer", who.id),
        reportedBy=who.party,
        channel=ref("Channel", bank.channel_id("phone")),
        receivedAt=at(on, 8),
        subject="费用争议" if who.currency == "CNY" else "Fee charged twice",
        categories=[
            {
                "codings": [
                    {
                        "system": "https://w3id.org/crmstandard/1/codelists/complaint-product.json",
                        "code": "currentAccount",
                    }
                ]
            },
            {
                "codings": [
                    {"system": "https://w3id.org/crmstandard/1/codelists/complaint-cause.json", "code": "pricingFees"}
                ]
            },
        ],
        severity="minor",
        regulated=True,
        acknowledgeDueAt=at(later(on, 1), 8),
        resolveDueAt=at(later(on, 15), 8),
        acknowledgedAt=at(on, 9),
        resolvedAt=at(on, 11),
        closedAt=at(on, 12),
        resolvedAtFirstContact=False,
        owner=ref("Employee", who.owner),
        related=[ref("Interaction", interaction)],
        resolution={
            "outcome": "upheld",
            "text": "费用已退还" if who.currency == "CNY" else "Fee refunded",
            "at": at(on, 11),
        },
    )


def _opportunity(rng: Random, who: Client, on: str) -> Record:
    amount = rng.randrange(10, 900) * 100_00
    return record(
        "Opportunity",
        f"opp-{who.number:09d}",
        on,
        customer=ref("Customer", who.id),
        name="Savings plan",
        objective="crossSell",
        status="proposed",
        statusHistory=bank.history(("discovery", "proposed"), on),
        amount=money(amount, who.currency),
        probability="0.3",
        expectedRevenue=money(amount * 3 // 10, who.currency),
        expectedCloseOn=later(on, 60),
        owner=ref("Employee", who.owner),
        lines=[
            {"product": ref("Product", bank.product_id("SAV-01")), "amount": money(amount, who.currency), "quantity": 1}
        ],
    )


def _task(who: Client, on: str) -> Record:
    return record(
        "Task",
        f"task-{who.number:09d}",
        on,
        taskType="call",
        status="open",
        statusHistory=bank.history(("open",), on),
        priority="normal",
        subject="回访" if who.currency == "CNY" else "Call back",
        about=[ref("Customer", who.id)],
        owner=ref("Employee", who.owner),
        dueAt=at(later(on, 7), 17),
        objective="experience",
    )


def assessments(rng: Random, who: Client) -> Iterator[Record]:
    """Due diligence and a churn score of a customer."""
    done = later(who.since, 1)
    steps = ("open", "inProgress", "approved")
    yield record(
        "DueDiligence",
        f"dd-{who.number:09d}",
        done,
        subject=who.party,
        level="standard",
        trigger="onboarding",
        status="approved",
        statusHistory=bank.history(steps, done),
        riskRating="low" if rng.random() < 0.9 else "medium",
        completedAt=at(done, 10),
        nextReviewOn=later(AS_OF.isoformat(), rng.randrange(30, 900)),
    )
    yield record(
        "Score",
        f"score-{who.number:09d}",
        "2026-06-01",
        subject=ref("Customer", who.id),
        scoreType="churn",
        rule={"language": "text", "expression": "Share of inactive months in the last year", "version": "1"},
        value=f"0.{rng.randrange(1, 99):02d}",
        scale={"min": "0", "max": "1", "higherIs": "worse"},
        scoredAt=at("2026-06-01", 3),
        inputsAsOf="2026-05-31",
        validUntil=at("2026-09-01", 3),
    )


__all__ = ["LOCAL", "Client", "assessments", "contacts", "customer", "holdings", "standing"]
