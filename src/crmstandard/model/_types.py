"""The types of the standard; made by `make generate`, do not edit."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, Union

from crmstandard.model._scalars import (
    Amount,
    Date,
    DateTime,
    Decimal,
    Moment,
    Rate,
    Ratio,
)
from crmstandard.runtime import CrmModel
from pydantic import Field
from typing_extensions import TypeAliasType

Bic = TypeAliasType(
    "Bic",
    Annotated[str, Field(pattern="^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$")],
)
"""
A business identifier code (ISO 9362), 8 or 11 characters.

银行识别代码
"""


CnResidentId = TypeAliasType(
    "CnResidentId", Annotated[str, Field(pattern="^[1-9][0-9]{16}[0-9X]$")]
)
"""
A resident identity number of GB 11643 with its check character.

公民身份号码
"""


CnUscc = TypeAliasType(
    "CnUscc",
    Annotated[
        str, Field(pattern="^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$")
    ],
)
"""
A unified social credit code of GB 32100 with its check character.

统一社会信用代码
"""


Code = TypeAliasType(
    "Code", Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
)
"""
A code of a list that a bank or another body keeps.

代码
"""


CountryCode = TypeAliasType("CountryCode", Annotated[str, Field(pattern="^[A-Z]{2}$")])
"""
A two-letter country code of ISO 3166-1.

国家或地区代码
"""


CurrencyCode = TypeAliasType(
    "CurrencyCode", Annotated[str, Field(pattern="^[A-Z]{3}$")]
)
"""
A currency code of ISO 4217.

货币代码
"""


Email = TypeAliasType(
    "Email",
    Annotated[
        str,
        Field(
            max_length=254, pattern="^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+$"
        ),
    ],
)
"""
An e-mail address as RFC 5321 allows it, without quoting, comments or address literals.

电子邮箱
"""


class Geo(CrmModel):
    """
    A position in WGS 84.

    地理位置
    """

    latitude: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            pattern="^-?([0-8]?[0-9](\\.[0-9]{1,7})?|90(\\.0{1,7})?)$",
        ),
    ]
    """Degrees north."""
    longitude: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            pattern="^-?((1[0-7][0-9]|[0-9]{1,2})(\\.[0-9]{1,7})?|180(\\.0{1,7})?)$",
        ),
    ]
    """Degrees east."""


Iban = TypeAliasType(
    "Iban", Annotated[str, Field(pattern="^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$")]
)
"""
An international bank account number (ISO 13616) in electronic form.

国际银行账号
"""


Id = TypeAliasType("Id", Annotated[str, Field(pattern="^[A-Za-z0-9._-]{1,64}$")])
"""
Identifier of a record, unique in its collection and tenant; holds no personal data.

记录标识
"""


Isin = TypeAliasType(
    "Isin", Annotated[str, Field(pattern="^[A-Z]{2}[A-Z0-9]{9}[0-9]$")]
)
"""
An international securities identification number (ISO 6166) with its check digit.

国际证券识别编码
"""


JsonPointer = TypeAliasType(
    "JsonPointer",
    Annotated[str, Field(max_length=512, pattern="^(/([ -.0-}]|~[01])*)*$")],
)
"""
A JSON Pointer (RFC 6901) into a record.

JSON 指针
"""


LanguageTag = TypeAliasType(
    "LanguageTag",
    Annotated[str, Field(pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$")],
)
"""
A language tag of BCP 47.

语言标签
"""


Lei = TypeAliasType("Lei", Annotated[str, Field(pattern="^[A-Z0-9]{18}[0-9]{2}$")])
"""
A legal entity identifier (ISO 17442) with its check digits.

法人识别编码
"""


LongText = TypeAliasType(
    "LongText", Annotated[str, Field(max_length=8000, min_length=1)]
)
"""
Free text, at most 8,000 characters.

长文本
"""


Mic = TypeAliasType("Mic", Annotated[str, Field(pattern="^[A-Z0-9]{4}$")])
"""
A market identifier code (ISO 10383).

市场识别代码
"""


class Money(CrmModel):
    """
    An amount in one currency, with no more decimal places than the currency has.

    金额
    """

    amount: Annotated[
        Amount, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Signed amount."""
    currency: Annotated[
        CurrencyCode, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Currency of the amount."""


PartialDate = TypeAliasType(
    "PartialDate", Annotated[str, Field(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
)
"""
A date to the precision known: year, year and month, or full date.

不完整日期
"""


class Period(CrmModel):
    """
    A half-open stretch of time [start, end); an open end is absent.

    期间
    """

    start: Annotated[
        Moment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """First date or instant inside the period."""
    end: Annotated[
        Moment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """First date or instant after the period."""


PhoneNumber = TypeAliasType(
    "PhoneNumber", Annotated[str, Field(pattern="^[+][1-9][0-9]{6,14}$")]
)
"""
An international phone number in the form of E.164.

电话号码
"""


ScriptCode = TypeAliasType(
    "ScriptCode", Annotated[str, Field(pattern="^[A-Z][a-z]{3}$")]
)
"""
A script code of ISO 15924.

文字代码
"""


class ServiceLevelWindow(CrmModel):
    """
    Time over which a service level is counted.

    服务水平时间窗口
    """

    duration: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^P([1-9][0-9]{0,3}[DWMY]|T[1-9][0-9]{0,3}[HM])$",
        ),
    ]
    """Length of the window as an ISO 8601 duration of one unit."""
    rolling: Annotated[bool, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Whether the window moves with the day; otherwise it follows the calendar."""


class ServiceLevelPenalty(CrmModel):
    """
    What is due if a target is missed.

    服务水平违约责任
    """

    amount: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Fixed sum for each miss."""
    fee_share: Annotated[
        Ratio | None,
        Field(alias="feeShare", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Share of the fee of the period."""
    description: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """How the penalty works."""


Sha256 = TypeAliasType("Sha256", Annotated[str, Field(pattern="^[0-9a-f]{64}$")])
"""
A SHA-256 digest in lower-case hexadecimal.

SHA-256 摘要
"""


ShortText = TypeAliasType(
    "ShortText", Annotated[str, Field(max_length=256, min_length=1)]
)
"""
A line of text, at most 256 characters.

短文本
"""


SubdivisionCode = TypeAliasType(
    "SubdivisionCode", Annotated[str, Field(pattern="^[A-Z]{2}-[A-Z0-9]{1,3}$")]
)
"""
A country subdivision code of ISO 3166-2.

行政区划代码
"""


Uri = TypeAliasType(
    "Uri",
    Annotated[str, Field(max_length=2048, pattern="^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$")],
)
"""
An absolute URI (RFC 3986), ASCII only; it names, it is never fetched.

统一资源标识符
"""


class AbsenceReason(StrEnum):
    """
    Why a fact that the standard asks for is not there; as FHIR's list where FHIR has the reason.

    缺失原因
    """

    UNKNOWN = "unknown"
    """Unknown（未知）: The value is not known."""
    ASKED_UNKNOWN = "askedUnknown"
    """Asked, not known（询问后仍未知）: The person was asked and did not know."""
    ASKED_DECLINED = "askedDeclined"
    """Asked, declined（询问后拒绝提供）: The person was asked and declined."""
    NOT_ASKED = "notAsked"
    """Not asked（未询问）: Nobody has asked."""
    TEMPORARILY_UNKNOWN = "temporarilyUnknown"
    """Unknown for now（暂时未知）: The value is expected later."""
    NOT_APPLICABLE = "notApplicable"
    """Not applicable（不适用）: The fact cannot exist for this record."""
    UNSUPPORTED = "unsupported"
    """Not supported（来源不支持）: The source system cannot hold it."""
    ANONYMIZED = "anonymized"
    """Anonymized（已匿名化）: It was removed to make the data anonymous."""
    MASKED = "masked"
    """Masked（已脱敏）: It exists and the reader may not see it."""
    NOT_PERMITTED = "notPermitted"
    """Not permitted（不允许）: A rule forbids holding it."""
    ERROR = "error"
    """Error（错误）: The value of the source could not be used."""


class AccessGrantStatus(StrEnum):
    """
    Whether a grant lets a provider see data.

    访问授权状态
    """

    REQUESTED = "requested"
    """Requested（已申请）: Asked for and not decided."""
    ACTIVE = "active"
    """Active（有效）: In force within its period."""
    REFUSED = "refused"
    """Refused（已拒绝）: Asked for and refused."""
    SUSPENDED = "suspended"
    """Suspended（已暂停）: Out of force for the time being."""
    REVOKED = "revoked"
    """Revoked（已撤销）: Taken back before its end."""
    EXPIRED = "expired"
    """Expired（已到期）: Its period has ended."""


class ActorKind(StrEnum):
    """
    Who or what made a step.

    操作者类型
    """

    USER = "user"
    """User（用户）: A person of the bank."""
    SYSTEM = "system"
    """System（系统）: A program, by a rule."""
    VENDOR = "vendor"
    """Vendor（外包服务商）: A person or program of an outsourced provider."""


class AddressUse(StrEnum):
    """
    What an address is used for.

    地址用途
    """

    RESIDENTIAL = "residential"
    """Residential（居住）: Where the person lives."""
    REGISTERED = "registered"
    """Registered（注册）: The address in the business register or civil register."""
    WORK = "work"
    """Work（工作）: Where the person works or the organization carries on business."""
    CORRESPONDENCE = "correspondence"
    """Correspondence（通信）: Where letters are sent."""
    DELIVERY = "delivery"
    """Delivery（收货）: Where goods and cards are delivered."""
    BILLING = "billing"
    """Billing（账单）: Where statements and bills are sent."""
    BIRTH = "birth"
    """Birth（出生地）: Place of birth."""
    FORMER = "former"
    """Former（曾用）: An address used before."""
    DOMICILE = "domicile"
    """Domicile（住所）: Legal domicile."""


class AgentType(StrEnum):
    """
    Who or what spoke for the bank in a contact.

    服务主体类型
    """

    HUMAN = "human"
    """Human（人工）: A person, without the help of a conversational program."""
    BOT = "bot"
    """Bot（机器人）: A program alone; self-service counts as this."""
    ASSISTED = "assisted"
    """Assisted（人机协作）: A program and a person, one after the other or together."""


class AllocationMethod(StrEnum):
    """
    How a value that several parties hold together is shared out among them.

    分摊方式
    """

    PRIMARY = "primary"
    """Primary（归主要当事人）: The whole goes to the primary party, so that it counts once."""
    EQUAL = "equal"
    """Equal（平均）: Each party gets the same part."""
    PERCENT = "percent"
    """Percent（按比例）: Each party gets its stated share; the shares sum to 1."""


class AnnotationVisibility(StrEnum):
    """
    Who may read a note.

    备注可见范围
    """

    INTERNAL = "internal"
    """Internal（内部）: Staff only."""
    CUSTOMER = "customer"
    """Customer（客户）: The customer too."""


class ApplicationResult(StrEnum):
    """
    What was decided on an application.

    审批结论
    """

    APPROVED = "approved"
    """Approved（批准）: Granted, as asked or on other terms."""
    DECLINED = "declined"
    """Declined（拒绝）: Refused."""


class ApplicationStatus(StrEnum):
    """
    The states of an application.

    申请状态
    """

    DRAFT = "draft"
    """Draft（草稿）: Begun and not handed in."""
    SUBMITTED = "submitted"
    """Submitted（已提交）: Handed in."""
    IN_REVIEW = "inReview"
    """In review（审核中）: The bank is examining it."""
    MORE_INFO = "moreInfo"
    """More information needed（待补充材料）: Waits for papers or answers of the applicant."""
    APPROVED = "approved"
    """Approved（已批准）: The bank has agreed."""
    FULFILLED = "fulfilled"
    """Fulfilled（已办结）: What was approved is in place."""
    DECLINED = "declined"
    """Declined（已拒绝）: The bank has refused."""
    WITHDRAWN = "withdrawn"
    """Withdrawn（已撤回）: Taken back by the applicant."""


class ArrangementRoleCode(StrEnum):
    """
    In what capacity a party takes part in a holding; the first fourteen are those of UK open banking.

    合约角色
    """

    PRINCIPAL = "principal"
    """Principal（主持有人）: The holder in first place."""
    SECONDARY_OWNER = "secondaryOwner"
    """Secondary owner（联名持有人）: A further holder."""
    BENEFICIARY = "beneficiary"
    """Beneficiary（受益人）: Receives the benefit without being holder."""
    POWER_OF_ATTORNEY = "powerOfAttorney"
    """Power of attorney（委托代理人）: Acts for the holder under a power of attorney."""
    LEGAL_GUARDIAN = "legalGuardian"
    """Legal guardian（法定监护人）: Acts for the holder by law or court order."""
    CUSTODIAN_FOR_MINOR = "custodianForMinor"
    """Custodian for a minor（未成年人代管人）: Keeps the holding for a minor."""
    SUCCESSOR_ON_DEATH = "successorOnDeath"
    """Successor on death（身故承继人）: Takes over when the holder dies."""
    ADMINISTRATOR = "administrator"
    """Administrator（遗产或破产管理人）: Manages the holding for an estate or an insolvent holder."""
    GRANTER = "granter"
    """Granter（授权人）: Gave the rights that another exercises."""
    SETTLOR = "settlor"
    """Settlor（信托委托人）: Set up the trust."""
    SENIOR_MANAGING_OFFICIAL = "seniorManagingOfficial"
    """Senior managing official（高级管理人员）: Stands in as beneficial owner where none is found."""
    PROTECTOR = "protector"
    """Protector（信托保护人）: Watches over the trustees."""
    REGISTERED_SHAREHOLDER_NAME = "registeredShareholderName"
    """Registered shareholder（登记股东）: Stands in the register as holder of the shares."""
    OTHER_PARTY = "otherParty"
    """Other party（其他当事人）: Takes part in another capacity."""
    CARDHOLDER = "cardholder"
    """Cardholder（持卡人）: Uses a card of the holding."""
    GUARANTOR = "guarantor"
    """Guarantor（保证人）: Answers for the debt of the holder."""
    AUTHORIZED_SIGNATORY = "authorizedSignatory"
    """Authorized signatory（有权签字人）: May sign or dispose for the holder."""
    INTRODUCER = "introducer"
    """Introducer（介绍人）: Brought the business to the bank."""
    PAYROLL_SPONSOR = "payrollSponsor"
    """Payroll sponsor（代发工资单位）: Employer that pays wages into the account."""


class ArrangementStatus(StrEnum):
    """
    The state of a holding as the system that keeps it reports it.

    合约状态
    """

    PENDING = "pending"
    """Pending（待生效）: Agreed and not yet usable."""
    ACTIVE = "active"
    """Active（正常）: In use and in good order."""
    DORMANT = "dormant"
    """Dormant（睡眠）: Open without activity for the time that the bank's policy sets."""
    BLOCKED = "blocked"
    """Blocked（冻结或止付）: Open, with debits or all use stopped."""
    ARREARS = "arrears"
    """In arrears（逾期）: Payments due are outstanding."""
    MATURED = "matured"
    """Matured（已到期）: The term has ended."""
    CLOSED = "closed"
    """Closed（已销户或结清）: Ended and settled."""
    WRITTEN_OFF = "writtenOff"
    """Written off（已核销）: Ended with a loss to the bank."""


class AssuranceLevel(StrEnum):
    """
    How much a check can be relied upon, as in eIDAS.

    保证等级
    """

    LOW = "low"
    """Low（低）: Some confidence."""
    SUBSTANTIAL = "substantial"
    """Substantial（较高）: Much confidence."""
    HIGH = "high"
    """High（高）: The highest confidence."""


class AttritionReason(StrEnum):
    """
    Why a customer relationship ended.

    流失原因
    """

    PRICE = "price"
    """Price（价格）: Fees or rates drove the customer away."""
    SERVICE = "service"
    """Service（服务）: Dissatisfied with the service."""
    RELOCATION = "relocation"
    """Relocation（迁居）: Moved out of the bank's reach."""
    COMPETITOR = "competitor"
    """Competitor（同业竞争）: Took up a competitor's offer."""
    PRODUCT_FIT = "productFit"
    """Product fit（产品不符）: The bank had no product that fitted the need."""
    BANK_INITIATED = "bankInitiated"
    """Ended by the bank（银行终止）: The bank ended or refused the relationship."""
    DECEASED = "deceased"
    """Deceased（客户死亡）: The customer has died."""
    DISSOLVED = "dissolved"
    """Dissolved（机构注销）: The customer organization no longer exists."""
    INACTIVITY = "inactivity"
    """Inactivity（长期不动）: Fell silent with nearly nothing left."""
    UNKNOWN = "unknown"
    """Unknown（未知）: The reason was not learned."""


class AuditAction(StrEnum):
    """
    What was tried on data.

    审计动作
    """

    CREATE = "create"
    """Create（创建）: Writing of a new record."""
    READ = "read"
    """Read（读取）: Reading of one record."""
    SEARCH = "search"
    """Search（检索）: Reading of the records that fit a filter."""
    HISTORY = "history"
    """History（查看历史）: Reading of earlier versions."""
    UPDATE = "update"
    """Update（更新）: Change of a record."""
    DELETE = "delete"
    """Delete（删除）: Logical deletion of a record."""
    TRANSITION = "transition"
    """Transition（状态变更）: Change of the state of a record."""
    MERGE = "merge"
    """Merge（合并）: Merging of records."""
    UNMERGE = "unmerge"
    """Unmerge（撤销合并）: Undoing of a merge."""
    MATCH = "match"
    """Match（匹配）: Looking for the record of a party."""
    EXPORT = "export"
    """Export（导出）: Taking records out in bulk."""
    IMPORT = "import"
    """Import（导入）: Taking records in in bulk."""
    ERASE = "erase"
    """Erase（清除）: Erasure of personal values."""
    LOGIN = "login"
    """Log in（登录）: Getting or refusing of a token."""


class AuditDecision(StrEnum):
    """
    What the system answered to an action.

    访问判定
    """

    PERMIT = "permit"
    """Permitted（允许）: The action was carried out in full."""
    PERMIT_MASKED = "permitMasked"
    """Permitted, masked（脱敏后允许）: The action was carried out and values were masked."""
    DENY = "deny"
    """Denied（拒绝）: The action was refused."""


class BalanceSide(StrEnum):
    """
    Whether a holding is an asset or a liability of the bank.

    资产负债方向
    """

    ASSET = "asset"
    """Asset（资产）: The bank lends."""
    LIABILITY = "liability"
    """Liability（负债）: The bank owes."""


class BalanceType(StrEnum):
    """
    Which balance a snapshot states, after the balance codes of ISO 20022.

    余额类型
    """

    CLOSING_BOOKED = "closingBooked"
    """Closing booked（日终账面余额）: Booked balance at the end of the day."""
    OPENING_BOOKED = "openingBooked"
    """Opening booked（日初账面余额）: Booked balance at the start of the day."""
    INTERIM_BOOKED = "interimBooked"
    """Interim booked（日间账面余额）: Booked balance during the day."""
    CLOSING_AVAILABLE = "closingAvailable"
    """Closing available（日终可用余额）: Amount at the holder's disposal at the end of the day."""
    INTERIM_AVAILABLE = "interimAvailable"
    """Interim available（日间可用余额）: Amount at the holder's disposal during the day."""
    FORWARD_AVAILABLE = "forwardAvailable"
    """Forward available（远期可用余额）: Amount at the holder's disposal on a coming day."""
    EXPECTED = "expected"
    """Expected（预期余额）: Booked and pending entries together."""


class BudgetingMethod(StrEnum):
    """
    How the good share of a service level is counted, as in OpenSLO.

    错误预算方法
    """

    OCCURRENCES = "occurrences"
    """Occurrences（按次数）: Good events over all events."""
    TIMESLICES = "timeslices"
    """Time slices（按时间片）: Good time slices over all time slices."""
    RATIO_TIMESLICES = "ratioTimeslices"
    """Ratio of time slices（按时间片比例）: Mean of the ratios of all time slices."""


class BulkJobKind(StrEnum):
    """
    Which way records go in a bulk job.

    批量任务类型
    """

    EXPORT = "export"
    """Export（导出）: Records go out."""
    IMPORT = "import"
    """Import（导入）: Records come in."""


class BulkJobStatus(StrEnum):
    """
    How far a bulk job has come.

    批量任务状态
    """

    QUEUED = "queued"
    """Queued（排队中）: Waits for its turn."""
    RUNNING = "running"
    """Running（执行中）: Is being carried out."""
    COMPLETED = "completed"
    """Completed（已完成）: Is done and its files are there."""
    FAILED = "failed"
    """Failed（失败）: Came to nothing."""
    CANCELLED = "cancelled"
    """Cancelled（已取消）: Was stopped by the caller."""


class BulkMode(StrEnum):
    """
    What one bad row does to an import.

    批量导入方式
    """

    ATOMIC = "atomic"
    """Atomic（整批）: One bad row stops the whole import."""
    PARTIAL = "partial"
    """Partial（逐行）: Good rows are taken and bad ones are reported."""


class BundleType(StrEnum):
    """
    What a bundle of records is.

    记录包类型
    """

    COLLECTION = "collection"
    """Collection（集合）: Records put together by the sender."""
    SEARCH_RESULT = "searchResult"
    """Search result（检索结果）: One page of a search."""
    HISTORY = "history"
    """History（历史）: Versions of one record, newest first."""
    MATCH_RESULT = "matchResult"
    """Match result（匹配结果）: Candidates of a match, best first."""


class CampaignArm(StrEnum):
    """
    Whether a party is contacted or only observed, so that the effect can be measured.

    试验组别
    """

    TREATMENT = "treatment"
    """Treatment（试验组）: Is contacted."""
    CONTROL = "control"
    """Control（对照组）: Is held back from contact and only observed."""


class CampaignContactStatus(StrEnum):
    """
    The states of one party in one wave of a campaign.

    营销触达状态
    """

    SELECTED = "selected"
    """Selected（已选中）: Chosen for the wave."""
    SUPPRESSED = "suppressed"
    """Suppressed（已屏蔽）: Taken out before sending, with a reason."""
    CONTROL = "control"
    """Control（对照中）: Held back as part of the control group."""
    CONTROL_MEASURED = "controlMeasured"
    """Control measured（对照已测量）: Held back, and its behavior has been measured."""
    QUEUED = "queued"
    """Queued（待发送）: Waits to be sent."""
    SENT = "sent"
    """Sent（已发送）: Handed to the channel."""
    SEND_FAILED = "sendFailed"
    """Sending failed（发送失败）: Could not be handed to the channel."""
    DELIVERED = "delivered"
    """Delivered（已送达）: Reached the party."""
    BOUNCED = "bounced"
    """Bounced（已退回）: Came back undelivered."""
    RESPONDED = "responded"
    """Responded（已响应）: The party reacted."""
    CONVERTED = "converted"
    """Converted（已转化）: The party did what the campaign aims at."""
    NOT_CONVERTED = "notConverted"
    """Not converted（未转化）: The time for a conversion ended without one."""
    OPTED_OUT = "optedOut"
    """Opted out（已退订）: The party asked not to be contacted any more."""


class CampaignStatus(StrEnum):
    """
    The states of a campaign.

    营销活动状态
    """

    DRAFT = "draft"
    """Draft（草稿）: Being written."""
    PLANNED = "planned"
    """Planned（已计划）: Complete and waiting for approval."""
    APPROVED = "approved"
    """Approved（已批准）: Approved and not yet given a date."""
    SCHEDULED = "scheduled"
    """Scheduled（已排期）: Waits for its start."""
    RUNNING = "running"
    """Running（进行中）: Contacts are being made."""
    PAUSED = "paused"
    """Paused（已暂停）: Contacts are held back for the time being."""
    COMPLETED = "completed"
    """Completed（已结束）: All contacts are made; results still come in."""
    EVALUATED = "evaluated"
    """Evaluated（已评估）: Its effect has been measured."""
    ARCHIVED = "archived"
    """Archived（已归档）: Kept for the record only."""
    CANCELLED = "cancelled"
    """Cancelled（已取消）: Given up before or while running."""


class CampaignType(StrEnum):
    """
    What kind of occasion a campaign uses.

    营销活动类型
    """

    SALES = "sales"
    """Sales（销售）: Sells a product that is already known."""
    PRODUCT_LAUNCH = "productLaunch"
    """Product launch（产品上市）: Makes a new or changed product known."""
    EVENT_TRIGGERED = "eventTriggered"
    """Event-triggered（事件触发）: Starts for each customer when an event of that customer occurs."""
    LIFECYCLE = "lifecycle"
    """Lifecycle（生命周期）: Follows the customer from stage to stage, such as a welcome series."""
    RETENTION = "retention"
    """Retention（客户挽留）: Speaks to customers who are likely to leave."""
    WIN_BACK = "winBack"
    """Win-back（客户赢回）: Speaks to customers who have left."""
    REFERRAL = "referral"
    """Referral（转介推荐）: Asks customers to recommend the bank to others."""
    EDUCATION = "education"
    """Education（金融知识宣教）: Explains a matter without selling anything."""
    SEASONAL = "seasonal"
    """Seasonal（节令营销）: Bound to a season or holiday."""
    REGULATORY_NOTICE = "regulatoryNotice"
    """Regulatory notice（监管告知）: Delivers a notice that a law or an authority asks for; it is no marketing."""


class CandidateRejectionReason(StrEnum):
    """
    At which filter a candidate action fell out, in the order of the filters.

    候选剔除原因
    """

    ELIGIBILITY = "eligibility"
    """Not eligible（不符合准入条件）: The customer may not have it."""
    APPLICABILITY = "applicability"
    """Not applicable（不适用）: It makes no sense now, such as a product already held."""
    SUITABILITY = "suitability"
    """Not suitable（适当性不匹配）: It does not suit the customer's knowledge, aims or risk tolerance."""
    CONSENT = "consent"
    """No consent（无有效授权同意）: No consent or other legal basis covers it."""
    CONTACT_CAP = "contactCap"
    """Contact cap（超出频次上限）: One more contact would exceed the cap."""
    LOWER_PRIORITY = "lowerPriority"
    """Lower priority（优先级较低）: Another candidate ranked higher."""


class CapabilityInteraction(StrEnum):
    """
    What a system can do with a resource.

    资源操作
    """

    CREATE = "create"
    """Create（创建）: Making of a record."""
    READ = "read"
    """Read（读取）: Reading of one record."""
    REPLACE = "replace"
    """Replace（替换）: Writing of a whole record anew."""
    PATCH = "patch"
    """Patch（局部更新）: Change of single members."""
    DELETE = "delete"
    """Delete（删除）: Logical deletion."""
    SEARCH = "search"
    """Search（检索）: Reading by filter."""
    HISTORY = "history"
    """History（历史）: Reading of earlier versions."""


class CardScheme(StrEnum):
    """
    Scheme under which a card is issued.

    卡组织
    """

    UNION_PAY = "unionPay"
    """UnionPay（银联）: Cards of the UnionPay network."""
    VISA = "visa"
    """Visa（维萨）: Cards of the Visa network."""
    MASTERCARD = "mastercard"
    """Mastercard（万事达）: Cards of the Mastercard network."""
    AMERICAN_EXPRESS = "americanExpress"
    """American Express（美国运通）: Cards of the American Express network."""
    JCB = "jcb"
    """JCB（JCB）: Cards of the JCB network."""
    DINERS_DISCOVER = "dinersDiscover"
    """Diners Club and Discover（大来与发现）: Cards of the Diners Club or Discover network."""
    DOMESTIC = "domestic"
    """Domestic scheme（本地卡组织）: Scheme of one country."""
    OTHER = "other"
    """Other（其他）: Another scheme."""


class CaseOutcome(StrEnum):
    """
    How a case was settled.

    处理结果
    """

    UPHELD = "upheld"
    """Upheld（支持诉求）: The bank found for the customer."""
    PARTLY_UPHELD = "partlyUpheld"
    """Partly upheld（部分支持）: The bank found for the customer in part."""
    REJECTED = "rejected"
    """Not upheld（不支持）: The bank found against the customer."""
    RESOLVED = "resolved"
    """Resolved（已办结）: The request was carried out or the question answered."""
    WITHDRAWN = "withdrawn"
    """Withdrawn（客户撤回）: The customer withdrew it."""


class CaseStatus(StrEnum):
    """
    The states of a case.

    工单状态
    """

    NEW = "new"
    """New（新建）: Received and not yet given to anyone."""
    ASSIGNED = "assigned"
    """Assigned（已分派）: Somebody answers for it."""
    IN_PROGRESS = "inProgress"
    """In progress（处理中）: Being worked on."""
    PENDING_CUSTOMER = "pendingCustomer"
    """Waiting for customer（待客户回复）: Waits for an answer of the customer."""
    PENDING_THIRD_PARTY = "pendingThirdParty"
    """Waiting for third party（待第三方回复）: Waits for an answer of somebody outside the bank."""
    RESOLVED = "resolved"
    """Resolved（已解决）: An answer or a remedy was given."""
    REOPENED = "reopened"
    """Reopened（已重开）: The customer did not accept the resolution in time."""
    CLOSED = "closed"
    """Closed（已关闭）: Finished for good."""
    REJECTED = "rejected"
    """Rejected（不予受理）: Not taken up, because it is no case for this bank."""
    CANCELLED = "cancelled"
    """Cancelled（已取消）: Withdrawn or entered by mistake."""


class CaseType(StrEnum):
    """
    What a customer brings to the bank.

    工单类型
    """

    SERVICE_REQUEST = "serviceRequest"
    """Service request（服务请求）: Asks the bank to do something."""
    ENQUIRY = "enquiry"
    """Inquiry（咨询）: Asks for information."""
    COMPLAINT = "complaint"
    """Complaint（投诉）: Expresses dissatisfaction and expects an answer."""
    DISPUTE = "dispute"
    """Dispute（争议）: Contests a transaction, a fee or a balance."""
    ERROR_CORRECTION = "errorCorrection"
    """Error correction（差错更正）: Asks for wrong data or a wrong posting to be put right."""
    FRAUD_REPORT = "fraudReport"
    """Fraud report（欺诈举报）: Reports fraud or the suspicion of it."""
    SUGGESTION = "suggestion"
    """Suggestion（建议）: Proposes an improvement."""
    COMPLIMENT = "compliment"
    """Compliment（表扬）: Praises staff or service."""


class ChannelCapability(StrEnum):
    """
    What a customer can do in a channel.

    渠道功能
    """

    INFORM = "inform"
    """Inform（信息查询）: Look up and receive information."""
    ADVISE = "advise"
    """Advise（咨询顾问）: Take advice."""
    SELL = "sell"
    """Sell（产品销售）: Apply for and buy products."""
    SERVICE = "service"
    """Service（业务维护）: Change and maintain what is held, and complain."""
    TRANSACT = "transact"
    """Transact（交易办理）: Pay, transfer, deposit, withdraw and trade."""


class ChannelType(StrEnum):
    """
    The kind of place or medium through which bank and customer meet.

    渠道类型
    """

    BRANCH = "branch"
    """Branch（网点）: A branch with staff at the counter."""
    ATM = "atm"
    """ATM（自动柜员机）: A cash machine."""
    SELF_SERVICE_KIOSK = "selfServiceKiosk"
    """Self-service kiosk（自助终端）: A terminal without cash at which customers serve themselves."""
    PHONE = "phone"
    """Phone（电话）: A voice call with the bank's contact center or staff."""
    VIDEO_BANKING = "videoBanking"
    """Video banking（视频银行）: A call with picture and sound, with staff at the other end."""
    WEB = "web"
    """Web（网上银行）: The bank's web site or internet banking."""
    MOBILE_APP = "mobileApp"
    """Mobile app（手机银行）: The bank's own application on a phone or tablet."""
    SMS = "sms"
    """Text message（短信）: A short message to or from a phone number."""
    EMAIL = "email"
    """E-mail（电子邮件）: An electronic letter."""
    POST = "post"
    """Post（邮寄）: A letter or parcel on paper."""
    SOCIAL_MEDIA = "socialMedia"
    """Social media（社交媒体）: A public page or feed of a social network."""
    MESSAGING = "messaging"
    """Messaging（即时通讯）: A private chat in a messenger such as WeChat or WhatsApp."""
    RELATIONSHIP_MANAGER = "relationshipManager"
    """Relationship manager（客户经理）: A personal contact with the customer's own manager, wherever it takes place."""
    AGENT = "agent"
    """Agent（代理人）: An agent who acts for the bank, such as a tied agent or a banking correspondent."""
    PARTNER = "partner"
    """Partner（合作机构）: Another firm that offers the bank's products under its own roof."""
    OPEN_API = "openApi"
    """Open API（开放银行接口）: An interface through which the systems of third parties reach the bank."""
    POS = "pos"
    """Point of sale（商户收单终端）: A payment terminal at a merchant."""


class ClientAuthentication(StrEnum):
    """
    How a client proves itself to get a token.

    客户端认证方式
    """

    CLIENT_SECRET = "clientSecret"
    """Client secret（客户端密钥）: A secret that both sides know."""
    PRIVATE_KEY_JWT = "privateKeyJwt"
    """Private key JWT（私钥 JWT）: A token signed with the client's own key."""
    MUTUAL_TLS = "mutualTls"
    """Mutual TLS（双向 TLS）: A certificate of the client."""


class ClockEvent(StrEnum):
    """
    What happened to the clock that counts the time to resolution.

    计时事件
    """

    START = "start"
    """Start（开始）: The clock starts."""
    PAUSE = "pause"
    """Pause（暂停）: The clock is halted while the bank can not act."""
    RESUME = "resume"
    """Resume（恢复）: The clock runs on."""
    STOP = "stop"
    """Stop（停止）: The clock ends."""


class ClockUnit(StrEnum):
    """
    Unit in which a deadline is counted.

    时限单位
    """

    HOURS = "hours"
    """Hours（小时）: Hours."""
    DAYS = "days"
    """Days（自然日）: Calendar days."""
    BUSINESS_DAYS = "businessDays"
    """Business days（工作日）: Days on which banks work, by the calendar named."""
    WEEKS = "weeks"
    """Weeks（周）: Weeks of seven days."""
    MONTHS = "months"
    """Months（月）: Calendar months."""


class ClvConvention(StrEnum):
    """
    When the cash flows of a lifetime value are booked.

    客户终身价值口径
    """

    RESIDUAL_END_OF_PERIOD = "residualEndOfPeriod"
    """Residual, end of period（剩余价值、期末入账）: The present period is left out and each flow falls at the end of its period."""
    RESIDUAL_START_OF_PERIOD = "residualStartOfPeriod"
    """Residual, start of period（剩余价值、期初入账）: The present period is left out and each flow falls at the start of its period."""
    INCLUDING_PRESENT = "includingPresent"
    """Present period included（含当期）: The flow of the present period counts in full."""


class ComparisonOperator(StrEnum):
    """
    How an actual value is held against a target.

    比较方式
    """

    AT_LEAST = "atLeast"
    """At least（不低于）: The value is the target or more."""
    MORE_THAN = "moreThan"
    """More than（高于）: The value is more than the target."""
    AT_MOST = "atMost"
    """At most（不高于）: The value is the target or less."""
    LESS_THAN = "lessThan"
    """Less than（低于）: The value is less than the target."""


class ComplaintCause(StrEnum):
    """
    What a customer complains about; close to the causes of the Chinese classification of financial consumer complaints (JR/T 0169).

    投诉原因类别
    """

    STAFF_CONDUCT = "staffConduct"
    """Staff conduct（服务态度）: How a member of staff behaved."""
    SERVICE_QUALITY = "serviceQuality"
    """Service quality（服务质量）: Speed, accuracy or quality of service."""
    FACILITY_SYSTEM = "facilitySystem"
    """Facilities and systems（服务设施与系统）: Premises, machines or systems that failed."""
    POLICY_PROCESS = "policyProcess"
    """Rules and processes（业务规则与流程）: The bank's rules and processes themselves."""
    SALES_PRACTICE = "salesPractice"
    """Sales practice（营销方式和手段）: How something was marketed or sold."""
    DISCLOSURE = "disclosure"
    """Disclosure（信息披露）: What was said, left out or misleading about a product."""
    PRODUCT_RETURN = "productReturn"
    """Return of a product（产品收益）: A return or performance that fell short."""
    FREEDOM_OF_CHOICE = "freedomOfChoice"
    """Freedom of choice（自主选择权）: Tying, or pressure to take a product."""
    CONTRACT_TERMS = "contractTerms"
    """Contract terms（合同条款）: The terms of a contract or how they were applied."""
    FUNDS_SECURITY = "fundsSecurity"
    """Security of funds（资金安全）: Money lost or put at risk."""
    INFORMATION_SECURITY = "informationSecurity"
    """Security of information（信息安全）: Personal information lost, leaked or misused."""
    PRICING_FEES = "pricingFees"
    """Prices and fees（定价收费）: Interest, prices and fees."""
    DEBT_COLLECTION = "debtCollection"
    """Debt collection（债务催收）: How a debt was collected."""
    OTHER = "other"
    """Other（其他）: Another cause."""


class ComplaintProduct(StrEnum):
    """
    What product or matter a complaint is about: the product categories and three matters besides.

    投诉业务类别
    """

    CURRENT_ACCOUNT = "currentAccount"
    """Current account（活期结算账户）: An account for payments, with balance on demand."""
    SAVINGS = "savings"
    """Savings account（储蓄账户）: An account for saving, without fixed term."""
    TERM_DEPOSIT = "termDeposit"
    """Term deposit（定期存款）: A deposit for a fixed term or on notice."""
    STRUCTURED_DEPOSIT = "structuredDeposit"
    """Structured deposit（结构性存款）: A deposit whose return depends on an underlying."""
    CREDIT_CARD = "creditCard"
    """Credit card（信用卡）: A card with a revolving credit line."""
    DEBIT_CARD = "debitCard"
    """Debit card（借记卡）: A card that draws on an account."""
    PERSONAL_LOAN = "personalLoan"
    """Personal loan（个人贷款）: A loan to a person, not secured by the home."""
    MORTGAGE = "mortgage"
    """Mortgage（不动产抵押贷款）: A loan secured by real estate."""
    BUSINESS_LOAN = "businessLoan"
    """Business loan（对公贷款）: A loan to a business."""
    TRADE_FINANCE = "tradeFinance"
    """Trade finance（贸易融资）: Letters of credit, guarantees, collections and finance of trade."""
    OVERDRAFT = "overdraft"
    """Overdraft（透支）: A credit line on a current account."""
    WEALTH_PRODUCT = "wealthProduct"
    """Wealth management product（理财产品）: A managed investment product issued by a bank or its wealth company."""
    FUND = "fund"
    """Fund（基金）: Units of an investment fund."""
    SECURITY = "security"
    """Security（证券）: Shares, bonds and other securities in custody."""
    INSURANCE = "insurance"
    """Insurance（保险）: An insurance contract."""
    PENSION = "pension"
    """Pension（养老金）: A pension account or plan."""
    TRUST = "trust"
    """Trust（信托）: Assets held in trust."""
    PAYMENT = "payment"
    """Payment service（支付服务）: A service for payments without an account of its own."""
    CASH_MANAGEMENT = "cashManagement"
    """Cash management（现金管理）: Collection, pooling and liquidity services for businesses."""
    SAFE_BOX = "safeBox"
    """Safe deposit box（保管箱）: A rented safe deposit box."""
    DIGITAL_WALLET = "digitalWallet"
    """Digital wallet（数字钱包）: A wallet for electronic money or digital currency."""
    PERSONAL_INFORMATION = "personalInformation"
    """Personal information（个人金融信息）: How the bank handles personal information."""
    CASH = "cash"
    """Cash（现金）: Notes and coins, their exchange and quality."""
    OTHER = "other"
    """Other（其他）: Another product or matter."""


class ConformanceClass(StrEnum):
    """
    A group of requirements that a system claims to meet as a whole.

    符合性类别
    """

    CORE_READ = "coreRead"
    """Read（读取）: Reading of records."""
    CORE_WRITE = "coreWrite"
    """Write（写入）: Writing of records."""
    SEARCH = "search"
    """Search（检索）: Filter, sort and page."""
    HISTORY = "history"
    """History（历史）: Versions and reads at two times."""
    WORKFLOW = "workflow"
    """Workflow（工作流）: State machines."""
    BULK = "bulk"
    """Bulk（批量）: Export and import."""
    EVENTS = "events"
    """Events（事件）: Feed of events and webhooks."""
    SECURITY = "security"
    """Security（安全）: Tokens, grants, masking and audit."""
    IDENTITY = "identity"
    """Identity（身份统一）: Match, merge and unmerge."""
    ANALYTICS = "analytics"
    """Analytics（分析）: Metrics, 20/80, segments, lifecycle."""
    GOVERNANCE = "governance"
    """Governance（治理）: Consent, grants, audit and outsourcing."""
    SERVICE_QUALITY = "serviceQuality"
    """Service quality（服务质量）: Declared service levels that are measured."""
    FEED = "feed"
    """Feed（数据批次）: Files, offline."""


class ConsentStatus(StrEnum):
    """
    State of a permission or refusal.

    授权同意状态
    """

    PROPOSED = "proposed"
    """Proposed（待确认）: Asked for, not answered."""
    GRANTED = "granted"
    """Granted（已同意）: The party agreed."""
    DENIED = "denied"
    """Denied（已拒绝）: The party refused."""
    WITHDRAWN = "withdrawn"
    """Withdrawn（已撤回）: The party took the agreement back."""
    EXPIRED = "expired"
    """Expired（已到期）: The time for which it held or could be given is over."""
    SUPERSEDED = "superseded"
    """Superseded（已被取代）: A newer consent took its place."""


class ContactSuppressionReason(StrEnum):
    """
    Why a party that was selected is not contacted.

    触达屏蔽原因
    """

    NO_CONSENT = "noConsent"
    """No consent（无有效授权同意）: No consent or other legal basis covers the contact."""
    OPTED_OUT = "optedOut"
    """Opted out（已退订）: The party has asked not to be contacted."""
    CONTACT_CAP = "contactCap"
    """Contact cap（超出频次上限）: One more contact would exceed the cap in force."""
    QUIET_HOURS = "quietHours"
    """Quiet hours（免打扰时段）: No time was left outside the hours at which not to call."""
    NO_CONTACT_POINT = "noContactPoint"
    """No contact point（无有效联系方式）: No usable number or address is known for the channel."""
    INELIGIBLE = "ineligible"
    """Not eligible（不符合准入条件）: The party may not be offered the product."""
    DECEASED = "deceased"
    """Deceased or dissolved（已故或已注销）: The party no longer exists."""
    OPEN_COMPLAINT = "openComplaint"
    """Open complaint（投诉未结）: A complaint of the party is still open."""
    VULNERABILITY = "vulnerability"
    """Vulnerability（需特殊保护）: The contact could harm a customer who needs protection."""
    LEGAL_HOLD = "legalHold"
    """Legal or risk hold（法律或风险限制）: Law, risk management or an investigation forbids it."""
    DUPLICATE = "duplicate"
    """Duplicate（重复对象）: The same party is contacted under another record."""
    OTHER = "other"
    """Other（其他）: Another reason."""


class ContactSystem(StrEnum):
    """
    The kind of contact point.

    联系方式类型
    """

    PHONE = "phone"
    """Phone（电话）: A voice call."""
    EMAIL = "email"
    """E-mail（电子邮件）: An e-mail address."""
    SMS = "sms"
    """Text message（短信）: A number that takes text messages."""
    FAX = "fax"
    """Fax（传真）: A fax number."""
    POSTAL = "postal"
    """Post（邮寄）: A postal mailbox by name."""
    APP = "app"
    """Bank's app（手机银行）: The inbox of the bank's own app."""
    WECHAT = "wechat"
    """WeChat（微信）: A WeChat account."""
    WHATSAPP = "whatsapp"
    """WhatsApp（WhatsApp）: A WhatsApp number."""
    OTHER = "other"
    """Other（其他）: Another kind of contact point."""


class ContactTopic(StrEnum):
    """
    What a party of an arrangement is written to about.

    联系事项
    """

    NOTICE = "notice"
    """Notices（通知）: Notices of terms, rates and events."""
    STATEMENT = "statement"
    """Statements（对账单）: Statements of account."""
    MARKETING = "marketing"
    """Marketing（营销）: Offers."""


class ContactUse(StrEnum):
    """
    What a contact point is used for.

    联系方式用途
    """

    HOME = "home"
    """Home（家庭）: Private life."""
    WORK = "work"
    """Work（工作）: Work."""
    MOBILE = "mobile"
    """Mobile（移动）: Carried by the person."""
    STATEMENT = "statement"
    """Statements（对账单）: Statements and notices only."""


class ControlMethod(StrEnum):
    """
    How the control group of a campaign is chosen.

    对照组选取方法
    """

    RANDOM = "random"
    """Random（随机）: Each party has the same chance of being held back."""
    STRATIFIED = "stratified"
    """Stratified（分层随机）: Random within layers of like parties."""
    MATCHED = "matched"
    """Matched（匹配）: Each treated party is paired with one that is alike."""
    GEOGRAPHIC = "geographic"
    """Geographic（按地域）: Whole areas are held back."""


class CoverageRole(StrEnum):
    """
    In which role somebody looks after a customer, group or segment.

    管户角色
    """

    RELATIONSHIP_MANAGER = "relationshipManager"
    """Relationship manager（主办客户经理）: Answers for the relationship as a whole."""
    BACKUP_MANAGER = "backupManager"
    """Backup manager（协办客户经理）: Stands in for the relationship manager."""
    PRODUCT_SPECIALIST = "productSpecialist"
    """Product specialist（产品经理）: Advises on one line of products."""
    WEALTH_ADVISOR = "wealthAdvisor"
    """Wealth adviser（理财顾问）: Advises on investments and wealth."""
    CREDIT_OFFICER = "creditOfficer"
    """Credit officer（信贷经理）: Answers for credit and its monitoring."""
    BRANCH = "branch"
    """Branch（网点）: A branch looks after the customer, with nobody named."""
    CONTACT_CENTER_TEAM = "contactCenterTeam"
    """Contact center team（客服中心团队）: A team of the contact center looks after the customer."""
    TELE_AGENT = "teleAgent"
    """Telephone agent（电话坐席）: Works on the customer by telephone."""
    FIELD_AGENT = "fieldAgent"
    """Field agent（外拓人员）: Works on the customer in person, outside the branch."""
    OTHER = "other"
    """Other（其他）: Another role, told in the reason."""


class CrmFunction(StrEnum):
    """
    A function of customer relationship management that a contract with a provider may concern; the last five stay with the bank.

    客户关系管理职能
    """

    TELEMARKETING = "telemarketing"
    """Telemarketing（电话营销）: Calls that sell."""
    CONTACT_CENTER = "contactCenter"
    """Contact center（客户服务中心）: Answering of calls and messages of customers."""
    FIELD_SALES = "fieldSales"
    """Field sales（现场销售）: Selling in person outside the branches."""
    CAMPAIGN_FULFILLMENT = "campaignFulfillment"
    """Campaign fulfillment（营销活动执行）: Carrying out campaigns: sending, handing out, counting."""
    DATA_HOSTING = "dataHosting"
    """Data hosting（数据托管）: Keeping of customer data."""
    ANALYTICS = "analytics"
    """Analytics（分析）: Models, scores and reports made from customer data."""
    DEVELOPMENT = "development"
    """Development（开发）: Building and changing of CRM software."""
    COLLECTIONS = "collections"
    """Collections（催收）: Reminding of and collecting overdue debt."""
    KYC_OPERATIONS = "kycOperations"
    """KYC operations（尽职调查作业）: Preparing of due diligence; the decision stays with the bank."""
    PRINT_MAIL = "printMail"
    """Print and mail（印制寄送）: Printing and posting of letters, statements and cards."""
    STRATEGY_MANAGEMENT = "strategyManagement"
    """Strategy management（战略管理）: Setting of the bank's strategy; the bank keeps it."""
    IT_GOVERNANCE = "itGovernance"
    """IT governance（信息科技治理）: Responsibility for the bank's information technology; the bank keeps it."""
    SECURITY_GOVERNANCE = "securityGovernance"
    """Security governance（信息安全治理）: Responsibility for the security of information; the bank keeps it."""
    RISK_MANAGEMENT = "riskManagement"
    """Risk management（风险管理）: Taking and limiting of risk for the bank; the bank keeps it."""
    INTERNAL_AUDIT = "internalAudit"
    """Internal audit（内部审计）: Independent audit of the bank; the bank keeps it."""


class CrmObjective(StrEnum):
    """
    The six aims that activity towards customers can have; they make figures of different sources comparable.

    客户管理目标
    """

    CROSS_SELL = "crossSell"
    """Cross-sell（交叉销售）: To sell an existing customer a category of product that the customer does not hold."""
    UP_SELL = "upSell"
    """Up-sell（追加销售）: To move an existing customer to a higher variant, limit or balance within a category held."""
    RETENTION = "retention"
    """Retention（客户挽留）: To keep a customer who is at risk of leaving."""
    ACQUISITION = "acquisition"
    """Acquisition（客户获取）: To win a customer whom the bank did not have before."""
    WIN_BACK = "winBack"
    """Win-back（客户赢回）: To bring back a customer who has left or fallen dormant."""
    EXPERIENCE = "experience"
    """Experience（客户体验）: To make dealing with the bank better for the customer, without a sale in view."""


class CustomerEventCategory(StrEnum):
    """
    The sphere that an event belongs to.

    客户事件类别
    """

    LIFE = "life"
    """Life（人生）: The private life of a person."""
    BUSINESS = "business"
    """Business（经营）: The business of an organization or a self-employed person."""
    BEHAVIOR = "behavior"
    """Behavior（行为）: How the customer uses the bank's products and channels."""
    RISK = "risk"
    """Risk（风险）: Danger of loss for the customer or the bank."""
    RELATIONSHIP = "relationship"
    """Relationship（关系）: The bond between customer and bank."""


class CustomerEventType(StrEnum):
    """
    What happened in the life, business or behavior of a customer.

    客户事件类型
    """

    MARRIAGE = "marriage"
    """Marriage（结婚）: The person married."""
    BIRTH = "birth"
    """Birth of a child（生育）: A child was born or adopted."""
    DIVORCE = "divorce"
    """Divorce（离婚）: The person's marriage was ended by law."""
    BEREAVEMENT = "bereavement"
    """Bereavement（亲属离世）: A close relative died."""
    MOVE = "move"
    """Move（搬迁）: Home or seat was moved."""
    JOB_CHANGE = "jobChange"
    """Change of job（工作变动）: The person changed job or employer."""
    RETIREMENT = "retirement"
    """Retirement（退休）: The person retired."""
    GRADUATION = "graduation"
    """Graduation（毕业）: The person finished school or studies."""
    INHERITANCE = "inheritance"
    """Inheritance（继承）: The party inherited."""
    HOME_PURCHASE = "homePurchase"
    """Purchase of a home（购房）: The party bought a home."""
    CAR_PURCHASE = "carPurchase"
    """Purchase of a car（购车）: The party bought a vehicle."""
    BUSINESS_START = "businessStart"
    """Start of a business（创业开业）: A business was founded or opened."""
    BUSINESS_EXPANSION = "businessExpansion"
    """Expansion of a business（业务扩张）: A business grew by sites, staff, lines or takeover."""
    IPO = "ipo"
    """Initial public offering（首次公开发行）: The organization's shares were offered to the public for the first time."""
    LARGE_INFLOW = "largeInflow"
    """Large inflow（大额流入）: Unusually much money came in."""
    LARGE_OUTFLOW = "largeOutflow"
    """Large outflow（大额流出）: Unusually much money went out."""
    SALARY_START = "salaryStart"
    """Start of salary（开始代发工资）: Salary began to be paid in."""
    SALARY_STOP = "salaryStop"
    """Stop of salary（停止代发工资）: Salary is no longer paid in."""
    MATURITY_DUE = "maturityDue"
    """Maturity due（到期临近）: A deposit, loan or policy is about to fall due."""
    INACTIVITY = "inactivity"
    """Inactivity（长期不动）: The customer has begun nothing for a long time."""
    DIGITAL_DROP_OFF = "digitalDropOff"
    """Digital drop-off（线上流程中断）: An application or purchase was left unfinished on the web or in the app."""
    COMPETITOR_TRANSFER = "competitorTransfer"
    """Transfer to a competitor（资金转往他行）: Money or a holding was moved to another bank."""
    DELINQUENCY = "delinquency"
    """Delinquency（逾期）: A payment became overdue."""
    FRAUD_VICTIM = "fraudVictim"
    """Victim of fraud（遭受欺诈）: The party became the victim of a fraud."""


class CustomerType(StrEnum):
    """
    The broad line of business in which a customer is served.

    客户类型
    """

    RETAIL = "retail"
    """Retail（大众客户）: A private person served in the mass market."""
    AFFLUENT = "affluent"
    """Affluent（财富客户）: A private person whose assets earn a personal adviser."""
    PRIVATE_BANKING = "privateBanking"
    """Private banking（私人银行）: A private person or family served by private banking."""
    SOLE_TRADER = "soleTrader"
    """Sole trader（个体工商户）: A person who trades in their own name."""
    MICRO = "micro"
    """Micro business（微型企业）: A business of the smallest size class."""
    SME = "sme"
    """Small or medium business（中小企业）: A small or medium business."""
    CORPORATE = "corporate"
    """Corporate（公司客户）: A large company or group."""
    FINANCIAL_INSTITUTION = "financialInstitution"
    """Financial institution（金融同业）: A bank, insurer, broker, fund or other financial institution."""
    PUBLIC_SECTOR = "publicSector"
    """Public sector（机关事业单位）: A government, authority or public body."""
    NON_PROFIT = "nonProfit"
    """Non-profit（非营利组织）: A charity, association or foundation."""


class DayCount(StrEnum):
    """
    How days are counted when interest is computed.

    计息基准
    """

    ACTUAL360 = "actual360"
    """Actual/360（实际/360）: Actual days over 360."""
    ACTUAL365 = "actual365"
    """Actual/365 fixed（实际/365）: Actual days over 365."""
    ACTUAL_ACTUAL = "actualActual"
    """Actual/actual（实际/实际）: Actual days over the actual days of the year."""
    THIRTY360 = "thirty360"
    """30/360（30/360）: Months of 30 days over 360."""
    THIRTY_E360 = "thirtyE360"
    """30E/360（30E/360）: Months of 30 days over 360, European end-of-month rule."""
    BUSINESS252 = "business252"
    """Business/252（工作日/252）: Business days over 252."""


class DisclosureSource(StrEnum):
    """
    How the bank came to know of a need.

    获知途径
    """

    SELF = "self"
    """The person（本人）: The person said so."""
    OBSERVED = "observed"
    """Observed（观察）: Staff or a system noticed it."""
    THIRD_PARTY = "thirdParty"
    """Third party（第三方）: Somebody else said so."""


class DueDiligenceLevel(StrEnum):
    """
    How deeply a party is examined.

    尽职调查级别
    """

    SIMPLIFIED = "simplified"
    """Simplified（简化）: Fewer measures, where the risk is low."""
    STANDARD = "standard"
    """Standard（标准）: The usual measures."""
    ENHANCED = "enhanced"
    """Enhanced（强化）: More measures, where the risk is high."""


class DueDiligenceStatus(StrEnum):
    """
    State of a due diligence case.

    尽职调查状态
    """

    OPEN = "open"
    """Open（待处理）: Set up and not begun."""
    IN_PROGRESS = "inProgress"
    """In progress（进行中）: Being worked on."""
    AWAITING_CUSTOMER = "awaitingCustomer"
    """Awaiting customer（等待客户）: Documents or answers of the customer are outstanding."""
    APPROVED = "approved"
    """Approved（通过）: The party may be dealt with."""
    REJECTED = "rejected"
    """Rejected（拒绝）: The relationship is refused."""
    EXITED = "exited"
    """Exited（退出）: The relationship is ended or the case given up."""
    EXPIRED = "expired"
    """Expired（已失效）: An approval whose review is overdue."""


class DueDiligenceTrigger(StrEnum):
    """
    Why due diligence is done.

    尽职调查触发原因
    """

    ONBOARDING = "onboarding"
    """Onboarding（建立业务关系）: A relationship begins."""
    PERIODIC = "periodic"
    """Periodic review（定期复核）: The time for review has come."""
    EVENT = "event"
    """Event（事件触发）: Something has changed or raised doubt."""
    REMEDIATION = "remediation"
    """Remediation（补正）: Gaps of an earlier examination are closed."""


class EligibilityResult(StrEnum):
    """
    Whether a customer may be offered something.

    准入结果
    """

    ELIGIBLE = "eligible"
    """Eligible（符合）: Every rule is met."""
    INELIGIBLE = "ineligible"
    """Ineligible（不符合）: A rule is not met."""
    REFER = "refer"
    """Refer（待判定）: Not settled by rule; further checks or a person decide."""


class EligibilityRuleResult(StrEnum):
    """
    What one eligibility rule came to, in three-valued logic.

    准入规则结果
    """

    MET = "met"
    """Met（满足）: The rule is met."""
    NOT_MET = "notMet"
    """Not met（不满足）: The rule is not met."""
    UNKNOWN = "unknown"
    """Unknown（无法判定）: A fact that the rule reads is missing."""


class EmployerType(StrEnum):
    """
    In whose service a member of staff works for the bank.

    用工类型
    """

    INTERNAL = "internal"
    """Internal（本行员工）: Employed by the bank."""
    AGENCY = "agency"
    """Agency（劳务派遣）: Lent to the bank by an agency and led by the bank."""
    OUTSOURCED = "outsourced"
    """Outsourced（外包人员）: Employed by a provider that works for the bank under an outsourcing contract."""


class EmploymentStatus(StrEnum):
    """
    How a person earns a living.

    就业状况
    """

    EMPLOYED = "employed"
    """Employed（受雇）: Works for an employer."""
    SELF_EMPLOYED = "selfEmployed"
    """Self-employed（自雇）: Works on own account."""
    STUDENT = "student"
    """Student（学生）: In education."""
    RETIRED = "retired"
    """Retired（退休）: Draws a pension."""
    UNEMPLOYED = "unemployed"
    """Unemployed（失业）: Out of work and seeking it."""
    HOMEMAKER = "homemaker"
    """Homemaker（料理家务）: Keeps the household."""
    MILITARY = "military"
    """Military（现役军人）: Serves in the armed forces."""
    OTHER = "other"
    """Other（其他）: Another status."""


class EndOfProcessing(StrEnum):
    """
    What becomes of personal data when the processing ends.

    处理终止方式
    """

    RETURN = "return"
    """Return（返还）: The data goes back to the bank and no copy is kept."""
    DELETE = "delete"
    """Delete（删除）: The data is destroyed and the destruction is proved."""
    RETURN_AND_DELETE = "returnAndDelete"
    """Return and delete（返还并删除）: The data goes back first and is destroyed afterwards."""


class EventOrigin(StrEnum):
    """
    How the bank came to know of an event.

    事件来源
    """

    DECLARED = "declared"
    """Declared（客户告知）: The customer said so."""
    DERIVED = "derived"
    """Derived（数据推断）: Inferred from the bank's own data."""
    EXTERNAL = "external"
    """External（外部获取）: Told by a register, an agency or another outside source."""


class ExpressionLanguage(StrEnum):
    """
    The language of a rule expression.

    表达式语言
    """

    CQL2_JSON = "cql2Json"
    """CQL2-JSON（CQL2-JSON）: The normative profile of OGC CQL2 in JSON."""
    CEL = "cel"
    """CEL（CEL）: Common Expression Language, optional."""
    TEXT = "text"
    """Text（文字）: A sentence for people; no machine evaluates it."""


class FeeFrequency(StrEnum):
    """
    How often a fee falls due.

    收费频率
    """

    ONCE = "once"
    """Once（一次性）: One time."""
    PER_TRANSACTION = "perTransaction"
    """Per transaction（逐笔）: At each transaction."""
    MONTHLY = "monthly"
    """Monthly（按月）: Every month."""
    QUARTERLY = "quarterly"
    """Quarterly（按季）: Every quarter."""
    YEARLY = "yearly"
    """Yearly（按年）: Every year."""


class FeeType(StrEnum):
    """
    What a fee is charged for.

    费用类型
    """

    ACCOUNT_MAINTENANCE = "accountMaintenance"
    """Account maintenance（账户管理费）: Keeping an account."""
    ANNUAL = "annual"
    """Annual fee（年费）: Holding a card or product for a year."""
    ISSUANCE = "issuance"
    """Issuance（工本费）: Issuing a card or document."""
    TRANSACTION = "transaction"
    """Transaction（交易手续费）: Carrying out a transaction."""
    CASH_WITHDRAWAL = "cashWithdrawal"
    """Cash withdrawal（取现手续费）: Withdrawing cash."""
    FOREIGN_EXCHANGE = "foreignExchange"
    """Foreign exchange（货币兑换费）: Converting currency."""
    LATE_PAYMENT = "latePayment"
    """Late payment（违约金）: Paying late."""
    EARLY_REPAYMENT = "earlyRepayment"
    """Early repayment（提前还款费）: Repaying before the term."""
    SUBSCRIPTION = "subscription"
    """Subscription（认购申购费）: Buying units."""
    REDEMPTION = "redemption"
    """Redemption（赎回费）: Giving units back."""
    MANAGEMENT = "management"
    """Management（管理费）: Managing an investment."""
    CUSTODY = "custody"
    """Custody（托管费）: Keeping assets in custody."""
    PERFORMANCE = "performance"
    """Performance（业绩报酬）: A return above the benchmark."""
    OTHER = "other"
    """Other（其他）: Something else."""


class FeedFormat(StrEnum):
    """
    In which form the records of a file are written.

    数据批次格式
    """

    NDJSON = "ndjson"
    """NDJSON（NDJSON）: One JSON object a line."""
    CSV = "csv"
    """CSV（CSV）: The CSV form of the standard."""
    PARQUET = "parquet"
    """Parquet（Parquet）: Apache Parquet."""


class FeedMode(StrEnum):
    """
    Whether a feed holds everything or what has changed.

    数据批次方式
    """

    FULL = "full"
    """Full（全量）: All records that are valid at the date."""
    DELTA = "delta"
    """Delta（增量）: Records that are new or changed since the last feed."""


class FeedVerdict(StrEnum):
    """
    Whether a feed is taken.

    数据批次结论
    """

    ACCEPTED = "accepted"
    """Accepted（接收）: The feed is taken as it is."""
    ACCEPTED_WITH_WARNINGS = "acceptedWithWarnings"
    """Accepted with warnings（接收（有警告））: The feed is taken as it is; the warnings are for its source."""
    ACCEPTED_IN_PART = "acceptedInPart"
    """Accepted in part（部分接收）: Good records are taken and bad ones are left out."""
    REJECTED = "rejected"
    """Rejected（拒收）: Nothing is taken."""


class FeedbackStatus(StrEnum):
    """
    The states of one feedback.

    反馈状态
    """

    INVITED = "invited"
    """Invited（已邀请）: The customer was asked."""
    RESPONDED = "responded"
    """Responded（已答复）: The customer has answered."""
    CLASSIFIED = "classified"
    """Classified（已分类）: Themes and class were determined."""
    FOLLOW_UP_DUE = "followUpDue"
    """Follow-up due（待跟进）: Somebody is to get back to the customer."""
    FOLLOWED_UP = "followedUp"
    """Followed up（已跟进）: Somebody got back to the customer."""
    CLOSED = "closed"
    """Closed（已关闭）: Nothing remains to be done."""
    EXPIRED = "expired"
    """Expired（已过期）: No answer came in time."""
    DECLINED = "declined"
    """Declined（已拒绝）: The customer declined to answer."""


class FeedbackType(StrEnum):
    """
    Which question is asked.

    反馈类型
    """

    NPS = "nps"
    """Net promoter score（净推荐值）: How likely the customer is to recommend the bank, 0 to 10."""
    CSAT = "csat"
    """Customer satisfaction（满意度）: How satisfied the customer is, 1 to 5."""
    CES = "ces"
    """Customer effort（费力度）: How easy the matter was for the customer, 1 to 7, where 7 is easiest."""
    REVIEW = "review"
    """Review（评价）: A review on a scale of its own."""


class FindingKind(StrEnum):
    """
    How a finding counts.

    发现的类别
    """

    ERROR = "error"
    """Error（错误）: A MUST that is broken."""
    WARNING = "warning"
    """Warning（警告）: A SHOULD that is not followed."""
    CONSEQUENCE = "consequence"
    """Consequence（连带）: A finding that follows from another and is counted apart."""
    NOT_EVALUATED = "notEvaluated"
    """Not evaluated（未评估）: A rule that needs a fact which is declared absent."""


class FindingLevel(StrEnum):
    """
    How grave a finding is.

    发现级别
    """

    ERROR = "error"
    """Error（错误）: A MUST does not hold."""
    WARNING = "warning"
    """Warning（警告）: A SHOULD does not hold."""
    NOT_EVALUATED = "notEvaluated"
    """Not evaluated（未评估）: A fact that the rule needs is declared absent."""


class FunctionCriticality(StrEnum):
    """
    Whether the bank could go on without the function.

    职能重要程度
    """

    CRITICAL = "critical"
    """Critical（关键）: Its failure would stop the bank or break its license."""
    IMPORTANT = "important"
    """Important（重要）: Its failure would harm the bank or its customers materially."""
    NEITHER = "neither"
    """Neither（一般）: The bank could go on without it for some time."""


class GroupRole(StrEnum):
    """
    In which role a party belongs to a group.

    群组角色
    """

    HEAD = "head"
    """Head（户主或牵头人）: Heads the group: the reference person of a household or the top of a connected group."""
    SPOUSE = "spouse"
    """Spouse（配偶）: Spouse or partner of the head."""
    DEPENDANT = "dependant"
    """Dependent（受抚养人）: Is supported by the head."""
    MEMBER = "member"
    """Member（成员）: Belongs to the group in no special role."""
    PARENT = "parent"
    """Parent company（母公司）: Controls other members."""
    SUBSIDIARY = "subsidiary"
    """Subsidiary（子公司）: Is controlled by another member."""
    CORE = "core"
    """Core company（核心企业）: The company around which a supply chain is built."""
    AFFILIATE = "affiliate"
    """Affiliate（关联方）: Linked to other members without control."""


class IdDocumentType(StrEnum):
    """
    Kinds of documents that prove who a party is.

    证件类型
    """

    NATIONAL_ID = "nationalId"
    """National identity card（身份证）: Identity card of the state, in China the resident identity card."""
    PASSPORT = "passport"
    """Passport（护照）: Passport of a state."""
    DRIVER_LICENSE = "driverLicense"
    """Driver's license（驾驶证）: License to drive."""
    RESIDENCE_PERMIT = "residencePermit"
    """Residence permit（居留许可）: Permit of a foreigner to stay."""
    FOREIGN_PERMANENT_RESIDENT = "foreignPermanentResident"
    """Permanent resident card（外国人永久居留身份证）: Card of a foreigner with the right to stay for good."""
    HK_MACAU_PERMIT = "hkMacauPermit"
    """Permit of Hong Kong and Macao residents（港澳居民来往内地通行证）: Permit by which residents of Hong Kong and Macao enter mainland China."""
    TAIWAN_PERMIT = "taiwanPermit"
    """Permit of Taiwan residents（台湾居民来往大陆通行证）: Permit by which residents of Taiwan enter mainland China."""
    MILITARY_ID = "militaryId"
    """Military identity card（军人身份证件）: Identity card of a member of the armed forces or police forces."""
    HOUSEHOLD_REGISTER = "householdRegister"
    """Household register（户口簿）: Household registration booklet."""
    BUSINESS_LICENSE = "businessLicense"
    """Business license（营业执照）: License or register extract of an organization."""
    BIRTH_CERTIFICATE = "birthCertificate"
    """Birth certificate（出生证明）: Certificate of birth."""
    OTHER = "other"
    """Other（其他）: Another document."""


class IdentificationResult(StrEnum):
    """
    Whether the party in a contact was found in the customer base.

    识别结果
    """

    IDENTIFIED = "identified"
    """Identified（已识别）: Exactly one party was found."""
    AMBIGUOUS = "ambiguous"
    """Ambiguous（不唯一）: Several parties fit and none was chosen."""
    NOT_FOUND = "notFound"
    """Not found（未找到）: No party was found."""
    NOT_ATTEMPTED = "notAttempted"
    """Not attempted（未尝试）: Nobody looked, as in an anonymous inquiry."""


class IdentifierType(StrEnum):
    """
    Kinds of identifiers of parties, holdings and units; a check digit applies where the kind has one.

    标识类型
    """

    LEI = "lei"
    """LEI（法人识别编码）: Legal entity identifier, ISO 17442."""
    USCC = "uscc"
    """Unified social credit code（统一社会信用代码）: Chinese code of organizations, GB 32100."""
    CN_RESIDENT_ID = "cnResidentId"
    """Resident identity number（公民身份号码）: Chinese identity number of a person, GB 11643."""
    NATIONAL_ID = "nationalId"
    """National identity number（国民身份号码）: Identity number of a person given by another state."""
    TAX_ID = "taxId"
    """Tax number（纳税人识别号）: Number by which a tax office knows the party."""
    VAT_NUMBER = "vatNumber"
    """VAT number（增值税号）: Value-added-tax registration number."""
    SOCIAL_SECURITY = "socialSecurity"
    """Social security number（社会保障号码）: Number by which social security knows the person."""
    PASSPORT = "passport"
    """Passport number（护照号码）: Number of a passport."""
    DRIVER_LICENSE = "driverLicense"
    """Driver's license number（驾驶证号码）: Number of a driver's license."""
    ALIEN_REGISTRATION = "alienRegistration"
    """Alien registration number（外国人登记号码）: Number given to a foreigner by the state of residence."""
    COMPANY_NUMBER = "companyNumber"
    """Company number（公司注册号）: Number in the business register."""
    DUNS = "duns"
    """DUNS number（邓白氏编码）: Number given by Dun & Bradstreet."""
    BIC = "bic"
    """BIC（银行识别代码）: Business identifier code, ISO 9362."""
    GIIN = "giin"
    """GIIN（全球中介机构识别码）: Number of a financial institution under FATCA."""
    EMPLOYER_NUMBER = "employerNumber"
    """Employer number（雇主编号）: Number given by an employer."""
    CUSTOMER_NUMBER = "customerNumber"
    """Customer number（客户号）: Number given by the bank to a customer."""
    EMPLOYEE_NUMBER = "employeeNumber"
    """Employee number（员工号）: Number given by the bank to a member of staff."""
    IBAN = "iban"
    """IBAN（国际银行账号）: International bank account number, ISO 13616."""
    BBAN = "bban"
    """Domestic account number（国内账号）: Account number in the domestic form."""
    CONTRACT_NUMBER = "contractNumber"
    """Contract number（合同号）: Number of a contract or certificate."""
    CARD_TOKEN = "cardToken"
    """Card token（卡令牌）: A token that stands for a card number; never the number itself."""
    ISIN = "isin"
    """ISIN（国际证券识别编码）: International securities identification number, ISO 6166."""
    SOURCE_KEY = "sourceKey"
    """Source key（源系统主键）: Key of the record in the system it comes from."""
    OTHER = "other"
    """Other（其他）: Another kind of identifier."""


class IdentifierUse(StrEnum):
    """
    What an identifier is used for.

    标识用途
    """

    OFFICIAL = "official"
    """Official（正式）: Given by an authority."""
    SECONDARY = "secondary"
    """Secondary（次要）: Given by another body."""
    OLD = "old"
    """Old（旧）: No longer in use."""
    TEMP = "temp"
    """Temporary（临时）: To be replaced."""


class ImpactLevel(StrEnum):
    """
    How much something weighs: a risk, an interruption, the sensitivity of data.

    影响程度
    """

    LOW = "low"
    """Low（低）: Little weight."""
    MEDIUM = "medium"
    """Medium（中）: Noticeable weight."""
    HIGH = "high"
    """High（高）: Great weight."""


class IncidentClockEvent(StrEnum):
    """
    What a deadline of an incident is about.

    突发事件时限事项
    """

    NOTIFY_BANK = "notifyBank"
    """Tell the bank（通报银行）: The provider tells the bank."""
    REPORT_REGULATOR = "reportRegulator"
    """Report to the supervisor（报告监管）: The bank reports to its supervisor."""
    CONTAIN = "contain"
    """Contain（控制）: The harm is contained."""
    RESOLVE = "resolve"
    """Resolve（解决）: The cause is removed."""


class IncidentStatus(StrEnum):
    """
    How far the handling of an incident has come.

    突发事件状态
    """

    DETECTED = "detected"
    """Detected（已发现）: The incident was noticed."""
    NOTIFIED = "notified"
    """Notified（已通报）: The bank was told."""
    CONTAINED = "contained"
    """Contained（已控制）: The harm does not spread any more."""
    RESOLVED = "resolved"
    """Resolved（已解决）: The cause was removed."""
    CLOSED = "closed"
    """Closed（已关闭）: The lessons are drawn and the file is closed."""


class InteractionDirection(StrEnum):
    """
    Which side began a contact.

    互动方向
    """

    INBOUND = "inbound"
    """Inbound（客户发起）: The customer or prospect began it."""
    OUTBOUND = "outbound"
    """Outbound（银行发起）: The bank, or a firm acting for it, began it."""


class InteractionOutcome(StrEnum):
    """
    How a contact ended.

    互动结果
    """

    RESOLVED = "resolved"
    """Resolved（已解决）: What it was about was settled in the contact."""
    FOLLOW_UP = "followUp"
    """Follow-up（待跟进）: Further work was agreed."""
    TRANSFERRED = "transferred"
    """Transferred（已转接）: Passed on to another person, unit or channel."""
    NO_ANSWER = "noAnswer"
    """No answer（未接通）: The other side was not reached."""
    REFUSED = "refused"
    """Refused（拒绝沟通）: The other side did not want the contact."""
    SOLD = "sold"
    """Sold（成交）: The contact led to a sale."""
    NOT_INTERESTED = "notInterested"
    """Not interested（无意向）: The other side listened and declined what was offered."""
    ABANDONED = "abandoned"
    """Abandoned（中途放弃）: Broken off before it came to a result."""


class InteractionReason(StrEnum):
    """
    Why bank and customer were in contact.

    互动原因
    """

    ENQUIRY = "enquiry"
    """Inquiry（咨询）: A question about a product, a balance or the bank."""
    TRANSACTION = "transaction"
    """Transaction（交易）: To make a payment, transfer, deposit, withdrawal or trade."""
    SALE = "sale"
    """Sale（销售）: To sell or buy a product."""
    SERVICE = "service"
    """Service（服务）: To change or maintain something that the customer holds."""
    COMPLAINT = "complaint"
    """Complaint（投诉）: To voice dissatisfaction and ask for redress."""
    ADVICE = "advice"
    """Advice（顾问咨询）: To advise or be advised on money matters."""
    CAMPAIGN = "campaign"
    """Campaign（营销活动）: As part of a marketing campaign."""
    COLLECTION = "collection"
    """Collection（催收）: To ask for a payment that is overdue."""
    ONBOARDING = "onboarding"
    """Onboarding（开户与开通）: To take up a new customer or a new product."""
    KYC = "kyc"
    """Due diligence（尽职调查）: To identify the customer or bring due diligence up to date."""
    FRAUD = "fraud"
    """Fraud（欺诈处理）: To report, verify or clear a suspicion of fraud."""
    RETENTION = "retention"
    """Retention（挽留）: To keep a customer who may leave."""


class InvestmentHorizon(StrEnum):
    """
    For how long an investor can do without the money.

    投资期限
    """

    UNDER_ONE_YEAR = "underOneYear"
    """Under one year（一年以内）: Less than one year."""
    ONE_TO_THREE_YEARS = "oneToThreeYears"
    """One to three years（一至三年）: At least one and less than three years."""
    THREE_TO_FIVE_YEARS = "threeToFiveYears"
    """Three to five years（三至五年）: At least three and less than five years."""
    OVER_FIVE_YEARS = "overFiveYears"
    """Five years and over（五年以上）: Five years or more."""


class InvestmentObjective(StrEnum):
    """
    What an investor wants to reach.

    投资目标
    """

    PRESERVATION = "preservation"
    """Preservation（保值）: To keep the capital."""
    INCOME = "income"
    """Income（收益）: Regular income."""
    BALANCED = "balanced"
    """Balanced（平衡）: Income and growth together."""
    GROWTH = "growth"
    """Growth（增长）: Growth of the capital over time."""
    SPECULATION = "speculation"
    """Speculation（投机）: High gain at the risk of high loss."""


class KnowledgeLevel(StrEnum):
    """
    How well an investor knows a kind of product.

    投资知识与经验
    """

    NONE = "none"
    """None（无）: No knowledge and no experience."""
    BASIC = "basic"
    """Basic（初级）: Some knowledge, little experience."""
    EXPERIENCED = "experienced"
    """Experienced（较丰富）: Knowledge and several years of experience."""
    PROFESSIONAL = "professional"
    """Professional（专业）: Works with such products or is a professional investor."""


class LeadRating(StrEnum):
    """
    How near a prospect is to buying, in the eyes of sales staff.

    线索热度
    """

    HOT = "hot"
    """Hot（高）: Means to buy soon."""
    WARM = "warm"
    """Warm（中）: Is interested, at no certain time."""
    COLD = "cold"
    """Cold（低）: Shows little interest."""


class LeadSource(StrEnum):
    """
    Where a lead or a customer came from.

    线索来源
    """

    REFERRAL = "referral"
    """Referral（客户推荐）: Recommended by a customer or another person."""
    CAMPAIGN = "campaign"
    """Campaign（营销活动）: Answered a campaign of the bank."""
    WEB = "web"
    """Web（网络渠道）: Left details on the bank's site or app."""
    BRANCH = "branch"
    """Branch（网点）: Walked into a branch."""
    EVENT = "event"
    """Event（线下活动）: Met at a fair, talk or similar event."""
    PARTNER = "partner"
    """Partner（合作机构）: Passed on by a partner of the bank."""
    BOUGHT = "bought"
    """Bought list（外购名单）: Taken from a list that was bought or rented."""
    EXISTING_CUSTOMER = "existingCustomer"
    """Existing customer（存量客户）: Found among the bank's own customers, by analysis or in conversation."""
    INBOUND_CALL = "inboundCall"
    """Inbound call（呼入电话）: Called the bank unasked."""
    SOCIAL = "social"
    """Social media（社交媒体）: Came through a social network or messenger."""
    EMPLOYEE = "employee"
    """Employee（员工推荐）: Named by a member of staff."""


class LeadStatus(StrEnum):
    """
    The states of a lead.

    线索状态
    """

    NEW = "new"
    """New（新建）: Received and given to nobody yet."""
    ASSIGNED = "assigned"
    """Assigned（已分配）: Given to somebody who has not made contact yet."""
    CONTACTED = "contacted"
    """Contacted（已联系）: The prospect was reached."""
    QUALIFIED = "qualified"
    """Qualified（合格）: Need, means and consent were found to be there."""
    DISQUALIFIED = "disqualified"
    """Disqualified（不合格）: Found not to be worth pursuing for now."""
    CONVERTED = "converted"
    """Converted（已转化）: Became an opportunity."""
    EXPIRED = "expired"
    """Expired（已失效）: Let lie past its time."""


class LegalBasis(StrEnum):
    """
    What makes the use of personal data lawful; the six grounds of Article 6 GDPR, to which other laws are mapped by profile.

    合法性基础
    """

    CONSENT = "consent"
    """Consent（同意）: The person agreed to it."""
    CONTRACT = "contract"
    """Contract（合同所必需）: Needed to make or carry out a contract with the person."""
    LEGAL_OBLIGATION = "legalObligation"
    """Legal obligation（法定义务）: Needed to meet a duty laid down by law."""
    VITAL_INTEREST = "vitalInterest"
    """Vital interest（重大利益）: Needed to protect someone's life or safety."""
    PUBLIC_TASK = "publicTask"
    """Public task（公共任务）: Needed for a task in the public interest."""
    LEGITIMATE_INTEREST = "legitimateInterest"
    """Legitimate interest（正当利益）: Needed for an interest of the bank or another that outweighs the person's; not every law knows this ground."""


class LifecycleMilestone(StrEnum):
    """
    What a new customer has to reach to leave onboarding.

    生命周期里程碑
    """

    FIRST_TRANSACTION = "firstTransaction"
    """First transaction（首笔交易）: The customer has made a transaction on its own initiative."""
    DIGITAL_ACTIVATION = "digitalActivation"
    """Digital activation（开通数字渠道）: The customer has signed in to a digital channel."""


class LifecycleStage(StrEnum):
    """
    Where a customer stands between first interest and the end of the relationship.

    客户生命周期阶段
    """

    PROSPECT = "prospect"
    """Prospect（潜在客户）: Known and approached, and has never held a product of the bank."""
    ONBOARDING = "onboarding"
    """Onboarding（新客培育）: Holds a first product and has not yet reached the milestones of a settled relationship."""
    ACTIVE = "active"
    """Active（活跃）: Holds products and uses them, with no sign of growth or of leaving."""
    GROWING = "growing"
    """Growing（成长）: Holdings or balances have grown by what the lifecycle policy asks for."""
    AT_RISK = "atRisk"
    """At risk（流失预警）: A sign of leaving named in the lifecycle policy has appeared."""
    DORMANT = "dormant"
    """Dormant（睡眠）: Has started nothing for as long as the lifecycle policy allows, though products are open."""
    CHURNED = "churned"
    """Churned（已流失）: Has left: no open product for the days of grace, or dormant with nearly nothing left."""
    WON_BACK = "wonBack"
    """Won back（已赢回）: Came back after leaving and is being watched until the return is verified."""
    EXITED = "exited"
    """Exited（已退出）: Ended for good: by the bank, by death or dissolution, or as a prospect refused."""
    ARCHIVED = "archived"
    """Archived（已归档）: Kept for the record only, after the time in which a return was possible."""


class LossCapacity(StrEnum):
    """
    How much loss an investor can bear.

    损失承受能力
    """

    NONE = "none"
    """No loss（不能承受损失）: Can bear no loss of capital."""
    LIMITED = "limited"
    """Limited loss（有限损失）: Can bear the loss of a part of the capital."""
    FULL = "full"
    """Loss of all capital（全部本金损失）: Can bear the loss of all capital."""
    BEYOND_CAPITAL = "beyondCapital"
    """Loss beyond capital（超过本金的损失）: Can bear losses above the capital."""


class LossReason(StrEnum):
    """
    Why a sale did not come about.

    丢单原因
    """

    PRICE = "price"
    """Price（价格）: Rate or fees were worse than expected."""
    COMPETITOR = "competitor"
    """Competitor（竞争对手）: Another bank was preferred."""
    ELIGIBILITY = "eligibility"
    """Eligibility（准入条件）: The customer does not meet the terms of the product."""
    CREDIT_DECLINED = "creditDeclined"
    """Credit declined（授信未通过）: The credit decision was negative."""
    NO_NEED = "noNeed"
    """No need（无需求）: The customer does not need it."""
    TIMING = "timing"
    """Timing（时机）: It came too early or too late."""
    SERVICE = "service"
    """Service（服务）: The customer was discontented with how it was handled."""
    NO_RESPONSE = "noResponse"
    """No response（无回应）: The customer did not answer any more."""


class MaritalStatus(StrEnum):
    """
    Marital status in civil law.

    婚姻状况
    """

    SINGLE = "single"
    """Single（未婚）: Never married."""
    MARRIED = "married"
    """Married（已婚）: Married."""
    CIVIL_PARTNERSHIP = "civilPartnership"
    """Civil partnership（民事伴侣）: In a registered partnership."""
    SEPARATED = "separated"
    """Separated（分居）: Married and living apart by law."""
    DIVORCED = "divorced"
    """Divorced（离婚）: Marriage ended by law."""
    WIDOWED = "widowed"
    """Widowed（丧偶）: Spouse has died."""
    UNKNOWN = "unknown"
    """Unknown（未知）: Civil register does not say."""


class MaskingAudience(StrEnum):
    """
    Whose reads a masking policy is about.

    脱敏适用对象
    """

    INTERNAL = "internal"
    """Internal（内部）: Staff and systems of the bank."""
    VENDOR = "vendor"
    """Vendor（外包服务商）: Staff and systems of providers."""


class MaskingMethod(StrEnum):
    """
    What is done to a value that a reader may not see.

    脱敏方法
    """

    NONE = "none"
    """None（不屏蔽）: The value is shown."""
    PARTIAL = "partial"
    """Partial（部分屏蔽）: Some characters are shown and the rest are replaced."""
    BAND = "band"
    """Band（区间显示）: The band that the number lies in is shown."""
    OMIT = "omit"
    """Omit（不显示）: Nothing is shown."""


class MatchAlgorithm(StrEnum):
    """
    How two records of a party are compared.

    匹配算法
    """

    RULES = "rules"
    """Rules（规则）: Records match where one of the listed rules holds."""
    FELLEGI_SUNTER = "fellegiSunter"
    """Fellegi-Sunter（Fellegi-Sunter）: Weights of agreement are added to a probability."""


class MatchComparator(StrEnum):
    """
    How two values of one member are compared.

    匹配比较方法
    """

    EXACT = "exact"
    """Exact（完全一致）: The values are the same."""
    NORMALIZED = "normalized"
    """Normalized（规范化后一致）: The values are the same after case, width and blanks are made alike."""
    EDIT_DISTANCE = "editDistance"
    """Edit distance（编辑距离）: The values differ by no more than the threshold of edits."""
    PHONETIC = "phonetic"
    """Phonetic（读音相同）: The values sound alike (pinyin without tones, or a phonetic code)."""
    JARO_WINKLER = "jaroWinkler"
    """Jaro-Winkler（Jaro-Winkler 相似度）: The similarity reaches the threshold."""
    DATE_CLOSE = "dateClose"
    """Close dates（日期相近）: The dates differ by no more than the threshold of days, or day and month are swapped."""


class MatchEvidenceOutcome(StrEnum):
    """
    What the comparison of one member found.

    比较结果
    """

    AGREE = "agree"
    """Agree（一致）: The values agree."""
    DISAGREE = "disagree"
    """Disagree（不一致）: The values differ."""
    MISSING = "missing"
    """Missing（缺失）: One side or both have no value; it weighs nothing."""


class MatchGrade(StrEnum):
    """
    How sure it is that two records are of one party, as in the match results of FHIR.

    匹配等级
    """

    CERTAIN = "certain"
    """Certain（确定）: Sure enough to join them without a person."""
    PROBABLE = "probable"
    """Probable（很可能）: Likely; a person decides."""
    POSSIBLE = "possible"
    """Possible（可能）: May be; shown as a suggestion only."""
    CERTAINLY_NOT = "certainlyNot"
    """Certainly not（确定不同）: They are of two parties."""


class MergeEventStatus(StrEnum):
    """
    Where the merge of two records of one party stands.

    合并状态
    """

    PROPOSED = "proposed"
    """Proposed（已提议）: A match or a person proposed it."""
    PREVIEWED = "previewed"
    """Previewed（已预览）: The result was worked out and shown, nothing is changed."""
    APPROVED = "approved"
    """Approved（已批准）: A person or the policy agreed."""
    APPLIED = "applied"
    """Applied（已执行）: The records are merged and can be taken apart again."""
    REVERSED = "reversed"
    """Reversed（已撤销）: The merge was taken back; both records stand as before."""
    FINAL = "final"
    """Final（已终结）: The time for taking it back is over."""
    REJECTED = "rejected"
    """Rejected（已否决）: The records are not to be merged."""


class MetricAggregation(StrEnum):
    """
    How values of customers become one of a segment.

    指标汇总方式
    """

    SUM = "sum"
    """Sum（求和）: The values are added."""
    RATIO_OF_SUMS = "ratioOfSums"
    """Ratio of sums（合计之比）: Numerators and denominators are added and divided."""
    NOT_AGGREGABLE = "notAggregable"
    """Not aggregable（不可汇总）: The metric is computed anew from the inputs."""


class MetricKind(StrEnum):
    """
    Whether two systems have to reach the same number.

    指标性质
    """

    DETERMINISTIC = "deterministic"
    """Deterministic（确定性）: Every system reaches the same number from the same inputs."""
    ESTIMATE = "estimate"
    """Estimate（估计）: The number comes from a model; its form and method are fixed, not its value."""


class MetricNamespace(StrEnum):
    """
    Which of the seven P's a metric belongs to.

    指标域
    """

    PROFILING = "profiling"
    """Profiling（客户画像）: Who the customer is."""
    PERSISTENCY = "persistency"
    """Persistency（持续性）: How lasting the relation is."""
    PROFITABILITY = "profitability"
    """Profitability（盈利性）: What the customer earns the bank."""
    PERFORMANCE = "performance"
    """Performance（业务表现）: What the customer does with the bank."""
    PROSPECTING = "prospecting"
    """Prospecting（发展潜力）: What the customer may bring."""
    PRODUCT = "product"
    """Product（产品）: What the customer holds."""
    PROMOTION = "promotion"
    """Promotion（营销推广）: How the customer answers to campaigns."""


class MetricScope(StrEnum):
    """
    For what a metric is computed.

    指标范围
    """

    CUSTOMER = "customer"
    """Customer（单个客户）: One customer."""
    SEGMENT = "segment"
    """Segment（客群）: The members of a segment."""
    POPULATION = "population"
    """Population（全体）: All customers."""


class MetricStatus(StrEnum):
    """
    Whether a metric has a value, and why not where it has none.

    指标状态
    """

    OK = "ok"
    """OK（正常）: The value was computed from complete inputs."""
    NO_DATA = "noData"
    """No data（无数据）: Nothing was observed; that is not zero."""
    NOT_APPLICABLE = "notApplicable"
    """Not applicable（不适用）: The metric has no meaning for this subject."""
    INSUFFICIENT_DATA = "insufficientData"
    """Insufficient data（数据不足）: Something was observed, but not all that the formula asks for."""
    UNDEFINED = "undefined"
    """Undefined（无定义）: The formula has no value, such as a division by zero."""
    STALE = "stale"
    """Stale（已过期）: The value rests on inputs older than allowed."""
    AMBIGUOUS = "ambiguous"
    """Ambiguous（不唯一）: Several answers are equally good, and none is chosen."""
    PERMANENT = "permanent"
    """Permanent（长期有效）: The time asked for never comes, as with a document without expiry."""
    INVALID = "invalid"
    """Invalid（无效）: An input lies outside its permitted range."""
    NO_ACTION = "noAction"
    """No action（无可选行动）: No candidate passed every filter."""


class MetricUnit(StrEnum):
    """
    What the number of a metric counts.

    指标单位
    """

    RATIO = "ratio"
    """Ratio（比率）: A numerator divided by a denominator."""
    COUNT = "count"
    """Count（数量）: A number of things."""
    DAYS = "days"
    """Days（天）: Days."""
    MONTHS = "months"
    """Months（月）: Completed months."""
    HOURS = "hours"
    """Hours（小时）: Hours."""
    ORDINAL = "ordinal"
    """Ordinal（等级）: A rank on an ordered scale; differences mean nothing."""
    POINTS = "points"
    """Points（分）: Points, such as those of a net promoter score or percentage points."""
    MONEY = "money"
    """Money（金额）: An amount; its currency stands beside it."""
    CODE = "code"
    """Code（代码）: A code, no number."""


class MinutesSource(StrEnum):
    """
    Which minutes of work a cost is computed from.

    时长来源
    """

    STANDARD = "standard"
    """Standard（标准时长）: The standard minutes of the activity."""
    ACTUAL = "actual"
    """Actual（实际时长）: The minutes that the interaction lasted."""


class ModelRiskClass(StrEnum):
    """
    How dangerous a model can be to people, after the EU rules on artificial intelligence.

    模型风险等级
    """

    MINIMAL = "minimal"
    """Minimal（极低）: No duties beyond good practice."""
    LIMITED = "limited"
    """Limited（有限）: People are told that a machine is at work."""
    HIGH = "high"
    """High（高）: Decides on matters that touch people's rights, such as credit."""


class ModelRole(StrEnum):
    """
    Whether a score is used or only compared.

    模型角色
    """

    CHAMPION = "champion"
    """Champion（冠军模型）: The score that is used."""
    CHALLENGER = "challenger"
    """Challenger（挑战者模型）: A score made only to compare with the one used."""


class ModelStatus(StrEnum):
    """
    How far a model has come on its way into use.

    模型状态
    """

    DEVELOPMENT = "development"
    """In development（开发中）: Being built or rebuilt; its results decide nothing."""
    VALIDATED = "validated"
    """Validated（已验证）: Checked independently and not yet in use."""
    IN_PRODUCTION = "inProduction"
    """In production（已投产）: Its results are used for decisions."""
    RETIRED = "retired"
    """Retired（已停用）: No longer used; kept to explain earlier results."""


class NameOrder(StrEnum):
    """
    Which part of a person's name stands first.

    姓名顺序
    """

    FAMILY_FIRST = "familyFirst"
    """Family name first（姓在前）: The family name stands before the given names."""
    GIVEN_FIRST = "givenFirst"
    """Given name first（名在前）: The given names stand before the family name."""


class NameUse(StrEnum):
    """
    What a person's name is used for.

    姓名用途
    """

    LEGAL = "legal"
    """Legal（法定）: The name in the identity document or civil register."""
    PREFERRED = "preferred"
    """Preferred（常用）: The name by which the person asks to be addressed."""
    BIRTH = "birth"
    """Birth（出生）: The name given at birth."""
    FORMER = "former"
    """Former（曾用）: A name that was legal before and no longer is."""
    ALIAS = "alias"
    """Alias（别名）: Another name by which the person is known."""
    TRANSLATION = "translation"
    """Translation（译名）: The legal name translated into another language."""
    TRANSLITERATION = "transliteration"
    """Transliteration（转写）: The legal name written in another script by its sound."""


class NoActionReason(StrEnum):
    """
    Why a decision chose nothing.

    不行动原因
    """

    NO_CANDIDATE = "noCandidate"
    """No candidate（无候选项）: There was nothing to choose from."""
    ALL_REJECTED = "allRejected"
    """All rejected（全部剔除）: Every candidate fell out at a filter."""
    HELD_OUT = "heldOut"
    """Held out（留作对照）: The subject belongs to a control group."""
    BELOW_THRESHOLD = "belowThreshold"
    """Below threshold（低于阈值）: No candidate was worth its cost."""


class NpsClass(StrEnum):
    """
    The class that an answer to the recommendation question falls in.

    净推荐值分类
    """

    PROMOTER = "promoter"
    """Promoter（推荐者）: 9 or 10."""
    PASSIVE = "passive"
    """Passive（中立者）: 7 or 8."""
    DETRACTOR = "detractor"
    """Detractor（贬损者）: 0 to 6."""


class OfferResponseDecision(StrEnum):
    """
    What a customer answered to an offer.

    要约答复
    """

    ACCEPTED = "accepted"
    """Accepted（接受）: The customer takes the offer."""
    DECLINED = "declined"
    """Declined（谢绝）: The customer does not take it."""
    DEFERRED = "deferred"
    """Deferred（暂缓答复）: The customer will answer later."""


class OfferStatus(StrEnum):
    """
    The states of an offer.

    要约状态
    """

    DRAFT = "draft"
    """Draft（草稿）: Drawn up by a person or a model."""
    CHECKED = "checked"
    """Checked（已检查）: Eligibility, suitability and consent were checked."""
    APPROVED = "approved"
    """Approved（已批准）: Released to be shown to the customer."""
    PRESENTED = "presented"
    """Presented（已展示）: Shown to the customer at least once."""
    ACCEPTED = "accepted"
    """Accepted（已接受）: The customer has accepted."""
    FULFILLING = "fulfilling"
    """Being fulfilled（履行中）: What was accepted is being set up."""
    FULFILLED = "fulfilled"
    """Fulfilled（已履行）: What was accepted is in place."""
    FULFILLMENT_FAILED = "fulfillmentFailed"
    """Fulfillment failed（履行失败）: What was accepted could not be set up."""
    REJECTED = "rejected"
    """Rejected（未通过）: Turned down inside the bank."""
    DECLINED = "declined"
    """Declined（已谢绝）: The customer has declined."""
    EXPIRED = "expired"
    """Expired（已过期）: Its validity ended without an answer."""
    WITHDRAWN = "withdrawn"
    """Withdrawn（已撤回）: Taken back by the bank."""
    CANCELLED = "cancelled"
    """Cancelled（已取消）: Called off after it was accepted."""


class OfferType(StrEnum):
    """
    On what ground an offer is made.

    要约类型
    """

    NEXT_BEST_OFFER = "nextBestOffer"
    """Next best offer（下一最佳要约）: The product judged best for the customer next."""
    NEXT_BEST_ACTION = "nextBestAction"
    """Next best action（下一最佳行动）: The action judged best for the customer next, which need not be a sale."""
    PRE_APPROVED = "preApproved"
    """Pre-approved（预授信）: Credit that was decided beforehand."""
    RETENTION = "retention"
    """Retention（挽留优惠）: Made to keep a customer at risk of leaving."""
    WIN_BACK = "winBack"
    """Win-back（赢回优惠）: Made to bring a former customer back."""
    SERVICE_RECOVERY = "serviceRecovery"
    """Service recovery（服务补救）: Made to make good a fault of service."""
    PRICE_EXCEPTION = "priceException"
    """Price exception（价格例外）: Terms better than the price list."""


class OpportunityStatus(StrEnum):
    """
    The states of an opportunity.

    商机状态
    """

    DISCOVERY = "discovery"
    """Discovery（需求挖掘）: Need and means are being found out."""
    PROPOSED = "proposed"
    """Proposed（已提方案）: A proposal lies with the customer."""
    NEGOTIATION = "negotiation"
    """Negotiation（谈判中）: Terms are being agreed, and approved inside the bank."""
    ON_HOLD = "onHold"
    """On hold（暂缓）: Halted for a time."""
    WON = "won"
    """Won（赢单）: The customer has agreed."""
    LOST = "lost"
    """Lost（丢单）: The customer has declined; it may still be taken up again."""
    ABANDONED = "abandoned"
    """Abandoned（放弃）: The bank has given it up."""
    CLOSED_LOST = "closedLost"
    """Closed as lost（丢单关闭）: Lost for good."""


class OptionalFeature(StrEnum):
    """
    What a system may offer beyond what every system has to.

    可选功能
    """

    JSON_PATCH = "jsonPatch"
    """JSON Patch（JSON Patch）: Patches after RFC 6902."""
    WEBHOOKS = "webhooks"
    """Webhooks（回调）: Events are pushed to a callback."""
    PARQUET = "parquet"
    """Parquet（Parquet）: Bulk files in Parquet."""
    BULK_IMPORT = "bulkImport"
    """Bulk import（批量导入）: Records are taken in in bulk."""
    FAPI2 = "fapi2"
    """FAPI 2.0（FAPI 2.0）: DPoP or mutual TLS after FAPI 2.0."""
    SIGNED_RESPONSES = "signedResponses"
    """Signed responses（签名响应）: Responses signed after RFC 9421."""
    METRICS = "metrics"
    """Metrics of operation（运行指标）: Figures of operation in the text format of Prometheus."""
    SERVER_TIMING = "serverTiming"
    """Server timing（响应计时）: The time of each answer in the Server-Timing header."""


class OrgType(StrEnum):
    """
    What kind of body an organization is.

    机构类型
    """

    LEGAL_ENTITY = "legalEntity"
    """Legal entity（法人）: A body with legal personality of its own."""
    BRANCH = "branch"
    """Branch（分支机构）: A part of a legal entity, registered in its own right, without legal personality."""
    SOLE_PROPRIETOR = "soleProprietor"
    """Sole proprietor（个体工商户或个人独资企业）: The business of one natural person who is liable without limit."""
    PARTNERSHIP = "partnership"
    """Partnership（合伙企业）: Persons or bodies that do business together as partners."""
    TRUST = "trust"
    """Trust（信托）: Assets held by a trustee for beneficiaries."""
    FUND = "fund"
    """Fund（基金）: A pool of assets managed for its investors."""
    GOVERNMENT = "government"
    """Government（政府机构）: A state, authority or other public body."""
    ASSOCIATION = "association"
    """Association（社会团体）: A body of members that pursues a common aim, not profit."""
    BANK_UNIT = "bankUnit"
    """Unit of a bank（银行机构）: A bank or a unit of it, as a party to business with this bank."""


class OrganizationNameUse(StrEnum):
    """
    What a name of an organization is used for.

    机构名称用途
    """

    LEGAL = "legal"
    """Legal（法定）: The name in the business register."""
    TRADING = "trading"
    """Trading（商号）: The name under which the organization does business."""
    SHORT = "short"
    """Short（简称）: A short form in common use."""
    FORMER = "former"
    """Former（曾用）: A name that was legal before and no longer is."""
    TRANSLATION = "translation"
    """Translation（译名）: The legal name translated into another language."""
    TRANSLITERATION = "transliteration"
    """Transliteration（转写）: The legal name written in another script by its sound."""


class OrganizationUnitType(StrEnum):
    """
    What kind of part of the bank a unit is.

    机构单元类型
    """

    LEGAL_ENTITY = "legalEntity"
    """Legal entity（法人）: A company of the group with its own legal personality; the one that customers contract with."""
    REGION = "region"
    """Region（区域机构）: A level between head office and branches, such as a provincial branch."""
    BRANCH = "branch"
    """Branch（网点）: A place where customers are served."""
    DEPARTMENT = "department"
    """Department（部门）: A part of head office or of a region."""
    TEAM = "team"
    """Team（团队）: The smallest group of staff with a lead."""
    CONTACT_CENTER = "contactCenter"
    """Contact center（客户服务中心）: A unit that answers calls and messages."""
    DIGITAL = "digital"
    """Digital unit（数字渠道单位）: A unit that runs digital channels."""


class OutcomeType(StrEnum):
    """
    What came of an action.

    结果类型
    """

    ACCEPTED = "accepted"
    """Accepted（接受）: What was offered was accepted."""
    DECLINED = "declined"
    """Declined（拒绝）: What was offered was declined."""
    NO_RESPONSE = "noResponse"
    """No response（无响应）: Nothing came back within the horizon."""
    CONVERTED = "converted"
    """Converted（转化）: The sale or step aimed at took place."""
    NOT_CONVERTED = "notConverted"
    """Not converted（未转化）: The horizon ended without the sale or step aimed at."""
    RETAINED = "retained"
    """Retained（留存）: The customer stayed."""
    LOST = "lost"
    """Lost（流失）: The customer left."""
    REACTIVATED = "reactivated"
    """Reactivated（重新激活）: The customer came back."""
    RESOLVED = "resolved"
    """Resolved（已解决）: The matter was settled."""
    COMPLAINED = "complained"
    """Complained（投诉）: The customer complained about the action."""
    OPTED_OUT = "optedOut"
    """Opted out（退订）: The customer asked not to be contacted any more."""
    REVERSED = "reversed"
    """Reversed（撤销）: An outcome counted before was undone, such as in a cooling-off period."""


class OutsourcingCategory(StrEnum):
    """
    What kind of work is given to a provider, after the five categories of the Chinese rules on outsourced information technology.

    外包类别
    """

    CONSULTING_PLANNING = "consultingPlanning"
    """Consulting and planning（咨询规划）: Advice on strategy, architecture or processes; the decision stays with the bank."""
    DEVELOPMENT_TEST = "developmentTest"
    """Development and test（开发测试）: Building and testing of software."""
    OPERATION_MAINTENANCE = "operationMaintenance"
    """Operation and maintenance（运行维护）: Running of systems, networks and data centers."""
    SECURITY_SERVICE = "securityService"
    """Security service（安全服务）: Security operation, testing and monitoring."""
    BUSINESS_SUPPORT = "businessSupport"
    """Business support（业务支持）: Work on the bank's business processes, such as calls, mailing or collection."""


class OutsourcingContractStatus(StrEnum):
    """
    How far a contract with a provider has come, from the proposal to the end of the exit.

    外包合同状态
    """

    PROPOSED = "proposed"
    """Proposed（已提议）: The function is proposed to be given to the provider."""
    DUE_DILIGENCE = "dueDiligence"
    """Due diligence（尽职调查中）: The provider is being looked into."""
    APPROVED = "approved"
    """Approved（已批准）: The bank has approved; nothing is signed yet."""
    REJECTED = "rejected"
    """Rejected（已否决）: The bank has decided against it."""
    CONTRACTED = "contracted"
    """Contracted（已签约）: The contract is signed and the service has not started."""
    IN_SERVICE = "inService"
    """In service（服务中）: The provider works under the contract."""
    UNDER_REMEDIATION = "underRemediation"
    """Under remediation（整改中）: The provider works and puts faults right that the bank has found."""
    SUSPENDED = "suspended"
    """Suspended（已暂停）: The service is stopped for the time being."""
    EXITING = "exiting"
    """Exiting（退出中）: The contract is being ended by the exit plan."""
    DATA_RETURNED = "dataReturned"
    """Data returned（数据已返还）: The bank's data came back or was destroyed with proof."""
    EXITED = "exited"
    """Exited（已退出）: The relation with the provider has ended."""


class OutsourcingContractType(StrEnum):
    """
    Whether the contract is about information and communication technology.

    外包合同类型
    """

    ICT = "ict"
    """ICT services（信息通信技术服务）: A contract about information and communication technology; it enters the register of DORA."""
    NON_ICT = "nonIct"
    """Other services（非信息通信技术服务）: Any other contract with a third party."""


class OutsourcingRiskType(StrEnum):
    """
    What can go wrong where a function is outsourced; the six types of the Chinese rules.

    外包风险类型
    """

    CAPABILITY_LOSS = "capabilityLoss"
    """Loss of capability（能力丧失）: The bank forgets how to do the work itself."""
    SERVICE_INTERRUPTION = "serviceInterruption"
    """Interruption（服务中断）: The service stops."""
    DATA_LEAK = "dataLeak"
    """Data leak（数据泄露）: Data reaches people who have no right to it."""
    FUND_LOSS = "fundLoss"
    """Loss of funds（资金损失）: The bank or its customers lose money."""
    SERVICE_DECLINE = "serviceDecline"
    """Decline of service（服务水平下降）: The service gets worse than agreed."""
    STRATEGY_REPUTATION = "strategyReputation"
    """Strategy and reputation（战略与声誉）: The bank's strategy or good name suffers."""


class OwnershipDirectness(StrEnum):
    """
    Whether others stand between an interested party and the entity.

    直接或间接
    """

    DIRECT = "direct"
    """Direct（直接）: Nobody stands between."""
    INDIRECT = "indirect"
    """Indirect（间接）: Held through one or more others."""
    UNKNOWN = "unknown"
    """Unknown（未知）: Direct or indirect; which is not known."""


class OwnershipInterestType(StrEnum):
    """
    The kind of ownership or control, with the codes of the Beneficial Ownership Data Standard 0.4.

    权益类型
    """

    SHAREHOLDING = "shareholding"
    """Shareholding（持股）: Holds shares and with them part of the economic value."""
    VOTING_RIGHTS = "votingRights"
    """Voting rights（表决权）: May vote on the affairs of the entity."""
    APPOINTMENT_OF_BOARD = "appointmentOfBoard"
    """Appointment of the board（董事任免权）: May appoint or remove the majority of the board."""
    OTHER_INFLUENCE_OR_CONTROL = "otherInfluenceOrControl"
    """Other influence or control（其他影响或控制）: Influences or controls in a way no other code names."""
    SENIOR_MANAGING_OFFICIAL = "seniorManagingOfficial"
    """Senior managing official（高级管理人员）: Runs the entity as its most senior manager."""
    SETTLOR = "settlor"
    """Settlor（信托委托人）: Put assets into a trust or similar arrangement."""
    TRUSTEE = "trustee"
    """Trustee（信托受托人）: Administers a trust for others."""
    PROTECTOR = "protector"
    """Protector（信托保护人）: Watches over the trustee on behalf of the settlor."""
    BENEFICIARY_OF_LEGAL_ARRANGEMENT = "beneficiaryOfLegalArrangement"
    """Beneficiary（受益人）: Benefits from a trust or similar arrangement."""
    RIGHTS_TO_SURPLUS_ASSETS_ON_DISSOLUTION = "rightsToSurplusAssetsOnDissolution"
    """Surplus assets on dissolution（剩余财产分配权）: Gets part of what is left when the entity is wound up."""
    RIGHTS_TO_PROFIT_OR_INCOME = "rightsToProfitOrIncome"
    """Profit or income（收益权）: Gets part of the profit or income of the entity."""
    RIGHTS_GRANTED_BY_CONTRACT = "rightsGrantedByContract"
    """Rights by contract（合同权利）: Has rights that a contract grants."""
    CONDITIONAL_RIGHTS_GRANTED_BY_CONTRACT = "conditionalRightsGrantedByContract"
    """Conditional rights by contract（附条件合同权利）: Has rights by contract that arise only under a condition."""
    CONTROL_VIA_COMPANY_RULES_OR_ARTICLES = "controlViaCompanyRulesOrArticles"
    """Control by articles（章程控制）: Controls by the articles or an agreement of the shareholders."""
    CONTROL_BY_LEGAL_FRAMEWORK = "controlByLegalFramework"
    """Control by law（法律控制）: Controls because a law says so."""
    BOARD_MEMBER = "boardMember"
    """Board member（董事）: Is a member of the board."""
    BOARD_CHAIR = "boardChair"
    """Board chair（董事长）: Chairs the board."""
    UNKNOWN_INTEREST = "unknownInterest"
    """Unknown（未知）: Some interest is there; its nature is not known."""
    UNPUBLISHED_INTEREST = "unpublishedInterest"
    """Not published（未公开）: The nature is known and not published."""
    ENJOYMENT_AND_USE_OF_ASSETS = "enjoymentAndUseOfAssets"
    """Use of assets（资产使用权）: May use assets of the entity."""
    RIGHT_TO_PROFIT_OR_INCOME_FROM_ASSETS = "rightToProfitOrIncomeFromAssets"
    """Income from assets（资产收益权）: Gets profit or income from assets of the entity."""
    NOMINEE = "nominee"
    """Nominee（名义持有人）: Acts in the entity on behalf of somebody else."""
    NOMINATOR = "nominator"
    """Nominator（指定人）: Has a nominee act in their place."""


class OwnershipSourceType(StrEnum):
    """
    Where a statement of ownership comes from.

    陈述来源
    """

    SELF_DECLARATION = "selfDeclaration"
    """Self-declaration（自行申报）: The person or entity concerned said so."""
    OFFICIAL_REGISTER = "officialRegister"
    """Official register（官方登记）: Taken from an official register."""
    THIRD_PARTY = "thirdParty"
    """Third party（第三方）: Given by somebody not concerned."""
    PRIMARY_RESEARCH = "primaryResearch"
    """Primary research（自主调查）: Found by research into first-hand sources."""
    VERIFIED = "verified"
    """Verified（已核实）: Checked by a process that is described."""


class OwnershipUnspecifiedReason(StrEnum):
    """
    Why a statement names no interested party.

    未列明权益人的原因
    """

    NO_BENEFICIAL_OWNERS = "noBeneficialOwners"
    """No beneficial owner（无受益所有人）: Nobody meets the definition of a beneficial owner."""
    SUBJECT_UNABLE_TO_CONFIRM_OR_IDENTIFY_BENEFICIAL_OWNER = "subjectUnableToConfirmOrIdentifyBeneficialOwner"
    """Entity cannot tell（实体无法确认）: The entity cannot or will not say who its beneficial owner is."""
    INTERESTED_PARTY_HAS_NOT_PROVIDED_INFORMATION = "interestedPartyHasNotProvidedInformation"
    """Owner has not told（权益人未提供信息）: The interested party gave too little to be identified."""
    SUBJECT_EXEMPT_FROM_DISCLOSURE = "subjectExemptFromDisclosure"
    """Entity exempt（实体豁免披露）: The entity need not disclose, such as a listed company or a state body."""
    INTERESTED_PARTY_EXEMPT_FROM_DISCLOSURE = "interestedPartyExemptFromDisclosure"
    """Owner exempt（权益人豁免披露）: The interested party need not be disclosed."""
    UNKNOWN = "unknown"
    """Unknown（未知）: Why nobody is named is not known."""
    INFORMATION_UNKNOWN_TO_PUBLISHER = "informationUnknownToPublisher"
    """Not known to the bank（本行无此信息）: Who makes the statement has no access to the information."""


class Ownership(StrEnum):
    """
    Who holds an arrangement and who may dispose of it.

    持有方式
    """

    SOLE = "sole"
    """Sole（单独）: One holder."""
    JOINT_ANY = "jointAny"
    """Joint, any（联名（任一））: Several holders, each may dispose alone."""
    JOINT_ALL = "jointAll"
    """Joint, all（联名（共同））: Several holders who dispose together."""


class ParetoClass(StrEnum):
    """
    The class of a customer in the 20/80 analysis of profit; computed, never set by hand.

    帕累托客户分类
    """

    A = "A"
    """A（A 类）: In the smallest set of customers that brings four fifths of the total contribution."""
    B = "B"
    """B（B 类）: In the customers that take the running total on to nineteen twentieths."""
    C = "C"
    """C（C 类）: All other customers, those with no or negative contribution included."""


class PartyGroupBasis(StrEnum):
    """
    On what it rests that parties form a group.

    群组依据
    """

    DECLARED = "declared"
    """Declared（申报）: The parties said so."""
    DERIVED = "derived"
    """Derived（推断）: A rule or model inferred it from other facts."""
    LEGAL = "legal"
    """Legal（法定）: Law, register or charter says so."""


class PartyGroupType(StrEnum):
    """
    For what reason parties are held together as a group.

    群组类型
    """

    HOUSEHOLD = "household"
    """Household（家庭）: Persons who live and keep house together."""
    FAMILY = "family"
    """Family（家族）: Relatives treated together, wherever they live."""
    CORPORATE_GROUP = "corporateGroup"
    """Corporate group（企业集团）: Companies under common control."""
    CONNECTED_COUNTERPARTIES = "connectedCounterparties"
    """Connected counterparties（关联客户）: Debtors whose risks are so tied that they count as one."""
    PAYROLL_GROUP = "payrollGroup"
    """Payroll group（代发工资群体）: Persons paid through one employer's payroll."""
    SUPPLY_CHAIN = "supplyChain"
    """Supply chain（供应链）: A core company with its suppliers and buyers."""
    AFFINITY = "affinity"
    """Affinity group（社群）: Parties with a common interest, such as a club or alumni."""


class PartyLinkType(StrEnum):
    """
    Whether a source record and a golden record are of one party.

    链接类型
    """

    SAME = "same"
    """Same party（同一当事人）: Both are of one party."""
    NOT_SAME = "notSame"
    """Not the same party（非同一当事人）: They were found alike and are of two parties."""


class PartyRelationshipType(StrEnum):
    """
    What one party is to another: the party the relationship starts from is this of the party it leads to.

    当事人关系类型
    """

    SPOUSE = "spouse"
    """Spouse（配偶）: Is the spouse or registered partner of the other."""
    PARENT = "parent"
    """Parent（父母）: Is the mother or father of the other."""
    CHILD = "child"
    """Child（子女）: Is the child of the other."""
    SIBLING = "sibling"
    """Sibling（兄弟姐妹）: Is a brother or sister of the other."""
    OTHER_KIN = "otherKin"
    """Other kin（其他亲属）: Is related to the other in another way, told by the kinship code."""
    GUARDIAN = "guardian"
    """Guardian（监护人）: Is by law the guardian of the other."""
    ATTORNEY = "attorney"
    """Attorney（委托代理人）: May act for the other under a power of attorney."""
    EMPLOYER = "employer"
    """Employer（雇主）: Employs the other."""
    DIRECTOR = "director"
    """Director（董事）: Sits on the board of the other."""
    LEGAL_REPRESENTATIVE = "legalRepresentative"
    """Legal representative（法定代表人）: Represents the other by law or charter."""
    AUTHORIZED_SIGNATORY = "authorizedSignatory"
    """Authorized signatory（有权签字人）: May sign for the other."""
    PARENT_COMPANY = "parentCompany"
    """Parent company（母公司）: Controls the other company."""
    GUARANTOR = "guarantor"
    """Guarantor（保证人）: Guarantees debts of the other."""
    SUPPLIER = "supplier"
    """Supplier（供应商）: Supplies the other with goods or services."""
    BUSINESS_CUSTOMER = "businessCustomer"
    """Business customer（下游客户）: Buys goods or services from the other."""
    ADVISOR = "advisor"
    """Adviser（顾问）: Advises the other, such as a lawyer or tax adviser."""
    REFERRER = "referrer"
    """Referrer（推荐人）: Brought the other to the bank."""
    EMERGENCY_CONTACT = "emergencyContact"
    """Emergency contact（紧急联系人）: Is to be called where the other cannot be reached."""


class PartyStatus(StrEnum):
    """
    Whether a party exists and is dealt with.

    当事人状态
    """

    ACTIVE = "active"
    """Active（正常）: The party exists and the bank deals with it."""
    INACTIVE = "inactive"
    """Inactive（停用）: The party exists and the bank no longer deals with it."""
    DECEASED = "deceased"
    """Deceased（已故）: The person has died."""
    DISSOLVED = "dissolved"
    """Dissolved（已注销）: The organization has ceased to exist."""
    MERGED = "merged"
    """Merged（已合并）: The record was merged into another; set by a merge only."""


class PepStatus(StrEnum):
    """
    Whether a person is politically exposed.

    政治公众人物状态
    """

    NONE = "none"
    """None（否）: Not politically exposed."""
    DOMESTIC = "domestic"
    """Domestic（国内）: Holds a prominent public function at home."""
    FOREIGN = "foreign"
    """Foreign（国外）: Holds a prominent public function abroad."""
    INTERNATIONAL_ORGANIZATION = "internationalOrganization"
    """International organization（国际组织）: Holds a prominent function in an international organization."""
    FAMILY_MEMBER = "familyMember"
    """Family member（家庭成员）: Family member of such a person."""
    CLOSE_ASSOCIATE = "closeAssociate"
    """Close associate（关系密切人）: Close associate of such a person."""
    FORMER = "former"
    """Former（曾任）: Held such a function before."""


class PlanMeasure(StrEnum):
    """
    What a sales plan sets a target for.

    计划指标
    """

    SALES_COUNT = "salesCount"
    """Number of sales（销售笔数）: How many products or contracts are sold."""
    SALES_VOLUME = "salesVolume"
    """Sales volume（销售金额）: Amount of money of what is sold."""
    REVENUE = "revenue"
    """Revenue（营业收入）: Income earned."""
    AUM_GROWTH = "aumGrowth"
    """Growth of assets under management（管理资产增长）: Net increase of the customers' assets that the bank manages or holds."""
    NEW_CUSTOMERS = "newCustomers"
    """New customers（新增客户数）: How many customers are won."""
    PRODUCTS_PER_CUSTOMER = "productsPerCustomer"
    """Products per customer（户均产品数）: Mean number of products that a customer holds."""
    RETENTION_RATE = "retentionRate"
    """Retention rate（客户留存率）: Share of customers who stay."""
    WIN_BACK_RATE = "winBackRate"
    """Win-back rate（客户赢回率）: Share of the lost customers contacted who return and stay."""
    NPS = "nps"
    """Net promoter score（净推荐值）: Share of promoters less share of detractors."""
    RESPONSE_RATE = "responseRate"
    """Response rate（响应率）: Share of the contacts that are answered."""
    COST_PER_ACQUISITION = "costPerAcquisition"
    """Cost per acquisition（获客成本）: Money spent for each customer won."""


class Priority(StrEnum):
    """
    How soon something is to be dealt with, compared with other work.

    优先级
    """

    LOW = "low"
    """Low（低）: Can wait until other work is done."""
    NORMAL = "normal"
    """Normal（普通）: Dealt with in its turn."""
    HIGH = "high"
    """High（高）: Dealt with before normal work."""
    URGENT = "urgent"
    """Urgent（紧急）: Dealt with at once."""


class PrivacyClass(StrEnum):
    """
    How much harm the disclosure of a value can do to a person, lowest first; authentication secrets (class X) are never carried.

    隐私级别
    """

    N = "N"
    """Not personal（非个人信息）: Says nothing about a person: codes, products, units."""
    I = "I"
    """Internal（内部）: About a person, but only as a key, a state or an internal fact."""
    P = "P"
    """Identifying or financial（识别或财务）: Identifies a person or tells of the person's money."""
    S = "S"
    """Special（特别敏感）: A value whose disclosure does grave harm: health, minors, screening results, vulnerability."""


class PrivacyRequestStatus(StrEnum):
    """
    State of a privacy request.

    个人信息权利请求状态
    """

    RECEIVED = "received"
    """Received（已收到）: Taken in."""
    IDENTITY_CHECK = "identityCheck"
    """Identity check（身份核验）: Whether the requester may ask is being checked."""
    IN_PROGRESS = "inProgress"
    """In progress（处理中）: Being worked on."""
    COMPLETED = "completed"
    """Completed（已完成）: Done and answered."""
    REFUSED = "refused"
    """Refused（已拒绝）: Refused with a reason."""
    WITHDRAWN = "withdrawn"
    """Withdrawn（已撤回）: The requester took it back."""


class PrivacyRequestType(StrEnum):
    """
    What a person asks to be done with personal data.

    个人信息权利请求类型
    """

    ACCESS = "access"
    """Access（查阅复制）: To see the data or have a copy."""
    RECTIFICATION = "rectification"
    """Rectification（更正补充）: To have wrong or missing data put right."""
    ERASURE = "erasure"
    """Erasure（删除）: To have data deleted."""
    RESTRICTION = "restriction"
    """Restriction（限制处理）: To have the use of data limited."""
    PORTABILITY = "portability"
    """Portability（转移）: To have data passed to another controller."""
    OBJECTION = "objection"
    """Objection（拒绝处理）: To object to a use of data."""
    WITHDRAW_CONSENT = "withdrawConsent"
    """Withdrawal of consent（撤回同意）: To take a consent back."""
    EXPLANATION = "explanation"
    """Explanation（解释说明）: To have rules or a decision explained."""
    HUMAN_REVIEW = "humanReview"
    """Human review（人工复核）: To have an automated decision looked at by a person."""


class ProductCategory(StrEnum):
    """
    Kinds of banking products and of the holdings that follow from them.

    产品类别
    """

    CURRENT_ACCOUNT = "currentAccount"
    """Current account（活期结算账户）: An account for payments, with balance on demand."""
    SAVINGS = "savings"
    """Savings account（储蓄账户）: An account for saving, without fixed term."""
    TERM_DEPOSIT = "termDeposit"
    """Term deposit（定期存款）: A deposit for a fixed term or on notice."""
    STRUCTURED_DEPOSIT = "structuredDeposit"
    """Structured deposit（结构性存款）: A deposit whose return depends on an underlying."""
    CREDIT_CARD = "creditCard"
    """Credit card（信用卡）: A card with a revolving credit line."""
    DEBIT_CARD = "debitCard"
    """Debit card（借记卡）: A card that draws on an account."""
    PERSONAL_LOAN = "personalLoan"
    """Personal loan（个人贷款）: A loan to a person, not secured by the home."""
    MORTGAGE = "mortgage"
    """Mortgage（不动产抵押贷款）: A loan secured by real estate."""
    BUSINESS_LOAN = "businessLoan"
    """Business loan（对公贷款）: A loan to a business."""
    TRADE_FINANCE = "tradeFinance"
    """Trade finance（贸易融资）: Letters of credit, guarantees, collections and finance of trade."""
    OVERDRAFT = "overdraft"
    """Overdraft（透支）: A credit line on a current account."""
    WEALTH_PRODUCT = "wealthProduct"
    """Wealth management product（理财产品）: A managed investment product issued by a bank or its wealth company."""
    FUND = "fund"
    """Fund（基金）: Units of an investment fund."""
    SECURITY = "security"
    """Security（证券）: Shares, bonds and other securities in custody."""
    INSURANCE = "insurance"
    """Insurance（保险）: An insurance contract."""
    PENSION = "pension"
    """Pension（养老金）: A pension account or plan."""
    TRUST = "trust"
    """Trust（信托）: Assets held in trust."""
    PAYMENT = "payment"
    """Payment service（支付服务）: A service for payments without an account of its own."""
    CASH_MANAGEMENT = "cashManagement"
    """Cash management（现金管理）: Collection, pooling and liquidity services for businesses."""
    SAFE_BOX = "safeBox"
    """Safe deposit box（保管箱）: A rented safe deposit box."""
    DIGITAL_WALLET = "digitalWallet"
    """Digital wallet（数字钱包）: A wallet for electronic money or digital currency."""
    OTHER = "other"
    """Other（其他）: Another kind."""


class ProductStatus(StrEnum):
    """
    State of a product in the catalog.

    产品状态
    """

    DRAFT = "draft"
    """Draft（草稿）: Being designed."""
    ON_SALE = "onSale"
    """On sale（在售）: May be sold."""
    SUSPENDED = "suspended"
    """Suspended（暂停销售）: For a time not sold."""
    WITHDRAWN = "withdrawn"
    """Withdrawn（停售）: No longer sold; holdings continue."""
    RETIRED = "retired"
    """Retired（下架）: No longer sold and no holding left."""


class ProfitabilityBasis(StrEnum):
    """
    Which loss the ladder of profitability takes off.

    盈利核算口径
    """

    EL12 = "el12"
    """Twelve-month expected loss（十二个月预期损失）: Probability of default in twelve months times loss given default times exposure."""
    IFRS9 = "ifrs9"
    """IFRS 9 charge（IFRS 9 减值计提）: The impairment charged in the period under IFRS 9."""


class ProvenanceActivity(StrEnum):
    """
    What was done to the records that a provenance is about.

    溯源活动
    """

    CREATE = "create"
    """Create（创建）: The record was made."""
    UPDATE = "update"
    """Update（更新）: The record followed a change in the real world."""
    MERGE = "merge"
    """Merge（合并）: Records were merged."""
    SPLIT = "split"
    """Split（拆分）: A merged record was split."""
    DERIVE = "derive"
    """Derive（推导）: Values were computed from other values by a rule."""
    IMPORT = "import"
    """Import（导入）: Records came from another system."""
    EXPORT = "export"
    """Export（导出）: Records went to another system."""
    CORRECT = "correct"
    """Correct（更正）: A wrong value was put right."""
    ERASE = "erase"
    """Erase（清除）: Personal values were erased."""


class ProvenanceAgentRole(StrEnum):
    """
    What part an agent had in an activity.

    参与者角色
    """

    AUTHOR = "author"
    """Author（作者）: Gave the content."""
    CUSTODIAN = "custodian"
    """Custodian（保管者）: Keeps the record or the feed."""
    SYSTEM = "system"
    """System（系统）: Carried the activity out as a program."""
    APPROVER = "approver"
    """Approver（批准者）: Approved the activity."""


class ProviderDueDiligenceResult(StrEnum):
    """
    What the bank concluded about a provider.

    服务商尽职调查结论
    """

    PASSED = "passed"
    """Passed（通过）: The provider is fit."""
    PASSED_WITH_CONDITIONS = "passedWithConditions"
    """Passed with conditions（有条件通过）: The provider is fit once conditions are met."""
    FAILED = "failed"
    """Failed（未通过）: The provider is not fit."""


class Purpose(StrEnum):
    """
    Why personal data is used: in consents, access grants, decisions and the purpose a caller declares. Each code names a term of the W3C Data Privacy Vocabulary; the IRI is the mapping's system followed by its code. Where the vocabulary has no such purpose, the term is its processing operation.

    处理目的
    """

    SERVICE_DELIVERY = "serviceDelivery"
    """Delivery of services（提供服务）: Carrying out the products and services that the party holds or asked for."""
    CUSTOMER_RELATIONSHIP_MANAGEMENT = "customerRelationshipManagement"
    """Customer relationship management（客户关系管理）: Managing and analyzing the dealings with past, present and possible customers."""
    CUSTOMER_CARE = "customerCare"
    """Customer care（客户关怀与服务）: Helping customers with questions, requests and problems."""
    CLAIMS_MANAGEMENT = "claimsManagement"
    """Claims management（索赔与诉求处理）: Handling claims and complaints, repayment of money included."""
    DIRECT_MARKETING = "directMarketing"
    """Direct marketing（直接营销）: Marketing addressed to the person by any channel."""
    PROFILING = "profiling"
    """Profiling（用户画像）: Automated evaluation of a person's habits, interests, economic situation or behavior."""
    PERSONALIZATION = "personalization"
    """Personalization（个性化）: Fitting offers, prices or service to the single person."""
    GROUP_SHARING = "groupSharing"
    """Sharing within the group（集团内共享）: Passing data to other companies of the banking group for their own use."""
    THIRD_PARTY_SHARING = "thirdPartySharing"
    """Sharing with third parties（向第三方提供）: Passing data to companies outside the group for their own use."""
    CREDIT_CHECKING = "creditChecking"
    """Credit checking（信用审查）: Assessing or monitoring creditworthiness."""
    CREDIT_REFERENCING = "creditReferencing"
    """Credit referencing（征信查询与报送）: Asking a credit bureau about a party or reporting the party to it."""
    FRAUD_PREVENTION = "fraudPrevention"
    """Fraud prevention（防范欺诈）: Detecting and preventing fraud."""
    LEGAL_COMPLIANCE = "legalCompliance"
    """Legal compliance（履行法定义务）: Meeting a duty that the law lays on the bank."""
    RESEARCH = "research"
    """Research（研究分析）: Research and statistics that aim at no single person."""
    RECORDING = "recording"
    """Recording（录音录像）: Recording calls, video sessions or sales talks."""
    BIOMETRIC_AUTHENTICATION = "biometricAuthentication"
    """Biometric authentication（生物特征认证）: Recognizing the person by face, voice, fingerprint or the like."""
    CROSS_BORDER_TRANSFER = "crossBorderTransfer"
    """Transfer abroad（跨境提供）: Passing personal data to a recipient in another country."""
    OPEN_BANKING_ACCESS = "openBankingAccess"
    """Open banking access（开放银行访问）: Access to accounts by a licensed third party at the customer's wish."""


class QualityDimension(StrEnum):
    """
    What is measured of the quality of a feed.

    数据质量维度
    """

    COMPLETENESS = "completeness"
    """Completeness（完整性）: What is asked for is there."""
    VALIDITY = "validity"
    """Validity（有效性）: Values fit their type and code list."""
    UNIQUENESS = "uniqueness"
    """Uniqueness（唯一性）: Nothing stands twice."""
    CONSISTENCY = "consistency"
    """Consistency（一致性）: Members and records fit together."""
    ACCURACY = "accuracy"
    """Accuracy（准确性）: Values are true, by sample or by check digit."""
    RECONCILIATION = "reconciliation"
    """Reconciliation（勾稽）: Sums agree with the ledger."""
    TIMELINESS = "timeliness"
    """Timeliness（及时性）: The feed came in time."""
    CONTINUITY = "continuity"
    """Continuity（连续性）: No feed of the sequence is missing."""


class RateType(StrEnum):
    """
    What a rate of a product means.

    利率类型
    """

    CREDIT_INTEREST = "creditInterest"
    """Credit interest（存款利率）: Interest paid to the customer."""
    DEBIT_INTEREST = "debitInterest"
    """Debit interest（贷款利率）: Interest charged to the customer."""
    PENALTY_INTEREST = "penaltyInterest"
    """Penalty interest（罚息利率）: Interest charged on what is overdue."""
    ANNUAL_PERCENTAGE_RATE = "annualPercentageRate"
    """Annual percentage rate（年化综合融资成本）: Yearly cost of credit with its fees."""
    PERFORMANCE_BENCHMARK = "performanceBenchmark"
    """Performance benchmark（业绩比较基准）: Return against which a product is measured; no promise."""


class RecordStatus(StrEnum):
    """
    Whether something that the record describes is in use.

    记录状态
    """

    ACTIVE = "active"
    """Active（启用）: In use."""
    INACTIVE = "inactive"
    """Inactive（停用）: No longer in use, or not yet; kept for the records that refer to it."""


class RedressType(StrEnum):
    """
    How harm to a customer is made good.

    补救方式
    """

    REFUND = "refund"
    """Refund（退款）: Money wrongly taken is given back."""
    COMPENSATION = "compensation"
    """Compensation（赔偿）: Money is paid for the harm done."""
    FEE_WAIVER = "feeWaiver"
    """Fee waiver（费用减免）: A fee is not charged."""
    GOODWILL = "goodwill"
    """Goodwill gesture（善意补偿）: Something is given without an obligation."""
    CORRECTION = "correction"
    """Correction（更正）: Data or a posting is put right."""
    APOLOGY = "apology"
    """Apology（致歉）: The bank apologizes."""
    OTHER = "other"
    """Other（其他）: Another kind of redress."""


class Reintegration(StrEnum):
    """
    How hard it is for the bank to take the function back.

    收回自营
    """

    EASY = "easy"
    """Easy（容易）: The bank can take it back readily."""
    DIFFICULT = "difficult"
    """Difficult（困难）: The bank can take it back with great effort."""
    HIGHLY_COMPLEX = "highlyComplex"
    """Highly complex（极为复杂）: The bank can hardly take it back."""


class RelianceLevel(StrEnum):
    """
    How much a function of the bank relies on a service.

    依赖程度
    """

    NOT_SIGNIFICANT = "notSignificant"
    """Not significant（不显著）: The function goes on without the service."""
    LOW = "low"
    """Low（低）: An interruption is felt little."""
    MATERIAL = "material"
    """Material（较大）: An interruption disturbs the function materially."""
    FULL = "full"
    """Full（完全）: The function stops at once without the service."""


class ReportingCadence(StrEnum):
    """
    How often a provider reports.

    报告频率
    """

    DAILY = "daily"
    """Daily（每日）: Every day."""
    WEEKLY = "weekly"
    """Weekly（每周）: Every week."""
    MONTHLY = "monthly"
    """Monthly（每月）: Every month."""
    QUARTERLY = "quarterly"
    """Quarterly（每季）: Every quarter."""
    YEARLY = "yearly"
    """Yearly（每年）: Every year."""


class ResponseType(StrEnum):
    """
    How a party reacted to a contact.

    响应类型
    """

    NONE = "none"
    """None（无响应）: No reaction came."""
    INTERESTED = "interested"
    """Interested（有兴趣）: Asked for more or left details."""
    ACCEPTED = "accepted"
    """Accepted（接受）: Accepted what was offered."""
    DECLINED = "declined"
    """Declined（拒绝）: Declined what was offered."""
    DEFERRED = "deferred"
    """Deferred（推迟）: Asked to be contacted later."""
    UNSUBSCRIBED = "unsubscribed"
    """Unsubscribed（退订）: Asked not to be contacted any more."""
    COMPLAINED = "complained"
    """Complained（投诉）: Complained about the contact."""


class RetentionAction(StrEnum):
    """
    What is done with a record when its time of keeping has ended.

    保存期满处理
    """

    ERASE = "erase"
    """Erase（清除）: Personal values are erased."""
    ANONYMIZE = "anonymize"
    """Anonymize（匿名化）: Values are changed so that nobody can be told from them."""
    ARCHIVE = "archive"
    """Archive（归档）: The record leaves daily work and stays under lock."""


class RetentionCaseStatus(StrEnum):
    """
    The states of the effort to keep a customer.

    挽留个案状态
    """

    RISK_DETECTED = "riskDetected"
    """Risk detected（已发现风险）: A sign that the customer may leave was seen."""
    TRIAGED = "triaged"
    """Triaged（已研判）: Judged to be worth acting on."""
    CONTACTED = "contacted"
    """Contacted（已联系）: The customer was reached."""
    OFFERED = "offered"
    """Offered（已提供方案）: Something was offered to the customer."""
    SAVED = "saved"
    """Saved（已挽留）: The customer has agreed to stay."""
    SAVED_VERIFIED = "savedVerified"
    """Saved, verified（挽留成功）: The customer was still there when it was verified."""
    RELAPSED = "relapsed"
    """Relapsed（再次流失）: The customer left, or was at risk again, before it was verified."""
    DISMISSED = "dismissed"
    """Dismissed（已排除）: No real risk, or not worth acting on."""
    NOT_REACHED = "notReached"
    """Not reached（未联系上）: Every attempt at contact failed."""
    LOST = "lost"
    """Lost（已流失）: The customer is leaving all the same."""


class RiskRating(StrEnum):
    """
    How much risk of money laundering or terrorist financing a party carries after due diligence.

    洗钱风险等级
    """

    LOW = "low"
    """Low（低）: Little risk; simplified measures may do."""
    MEDIUM_LOW = "mediumLow"
    """Medium low（中低）: Less risk than usual."""
    MEDIUM = "medium"
    """Medium（中）: The usual risk; standard measures."""
    MEDIUM_HIGH = "mediumHigh"
    """Medium high（中高）: More risk than usual."""
    HIGH = "high"
    """High（高）: Much risk; enhanced measures."""
    PROHIBITED = "prohibited"
    """Prohibited（禁止往来）: The bank does not deal with such a party."""


class SalesPlanStatus(StrEnum):
    """
    The states of a sales plan.

    销售计划状态
    """

    DRAFT = "draft"
    """Draft（草稿）: Being drawn up."""
    APPROVED = "approved"
    """Approved（已批准）: Agreed and not yet in force."""
    ACTIVE = "active"
    """Active（执行中）: In force; results are measured against it."""
    CLOSED = "closed"
    """Closed（已结束）: Its period is over and results are final."""


class ScaleDirection(StrEnum):
    """
    Whether a higher value is better or worse.

    量表方向
    """

    BETTER = "better"
    """Better（越高越好）: Higher is better."""
    WORSE = "worse"
    """Worse（越高越差）: Higher is worse."""


class ScoreType(StrEnum):
    """
    What a score or a model says of its subject.

    评分类型
    """

    PROPENSITY = "propensity"
    """Propensity（购买倾向）: How likely the subject is to take a product."""
    CHURN = "churn"
    """Churn（流失风险）: How likely the customer is to leave."""
    LIFETIME_VALUE = "lifetimeValue"
    """Lifetime value（客户终身价值）: Value of the future dealings with the customer."""
    RFM = "rfm"
    """RFM（RFM 评分）: Recency, frequency and amount of dealings in one grade."""
    CREDIT_BEHAVIOR = "creditBehavior"
    """Credit behavior（信用行为）: How well the subject meets its obligations."""
    FRAUD = "fraud"
    """Fraud（欺诈风险）: How likely fraud is."""
    ENGAGEMENT = "engagement"
    """Engagement（活跃度）: How much the subject deals with the bank."""
    LEAD_QUALITY = "leadQuality"
    """Lead quality（线索质量）: How likely a lead is to become a sale."""
    NEXT_BEST_ACTION = "nextBestAction"
    """Next best action（下一最佳行动）: How worthwhile an action towards the customer is."""
    LOOKALIKE = "lookalike"
    """Lookalike（相似人群）: How much the subject resembles a group of customers."""
    SATISFACTION = "satisfaction"
    """Satisfaction（满意度）: How content the customer is expected to be."""
    SEGMENTATION = "segmentation"
    """Segmentation（客群划分）: To which segment the subject belongs."""


class ScreeningListType(StrEnum):
    """
    Kinds of lists against which a party is screened.

    筛查名单类型
    """

    SANCTIONS = "sanctions"
    """Sanctions（制裁名单）: Lists of sanctioned parties."""
    PEP = "pep"
    """Politically exposed persons（政治公众人物名单）: Lists of politically exposed persons."""
    ADVERSE_MEDIA = "adverseMedia"
    """Adverse media（负面舆情）: Negative news."""
    INTERNAL = "internal"
    """Internal list（内部名单）: The bank's own watch list."""


class ScreeningResult(StrEnum):
    """
    What a screening found.

    筛查结果
    """

    CLEAR = "clear"
    """Clear（未命中）: Nothing was found."""
    POTENTIAL = "potential"
    """Potential match（疑似命中）: Found something that is still to be examined."""
    CONFIRMED = "confirmed"
    """Confirmed match（确认命中）: The match was examined and holds."""
    FALSE_POSITIVE = "falsePositive"
    """False positive（误命中）: The match was examined and does not hold."""


class SegmentAssignment(StrEnum):
    """
    How a member came into a segment.

    客群归属方式
    """

    RULE = "rule"
    """Rule（规则）: The rule of the segment was met."""
    MODEL = "model"
    """Model（模型）: The model of the segment chose it."""
    MANUAL = "manual"
    """Manual（人工）: A person decided, apart from rule and model."""


class SegmentBasis(StrEnum):
    """
    The kind of facts by which a segment differentiates.

    客群细分依据
    """

    VALUE = "value"
    """Value（价值）: What customers are worth to the bank."""
    BEHAVIOR = "behavior"
    """Behavior（行为）: What customers do."""
    LIFECYCLE = "lifecycle"
    """Lifecycle（生命周期）: Where customers stand in the relationship."""
    DEMOGRAPHIC = "demographic"
    """Demographic（人口统计）: Age, family, occupation, size of firm and the like."""
    NEED = "need"
    """Need（需求）: What customers want or lack."""
    GEOGRAPHY = "geography"
    """Geography（地域）: Where customers are."""


class SegmentKind(StrEnum):
    """
    By which method members of a segment are found.

    客群划分方法
    """

    RULE = "rule"
    """Rule（规则）: A condition over attributes and metrics."""
    RFM = "rfm"
    """RFM（RFM）: Recency, frequency and monetary scores mapped to segments."""
    MATRIX = "matrix"
    """Matrix（矩阵）: Cells of two axes, such as value by need."""
    CENTROID = "centroid"
    """Centroid（聚类中心）: The nearest of published cluster centers."""
    MIXTURE = "mixture"
    """Mixture（混合模型）: The most probable component of a mixture model."""
    LIST = "list"
    """List（名单）: Members named one by one and approved."""


class SegmentPurpose(StrEnum):
    """
    What a segment is used for.

    客群用途
    """

    MARKETING = "marketing"
    """Marketing（营销）: To choose whom to address."""
    SERVICE = "service"
    """Service（服务）: To set the level of service."""
    PRICING = "pricing"
    """Pricing（定价）: To set prices."""
    RISK = "risk"
    """Risk（风险管理）: To manage risk."""
    REPORTING = "reporting"
    """Reporting（报告）: To report figures only."""


class SegmentResult(StrEnum):
    """
    Whether a subject belongs to a segment.

    客群判定结果
    """

    IN = "in"
    """In（属于）: The definition is true."""
    OUT = "out"
    """Out（不属于）: The definition is false."""
    UNKNOWN = "unknown"
    """Unknown（无法判定）: A fact that the definition asks for is missing."""


class ServiceLevelReportStatus(StrEnum):
    """
    Whether the bank agrees with a report of a provider.

    服务水平报告状态
    """

    SUBMITTED = "submitted"
    """Submitted（已提交）: The provider has delivered the report."""
    ACCEPTED = "accepted"
    """Accepted（已确认）: The bank has signed the report off."""
    DISPUTED = "disputed"
    """Disputed（有异议）: The bank disputes the report; it is delivered anew."""


class Severity(StrEnum):
    """
    How much harm something does or threatens to do.

    严重程度
    """

    MINOR = "minor"
    """Minor（轻微）: Little harm, put right in the ordinary course of work."""
    MODERATE = "moderate"
    """Moderate（一般）: Noticeable harm to some customers or to one process."""
    MAJOR = "major"
    """Major（重大）: Serious harm, or many customers; management is told."""
    CRITICAL = "critical"
    """Critical（特别重大）: The gravest harm: safety of money or data, or a service that has stopped."""


class Sex(StrEnum):
    """
    Sex as ISO/IEC 5218 codes it, the same as GB/T 2261.1.

    性别
    """

    NOT_KNOWN = "0"
    """Not known（未知）: Not known."""
    MALE = "1"
    """Male（男）: Male."""
    FEMALE = "2"
    """Female（女）: Female."""
    NOT_APPLICABLE = "9"
    """Not applicable（未说明）: Not applicable or not stated."""


class SignatureAlgorithm(StrEnum):
    """
    How evidence and responses are signed.

    签名算法
    """

    ED25519 = "ed25519"
    """Ed25519（Ed25519）: Ed25519 of RFC 8032."""
    ECDSA_P256 = "ecdsaP256"
    """ECDSA P-256（ECDSA P-256）: ECDSA over P-256 with SHA-256."""


class SigningRule(StrEnum):
    """
    Who has to sign together.

    签字规则
    """

    SINGLE = "single"
    """Single（单签）: Signs alone."""
    JOINT = "joint"
    """Joint（联签）: Signs together with all others."""
    ANY_TWO = "anyTwo"
    """Any two（任意两人）: Signs together with one other."""


class SizeClass(StrEnum):
    """
    Size of a business by the official classes of its country.

    企业规模
    """

    MICRO = "micro"
    """Micro（微型）: The smallest official class."""
    SMALL = "small"
    """Small（小型）: Above micro and below medium."""
    MEDIUM = "medium"
    """Medium（中型）: Above small and below large."""
    LARGE = "large"
    """Large（大型）: Above all thresholds of the official classes."""


class SlaMeasure(StrEnum):
    """
    What a service level counts; its actual value is a numerator divided by a denominator.

    服务水平指标
    """

    AVAILABILITY = "availability"
    """Availability（可用性）: Time or calls in which the service worked over all time or calls."""
    RESPONSE_TIME = "responseTime"
    """Response time（平均响应时间）: Seconds until the answers were complete over requests answered."""
    ANSWER_RATE = "answerRate"
    """Answer rate（接通率）: Calls answered over calls offered."""
    SPEED_OF_ANSWER = "speedOfAnswer"
    """Speed of answer（平均应答时长）: Seconds waited over calls answered."""
    FIRST_CONTACT_RESOLUTION = "firstContactResolution"
    """First contact resolution（首次联系解决率）: Matters settled at the first contact over matters settled."""
    RESOLUTION_TIME = "resolutionTime"
    """Resolution time（平均解决时长）: Hours to resolution over matters resolved."""
    ACCURACY = "accuracy"
    """Accuracy（准确率）: Items done without fault over items done."""
    COMPLAINT_RATE = "complaintRate"
    """Complaint rate（投诉率）: Complaints over contacts handled."""
    ABANDONMENT_RATE = "abandonmentRate"
    """Abandonment rate（放弃率）: Calls given up before an answer over calls offered."""
    QUALITY_SCORE = "qualityScore"
    """Quality score（质检得分）: Points reached over points possible in the quality sample."""
    BACKLOG_AGE = "backlogAge"
    """Backlog age（平均积压时长）: Hours that open matters have waited over open matters."""
    DATA_BREACH_COUNT = "dataBreachCount"
    """Data breaches（数据泄露次数）: Breaches of personal data in the period; the denominator is one."""


class StatementFrequency(StrEnum):
    """
    How often a statement is made.

    对账单频率
    """

    AFTER_TRANSACTION = "afterTransaction"
    """After each transaction（逐笔）: After each transaction."""
    DAILY = "daily"
    """Daily（每日）: Every day."""
    WEEKLY = "weekly"
    """Weekly（每周）: Every week."""
    MONTHLY = "monthly"
    """Monthly（每月）: Every month."""
    QUARTERLY = "quarterly"
    """Quarterly（每季）: Every quarter."""
    YEARLY = "yearly"
    """Yearly（每年）: Every year."""
    ON_REQUEST = "onRequest"
    """On request（按需）: When the customer asks."""


class SubProcessorConsent(StrEnum):
    """
    Whether the provider may pass personal data on to others.

    转委托许可
    """

    NONE = "none"
    """None（不许可）: No sub-processor is allowed."""
    SPECIFIC = "specific"
    """Specific（逐一许可）: Each sub-processor is allowed by name."""
    GENERAL = "general"
    """General（概括许可）: Sub-processors are allowed in general and changes are announced."""


class SubscriptionStatus(StrEnum):
    """
    Whether events go out to a subscriber.

    订阅状态
    """

    ACTIVE = "active"
    """Active（有效）: Events go out."""
    PAUSED = "paused"
    """Paused（已暂停）: The subscriber asked to wait."""
    FAILING = "failing"
    """Failing（推送失败）: The callback does not answer and is tried again."""
    ENDED = "ended"
    """Ended（已结束）: No events go out any more."""


class Substitutability(StrEnum):
    """
    How hard it is to put another provider in the place of this one.

    可替代性
    """

    NOT_SUBSTITUTABLE = "notSubstitutable"
    """Not substitutable（不可替代）: No other provider can do it."""
    HIGHLY_COMPLEX = "highlyComplex"
    """Highly complex（替代极为复杂）: Another provider can do it only with great effort."""
    MEDIUM_COMPLEXITY = "mediumComplexity"
    """Medium complexity（替代难度中等）: Another provider can do it with some effort."""
    EASILY_SUBSTITUTABLE = "easilySubstitutable"
    """Easy（容易替代）: Another provider can take over readily."""


class SuitabilityRegime(StrEnum):
    """
    Rules under which suitability is assessed.

    适当性制度
    """

    GENERIC = "generic"
    """Generic（通用）: No particular rules."""
    MIFID2 = "mifid2"
    """MiFID II（欧盟金融工具市场指令）: Second Markets in Financial Instruments Directive of the European Union."""
    CN_WEALTH = "cnWealth"
    """Chinese wealth products（中国理财产品）: Chinese rules on selling wealth management products."""


class SupportDriver(StrEnum):
    """
    What makes a person need more care.

    特殊支持需求成因
    """

    HEALTH = "health"
    """Health（健康状况）: A condition of body or mind."""
    LIFE_EVENT = "lifeEvent"
    """Life event（生活变故）: A change of life such as bereavement or loss of work."""
    RESILIENCE = "resilience"
    """Resilience（抗风险能力）: Little room to absorb a financial shock."""
    CAPABILITY = "capability"
    """Capability（能力）: Little knowledge or confidence with money, language or technology."""


class SupportNeedCode(StrEnum):
    """
    What a person needs to be served well.

    特殊支持需求
    """

    LARGE_PRINT = "largePrint"
    """Large print（大字版）: Documents in large print."""
    BRAILLE = "braille"
    """Braille（盲文）: Documents in braille."""
    SIGN_LANGUAGE = "signLanguage"
    """Sign language（手语）: A sign language interpreter."""
    INTERPRETER = "interpreter"
    """Interpreter（口译）: An interpreter of a spoken language."""
    EXTRA_TIME = "extraTime"
    """Extra time（更多时间）: More time to understand and decide."""
    THIRD_PARTY_HELP = "thirdPartyHelp"
    """Help by another person（他人协助）: Another person helps in dealings with the bank."""
    CASH_ACCESS = "cashAccess"
    """Access to cash（现金服务）: Services in cash."""
    NO_PHONE_CALLS = "noPhoneCalls"
    """No phone calls（不接听电话）: Contact by other means than the phone."""
    PAYMENT_SUPPORT = "paymentSupport"
    """Support with payments（还款支持）: Help with paying debts."""


class SurvivorshipRule(StrEnum):
    """
    How the value of a golden field is chosen among source records.

    存续规则
    """

    SOURCE_PRIORITY = "sourcePriority"
    """Source priority（来源优先）: The most trusted source that has a value wins."""
    MOST_RECENT = "mostRecent"
    """Most recent（最近确认）: The value confirmed last wins."""
    MOST_COMPLETE = "mostComplete"
    """Most complete（最完整）: The most complete value wins."""
    MOST_FREQUENT = "mostFrequent"
    """Most frequent（最常见）: The value that most sources share wins."""
    MIN = "min"
    """Smallest（最小）: The smallest value wins."""
    MAX = "max"
    """Largest（最大）: The largest value wins."""
    UNION = "union"
    """Union（合并）: All values are kept."""
    MANUAL = "manual"
    """Manual（人工）: A steward chose the value."""
    NEVER = "never"
    """Never（从不）: The value is never taken over."""


class SystemEnvironment(StrEnum):
    """
    What a running system is used for.

    环境
    """

    PRODUCTION = "production"
    """Production（生产）: Real customers."""
    TEST = "test"
    """Test（测试）: Trials with made-up data."""
    DEVELOPMENT = "development"
    """Development（开发）: Building of software."""


class TaskStatus(StrEnum):
    """
    The states of a task.

    任务状态
    """

    OPEN = "open"
    """Open（待处理）: Waits to be begun."""
    IN_PROGRESS = "inProgress"
    """In progress（处理中）: Somebody is working on it."""
    WAITING = "waiting"
    """Waiting（等待中）: Halted until somebody else acts."""
    COMPLETED = "completed"
    """Completed（已完成）: Done."""
    CANCELLED = "cancelled"
    """Cancelled（已取消）: Given up before it was done."""


class TaskType(StrEnum):
    """
    What kind of work a task is.

    任务类型
    """

    CALL = "call"
    """Call（电话联系）: To call someone."""
    VISIT = "visit"
    """Visit（上门拜访）: To go and see someone."""
    APPOINTMENT = "appointment"
    """Appointment（预约面谈）: To meet at a time agreed."""
    FOLLOW_UP = "followUp"
    """Follow-up（后续跟进）: To do what was agreed in an earlier contact."""
    REVIEW = "review"
    """Review（检视）: To look through a customer, holding or file and judge it."""
    APPROVAL = "approval"
    """Approval（审批）: To approve or refuse something."""
    REMEDIATION = "remediation"
    """Remediation（整改）: To put right what was found wrong."""
    MATCH_REVIEW = "matchReview"
    """Match review（匹配复核）: To decide whether records are of one party."""
    HANDOVER = "handover"
    """Handover（移交）: To take over a customer or a piece of work from another person or unit."""


class TaxBasis(StrEnum):
    """
    Whether a return is taken before or after tax.

    税收口径
    """

    PRE_TAX = "preTax"
    """Before tax（税前）: Tax is not taken off."""
    POST_TAX = "postTax"
    """After tax（税后）: Tax is taken off."""


class TaxRegime(StrEnum):
    """
    Rules of tax reporting under which a self-certification is given.

    涉税信息报送制度
    """

    CRS = "crs"
    """Common Reporting Standard（共同申报准则）: Common Reporting Standard of the OECD."""
    FATCA = "fatca"
    """FATCA（美国海外账户税收合规法）: Foreign Account Tax Compliance Act of the United States."""


class TermUnit(StrEnum):
    """
    Unit in which the term of a product is counted.

    期限单位
    """

    DAYS = "days"
    """Days（日）: Calendar days."""
    WEEKS = "weeks"
    """Weeks（周）: Weeks of seven days."""
    MONTHS = "months"
    """Months（月）: Calendar months."""
    YEARS = "years"
    """Years（年）: Calendar years."""


class TierBasis(StrEnum):
    """
    By what value customers are put into tiers.

    分层依据
    """

    AUM = "aum"
    """Assets under management（管理资产）: Monthly average of assets under management."""
    CONTRIBUTION = "contribution"
    """Contribution（贡献度）: Contribution after expected loss."""
    PERCENTILE = "percentile"
    """Percentile（百分位）: Place among all customers by contribution."""


class TinAbsenceReason(StrEnum):
    """
    Why no taxpayer identification number is given, in the letters of the Common Reporting Standard.

    无纳税人识别号原因
    """

    A = "A"
    """Country issues none（该国（地区）不发放）: The country of residence issues no numbers to its residents."""
    B = "B"
    """Not obtained（未能取得）: The holder could not obtain a number and explains why."""
    C = "C"
    """Not required（无需提供）: The country of residence does not ask for the number to be collected."""


class TransferMechanism(StrEnum):
    """
    What allows personal data to be passed to another country.

    跨境提供机制
    """

    ADEQUACY_DECISION = "adequacyDecision"
    """Adequacy decision（充分性认定）: The recipient's country is recognized as protecting data well enough."""
    STANDARD_CONTRACT = "standardContract"
    """Standard contract（标准合同）: Standard contract or clauses of an authority."""
    BINDING_CORPORATE_RULES = "bindingCorporateRules"
    """Binding corporate rules（约束性公司规则）: Rules of the group approved by an authority."""
    CERTIFICATION = "certification"
    """Certification（个人信息保护认证）: Certificate of a recognized body."""
    SECURITY_ASSESSMENT = "securityAssessment"
    """Security assessment（安全评估）: Assessment passed with the authority."""
    DEROGATION = "derogation"
    """Exception（法定例外）: An exception of the law for the single case."""


class ValueBasis(StrEnum):
    """
    Which value of a customer an analysis adds up.

    价值口径
    """

    REVENUE = "revenue"
    """Revenue（收入）: Contribution margin 1: margin and net fees."""
    CONTRIBUTION = "contribution"
    """Contribution（贡献）: Contribution margin 3: after cost to serve and expected loss."""
    ECONOMIC_PROFIT = "economicProfit"
    """Economic profit（经济利润）: Contribution after tax and the charge for capital."""


class VerificationMethod(StrEnum):
    """
    How a fact was checked.

    核验方式
    """

    IN_PERSON = "inPerson"
    """In person（现场）: A member of staff saw the person or the document."""
    REGISTRY = "registry"
    """Registry（登记机关）: The register of an authority was asked."""
    DOCUMENT_OCR = "documentOcr"
    """Document reading（证件识别）: A picture of the document was read by machine."""
    CHIP_READ = "chipRead"
    """Chip read（芯片读取）: The chip of the document was read."""
    BIOMETRIC_MATCH = "biometricMatch"
    """Biometric match（生物特征比对）: A biometric comparison succeeded; the template itself is never kept here."""
    BANK_ACCOUNT = "bankAccount"
    """Bank account（银行账户）: A payment from an account in the same name proved it."""
    THIRD_PARTY = "thirdParty"
    """Third party（第三方）: Another firm checked it."""
    E_IDAS = "eIdas"
    """eIDAS（eIDAS）: An electronic identification of eIDAS was used."""


class VerificationStatus(StrEnum):
    """
    Whether a fact was checked and held.

    核验状态
    """

    UNVERIFIED = "unverified"
    """Not verified（未核验）: Nobody has checked it."""
    VERIFIED = "verified"
    """Verified（已核验）: It was checked and held."""
    FAILED = "failed"
    """Failed（核验未通过）: It was checked and did not hold."""
    EXPIRED = "expired"
    """Expired（已过期）: The check held, but too long ago."""


class WalletMethod(StrEnum):
    """
    How the business that a customer has with other banks was found.

    钱包估计方法
    """

    OBSERVED = "observed"
    """Observed（实际观测）: Seen in holdings that the customer has shown to the bank."""
    BUREAU = "bureau"
    """Bureau（征信数据）: Reported by a credit bureau."""
    MODELLED = "modelled"
    """Modeled（模型估计）: Estimated by a model."""
    SURVEY_WAR = "surveyWar"
    """Survey rank（问卷排名）: From the rank that the customer gives the bank among its banks (wallet allocation rule)."""


class WebhookSignature(StrEnum):
    """
    How a webhook is signed, after Standard Webhooks.

    回调签名方式
    """

    V1 = "v1"
    """HMAC（对称签名）: HMAC-SHA256 with a shared secret."""
    V1_A = "v1a"
    """Ed25519（非对称签名）: Ed25519 with the key of the server."""


class WinBackCaseStatus(StrEnum):
    """
    The states of the effort to bring a customer back.

    赢回个案状态
    """

    CANDIDATE = "candidate"
    """Candidate（候选）: Picked out among former customers."""
    ELIGIBLE = "eligible"
    """Eligible（可赢回）: Checks of value, consent and exclusions were passed."""
    CONTACTED = "contacted"
    """Contacted（已联系）: The former customer was reached."""
    INTERESTED = "interested"
    """Interested（有意向）: The former customer is willing to come back."""
    REACTIVATED = "reactivated"
    """Reactivated（已激活）: Holds or uses a product again."""
    RETAINED = "retained"
    """Retained（已留存）: Was still there when it was verified."""
    RELAPSED = "relapsed"
    """Relapsed（再次流失）: Left again before it was verified."""
    INELIGIBLE = "ineligible"
    """Ineligible（不可赢回）: A check failed."""
    DECLINED = "declined"
    """Declined（已谢绝）: The former customer does not want to come back."""
    EXHAUSTED = "exhausted"
    """Exhausted（尝试用尽）: All attempts allowed were made without result."""


class AccessGrantEntity(CrmModel):
    """
    One resource, and the members of it, that a grant lets be seen.

    授权资源
    """

    resource_type: Annotated[
        str,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Name of the resource."""
    paths: Annotated[
        list[JsonPointer] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=500),
    ] = None
    """Members that may be seen; all up to the class where absent."""


class ModelFeature(CrmModel):
    """
    One member that a model reads.

    特征
    """

    resource: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ] = None
    """Name of the resource that the member belongs to."""
    path: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The member."""
    privacy_class: Annotated[
        PrivacyClass | None,
        Field(
            alias="privacyClass", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Privacy class of the member."""


class ModelPerformance(CrmModel):
    """
    One measure of how good a model is.

    性能指标
    """

    metric: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """What is measured, such as auc, brier or ece."""
    value: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Value of the measure."""
    dataset: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Which data it was measured on."""
    at: Annotated[
        Date | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """When it was measured."""


class ModelFairness(CrmModel):
    """
    One measure of how evenly a model treats people.

    公平性指标
    """

    attribute: Annotated[
        Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The trait by which groups are formed."""
    metric: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """What is measured, such as equalOpportunityDifference."""
    value: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Value of the measure."""


class ActivityChannelCount(CrmModel):
    """
    Transactions by one kind of channel.

    渠道笔数
    """

    channel_type: Annotated[
        ChannelType,
        Field(alias="channelType", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ]
    """Kind of channel."""
    count: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            le=9007199254740991,
        ),
    ]
    """Number of transactions."""


class SnapshotAverageBalance(CrmModel):
    """
    An average balance and the period that it covers.

    日均余额
    """

    balance: Annotated[
        Money, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """The average."""
    period: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """Days that the average covers."""


class ArrangementCard(CrmModel):
    """
    What may be shown of a card.

    卡片
    """

    masked_number: Annotated[
        str | None,
        Field(
            alias="maskedNumber",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            pattern="^[0-9]{0,6}[*]{4,15}[0-9]{0,4}$",
        ),
    ] = None
    """Card number with at most the first six and last four digits in clear."""
    scheme: Annotated[
        CardScheme | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Scheme under which the card is issued."""
    expires: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            pattern="^[0-9]{4}-(0[1-9]|1[0-2])$",
        ),
    ] = None
    """Last month in which the card is valid (YYYY-MM)."""


class CampaignContactSuppression(CrmModel):
    """
    Why a party was taken out.

    屏蔽
    """

    reason: Annotated[
        ContactSuppressionReason,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Why the party is not contacted."""
    note: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """More about the reason."""


class CampaignControlGroup(CrmModel):
    """
    The share of parties held back and how they are chosen.

    对照组
    """

    ratio: Annotated[Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Share of the parties held back."""
    method: Annotated[
        ControlMethod, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How they are chosen."""


class CampaignKpi(CrmModel):
    """
    One measure of success.

    营销活动指标
    """

    measure: Annotated[
        PlanMeasure, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What is measured."""
    target: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Value aimed at; a fraction for rates."""
    actual: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Value reached."""
    as_of: Annotated[
        Date | None,
        Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Date of the value reached."""
    currency: Annotated[
        CurrencyCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Currency where the measure is money."""


class CaseClock(CrmModel):
    """
    One start, halt or stop of the clock.

    计时事件
    """

    event: Annotated[
        ClockEvent, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What happened to the clock."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When it happened."""
    reason: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Why it happened."""


class CaseResolution(CrmModel):
    """
    How a case was settled.

    处理结论
    """

    outcome: Annotated[
        CaseOutcome, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """How it was settled."""
    text: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """What the customer was told."""
    at: Annotated[
        DateTime | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the customer was told."""


class CaseRedress(CrmModel):
    """
    How harm was made good.

    补救
    """

    type: Annotated[
        RedressType, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Kind of redress."""
    amount: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Money given."""
    paid_at: Annotated[
        DateTime | None,
        Field(alias="paidAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was given."""


class CaseReferral(CrmModel):
    """
    A body outside the bank that deals with the matter.

    外部转介
    """

    body: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the ombudsman, mediator, authority or court."""
    reference: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Number of the matter there."""
    at: Annotated[
        DateTime | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When it went there."""
    outcome: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """What was decided there."""


class ConsentCrossBorder(CrmModel):
    """
    One destination abroad.

    跨境提供
    """

    country: Annotated[
        CountryCode, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Country to which the data goes."""
    mechanism: Annotated[
        TransferMechanism | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """What allows the transfer."""


class DecisionRejection(CrmModel):
    """
    One candidate that fell out.

    剔除的候选
    """

    candidate: Annotated[
        Code, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Key of the candidate action in the policy."""
    reason: Annotated[
        CandidateRejectionReason,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """At which filter it fell out."""


class DueDiligenceExpectedActivity(CrmModel):
    """
    Business that a party expects to do with the bank.

    预期交易情况
    """

    monthly_value: Annotated[
        Money | None,
        Field(
            alias="monthlyValue", json_schema_extra={"x-crm-privacy": {"class": "S"}}
        ),
    ] = None
    """Value of transactions expected in a month."""
    count: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "S"}},
            le=9007199254740991,
        ),
    ] = None
    """Number of transactions expected in a month."""
    countries: Annotated[
        list[CountryCode] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "S"}}, max_length=250),
    ] = None
    """Countries to and from which payments are expected."""


class DueDiligenceScreening(CrmModel):
    """
    One screening of a party against lists of one type.

    名单筛查
    """

    list_type: Annotated[
        ScreeningListType,
        Field(alias="listType", json_schema_extra={"x-crm-privacy": {"class": "S"}}),
    ]
    """Kind of list."""
    provider: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ] = None
    """Who keeps the list."""
    result: Annotated[
        ScreeningResult, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ]
    """What was found."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})]
    """When the party was screened."""
    ref: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ] = None
    """The provider's number of the search."""


class EmployeeLicense(CrmModel):
    """
    A license or qualification of a member of staff.

    从业资格
    """

    type: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """Kind of license."""
    number: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Number of the license."""
    authority: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Body that gave the license."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """When the license is valid."""


class FeedbackQuestion(CrmModel):
    """
    A question of a survey.

    问题
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Key of the question."""
    text: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The question as worded."""
    language: Annotated[
        LanguageTag | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Language of the question."""


class InteractionIdentification(CrmModel):
    """
    How the party in a contact was sought in the customer base.

    身份识别
    """

    result: Annotated[
        IdentificationResult, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the party was found."""
    lookups: Annotated[
        int, Field(ge=0, json_schema_extra={"x-crm-privacy": {"class": "I"}}, le=1000)
    ]
    """Number of searches made until then."""


class MergeEventAffected(CrmModel):
    """
    Number of records of one resource that refer to the retired record.

    受影响记录
    """

    type: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Name of the resource."""
    count: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Number of records."""


class MetricComponent(CrmModel):
    """
    One part of the value of a metric.

    指标组成
    """

    name: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Name of the part in the definition."""
    value: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The part as a number."""
    money_value: Annotated[
        Money | None,
        Field(alias="moneyValue", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The part as money."""
    code_value: Annotated[
        Code | None,
        Field(alias="codeValue", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The part as a code."""


class OfferTerms(CrmModel):
    """
    Terms of an offer.

    要约条款
    """

    amount: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Amount offered, such as of a loan or deposit."""
    limit: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Credit limit offered."""
    rate: Annotated[
        Rate | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Interest rate offered."""
    fee_waiver: Annotated[
        Ratio | None,
        Field(alias="feeWaiver", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Share of the fees that is waived, 1 = all."""
    term_months: Annotated[
        int | None,
        Field(
            alias="termMonths",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            le=1200,
        ),
    ] = None
    """Term in months."""


class OfferEligibilityRule(CrmModel):
    """
    What one eligibility rule came to.

    准入规则
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Id of the rule."""
    result: Annotated[
        EligibilityRuleResult,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """What it came to."""


class OrganizationListing(CrmModel):
    """
    The listing of an organization's shares on an exchange.

    上市信息
    """

    mic: Annotated[Mic, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Market identifier code of the exchange (ISO 10383)."""
    ticker: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Code under which the shares are traded."""
    isin: Annotated[
        Isin | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Number of the shares (ISO 6166)."""


class OutsourcedFunction(CrmModel):
    """
    One function of the bank that the contract supports, with its weight.

    外包职能
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Id of the function within the contract."""
    function: Annotated[
        CrmFunction, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Which function it is."""
    name: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The bank's name for the function."""
    criticality: Annotated[
        FunctionCriticality, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whether the function is critical or important."""
    reason: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Why the function has this weight."""
    last_assessed_on: Annotated[
        Date | None,
        Field(
            alias="lastAssessedOn", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """When the weight was last assessed."""
    recovery_time_hours: Annotated[
        int | None,
        Field(
            alias="recoveryTimeHours",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=8784,
        ),
    ] = None
    """Hours within which the function has to work again."""
    recovery_point_hours: Annotated[
        int | None,
        Field(
            alias="recoveryPointHours",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=8784,
        ),
    ] = None
    """Hours of data that may be lost at the most."""
    impact_of_discontinuing: Annotated[
        ImpactLevel | None,
        Field(
            alias="impactOfDiscontinuing",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """How much it weighs if the service stops."""


class OutsourcingRisk(CrmModel):
    """
    One risk of a contract.

    外包风险
    """

    risk_type: Annotated[
        OutsourcingRiskType,
        Field(alias="riskType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """What can go wrong."""
    level: Annotated[
        ImpactLevel, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How much the risk weighs."""
    mitigation: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """What is done against it."""


class OutsourcingSupervisorNotice(CrmModel):
    """
    That and when the supervisor was told of a contract.

    向监管报告
    """

    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """When the supervisor was told."""
    reference: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Reference of the notice."""


class OwnershipUnspecified(CrmModel):
    """
    Why no interested party is named.

    未列明权益人
    """

    reason: Annotated[
        OwnershipUnspecifiedReason,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """The reason."""
    description: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """More about the reason."""


class OwnershipShare(CrmModel):
    """
    Part of the whole, from 0 to 1: exact, or between two bounds.

    权益份额
    """

    exact: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The share, where it is known exactly."""
    minimum: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The share is this or more."""
    exclusive_minimum: Annotated[
        Ratio | None,
        Field(
            alias="exclusiveMinimum",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """The share is more than this."""
    maximum: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The share is this or less."""
    exclusive_maximum: Annotated[
        Ratio | None,
        Field(
            alias="exclusiveMaximum",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """The share is less than this."""


class OwnershipSource(CrmModel):
    """
    Where a statement comes from.

    陈述来源
    """

    type: Annotated[
        OwnershipSourceType, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Kind of source."""
    url: Annotated[
        Uri | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Where the source can be read."""
    asserted_by: Annotated[
        ShortText | None,
        Field(alias="assertedBy", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Who said so."""
    retrieved_at: Annotated[
        DateTime | None,
        Field(alias="retrievedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was taken from the source."""


class PartyGroupRollupPolicy(CrmModel):
    """
    How values of the members are added up for the group.

    汇总规则
    """

    joint_handling: Annotated[
        AllocationMethod,
        Field(
            alias="jointHandling", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """How a value that several members hold together is shared out."""
    include_minors: Annotated[
        bool | None,
        Field(
            alias="includeMinors", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Whether members under age count."""


class PersonStatedAge(CrmModel):
    """
    An age as stated at a date.

    自述年龄
    """

    years: Annotated[
        int, Field(ge=0, json_schema_extra={"x-crm-privacy": {"class": "P"}}, le=150)
    ]
    """Completed years."""
    as_of: Annotated[
        PartialDate,
        Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ]
    """Date of the statement."""


class PersonQuietHours(CrmModel):
    """
    A stretch of the day in the timezone of the person.

    免打扰时段
    """

    from_: Annotated[
        str,
        Field(
            alias="from",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
        ),
    ]
    """Start of the quiet time, local."""
    to: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
        ),
    ]
    """End of the quiet time, local."""
    timezone: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Za-z_]{1,32}(/[A-Za-z_+-]{1,32}){0,2}$",
        ),
    ] = None
    """IANA name of the timezone."""


class PersonFrequencyCap(CrmModel):
    """
    A number of contacts in a number of days.

    频次上限
    """

    contacts: Annotated[
        int, Field(ge=0, json_schema_extra={"x-crm-privacy": {"class": "I"}}, le=1000)
    ]
    """Contacts accepted."""
    days: Annotated[
        int, Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "I"}}, le=366)
    ]
    """Days in which they are counted."""


class ProductRate(CrmModel):
    """
    One rate of a product.

    利率
    """

    type: Annotated[
        RateType, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What the rate means."""
    value: Annotated[Rate, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """The rate in a year, as a fraction (0.05 = 5 %)."""
    tier: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Band of amount or term for which the rate holds."""
    condition: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Condition under which the rate holds."""


class ProductFee(CrmModel):
    """
    One fee of a product, as an amount or as a ratio.

    费用
    """

    type: Annotated[FeeType, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """What the fee is charged for."""
    amount: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The fee as an amount."""
    ratio: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The fee as a share of the value it is charged on."""
    frequency: Annotated[
        FeeFrequency | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """How often the fee falls due."""


class ProductFeature(CrmModel):
    """
    One feature of a product.

    特性
    """

    code: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Code of the feature."""
    value: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """What the feature amounts to."""


class ProductTerm(CrmModel):
    """
    Shortest and longest term of a product.

    期限
    """

    min: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ] = None
    """Shortest term."""
    max: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ] = None
    """Longest term."""
    unit: Annotated[
        TermUnit, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Unit of both."""


class ProvenanceTargetFeed(CrmModel):
    """
    The records of one resource in one feed.

    对象数据批次
    """

    feed_id: Annotated[
        Id, Field(alias="feedId", json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Id of the feed."""
    resource_type: Annotated[
        str,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Name of the resource."""
    sha256: Annotated[
        Sha256, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """SHA-256 digest of the file."""


class ProvenanceSource(CrmModel):
    """
    One record, or file, of a source system.

    来源
    """

    system: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """URI of the source system."""
    key: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Key of the record in that system."""
    paths: Annotated[
        list[ShortText] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=500),
    ] = None
    """Columns or members of the source that were read."""


class ProvenanceDerivation(CrmModel):
    """
    Members that a rule computed from the source.

    推导
    """

    rule: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Name of the rule."""
    version: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Version of the rule."""
    fields: Annotated[
        list[JsonPointer],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=100,
            min_length=1,
        ),
    ]
    """Members of the target that the rule gave."""
    description: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What the rule does, in words."""


class ProvenanceMapping(CrmModel):
    """
    A mapping by id and version.

    映射
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Id of the mapping."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Version of the mapping."""
    digest: Annotated[
        Sha256 | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """SHA-256 digest of the mapping."""


class ServiceLevelMeasurement(CrmModel):
    """
    What was reached of one service level: a numerator, a denominator and their quotient.

    服务水平测量
    """

    service_level_id: Annotated[
        Id,
        Field(
            alias="serviceLevelId", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Id of the service level in the contract."""
    numerator: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Good or summed part, in the unit of the service level."""
    denominator: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whole or count that the numerator is divided by."""
    actual: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Numerator divided by denominator, given to four decimal places or more unless it ends before; absent where the denominator is zero."""
    met: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Whether the actual value meets the target of the contract; absent where there is no actual value."""


class ServiceQualitySample(CrmModel):
    """
    Items that the bank looked at itself and how many were good.

    质检样本
    """

    size: Annotated[
        int,
        Field(
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Items looked at."""
    passed: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Items that were good."""


class SuitabilityKnowledge(CrmModel):
    """
    How well a party knows one category of products.

    某类产品的知识与经验
    """

    product_category: Annotated[
        ProductCategory,
        Field(
            alias="productCategory", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ]
    """The category."""
    level: Annotated[
        KnowledgeLevel, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """How well the party knows it."""


class TaxCertificationResidence(CrmModel):
    """
    One country of tax residence.

    税收居民身份
    """

    country: Annotated[
        CountryCode, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """Country of tax residence."""
    tin: Annotated[
        str | None,
        Field(
            json_schema_extra={
                "x-crm-privacy": {"class": "P", "category": "TaxIdentifier"}
            },
            pattern="^[!-~]([!-~ ]{0,62}[!-~])?$",
        ),
    ] = None
    """Taxpayer identification number in that country."""
    tin_absence_reason: Annotated[
        TinAbsenceReason | None,
        Field(
            alias="tinAbsenceReason",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Why there is no number."""


class ActiveUsePolicyRule(CrmModel):
    """
    When products of one category count as used; one of the thresholds is enough.

    有效使用规则
    """

    category: Annotated[
        ProductCategory, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Product category."""
    window_days: Annotated[
        int,
        Field(
            alias="windowDays",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ]
    """Days looked back on."""
    minimum_transactions: Annotated[
        int | None,
        Field(
            alias="minimumTransactions",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=100000,
        ),
    ] = None
    """Customer-initiated transactions in the window."""
    minimum_amount: Annotated[
        Money | None,
        Field(
            alias="minimumAmount", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Amount of customer-initiated transactions in the window."""
    minimum_balance: Annotated[
        Money | None,
        Field(
            alias="minimumBalance", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Average balance in the window."""


class ContactPolicyCap(CrmModel):
    """
    Contacts allowed in a number of days.

    频次上限
    """

    channel_type: Annotated[
        ChannelType | None,
        Field(alias="channelType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Channel that is counted; all together where absent."""
    contacts: Annotated[
        int, Field(ge=0, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=1000)
    ]
    """Contacts allowed."""
    days: Annotated[
        int, Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=366)
    ]
    """Days in which they are counted."""


class ContactPolicyQuietHours(CrmModel):
    """
    A stretch of the day.

    触达免打扰时段
    """

    channel_type: Annotated[
        ChannelType | None,
        Field(alias="channelType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Channel that rests; all where absent."""
    from_: Annotated[
        str,
        Field(
            alias="from",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
        ),
    ]
    """Start, local time of the person."""
    to: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
        ),
    ]
    """End, local time of the person."""


class ContactPolicySurveyCap(CrmModel):
    """
    Surveys allowed in a number of days.

    问卷上限
    """

    surveys: Annotated[
        int, Field(ge=0, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=100)
    ]
    """Surveys allowed."""
    days: Annotated[
        int, Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=3660)
    ]
    """Days in which they are counted."""


class FieldPolicyField(CrmModel):
    """
    One member that counts.

    字段规则
    """

    path: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The member."""
    resource_types: Annotated[
        list[str],
        Field(
            alias="resourceTypes",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=54,
            min_length=1,
        ),
    ]
    """Resources in which it counts, such as Person or Organization."""
    weight: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How much the member weighs, above zero."""
    critical: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Whether freshness looks at the member."""
    max_age_days: Annotated[
        int | None,
        Field(
            alias="maxAgeDays",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=36500,
        ),
    ] = None
    """Days after which an unconfirmed value is stale."""


class LifecyclePolicyChurn(CrmModel):
    """
    When a customer counts as churned and is archived.

    流失阈值
    """

    grace_days: Annotated[
        int,
        Field(
            alias="graceDays",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ]
    """Days without any open product before a customer counts as churned."""
    silent_days: Annotated[
        int,
        Field(
            alias="silentDays",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ]
    """Days in dormancy after which small balances count as churn."""
    silent_balance_share: Annotated[
        Ratio,
        Field(
            alias="silentBalanceShare",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ]
    """Share of the peak assets below which a silent customer has churned."""
    archive_after_days: Annotated[
        int,
        Field(
            alias="archiveAfterDays",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=36600,
        ),
    ]
    """Days after churn when the customer is archived."""


class LifecyclePolicyWinBack(CrmModel):
    """
    When a customer who came back counts as regained.

    赢回阈值
    """

    verify_days: Annotated[
        int,
        Field(
            alias="verifyDays",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ]
    """Days that a customer stays in the stage wonBack."""
    min_days_since_churn: Annotated[
        int | None,
        Field(
            alias="minDaysSinceChurn",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ] = None
    """Days after churn from which win-back is tried."""
    max_days_since_churn: Annotated[
        int | None,
        Field(
            alias="maxDaysSinceChurn",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=36600,
        ),
    ] = None
    """Days after churn until which win-back is tried."""


class LifecyclePolicyProspect(CrmModel):
    """
    When a prospect is given up.

    潜在客户阈值
    """

    expiry_days: Annotated[
        int,
        Field(
            alias="expiryDays",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ]
    """Days without interaction after which a prospect is archived."""


class LifecyclePolicyOnboarding(CrmModel):
    """
    How long onboarding lasts.

    新客培育阈值
    """

    max_days: Annotated[
        int,
        Field(
            alias="maxDays",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ]
    """Days after which onboarding ends in any case."""
    milestones: Annotated[
        list[LifecycleMilestone],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=10,
            min_length=1,
        ),
    ]
    """What has to be reached to leave onboarding early."""


class LifecyclePolicyDormancy(CrmModel):
    """
    When a customer counts as dormant.

    睡眠阈值
    """

    days: Annotated[
        int, Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=36600)
    ]
    """Days without customer-initiated activity."""


class LifecyclePolicyAtRisk(CrmModel):
    """
    What puts a customer at risk.

    流失预警阈值
    """

    inactivity_days: Annotated[
        int,
        Field(
            alias="inactivityDays",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=36600,
        ),
    ]
    """Days without customer-initiated activity."""
    balance_drop_share: Annotated[
        Ratio,
        Field(
            alias="balanceDropShare",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ]
    """Share by which assets have fallen."""
    balance_drop_months: Annotated[
        int,
        Field(
            alias="balanceDropMonths",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=120,
        ),
    ]
    """Months within which they have fallen."""
    missed_salary_cycles: Annotated[
        int,
        Field(
            alias="missedSalaryCycles",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=24,
        ),
    ]
    """Salary credits that failed to come."""
    holdings_lost: Annotated[
        int,
        Field(
            alias="holdingsLost",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=100,
        ),
    ]
    """Product categories given up."""
    churn_probability: Annotated[
        Ratio,
        Field(
            alias="churnProbability",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ]
    """Churn score from which a customer is at risk."""
    complaint_severity: Annotated[
        Severity | None,
        Field(
            alias="complaintSeverity",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Severity of an open complaint from which a customer is at risk."""
    release_days: Annotated[
        int,
        Field(
            alias="releaseDays",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ]
    """Days without any trigger after which the customer is released."""


class LifecyclePolicyGrowth(CrmModel):
    """
    What makes a customer growing.

    成长阈值
    """

    balance_rise_share: Annotated[
        Rate,
        Field(
            alias="balanceRiseShare",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ]
    """Share by which assets have risen."""
    holdings_gained: Annotated[
        int,
        Field(
            alias="holdingsGained",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=100,
        ),
    ]
    """Product categories gained."""
    months: Annotated[
        int, Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=120)
    ]
    """Months within which either has happened."""


class MaskingPolicyBand(CrmModel):
    """
    One band of numbers.

    脱敏区间
    """

    min_inclusive: Annotated[
        Decimal,
        Field(
            alias="minInclusive", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Lowest number of the band, itself included."""
    label: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What is shown."""


class MatchPolicyComparison(CrmModel):
    """
    How one member is compared and what agreement is worth.

    字段比较
    """

    path: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The member."""
    comparator: Annotated[
        MatchComparator, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How two values are compared."""
    threshold: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Threshold of the comparator, where it has one."""
    m_probability: Annotated[
        Ratio,
        Field(
            alias="mProbability", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Probability of agreement where the records are of one party."""
    u_probability: Annotated[
        Ratio,
        Field(
            alias="uProbability", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Probability of agreement where they are not."""


class MatchPolicyRule(CrmModel):
    """
    Members that have to agree all together.

    匹配规则
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Id of the rule."""
    paths: Annotated[
        list[JsonPointer],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
            min_length=1,
        ),
    ]
    """Members that have to agree."""
    score: Annotated[Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Score given where they agree."""


class MatchPolicyGrades(CrmModel):
    """
    Lowest score of each grade.

    匹配等级阈值
    """

    certain: Annotated[
        Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Score from which a pair is certain."""
    probable: Annotated[
        Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Score from which a pair is probable."""
    possible: Annotated[
        Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Score from which a pair is possible."""


class MatchPolicyVeto(CrmModel):
    """
    An identifier that forbids a merge where two valid values differ.

    匹配否决条件
    """

    identifier_type: Annotated[
        IdentifierType,
        Field(
            alias="identifierType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Kind of identifier."""
    max_differences: Annotated[
        int,
        Field(
            alias="maxDifferences",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=10,
        ),
    ]
    """Characters by which two values may differ without veto."""


class SurvivorshipPolicyField(CrmModel):
    """
    The rule of one field.

    存续字段规则
    """

    resource_type: Annotated[
        str,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Name of the resource."""
    path: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The field."""
    rule: Annotated[
        SurvivorshipRule, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Rule of the field."""
    source_priorities: Annotated[
        list[Uri] | None,
        Field(
            alias="sourcePriorities",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
        ),
    ] = None
    """Source systems for this field, most trusted first."""
    manual_days: Annotated[
        int | None,
        Field(
            alias="manualDays",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=36600,
        ),
    ] = None
    """Days for which a steward's choice holds."""


class TreatmentPolicyStandard(CrmModel):
    """
    One measure of service with its target.

    服务标准
    """

    measure: Annotated[
        SlaMeasure, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What is counted."""
    operator: Annotated[
        ComparisonOperator, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How the actual value is held against the target."""
    target: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Value to reach; a share is a fraction."""
    unit: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Unit of the target."""
    channel_type: Annotated[
        ChannelType | None,
        Field(alias="channelType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Channel that it is about; all where absent."""


class TreatmentPolicyContactCap(CrmModel):
    """
    A number of contacts in a number of days.

    服务触达上限
    """

    contacts: Annotated[
        int, Field(ge=0, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=1000)
    ]
    """Contacts allowed."""
    days: Annotated[
        int, Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=366)
    ]
    """Days in which they are counted."""


class CostRateTableRow(CrmModel):
    """
    The cost of one activity on one channel.

    成本费率
    """

    channel_type: Annotated[
        ChannelType,
        Field(alias="channelType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Kind of channel."""
    reason: Annotated[
        InteractionReason | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Reason of the interaction; all where absent."""
    rate_per_minute: Annotated[
        Decimal | None,
        Field(
            alias="ratePerMinute", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Cost of one minute."""
    minutes_from: Annotated[
        MinutesSource | None,
        Field(alias="minutesFrom", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Which minutes are counted."""
    standard_minutes: Annotated[
        Decimal | None,
        Field(
            alias="standardMinutes", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Minutes that the activity takes by standard."""
    unit_cost: Annotated[
        Decimal | None,
        Field(alias="unitCost", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Cost of one activity."""


class CostRateTableMaintenance(CrmModel):
    """
    Cost of keeping one account of a category in a year.

    账户维护成本
    """

    category: Annotated[
        ProductCategory, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Product category."""
    yearly_cost: Annotated[
        Decimal,
        Field(alias="yearlyCost", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Cost of one account in a year."""


class DayCountTableRow(CrmModel):
    """
    The day count of one currency and category.

    货币计息基准
    """

    currency: Annotated[
        CurrencyCode, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Currency."""
    category: Annotated[
        ProductCategory | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Product category; all where absent."""
    day_count: Annotated[
        DayCount,
        Field(alias="dayCount", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """How days are counted."""


class ExchangeRateTableRow(CrmModel):
    """
    One pair of currencies.

    汇率
    """

    from_: Annotated[
        CurrencyCode,
        Field(alias="from", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Currency that is converted."""
    to: Annotated[
        CurrencyCode, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Currency that it is converted to."""
    rate: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^(0\\.[0-9]{0,9}[1-9]|[1-9][0-9]{0,17}(\\.[0-9]{1,10})?)$",
        ),
    ]
    """Units of the second currency for one unit of the first, above zero."""


class BulkJobFile(CrmModel):
    """
    One file.

    批量文件
    """

    url: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Where the file is fetched."""
    resource_type: Annotated[
        str,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Resource of the records."""
    record_count: Annotated[
        int,
        Field(
            alias="recordCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Records in the file."""
    byte_count: Annotated[
        int | None,
        Field(
            alias="byteCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Size of the file."""
    sha256: Annotated[
        Sha256, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """SHA-256 digest of the file."""


class BundleEntry(CrmModel):
    """
    One record of a bundle.

    条目
    """

    resource: dict[str, Any]
    """The record; the schema of its resource judges it."""
    score: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Score of a match, where the bundle is one."""


class CapabilityResource(CrmModel):
    """
    What a system can do with one resource.

    系统资源
    """

    name: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Name of the resource."""
    operations: Annotated[
        list[CapabilityInteraction],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=10,
            min_length=1,
        ),
    ]
    """What can be done with it."""
    search_fields: Annotated[
        list[ShortText] | None,
        Field(
            alias="searchFields",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
        ),
    ] = None
    """Members that can be searched by."""
    sort_fields: Annotated[
        list[ShortText] | None,
        Field(
            alias="sortFields",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
        ),
    ] = None
    """Members that a search can be ordered by; id and meta.recordedAt can be everywhere."""


class CapabilityLimits(CrmModel):
    """
    The most that a system takes.

    系统限制
    """

    max_page_size: Annotated[
        int,
        Field(
            alias="maxPageSize",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=1000,
        ),
    ]
    """Records in one page."""
    max_body_bytes: Annotated[
        int,
        Field(
            alias="maxBodyBytes",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Bytes in one request."""
    idempotency_hours: Annotated[
        int,
        Field(
            alias="idempotencyHours",
            ge=24,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=8784,
        ),
    ]
    """Hours for which an idempotency key is kept."""
    requests_per_minute: Annotated[
        int | None,
        Field(
            alias="requestsPerMinute",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ] = None
    """Requests of one client in a minute."""


class CapabilityAuthentication(CrmModel):
    """
    Where and how a token is got.

    系统认证
    """

    issuer: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Issuer of tokens."""
    token_endpoint: Annotated[
        Uri,
        Field(
            alias="tokenEndpoint", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Where a token is got."""
    methods: Annotated[
        list[ClientAuthentication],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=10,
            min_length=1,
        ),
    ]
    """How a client proves itself."""
    scopes: Annotated[
        list[ShortText] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=500),
    ] = None
    """Scopes that can be asked for."""


class CapabilityExtension(CrmModel):
    """
    An extension that a system knows.

    已知扩展
    """

    url: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """URL of the extension."""
    description: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What it holds."""


class CapabilityKey(CrmModel):
    """
    A public key.

    证据公钥
    """

    id: Annotated[ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Id of the key."""
    algorithm: Annotated[
        SignatureAlgorithm, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Algorithm of the key."""
    public_key: Annotated[
        str,
        Field(
            alias="publicKey",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Za-z0-9+/]{43,120}={0,2}$",
        ),
    ]
    """The key, base64."""
    valid_until: Annotated[
        DateTime | None,
        Field(alias="validUntil", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the key ends."""


class EventEnvelope(CrmModel):
    """
    A change of a record as an event of CloudEvents 1.0.

    事件
    """

    specversion: Annotated[
        Literal["1.0"], Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = "1.0"
    """Version of CloudEvents, always 1.0."""
    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Id of the event, unique for its source."""
    source: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """System that the event comes from."""
    type: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^crm\\.[a-z][A-Za-z]{1,63}\\.(created|updated|merged|deleted|statusChanged)\\.v1$",
        ),
    ]
    """Resource and verb of the change."""
    subject: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[a-z][a-z-]{1,63}/[A-Za-z0-9._-]{1,64}$",
        ),
    ]
    """Collection and id of the record, such as persons/person-001."""
    time: Annotated[
        DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """When the change was recorded."""
    datacontenttype: Annotated[
        Literal["application/json"] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Media type of the data, always application/json."""
    dataschema: Annotated[
        Uri | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """URI of the schema of the data."""
    data: dict[str, Any] | None = None
    """The record after the change; absent where it was deleted. The schema of its resource judges it."""
    validtime: Annotated[
        DateTime | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the change holds in the real world."""
    sequence: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}}, pattern="^[0-9]{20}$"
        ),
    ]
    """Place in the order of events, twenty digits, so that text sorts as numbers do."""
    privacyclass: Annotated[
        PrivacyClass, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Highest privacy class inside."""


class FeedControlTotal(CrmModel):
    """
    The sum of one member over a file.

    控制总数
    """

    field: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Member that is summed."""
    sum: Annotated[Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """The sum."""
    currency: Annotated[
        CurrencyCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Currency, where the member is money; only that currency is summed."""


class FeedReportField(CrmModel):
    """
    How complete one member of one resource is.

    字段完整程度
    """

    resource_type: Annotated[
        str,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Resource of the records."""
    field: Annotated[
        str, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=256)
    ]
    """Member of the resource."""
    present: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Records that have the member."""
    records: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Records of the resource that could be read."""
    mandatory: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether every record is asked for it."""


class FeedReportChange(CrmModel):
    """
    A kind of fault whose number has changed since the baseline.

    相对基线的变化
    """

    requirement: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z]{3}-[0-9]{3}$",
        ),
    ]
    """Requirement id."""
    resource_type: Annotated[
        str | None,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ] = None
    """Resource of the records."""
    field: Annotated[
        str | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=256),
    ] = None
    """Member of the resource."""
    before: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Findings then."""
    now: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Findings now."""


class FeedReportDimension(CrmModel):
    """
    Score of one dimension.

    维度得分
    """

    dimension: Annotated[
        QualityDimension, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What was measured."""
    status: Annotated[
        MetricStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether there is a score."""
    numerator: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Good cells, records or rules."""
    denominator: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """All that were looked at."""
    score: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Numerator over denominator."""
    weight: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Weight in the whole score after renormalization."""


class FeedReportGate(CrmModel):
    """
    One critical rule.

    一票否决项
    """

    requirement: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z]{3}-[0-9]{3}$",
        ),
    ]
    """Requirement id."""
    passed: Annotated[bool, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Whether it was broken nowhere."""
    evaluated: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether there was anything to hold the feed against: false for what a manifest would announce where there is none."""
    count: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """How often it was broken."""


class FeedReportFile(CrmModel):
    """
    What was received of one file.

    接收文件
    """

    name: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Name of the file."""
    resource_type: Annotated[
        str | None,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ] = None
    """Resource of the records."""
    received: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Records received."""
    accepted: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Records without errors."""
    rejected: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Records with errors."""
    digest_matches: Annotated[
        bool | None,
        Field(
            alias="digestMatches", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Whether the digest is that of the manifest."""
    sha256: Annotated[
        Sha256 | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """SHA-256 digest of the file."""
    reason: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Why the file could not be read to its end."""


class MetricDefinitionInput(CrmModel):
    """
    Something that the formula reads.

    指标输入
    """

    source: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Resource, policy or table."""
    path: Annotated[
        JsonPointer | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Member that is read; the whole where absent."""


class MetricDefinitionParameter(CrmModel):
    """
    A value that a request may set.

    指标参数
    """

    name: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Name of the parameter."""
    default: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Value where the request sets none."""
    description: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What it does."""


class MetricDefinitionEdgeCase(CrmModel):
    """
    A situation with the answer that is due.

    边界情形
    """

    condition: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The situation."""
    status: Annotated[
        MetricStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Status that is answered."""


class ParetoTopShare(CrmModel):
    """
    A share of customers and the share of value that they bring.

    头部贡献
    """

    p: Annotated[Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})]
    """Best share of the customers."""
    share: Annotated[Rate, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})]
    """Their share of the value; above one where others lose money."""


class ParetoClassSize(CrmModel):
    """
    How many customers a class holds and what they bring.

    分类规模
    """

    pareto_class: Annotated[
        ParetoClass,
        Field(alias="paretoClass", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ]
    """Class A, B or C."""
    k: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            le=9007199254740991,
        ),
    ]
    """Customers in the class."""
    share: Annotated[Rate, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})]
    """Their share of the value."""


class ParetoPoint(CrmModel):
    """
    A share of customers that brings the rest of the value.

    帕累托点
    """

    population_share: Annotated[
        Ratio,
        Field(
            alias="populationShare", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ]
    """Share of customers."""
    value_share: Annotated[
        Ratio,
        Field(alias="valueShare", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ]
    """Share of value."""


class ParetoGini(CrmModel):
    """
    How unequal the values are, or why it can not be said.

    基尼系数
    """

    status: Annotated[
        MetricStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """Whether there is a value."""
    value: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The coefficient."""


class ParetoCurvePoint(CrmModel):
    """
    One point of the whale curve.

    曲线点
    """

    population_share: Annotated[
        Ratio,
        Field(
            alias="populationShare", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Share of customers up to here."""
    value_share: Annotated[
        Rate | None,
        Field(alias="valueShare", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Share of value up to here; absent where the total is not above zero."""
    value: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Value up to here."""


class ProblemError(CrmModel):
    """
    One finding.

    问题条目
    """

    pointer: Annotated[
        JsonPointer | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Member of the body."""
    parameter: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Query parameter or header."""
    requirement: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z]{3}-[0-9]{3}$",
        ),
    ] = None
    """Requirement id."""
    keyword: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Keyword of the schema that failed."""
    message: Annotated[
        LongText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What was expected and what was found."""


class SegmentEvaluationCounts(CrmModel):
    """
    How many subjects have each result.

    判定计数
    """

    in_: Annotated[
        int,
        Field(
            alias="in",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Subjects that belong."""
    out: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Subjects that do not."""
    unknown: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Subjects of whom it can not be said."""


class ValidationReportCount(CrmModel):
    """
    How often a requirement was broken or not evaluated.

    计数
    """

    requirement: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z]{3}-[0-9]{3}$",
        ),
    ]
    """Id of the requirement."""
    kind: Annotated[
        FindingKind, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How it counts."""
    count: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """How often."""


class ValidationReportFinding(CrmModel):
    """
    One fault of one record.

    发现
    """

    requirement: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z]{3}-[0-9]{3}$",
        ),
    ]
    """Id of the requirement."""
    kind: Annotated[
        FindingKind, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How it counts."""
    pointer: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Where in the record."""
    message: Annotated[
        LongText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What was expected and found, in plain words."""
    keyword: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Keyword of JSON Schema that failed."""
    resource: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Resource of the record."""
    record: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Id of the record."""
    source: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """File that the record came from."""
    line: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ] = None
    """Line in the file, counted from 1."""
    caused_by: Annotated[
        ShortText | None,
        Field(alias="causedBy", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """File and line of the fault that this one follows from."""
    value: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ] = None
    """The value found, if it was asked for or is not personal."""


class ValidationReportUnreadable(CrmModel):
    """
    A source that could not be read.

    无法读取的来源
    """

    source: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The file."""
    reason: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Why it could not be read."""


class Absence(CrmModel):
    """
    Says that a fact which the standard asks for is not there, and why.

    缺失说明
    """

    path: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Where the fact would stand in this record."""
    reason: Annotated[
        AbsenceReason, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Why it is not there."""
    masked_as: Annotated[
        ShortText | None,
        Field(alias="maskedAs", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """What may be shown in place of a masked value."""
    note: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """More about the reason."""


class Attachment(CrmModel):
    """
    A document or picture, by address or by digest; the bytes are never inside the record.

    附件
    """

    content_type: Annotated[
        str,
        Field(
            alias="contentType",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            pattern="^[a-z]{1,32}/[a-z0-9][a-z0-9.+-]{0,126}$",
        ),
    ]
    """Media type of the content."""
    url: Annotated[
        Uri | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Where the content is kept."""
    hash: Annotated[
        Sha256 | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """SHA-256 digest of the content."""
    title: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Title of the document."""
    size: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            le=9007199254740991,
        ),
    ] = None
    """Size in bytes."""
    language: Annotated[
        LanguageTag | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Language of the content."""
    created_at: Annotated[
        DateTime | None,
        Field(alias="createdAt", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """When the content was made."""


class Coding(CrmModel):
    """
    One code of one code system.

    编码
    """

    system: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """URI that names the code system."""
    code: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[!-~]([!-~ ]{0,126}[!-~])?$",
        ),
    ]
    """The code as its system writes it."""
    version: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Version of the code system."""
    display: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The meaning as its system words it."""


class ContactRestriction(CrmModel):
    """
    That and why a contact point is not to be used.

    联系限制
    """

    reason: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Why it is not to be used."""
    since: Annotated[
        Date | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """From when it is not to be used."""


class FeedContact(CrmModel):
    """
    Whom to call about a feed: a person or desk of the source.

    批次联系人
    """

    name: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """Person or desk."""
    email: Annotated[
        Email | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """E-mail address."""
    phone: Annotated[
        PhoneNumber | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Phone number."""


class HumanName(CrmModel):
    """
    A name of a person, whole and in parts.

    姓名
    """

    use: Annotated[NameUse, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """What the name is used for."""
    text: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """The whole name in the order it is spoken."""
    family_name: Annotated[
        ShortText | None,
        Field(alias="familyName", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Family name."""
    given_names: Annotated[
        list[ShortText] | None,
        Field(
            alias="givenNames",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=20,
        ),
    ] = None
    """Given names in their order."""
    middle_names: Annotated[
        list[ShortText] | None,
        Field(
            alias="middleNames",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=20,
        ),
    ] = None
    """Names between given and family name."""
    patronymic: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Name formed from the father's."""
    prefixes: Annotated[
        list[ShortText] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=20),
    ] = None
    """Titles before the name."""
    suffixes: Annotated[
        list[ShortText] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=20),
    ] = None
    """Titles after the name."""
    order: Annotated[
        NameOrder | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Which part stands first."""
    language: Annotated[
        LanguageTag | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Language of the name."""
    script: Annotated[
        ScriptCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Script of the name."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the name was in use."""


class LocalizedText(CrmModel):
    """
    A text with its translations.

    多语言文本
    """

    default: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The text where no translation fits."""
    translations: Annotated[
        dict[LanguageTag, ShortText] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """The text by language tag."""


class MatchEvidence(CrmModel):
    """
    The comparison of one member of two records.

    匹配证据
    """

    path: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The member compared."""
    outcome: Annotated[
        MatchEvidenceOutcome, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the values agree."""
    comparator: Annotated[
        MatchComparator | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """How the values were compared."""
    weight: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Weight in bits that it adds to the score, negative where it speaks against."""


class MatchVeto(CrmModel):
    """
    Two sound identifiers of one kind that differ.

    匹配否决
    """

    identifier_type: Annotated[
        IdentifierType,
        Field(
            alias="identifierType", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """Kind of identifier in which the records differ."""
    differences: Annotated[
        int | None,
        Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "I"}}, le=128),
    ] = None
    """Number of characters that differ."""


class Meta(CrmModel):
    """
    Where a stored version comes from and when it holds, in business time and in system time.

    元数据
    """

    version_id: Annotated[
        Id,
        Field(alias="versionId", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Id of this version of the record."""
    recorded_at: Annotated[
        DateTime,
        Field(alias="recordedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When this version was recorded (start of its system time)."""
    recorded_until: Annotated[
        DateTime | None,
        Field(
            alias="recordedUntil", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """When another version took its place (end of its system time)."""
    valid_time: Annotated[
        Period,
        Field(alias="validTime", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the content is true in the real world."""
    source: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """URI of the system of record."""
    profiles: Annotated[
        list[Uri] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=20),
    ] = None
    """Profiles that the record claims to meet."""
    security_labels: Annotated[
        list[Coding] | None,
        Field(
            alias="securityLabels",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=20,
        ),
    ] = None
    """Labels that narrow who may read the record."""
    schema_version: Annotated[
        str | None,
        Field(
            alias="schemaVersion",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$",
        ),
    ] = None
    """Version of the standard the record was written to."""


class OrganizationName(CrmModel):
    """
    A name of an organization with its use.

    机构名称
    """

    use: Annotated[
        OrganizationNameUse, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What the name is used for."""
    text: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The whole name as written."""
    language: Annotated[
        LanguageTag | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Language of the name."""
    script: Annotated[
        ScriptCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Script of the name."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """When the name was in use."""


class PolicyReference(CrmModel):
    """
    Names the version of a policy that a result was made with.

    策略引用
    """

    policy_type: Annotated[
        str,
        Field(
            alias="policyType",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Name of the policy's schema."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version of the policy."""
    digest: Annotated[
        Sha256 | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """SHA-256 digest of the policy's canonical JSON."""


class ProcessingAgreement(CrmModel):
    """
    What the bank and a provider agreed on the processing of personal data.

    委托处理协议
    """

    purposes: Annotated[
        list[Purpose],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
            min_length=1,
        ),
    ]
    """Purposes for which the provider may process the data."""
    legal_bases: Annotated[
        list[LegalBasis] | None,
        Field(
            alias="legalBases",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=10,
        ),
    ] = None
    """Legal bases on which the bank relies."""
    period: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How long the processing lasts."""
    method: Annotated[
        LongText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How the data is processed."""
    data_categories: Annotated[
        list[Coding],
        Field(
            alias="dataCategories",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
            min_length=1,
        ),
    ]
    """Categories of personal data, such as those of the Data Privacy Vocabulary."""
    protection_measures: Annotated[
        list[LongText],
        Field(
            alias="protectionMeasures",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
            min_length=1,
        ),
    ]
    """Technical and organizational measures of the provider."""
    supervision: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """How the bank supervises the processing."""
    sub_processor_consent: Annotated[
        SubProcessorConsent,
        Field(
            alias="subProcessorConsent",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ]
    """Whether the provider may pass the data on to others."""
    end_of_processing: Annotated[
        EndOfProcessing,
        Field(
            alias="endOfProcessing", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """What becomes of the data when the processing ends."""
    safety_assessment_reference: Annotated[
        ShortText | None,
        Field(
            alias="safetyAssessmentReference",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Reference of the assessment made before the data was entrusted."""
    transfer_mechanism: Annotated[
        TransferMechanism | None,
        Field(
            alias="transferMechanism",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Legal mechanism by which the data crosses a border."""
    destruction_certificate: Annotated[
        Attachment | None,
        Field(
            alias="destructionCertificate",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Proof that the data was destroyed at the end."""
    signed_on: Annotated[
        Date | None,
        Field(alias="signedOn", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the agreement was signed."""
    document: Annotated[
        Attachment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The agreement itself."""


class RuleExpr(CrmModel):
    """
    A condition in a named language and version.

    规则表达式
    """

    language: Annotated[
        ExpressionLanguage, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Language of the expression."""
    expression: Annotated[
        LongText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The condition; JSON text for CQL2-JSON."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version of the expression."""


class Scale(CrmModel):
    """
    The range of a score and which end is good.

    量表
    """

    min: Annotated[Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Lowest possible value."""
    max: Annotated[Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Highest possible value."""
    higher_is: Annotated[
        ScaleDirection,
        Field(alias="higherIs", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Whether a higher value is better or worse."""
    unit: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Unit of the value."""


class ServiceLevelIndicator(CrmModel):
    """
    What counts as good and what is counted at all.

    服务水平指标定义
    """

    good: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What the numerator counts."""
    total: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What the denominator counts."""


class DueDiligenceRiskFactor(CrmModel):
    """
    One reason for the risk rating.

    风险因素
    """

    factor: Annotated[
        Coding, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ]
    """The reason, by the list of the bank."""
    score: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ] = None
    """Points that the reason adds to the risk."""


class IncidentClock(CrmModel):
    """
    One deadline and whether it was kept.

    突发事件时限
    """

    event: Annotated[
        IncidentClockEvent, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What has to happen by then."""
    due_at: Annotated[
        DateTime,
        Field(alias="dueAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """When it has to have happened."""
    met_at: Annotated[
        DateTime | None,
        Field(alias="metAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When it happened."""
    policy: Annotated[
        PolicyReference | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Clock policy that sets the deadline."""


class OrganizationRegistration(CrmModel):
    """
    The entry of an organization in a business register.

    登记信息
    """

    authority: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Body that keeps the register."""
    number: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Number of the entry."""
    country: Annotated[
        CountryCode, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Country of the register."""
    date: Annotated[
        Date | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Date of the entry."""
    status: Annotated[
        Coding | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Status as the register codes it."""


class OrganizationLicense(CrmModel):
    """
    A license to carry on a regulated business.

    许可证照
    """

    authority: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Body that gave the license."""
    number: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Number of the license."""
    type: Annotated[
        Coding | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """What the license allows."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """When the license is valid."""


class OutsourcingDataAccess(CrmModel):
    """
    The most that a provider may see and where it may keep and process it.

    服务商数据访问
    """

    max_privacy_class: Annotated[
        PrivacyClass,
        Field(
            alias="maxPrivacyClass", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Highest privacy class that the provider may see."""
    categories: Annotated[
        list[Coding] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """Categories of personal data, such as those of the Data Privacy Vocabulary."""
    sensitivity: Annotated[
        ImpactLevel | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """How sensitive the data is for the bank."""
    processing_countries: Annotated[
        list[CountryCode] | None,
        Field(
            alias="processingCountries",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Countries where the data is processed."""
    storage_countries: Annotated[
        list[CountryCode] | None,
        Field(
            alias="storageCountries",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Countries where the data is kept."""


class OwnershipInterestDetail(CrmModel):
    """
    One kind of ownership or control.

    权益
    """

    type: Annotated[
        OwnershipInterestType,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ]
    """Kind of interest."""
    direct_or_indirect: Annotated[
        OwnershipDirectness,
        Field(
            alias="directOrIndirect",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ]
    """Whether others stand between."""
    beneficial_ownership_or_control: Annotated[
        bool | None,
        Field(
            alias="beneficialOwnershipOrControl",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Whether the interest makes the person a beneficial owner."""
    share: Annotated[
        OwnershipShare | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Part of the whole that is held."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """When the interest is held."""


class PersonContactPreference(CrmModel):
    """
    When, how and how often a person may be contacted.

    联系偏好
    """

    channel_rank: Annotated[
        list[ChannelType] | None,
        Field(
            alias="channelRank",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=20,
        ),
    ] = None
    """Channels in the order preferred."""
    quiet_hours: Annotated[
        list[PersonQuietHours] | None,
        Field(
            alias="quietHours",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=14,
        ),
    ] = None
    """Times of day at which not to call."""
    frequency_cap: Annotated[
        PersonFrequencyCap | None,
        Field(
            alias="frequencyCap", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """How many marketing contacts are accepted in a number of days."""


class ActionPolicyWeight(CrmModel):
    """
    An adjustment that applies where a condition holds.

    行动权重
    """

    condition: Annotated[
        RuleExpr | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """When the adjustment applies; always where absent."""
    adjustment: Annotated[
        Rate, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Fraction that is added to one (0.2 = 20 % more)."""


class ActiveUsePolicy(CrmModel):
    """
    When a product that is held counts as used.

    有效使用策略
    """

    policy_type: Annotated[
        Literal["ActiveUsePolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "ActiveUsePolicy"
    """Always ActiveUsePolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    rules: Annotated[
        list[ActiveUsePolicyRule],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
            min_length=1,
        ),
    ]
    """One rule a product category."""


class ClockPolicyClock(CrmModel):
    """
    One deadline.

    时限规则
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Id of the deadline within the policy."""
    resource_type: Annotated[
        str,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Name of the resource."""
    condition: Annotated[
        RuleExpr | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Records that it is about; all where absent."""
    start_path: Annotated[
        JsonPointer,
        Field(alias="startPath", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Member that starts the clock, such as /receivedAt."""
    due_path: Annotated[
        JsonPointer | None,
        Field(alias="duePath", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Member that holds the deadline, such as /resolveDueAt."""
    length: Annotated[
        int, Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=100000)
    ]
    """Length in the unit."""
    unit: Annotated[
        ClockUnit, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Unit of the length."""
    paused_states: Annotated[
        list[Code] | None,
        Field(
            alias="pausedStates",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
        ),
    ] = None
    """States in which the clock stands still."""
    extension_length: Annotated[
        int | None,
        Field(
            alias="extensionLength",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=100000,
        ),
    ] = None
    """Length of one extension in the unit."""
    max_extensions: Annotated[
        int | None,
        Field(
            alias="maxExtensions",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=10,
        ),
    ] = None
    """Extensions allowed."""
    legal_source: Annotated[
        ShortText | None,
        Field(alias="legalSource", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Rule of law or clause of contract that sets it."""


class ContactPolicy(CrmModel):
    """
    How often, when and by which channel customers may be contacted for marketing; regulatory and service messages do not count.

    触达策略
    """

    policy_type: Annotated[
        Literal["ContactPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "ContactPolicy"
    """Always ContactPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    caps: Annotated[
        list[ContactPolicyCap],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
            min_length=1,
        ),
    ]
    """Contacts allowed in a number of days."""
    quiet_hours: Annotated[
        list[ContactPolicyQuietHours] | None,
        Field(
            alias="quietHours",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Times of day at which nobody is contacted."""
    min_gap_hours: Annotated[
        int | None,
        Field(
            alias="minGapHours",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=8784,
        ),
    ] = None
    """Hours between two contacts of one customer at the least."""
    survey_cap: Annotated[
        ContactPolicySurveyCap | None,
        Field(alias="surveyCap", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Surveys that one person may be asked to answer."""
    opt_out_attribution_days: Annotated[
        int,
        Field(
            alias="optOutAttributionDays",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=366,
        ),
    ]
    """Days within which an opt-out is put down to a contact."""


class FieldPolicy(CrmModel):
    """
    Which members of a party's record count for completeness, how much each weighs and how old a value may become.

    字段策略
    """

    policy_type: Annotated[
        Literal["FieldPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "FieldPolicy"
    """Always FieldPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    fields: Annotated[
        list[FieldPolicyField],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=500,
            min_length=1,
        ),
    ]
    """Members that count."""


class LifecyclePolicy(CrmModel):
    """
    The thresholds that decide in which stage of the lifecycle a customer is.

    生命周期策略
    """

    policy_type: Annotated[
        Literal["LifecyclePolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "LifecyclePolicy"
    """Always LifecyclePolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    churn: Annotated[
        LifecyclePolicyChurn, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When a customer counts as churned."""
    win_back: Annotated[
        LifecyclePolicyWinBack,
        Field(alias="winBack", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """When a customer who came back counts as regained."""
    prospect: Annotated[
        LifecyclePolicyProspect,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """When a prospect is given up."""
    onboarding: Annotated[
        LifecyclePolicyOnboarding,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """How long onboarding lasts at the most."""
    dormancy: Annotated[
        LifecyclePolicyDormancy,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """When a customer counts as dormant."""
    at_risk: Annotated[
        LifecyclePolicyAtRisk,
        Field(alias="atRisk", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """What puts a customer at risk, and when the customer is released."""
    growth: Annotated[
        LifecyclePolicyGrowth,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """What makes a customer growing."""


class MaskingPolicyRule(CrmModel):
    """
    How values of one class, category or member are masked.

    脱敏规则
    """

    privacy_class: Annotated[
        PrivacyClass,
        Field(
            alias="privacyClass", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Privacy class that it is about."""
    category: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Za-z][A-Za-z0-9]{0,63}$",
        ),
    ] = None
    """Category of the Data Privacy Vocabulary; all where absent."""
    resource_type: Annotated[
        str | None,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ] = None
    """Resource that it is about; all where absent."""
    path: Annotated[
        JsonPointer | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Member that it is about; all where absent."""
    method: Annotated[
        MaskingMethod, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What is done to the value."""
    keep_first: Annotated[
        int | None,
        Field(
            alias="keepFirst",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=64,
        ),
    ] = None
    """Characters shown at the start."""
    keep_last: Annotated[
        int | None,
        Field(
            alias="keepLast",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=64,
        ),
    ] = None
    """Characters shown at the end."""
    bands: Annotated[
        list[MaskingPolicyBand] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """Bands of numbers, lowest first."""


class MatchPolicy(CrmModel):
    """
    How records of the same party are found and from which score on they are joined.

    匹配策略
    """

    policy_type: Annotated[
        Literal["MatchPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "MatchPolicy"
    """Always MatchPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    algorithm: Annotated[
        MatchAlgorithm, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How two records are compared."""
    resource_type: Annotated[
        str,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Person or Organization."""
    prior_match_ratio: Annotated[
        Ratio | None,
        Field(
            alias="priorMatchRatio", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Share of candidate pairs that are expected to match."""
    comparisons: Annotated[
        list[MatchPolicyComparison] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """Members compared, with their weights."""
    rules: Annotated[
        list[MatchPolicyRule] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """Sets of members that have to agree."""
    grades: Annotated[
        MatchPolicyGrades, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Scores from which a pair is certain, probable or possible."""
    vetoes: Annotated[
        list[MatchPolicyVeto] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """Identifiers that forbid a merge where they differ."""
    auto_merge: Annotated[
        bool,
        Field(alias="autoMerge", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Whether certain pairs without veto are merged without a steward."""


class ProfitabilityPolicy(CrmModel):
    """
    Rates, bases and conventions by which the profit of a customer is computed.

    盈利核算策略
    """

    policy_type: Annotated[
        Literal["ProfitabilityPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "ProfitabilityPolicy"
    """Always ProfitabilityPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    currency: Annotated[
        CurrencyCode, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Currency in which results are given."""
    tax_rate: Annotated[
        Ratio,
        Field(alias="taxRate", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Tax on contribution."""
    hurdle_rate: Annotated[
        Rate,
        Field(alias="hurdleRate", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Return asked for on economic capital in a year."""
    discount_rate: Annotated[
        Rate | None,
        Field(
            alias="discountRate", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Rate by which later flows are discounted."""
    allocation_method: Annotated[
        AllocationMethod,
        Field(
            alias="allocationMethod",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ]
    """How joint holdings are shared among parties."""
    loss_basis: Annotated[
        ProfitabilityBasis,
        Field(alias="lossBasis", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Which loss is taken off."""
    value_basis: Annotated[
        ValueBasis,
        Field(alias="valueBasis", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Which value the 20/80 analysis adds up."""
    tax_basis: Annotated[
        TaxBasis,
        Field(alias="taxBasis", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Whether the return on capital is taken before or after tax."""
    clv_convention: Annotated[
        ClvConvention | None,
        Field(
            alias="clvConvention", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """When the flows of a lifetime value are booked."""
    timezone: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Za-z_]{1,32}(/[A-Za-z_+-]{1,32}){0,2}$",
        ),
    ] = None
    """IANA name of the timezone of business dates."""


class RetentionPolicyRule(CrmModel):
    """
    How long one kind of record is kept.

    保存规则
    """

    resource_type: Annotated[
        str,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Name of the resource."""
    condition: Annotated[
        RuleExpr | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Records that the rule is about; all where absent."""
    start_path: Annotated[
        JsonPointer,
        Field(alias="startPath", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Member whose date starts the time of keeping, such as /closedOn."""
    keep_months: Annotated[
        int,
        Field(
            alias="keepMonths",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=1200,
        ),
    ]
    """Months for which the record is kept."""
    action: Annotated[
        RetentionAction, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What is done afterwards."""
    legal_hold_stops: Annotated[
        bool,
        Field(
            alias="legalHoldStops", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Whether a legal hold stops the rule."""
    legal_source: Annotated[
        ShortText | None,
        Field(alias="legalSource", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Rule of law that sets the time."""


class SurvivorshipPolicy(CrmModel):
    """
    Which source's value a golden record takes, field by field.

    存续策略
    """

    policy_type: Annotated[
        Literal["SurvivorshipPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "SurvivorshipPolicy"
    """Always SurvivorshipPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    default_rule: Annotated[
        SurvivorshipRule,
        Field(alias="defaultRule", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Rule for fields that are not listed."""
    source_priorities: Annotated[
        list[Uri],
        Field(
            alias="sourcePriorities",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
            min_length=1,
        ),
    ]
    """Source systems, most trusted first."""
    fields: Annotated[
        list[SurvivorshipPolicyField] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=500),
    ] = None
    """Fields with a rule of their own."""
    tie_breakers: Annotated[
        list[SurvivorshipRule],
        Field(
            alias="tieBreakers",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=10,
            min_length=1,
        ),
    ]
    """Rules tried in order where values tie; source system and key decide at last."""


class TierPolicyTier(CrmModel):
    """
    One tier.

    层级
    """

    code: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Code of the tier."""
    name: Annotated[
        LocalizedText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Name of the tier."""
    min_inclusive: Annotated[
        Decimal,
        Field(
            alias="minInclusive", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Lowest value of the tier, itself included; for percentiles a fraction."""
    downgrade_after_months: Annotated[
        int | None,
        Field(
            alias="downgradeAfterMonths",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=120,
        ),
    ] = None
    """Months before a customer of this tier goes down, where it differs from the policy's."""


class TreatmentPolicy(CrmModel):
    """
    The one standard by which every member of a segment is treated.

    服务策略
    """

    policy_type: Annotated[
        Literal["TreatmentPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "TreatmentPolicy"
    """Always TreatmentPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    service_standards: Annotated[
        list[TreatmentPolicyStandard] | None,
        Field(
            alias="serviceStandards",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
        ),
    ] = None
    """How well members are served."""
    channel_types: Annotated[
        list[ChannelType] | None,
        Field(
            alias="channelTypes",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
        ),
    ] = None
    """Channels open to members."""
    price_band: Annotated[
        Coding | None,
        Field(alias="priceBand", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Band of prices in a list of the bank."""
    customers_per_manager: Annotated[
        int | None,
        Field(
            alias="customersPerManager",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=100000,
        ),
    ] = None
    """Customers that one relationship manager looks after at the most."""
    contact_cap: Annotated[
        TreatmentPolicyContactCap | None,
        Field(alias="contactCap", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Marketing contacts that a member may get."""
    benefits: Annotated[
        list[LocalizedText] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """What members are given besides."""
    exception_needs_approval: Annotated[
        bool,
        Field(
            alias="exceptionNeedsApproval",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ]
    """Whether a treatment other than this one needs an approval."""


class CostRateTable(CrmModel):
    """
    What an activity on a channel costs, by minutes of capacity, by piece, or both, and what keeping an account costs.

    服务成本费率表
    """

    table_type: Annotated[
        Literal["CostRateTable"],
        Field(alias="tableType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "CostRateTable"
    """Always CostRateTable."""
    table_id: Annotated[
        Id, Field(alias="tableId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the table, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date that the table is for."""
    currency: Annotated[
        CurrencyCode, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Currency of the costs."""
    rows: Annotated[
        list[CostRateTableRow],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100000,
            min_length=1,
        ),
    ]
    """One activity on one channel a row."""
    maintenance_costs: Annotated[
        list[CostRateTableMaintenance] | None,
        Field(
            alias="maintenanceCosts",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=1000,
        ),
    ] = None
    """Cost of keeping one account of a category."""


class DayCountTable(CrmModel):
    """
    How days are counted where an arrangement does not say.

    计息基准表
    """

    table_type: Annotated[
        Literal["DayCountTable"],
        Field(alias="tableType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "DayCountTable"
    """Always DayCountTable."""
    table_id: Annotated[
        Id, Field(alias="tableId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the table, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date that the table is for."""
    rows: Annotated[
        list[DayCountTableRow],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=10000,
            min_length=1,
        ),
    ]
    """One currency and category a row."""


class ExchangeRateTable(CrmModel):
    """
    Exchange rates of one date.

    汇率表
    """

    table_type: Annotated[
        Literal["ExchangeRateTable"],
        Field(alias="tableType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "ExchangeRateTable"
    """Always ExchangeRateTable."""
    table_id: Annotated[
        Id, Field(alias="tableId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the table, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date that the table is for."""
    rows: Annotated[
        list[ExchangeRateTableRow],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100000,
            min_length=1,
        ),
    ]
    """One pair of currencies a row."""


class Bundle(CrmModel):
    """
    Records that travel together.

    记录包
    """

    type: Annotated[
        BundleType, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What the bundle is."""
    total: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Records that fit in all, where the server counts them."""
    next: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Cursor of the next page; absent on the last."""
    entries: Annotated[
        list[BundleEntry],
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=10000),
    ]
    """The records."""


class FeedManifestFile(CrmModel):
    """
    One file with the records of one resource.

    批次文件
    """

    name: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$",
        ),
    ]
    """Name of the file, without folder."""
    resource_type: Annotated[
        str,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Resource of the records."""
    format: Annotated[
        FeedFormat, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Form in which they are written."""
    record_count: Annotated[
        int,
        Field(
            alias="recordCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Records in the file."""
    byte_count: Annotated[
        int | None,
        Field(
            alias="byteCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Size of the file."""
    sha256: Annotated[
        Sha256, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """SHA-256 digest of the file."""
    control_totals: Annotated[
        list[FeedControlTotal] | None,
        Field(
            alias="controlTotals",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=100,
        ),
    ] = None
    """Sums to be held against the ledger."""


class FeedReportReason(CrmModel):
    """
    One reason of the verdict.

    结论理由
    """

    requirement: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z]{3}-[0-9]{3}$",
        ),
    ]
    """Requirement id."""
    count: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """How often it was found."""
    message: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The reason in words."""


class FeedReportBaseline(CrmModel):
    """
    The feed that this one is held against.

    批次基线
    """

    feed_id: Annotated[
        Id | None,
        Field(alias="feedId", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Id of that feed."""
    validated_at: Annotated[
        DateTime | None,
        Field(alias="validatedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was checked."""
    verdict: Annotated[
        FeedVerdict | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Its verdict."""
    score: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Its score."""
    record_count: Annotated[
        int | None,
        Field(
            alias="recordCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Records of the resource that could be read."""
    dimensions: Annotated[
        list[FeedReportDimension] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=20),
    ] = None
    """Its scores by dimension."""
    changes: Annotated[
        list[FeedReportChange] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=10000),
    ] = None
    """Kinds of fault with another number than then, new ones first."""


class FeedReportSample(CrmModel):
    """
    One place where a fault stands.

    问题样例
    """

    file: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Name of the file."""
    line: Annotated[
        int,
        Field(
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Line of the record, from 1; in Parquet the number of its row."""
    pointer: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Member of the record."""
    column: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Column of a CSV or Parquet file that holds the member, with the child file and index of an item."""
    record: Annotated[
        Id | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Id of the record."""
    caused_by: Annotated[
        ShortText | None,
        Field(alias="causedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Place of the fault that this one follows from."""
    message: Annotated[
        LocalizedText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What is wrong there."""
    excerpt: Annotated[
        str | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=1000),
    ] = None
    """Beginning of the record, everything personal taken out."""


class MetricDefinition(CrmModel):
    """
    What a metric is: formula, inputs, unit, scope, edge cases.

    指标定义
    """

    metric_id: Annotated[
        str,
        Field(
            alias="metricId",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=128,
            pattern="^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*){1,3}$",
        ),
    ]
    """Id of the metric, such as profiling.completeness."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version of the definition."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the metric."""
    namespace: Annotated[
        MetricNamespace, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Which of the seven P's it belongs to."""
    kind: Annotated[
        MetricKind, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whether two systems have to reach the same number."""
    formula: Annotated[
        LongText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The formula in words and signs."""
    inputs: Annotated[
        list[MetricDefinitionInput],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
            min_length=1,
        ),
    ]
    """What the formula reads."""
    unit: Annotated[
        MetricUnit, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What the number counts."""
    scale: Annotated[
        int, Field(ge=0, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=10)
    ]
    """Decimal places of the result, rounded half to even once at output."""
    window: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^W[1-9][0-9]{0,3}[DMY]$",
        ),
    ] = None
    """Window by default, in days, months or years before the date."""
    negative_allowed: Annotated[
        bool,
        Field(
            alias="negativeAllowed", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Whether the value can be below zero."""
    scopes: Annotated[
        list[MetricScope],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=3,
            min_length=1,
        ),
    ]
    """For what it is computed."""
    dimensions: Annotated[
        list[Code] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=20),
    ] = None
    """Axes by which it can be broken down, such as product, channel or location."""
    bases: Annotated[
        list[Code] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=20),
    ] = None
    """Variants of the definition, the first by default."""
    aggregation: Annotated[
        MetricAggregation, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How values of customers become one of a segment."""
    parameters: Annotated[
        list[MetricDefinitionParameter] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """Values that a request may set."""
    edge_cases: Annotated[
        list[MetricDefinitionEdgeCase] | None,
        Field(
            alias="edgeCases",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """What is answered where the formula has no value."""
    requirements: Annotated[
        list[str] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """Requirement ids of formula and edge cases."""


class ParetoWhaleCurve(CrmModel):
    """
    Value added up from the best customer to the worst.

    鲸鱼曲线
    """

    points: Annotated[
        list[ParetoCurvePoint],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=10001,
            min_length=1,
        ),
    ]
    """Points of the curve."""
    peak: Annotated[Rate, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Highest share of the value that is reached."""
    destroyed: Annotated[
        Rate, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Peak less one: what loss makers take away."""
    loss_makers: Annotated[
        int,
        Field(
            alias="lossMakers",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Customers whose value is below zero."""


class Problem(CrmModel):
    """
    Why a request failed, as RFC 9457 writes it, with the findings behind it.

    问题详情
    """

    type: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """URI of the kind of problem."""
    title: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The kind of problem in words."""
    status: Annotated[
        int, Field(ge=400, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=599)
    ]
    """HTTP status of the response."""
    detail: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """What was wrong with this request, without values of personal members."""
    instance: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """URI reference of this occurrence."""
    errors: Annotated[
        list[ProblemError] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=1000),
    ] = None
    """Findings, one an entry."""
    allowed: Annotated[
        list[Code] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """States or values that would have been allowed."""
    request_id: Annotated[
        ShortText | None,
        Field(alias="requestId", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Id of the request, for the log."""


class Subscription(CrmModel):
    """
    A client's wish to be told of events at a callback.

    订阅
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Id of the subscription."""
    status: Annotated[
        SubscriptionStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether events go out."""
    endpoint: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=2048,
            pattern="^https://[!-~]+$",
        ),
    ]
    """Address that events are sent to."""
    resource_types: Annotated[
        list[str] | None,
        Field(
            alias="resourceTypes",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=54,
        ),
    ] = None
    """Resources whose events are wanted; all where absent."""
    filter: Annotated[
        RuleExpr | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Condition that the record has to meet."""
    purpose: Annotated[
        Purpose | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Purpose for which the data is used."""
    signature: Annotated[
        WebhookSignature, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """How events are signed."""
    public_key: Annotated[
        str | None,
        Field(
            alias="publicKey",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^whpk_[A-Za-z0-9+/]{43}=$",
        ),
    ] = None
    """Key of the server by which signatures are checked."""
    created_at: Annotated[
        DateTime,
        Field(alias="createdAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When it was made."""
    expires_at: Annotated[
        DateTime | None,
        Field(alias="expiresAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it ends."""
    last_delivered_at: Annotated[
        DateTime | None,
        Field(
            alias="lastDeliveredAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """When an event was last taken by the callback."""
    dead_letter_count: Annotated[
        int | None,
        Field(
            alias="deadLetterCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Events that were given up."""


class ValidationReport(CrmModel):
    """
    What one run of validation found: exact counts, and findings up to a limit for each requirement.

    校验报告
    """

    report_version: Annotated[
        ShortText,
        Field(
            alias="reportVersion", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Version of the form of this report."""
    kit_version: Annotated[
        ShortText,
        Field(alias="kitVersion", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Version of the kit that made the report."""
    language: Annotated[
        LanguageTag, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Language of the messages."""
    profile: Annotated[
        Code | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Profile that the records were held to."""
    sources: Annotated[
        list[ShortText],
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100000),
    ]
    """Files that were given, - for standard input."""
    record_count: Annotated[
        int,
        Field(
            alias="recordCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Number of records read."""
    error_count: Annotated[
        int,
        Field(
            alias="errorCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Number of errors."""
    consequence_count: Annotated[
        int,
        Field(
            alias="consequenceCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Number of findings that follow from others."""
    warning_count: Annotated[
        int,
        Field(
            alias="warningCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Number of warnings."""
    not_evaluated_count: Annotated[
        int,
        Field(
            alias="notEvaluatedCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Number of times that a rule could not be evaluated."""
    requirements: Annotated[
        list[ValidationReportCount],
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=10000),
    ]
    """Exact counts by requirement and kind."""
    findings: Annotated[
        list[ValidationReportFinding],
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=10000000),
    ]
    """Findings, at most as many of each requirement as were asked for."""
    unreadable: Annotated[
        list[ValidationReportUnreadable],
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100000),
    ]
    """Sources that could not be read."""


class CodeableConcept(CrmModel):
    """
    One meaning given by one or more codes side by side, by text, or both.

    可编码概念
    """

    codings: Annotated[
        list[Coding] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=1000),
    ] = None
    """Codes that mean the same."""
    text: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The meaning in words."""


class ServiceLevel(CrmModel):
    """
    One promise of how well a service works: an indicator, a target and a time window, after OpenSLO.

    服务水平
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Id of the service level within the contract."""
    service: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Service that the promise is about."""
    measure: Annotated[
        SlaMeasure, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What is counted."""
    indicator: Annotated[
        ServiceLevelIndicator | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """What counts as good and what is counted at all."""
    operator: Annotated[
        ComparisonOperator, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How the actual value is held against the target."""
    target: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Value to reach, in the unit given; a share is a fraction (0.999)."""
    unit: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Unit of numerator over denominator, such as s or h; none for a share."""
    window: Annotated[
        ServiceLevelWindow, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Time over which it is counted."""
    budgeting_method: Annotated[
        BudgetingMethod | None,
        Field(
            alias="budgetingMethod", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """How the good share is counted."""
    penalty: Annotated[
        ServiceLevelPenalty | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """What is due if the target is missed."""
    reporting_cadence: Annotated[
        ReportingCadence | None,
        Field(
            alias="reportingCadence",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """How often the provider reports on it."""


class ApplicationTerms(CrmModel):
    """
    Terms that are asked for or granted.

    申请条款
    """

    amount: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Amount of the loan, limit or deposit."""
    term_months: Annotated[
        int | None,
        Field(
            alias="termMonths",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            le=1200,
        ),
    ] = None
    """Term in months."""
    purpose: Annotated[
        CodeableConcept | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """What the money is for."""


class PartyRelationshipAuthority(CrmModel):
    """
    What one party may do on behalf of another.

    权限
    """

    scopes: Annotated[
        list[CodeableConcept] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=50),
    ] = None
    """Acts that are covered, in a list of the bank; all where none is given."""
    limit: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Highest amount of one act."""
    document: Annotated[
        Attachment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Document that gives the authority."""


class ClockPolicy(CrmModel):
    """
    Deadlines that law or contract sets: from which event on, how long, and what stops the clock.

    时限策略
    """

    policy_type: Annotated[
        Literal["ClockPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "ClockPolicy"
    """Always ClockPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    calendar: Annotated[
        Uri | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """URI of the calendar of business days."""
    clocks: Annotated[
        list[ClockPolicyClock],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
            min_length=1,
        ),
    ]
    """Deadlines."""


class MaskingPolicy(CrmModel):
    """
    How values are masked for readers who may not see them.

    脱敏策略
    """

    policy_type: Annotated[
        Literal["MaskingPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "MaskingPolicy"
    """Always MaskingPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    audience: Annotated[
        MaskingAudience, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whose reads it is about."""
    rules: Annotated[
        list[MaskingPolicyRule],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=500,
            min_length=1,
        ),
    ]
    """Rules, the first that fits applies."""
    minimum_count: Annotated[
        int,
        Field(
            alias="minimumCount",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=1000,
        ),
    ]
    """Counts below this number are not shown for masked sets."""


class RetentionPolicy(CrmModel):
    """
    How long records are kept, from when on, and what becomes of them afterwards.

    数据保存策略
    """

    policy_type: Annotated[
        Literal["RetentionPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "RetentionPolicy"
    """Always RetentionPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    rules: Annotated[
        list[RetentionPolicyRule],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=500,
            min_length=1,
        ),
    ]
    """One rule a kind of record."""


class BulkJob(CrmModel):
    """
    One export or import of many records.

    批量任务
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Id of the job."""
    kind: Annotated[
        BulkJobKind, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Export or import."""
    status: Annotated[
        BulkJobStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """How far it has come."""
    requested_at: Annotated[
        DateTime,
        Field(alias="requestedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When it was asked for."""
    completed_at: Annotated[
        DateTime | None,
        Field(alias="completedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was done."""
    transaction_time: Annotated[
        DateTime | None,
        Field(
            alias="transactionTime", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """State of the data that the job shows."""
    progress: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Share that is done."""
    resource_types: Annotated[
        list[str] | None,
        Field(
            alias="resourceTypes",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=54,
        ),
    ] = None
    """Resources that it is about; all where absent."""
    since: Annotated[
        DateTime | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Only records changed since."""
    until: Annotated[
        DateTime | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Only records changed until then."""
    filter: Annotated[
        RuleExpr | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Condition that a record has to meet."""
    format: Annotated[
        FeedFormat, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Form in which records are written."""
    mode: Annotated[
        BulkMode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What one bad row does, in an import."""
    purpose: Annotated[
        Purpose | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Purpose for which the data is used."""
    files: Annotated[
        list[BulkJobFile] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=10000),
    ] = None
    """Files with the records."""
    deleted_files: Annotated[
        list[BulkJobFile] | None,
        Field(
            alias="deletedFiles",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=10000,
        ),
    ] = None
    """Files with the ids of records deleted since."""
    outcome_files: Annotated[
        list[BulkJobFile] | None,
        Field(
            alias="outcomeFiles",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=10000,
        ),
    ] = None
    """Files with the outcome of each row of an import."""
    expires_at: Annotated[
        DateTime | None,
        Field(alias="expiresAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Until when the files are kept."""
    problem: Annotated[
        Problem | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Why the job failed."""


class CapabilityStatement(CrmModel):
    """
    What a running system says of itself: version, classes, resources, limits, security.

    能力声明
    """

    vendor: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Who makes the system."""
    product: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the system."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version of the system."""
    environment: Annotated[
        SystemEnvironment, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What this system is used for."""
    spec_version: Annotated[
        str,
        Field(
            alias="specVersion",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$",
        ),
    ]
    """Version of the standard that it follows."""
    level: Annotated[
        str | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, pattern="^L[1-4]$"),
    ] = None
    """Level of conformance that it claims."""
    conformance_classes: Annotated[
        list[ConformanceClass],
        Field(
            alias="conformanceClasses",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
            min_length=1,
        ),
    ]
    """Classes of requirements that it claims to meet."""
    profiles: Annotated[
        list[str] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=10),
    ] = None
    """Profiles that it follows."""
    resources: Annotated[
        list[CapabilityResource],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
            min_length=1,
        ),
    ]
    """Resources that it offers."""
    operations: Annotated[
        list[str] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """Custom operations that it offers, such as persons:match."""
    features: Annotated[
        list[OptionalFeature] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=20),
    ] = None
    """Optional features that it offers."""
    formats: Annotated[
        list[ShortText],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
            min_length=1,
        ),
    ]
    """Media types that it reads and writes."""
    limits: Annotated[
        CapabilityLimits | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """The most that it takes."""
    authentication: Annotated[
        CapabilityAuthentication | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Where and how a token is got."""
    extensions: Annotated[
        list[CapabilityExtension] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=500),
    ] = None
    """Extensions that it knows."""
    service_levels: Annotated[
        list[ServiceLevel] | None,
        Field(
            alias="serviceLevels",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
        ),
    ] = None
    """How well it says it works."""
    evidence_keys: Annotated[
        list[CapabilityKey] | None,
        Field(
            alias="evidenceKeys",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
        ),
    ] = None
    """Public keys by which its signatures are checked."""


class FeedManifest(CrmModel):
    """
    What a delivered feed holds: files, counts, sums, digests and times.

    数据批次清单
    """

    feed_id: Annotated[
        Id, Field(alias="feedId", json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Id of the feed."""
    source_system: Annotated[
        Uri,
        Field(
            alias="sourceSystem", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """URI of the system that the feed comes from."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Business date of the records."""
    sequence: Annotated[
        int,
        Field(
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Number of the feed in its sequence, from 1 without gaps."""
    full_or_delta: Annotated[
        FeedMode,
        Field(alias="fullOrDelta", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Whether the feed holds everything or what has changed."""
    schema_version: Annotated[
        str,
        Field(
            alias="schemaVersion",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$",
        ),
    ]
    """Version of the standard that the records are written to."""
    profiles: Annotated[
        list[str] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=10),
    ] = None
    """Profiles that the records claim to meet."""
    files: Annotated[
        list[FeedManifestFile],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=10000,
            min_length=1,
        ),
    ]
    """Files of the feed."""
    record_count: Annotated[
        int,
        Field(
            alias="recordCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Records in all files together."""
    cut_off: Annotated[
        DateTime | None,
        Field(alias="cutOff", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the feed was due."""
    delivered_at: Annotated[
        DateTime,
        Field(alias="deliveredAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the feed was delivered."""
    contact: Annotated[
        FeedContact | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Whom to call about the feed."""


class FeedReportFault(CrmModel):
    """
    What was found against one requirement in one field.

    问题
    """

    requirement: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z]{3}-[0-9]{3}$",
        ),
    ]
    """Requirement id."""
    level: Annotated[
        FindingLevel, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """How grave it is."""
    count: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Findings."""
    consequences: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Findings among them that follow from another."""
    samples: Annotated[
        list[FeedReportSample] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """Some of the places, without values."""
    resource_type: Annotated[
        str | None,
        Field(
            alias="resourceType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ] = None
    """Resource of the records; absent for the feed as a whole."""
    field: Annotated[
        str | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=256),
    ] = None
    """Member of the resource, array positions as *, undeclared members as (other)."""
    message: Annotated[
        LocalizedText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What is wrong, in words."""


class FeedReport(CrmModel):
    """
    What the check of a feed has found: verdict, score, dimensions, gates and faults by requirement.

    数据批次质量报告
    """

    feed_id: Annotated[
        Id | None,
        Field(alias="feedId", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Id of the feed."""
    validated_at: Annotated[
        DateTime,
        Field(alias="validatedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When it was checked."""
    validator: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Name and version of the program."""
    schema_version: Annotated[
        str,
        Field(
            alias="schemaVersion",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$",
        ),
    ]
    """Version of the standard that was checked against."""
    profile: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[a-z][a-z0-9-]{0,31}$",
        ),
    ] = None
    """Profile that was checked against."""
    verdict: Annotated[
        FeedVerdict, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the feed is taken."""
    score: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Weighted mean of the dimensions."""
    dimensions: Annotated[
        list[FeedReportDimension] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=20),
    ] = None
    """Score of each dimension."""
    gates: Annotated[
        list[FeedReportGate] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """Critical rules and whether they held."""
    files: Annotated[
        list[FeedReportFile],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=10000,
            min_length=1,
        ),
    ]
    """What was received, file by file."""
    faults: Annotated[
        list[FeedReportFault] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=10000),
    ] = None
    """What was found, by requirement."""
    missing_sequences: Annotated[
        list[int] | None,
        Field(
            alias="missingSequences",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=10000,
        ),
    ] = None
    """Numbers of feeds that never came."""
    source_system: Annotated[
        Uri | None,
        Field(
            alias="sourceSystem", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """URI of the system that the feed comes from."""
    sequence: Annotated[
        int | None,
        Field(
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Number of the feed in its sequence."""
    as_of: Annotated[
        Date | None,
        Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Business date of the records."""
    full_or_delta: Annotated[
        FeedMode | None,
        Field(alias="fullOrDelta", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Whether the feed holds everything or what has changed."""
    contact: Annotated[
        FeedContact | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Whom to call about the feed."""
    record_count: Annotated[
        int | None,
        Field(
            alias="recordCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Records received."""
    rejected_count: Annotated[
        int | None,
        Field(
            alias="rejectedCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Records with errors."""
    interrupted: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Set where the check did not run to its end, so that this is a part."""
    already_accepted: Annotated[
        bool | None,
        Field(
            alias="alreadyAccepted", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Set where the same files under the same sequence were accepted before; they were not checked again."""
    reasons: Annotated[
        list[FeedReportReason] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=1000),
    ] = None
    """Why the verdict is what it is, gravest first."""
    fields: Annotated[
        list[FeedReportField] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=10000),
    ] = None
    """How many records have each member."""
    baseline: Annotated[
        FeedReportBaseline | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The feed before this one, and what has changed since."""


class Address(CrmModel):
    """
    A postal address after the postal address of ISO 20022, with one detail below the country at the least.

    地址
    """

    use: Annotated[
        AddressUse, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What the address is used for."""
    country: Annotated[
        CountryCode, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Country of the address."""
    town_name: Annotated[
        ShortText | None,
        Field(alias="townName", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Name of the town."""
    street_name: Annotated[
        ShortText | None,
        Field(alias="streetName", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Name of the street."""
    building_number: Annotated[
        ShortText | None,
        Field(
            alias="buildingNumber", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Number of the building."""
    building_name: Annotated[
        ShortText | None,
        Field(
            alias="buildingName", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Name of the building."""
    floor: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Floor."""
    room: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Room or flat."""
    post_box: Annotated[
        ShortText | None,
        Field(alias="postBox", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Number of the post box."""
    post_code: Annotated[
        ShortText | None,
        Field(alias="postCode", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Postal code."""
    town_location_name: Annotated[
        ShortText | None,
        Field(
            alias="townLocationName",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Part of the town."""
    district_name: Annotated[
        ShortText | None,
        Field(
            alias="districtName", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """District of the country subdivision."""
    country_sub_division: Annotated[
        SubdivisionCode | None,
        Field(
            alias="countrySubDivision",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """State, province or county."""
    department: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Department of a large organization."""
    address_lines: Annotated[
        list[ShortText] | None,
        Field(
            alias="addressLines",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=2,
        ),
    ] = None
    """Unstructured remainder of the address."""
    admin_divisions: Annotated[
        list[Coding] | None,
        Field(
            alias="adminDivisions",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=10,
        ),
    ] = None
    """Codes of the administrative divisions, in any system."""
    language: Annotated[
        LanguageTag | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Language in which the address is written."""
    script: Annotated[
        ScriptCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Script in which the address is written."""
    geo: Annotated[
        Geo | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Geographic position."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the address was in use."""
    verification: Annotated[
        Verification | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether the address was checked."""


class Annotation(CrmModel):
    """
    A note by a person, with its author and time.

    备注
    """

    text: Annotated[
        LongText, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """The note."""
    author: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who wrote it. Refers to Employee or Person or Organization."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When it was written."""
    visibility: Annotated[
        AnnotationVisibility, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who may read it."""


class ContactPoint(CrmModel):
    """
    A number or address at which a party can be reached.

    联系方式
    """

    system: Annotated[
        ContactSystem, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Kind of contact point; decides the form of the value."""
    value: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """The number or address."""
    use: Annotated[
        ContactUse | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What it is used for."""
    rank: Annotated[
        int | None,
        Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "I"}}, le=100),
    ] = None
    """Order of preference, 1 first."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When it was in use."""
    verification: Annotated[
        Verification | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether it was checked."""
    do_not_use: Annotated[
        ContactRestriction | None,
        Field(alias="doNotUse", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Set where this contact point is not to be used, with the reason."""


class ExitPlan(CrmModel):
    """
    How the bank gets out of a contract with a provider: data, time, successor.

    退出计划
    """

    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version of the plan."""
    tested_on: Annotated[
        Date | None,
        Field(alias="testedOn", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the plan was last tested."""
    export_validated: Annotated[
        bool | None,
        Field(
            alias="exportValidated", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Whether a full export of the bank's data was validated in that test."""
    data_formats: Annotated[
        list[ShortText] | None,
        Field(
            alias="dataFormats",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
        ),
    ] = None
    """Media types in which the data comes back."""
    transfer_days: Annotated[
        int | None,
        Field(
            alias="transferDays",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ] = None
    """Days that the return of the data takes."""
    destruction_proof: Annotated[
        Attachment | None,
        Field(
            alias="destructionProof",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Certificate that no copy was kept."""
    step_in_provider: Annotated[
        Reference | None,
        Field(
            alias="stepInProvider", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Organization that takes over. Refers to Organization."""
    document: Annotated[
        Attachment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The plan itself."""


class Extension(CrmModel):
    """
    A fact outside the standard: a URL that names its meaning and exactly one value. Extensions do not nest and change the meaning of nothing else.

    扩展
    """

    url: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """URL that names the meaning of the value."""
    value_string: Annotated[
        LongText | None,
        Field(alias="valueString", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The value, as text."""
    value_code: Annotated[
        Code | None,
        Field(alias="valueCode", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The value, as code."""
    value_decimal: Annotated[
        Decimal | None,
        Field(
            alias="valueDecimal", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """The value, as decimal."""
    value_boolean: Annotated[
        bool | None,
        Field(
            alias="valueBoolean", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """The value, as boolean."""
    value_date: Annotated[
        Date | None,
        Field(alias="valueDate", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The value, as date."""
    value_date_time: Annotated[
        DateTime | None,
        Field(
            alias="valueDateTime", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """The value, as date and time."""
    value_money: Annotated[
        Money | None,
        Field(alias="valueMoney", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The value, as money."""
    value_coding: Annotated[
        Coding | None,
        Field(alias="valueCoding", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The value, as coding."""
    value_reference: Annotated[
        Reference | None,
        Field(
            alias="valueReference", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """The value, as reference."""
    value_period: Annotated[
        Period | None,
        Field(alias="valuePeriod", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The value, as period."""


class FieldProvenance(CrmModel):
    """
    From which source record the value of a field came, and by which rule.

    字段溯源
    """

    path: Annotated[
        JsonPointer, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The field in this record."""
    source_record: Annotated[
        Reference,
        Field(
            alias="sourceRecord", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """The source record that gave the value. Refers to SourceRecord."""
    confirmed_at: Annotated[
        DateTime | None,
        Field(alias="confirmedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the value was last confirmed."""
    rule: Annotated[
        SurvivorshipRule, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Rule by which this value was chosen."""


class Identifier(CrmModel):
    """
    A number or key by which a system or an authority knows something.

    标识
    """

    system: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """URI that names the system of numbers."""
    value: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[!-~]([!-~ ]{0,126}[!-~])?$",
        ),
    ]
    """The number itself, printable ASCII."""
    type: Annotated[
        IdentifierType | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Kind of identifier; decides which check digit applies."""
    use: Annotated[
        IdentifierUse | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What the identifier is used for."""
    issuer: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Body that gave the number."""
    issuing_country: Annotated[
        CountryCode | None,
        Field(
            alias="issuingCountry", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Country of the body that gave the number."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the number was in use."""
    verification: Annotated[
        Verification | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether the number was checked."""


class MatchCandidate(CrmModel):
    """
    A record that may be of the same party, how sure that is, and on what evidence.

    匹配候选
    """

    candidate: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The record that was compared. Refers to Person or Organization or SourceRecord."""
    score: Annotated[Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Probability from 0 to 1 that both are of one party."""
    grade: Annotated[
        MatchGrade, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What the score means under the policy."""
    evidences: Annotated[
        list[MatchEvidence] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """What the comparison of each member found."""
    vetoes: Annotated[
        list[MatchVeto] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=20),
    ] = None
    """Hard conflicts that forbid a merge without a person."""


class Reference(CrmModel):
    """
    Points to another record by its id or by an identifier.

    引用
    """

    type: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ]
    """Name of the resource pointed to."""
    id: Annotated[
        Id | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Id of the record pointed to."""
    identifier: Annotated[
        Identifier | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Identifier of the record pointed to, where its id is not known."""
    version_id: Annotated[
        ShortText | None,
        Field(alias="versionId", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Version pointed to, where one is meant."""
    display: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The name shown to people; never used to find the record."""


class Resource(CrmModel):
    """
    What every resource has besides its own members.

    资源
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Id of the record, the same in all its versions."""
    meta: Annotated[Meta, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Version, times and source of the record."""
    identifiers: Annotated[
        list[Identifier] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=100),
    ] = None
    """Numbers and keys by which other systems and authorities know the record."""
    extensions: Annotated[
        list[Extension] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=200),
    ] = None
    """Facts outside the standard, each under its own URL."""
    absences: Annotated[
        list[Absence] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Facts that the standard asks for and that are not there, each with its reason."""


class StatusEntry(CrmModel):
    """
    One step of a workflow: from which state to which, when, by whom and why.

    状态记录
    """

    from_: Annotated[
        Code | None,
        Field(alias="from", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """State before the step; absent at the first."""
    to: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """State after the step."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When the step was made."""
    actor: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who made the step. Refers to Employee or OrganizationUnit or Organization."""
    actor_kind: Annotated[
        ActorKind,
        Field(alias="actorKind", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Whether a user, a system or a vendor made the step."""
    reason: Annotated[
        CodeableConcept | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Why the step was made."""
    guard_version: Annotated[
        ShortText | None,
        Field(
            alias="guardVersion", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Version of the bank's guards that allowed the step."""


class Verification(CrmModel):
    """
    Whether, how and by whom a fact was checked.

    核验
    """

    status: Annotated[
        VerificationStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Result of the check."""
    method: Annotated[
        VerificationMethod | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """How it was checked."""
    verified_at: Annotated[
        DateTime | None,
        Field(alias="verifiedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was checked."""
    verifier: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who checked it. Refers to Employee or Organization or OrganizationUnit."""
    assurance: Annotated[
        AssuranceLevel | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """How much the check can be relied upon."""


class ModelApproval(CrmModel):
    """
    One approval of a model.

    模型审批
    """

    by: Annotated[Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Who approved. Refers to Employee or OrganizationUnit."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When it was approved."""


class ApplicationDecision(CrmModel):
    """
    What was decided on an application.

    审批决定
    """

    result: Annotated[
        ApplicationResult, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether it was granted."""
    reasons: Annotated[
        list[CodeableConcept] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=50),
    ] = None
    """Why it was decided so, the weightiest reason first."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When it was decided."""
    automated: Annotated[
        bool, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether no person took part in the decision."""
    by: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who decided. Refers to Employee or OrganizationUnit."""


class CampaignContactResponse(CrmModel):
    """
    One reaction of the party.

    响应
    """

    type: Annotated[
        ResponseType, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Kind of reaction."""
    at: Annotated[
        DateTime | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the party reacted."""
    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel by which the party reacted. Refers to Channel."""
    value: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Money that the reaction is about."""


class CampaignWave(CrmModel):
    """
    One dispatch of a campaign.

    营销波次
    """

    id: Annotated[Id, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Key of the wave within the campaign."""
    at: Annotated[
        DateTime | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """When the wave is sent."""
    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Channel of the wave. Refers to Channel."""
    planned: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ] = None
    """Number of contacts planned."""


class CampaignApproval(CrmModel):
    """
    One approval.

    营销活动审批
    """

    by: Annotated[Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Who approved. Refers to Employee or OrganizationUnit."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When it was approved."""
    reference: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Number of the decision or of the minutes."""


class CaseEscalation(CrmModel):
    """
    One raising of a case.

    升级
    """

    level: Annotated[
        int, Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "I"}}, le=9)
    ]
    """Level raised to, 1 lowest."""
    to: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who it was raised to. Refers to Employee or OrganizationUnit."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When it was raised."""
    reason: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Why it was raised."""


class ConsentCollection(CrmModel):
    """
    How the answer of a party was taken.

    取得方式
    """

    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel by which the answer came. Refers to Channel."""
    employee: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who took the answer. Refers to Employee."""
    evidence: Annotated[
        Attachment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Form, recording or log that proves the answer."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When the answer was given."""


class CustomerAcquisition(CrmModel):
    """
    How a customer came to the bank.

    获客来源
    """

    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel through which the customer came. Refers to Channel."""
    source: Annotated[
        LeadSource | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Kind of source."""
    campaign: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Campaign that brought the customer. Refers to Campaign."""
    referrer: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Party that recommended the bank. Refers to Person or Organization."""


class CustomerSuppression(CrmModel):
    """
    A time in which a customer is not to be approached for marketing.

    营销屏蔽
    """

    reason: Annotated[
        ContactSuppressionReason,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Why the customer is not to be approached."""
    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel that is barred; all where absent. Refers to Channel."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When it applies; without limit where absent."""


class DecisionConsentState(CrmModel):
    """
    One consent as it stood at the time.

    授权同意状态
    """

    consent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The consent. Refers to Consent."""
    purpose: Annotated[
        Purpose, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What it is for."""
    status: Annotated[
        ConsentStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Its state at the time."""


class FeedbackClosedLoop(CrmModel):
    """
    What was done about an answer.

    闭环跟进
    """

    task: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The task of getting back to the customer. Refers to Task."""
    at: Annotated[
        DateTime | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When it was done."""
    result: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """What came of it."""


class LeadProspectDetail(CrmModel):
    """
    What is known of a party that is no record yet.

    潜在客户信息
    """

    name: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Name of the person."""
    contact_points: Annotated[
        list[ContactPoint] | None,
        Field(
            alias="contactPoints",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=20,
        ),
    ] = None
    """Where the person or organization can be reached."""
    company: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Name of the organization."""


class MergeEventVeto(CrmModel):
    """
    Two sound identifiers of one kind that differ, and who decided to merge all the same.

    合并否决
    """

    identifier_type: Annotated[
        IdentifierType,
        Field(
            alias="identifierType", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """Kind of identifier in which the records differ."""
    differences: Annotated[
        int | None,
        Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "I"}}, le=128),
    ] = None
    """Number of characters that differ."""
    waived_by: Annotated[
        Reference | None,
        Field(alias="waivedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who found that the conflict is none. Refers to Employee."""
    waived_at: Annotated[
        DateTime | None,
        Field(alias="waivedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was waived."""
    waiver_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="waiverReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Why it was waived."""


class MergeEventPreview(CrmModel):
    """
    What a merge would do.

    合并预览
    """

    previewed_at: Annotated[
        DateTime,
        Field(alias="previewedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the preview was made."""
    field_provenance: Annotated[
        list[FieldProvenance] | None,
        Field(
            alias="fieldProvenance",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=500,
        ),
    ] = None
    """Which source record would give the value of which field."""
    conflict_paths: Annotated[
        list[JsonPointer] | None,
        Field(
            alias="conflictPaths",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=500,
        ),
    ] = None
    """Members in which the two records differ."""
    affected_counts: Annotated[
        list[MergeEventAffected] | None,
        Field(
            alias="affectedCounts",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=100,
        ),
    ] = None
    """How many records refer to the retired one."""


class MetricDimension(CrmModel):
    """
    One axis of a breakdown with the point on it.

    指标维度
    """

    name: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Name of the axis, such as product, channel or location."""
    code: Annotated[
        Code | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The point on the axis as a code."""
    reference: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The point on the axis as a record. Refers to Product or Channel or OrganizationUnit or Segment or Campaign or Employee."""


class OfferEligibility(CrmModel):
    """
    Whether a customer may be made an offer, and why.

    准入情况
    """

    result: Annotated[
        EligibilityResult, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What the rules came to together."""
    rules: Annotated[
        list[OfferEligibilityRule] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """What each rule came to."""
    suitability: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Assessment that the result rests on. Refers to SuitabilityAssessment."""


class OfferPresentation(CrmModel):
    """
    One time that an offer was shown to the customer.

    展示
    """

    channel: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Channel in which it was shown. Refers to Channel."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When it was shown."""
    agent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who showed it. Refers to Employee."""
    interaction: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Contact in which it was shown. Refers to Interaction."""


class OfferResponse(CrmModel):
    """
    What a customer answered to an offer.

    要约答复
    """

    decision: Annotated[
        OfferResponseDecision,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Whether the customer accepts, declines or puts it off."""
    reason: Annotated[
        CodeableConcept | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Why the customer decided so."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When the customer answered."""
    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel by which the customer answered. Refers to Channel."""


class OfferDecisioning(CrmModel):
    """
    How it was decided to make an offer.

    决策方式
    """

    model: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Model that proposed it. Refers to AnalyticModel."""
    automated: Annotated[
        bool, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether no person took part in the decision."""
    human_reviewed_by: Annotated[
        Reference | None,
        Field(
            alias="humanReviewedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Who reviewed it. Refers to Employee."""


class OpportunityLine(CrmModel):
    """
    One product of an opportunity.

    商机明细
    """

    product: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The product. Refers to Product."""
    amount: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Amount of the line as a whole."""
    term_months: Annotated[
        int | None,
        Field(
            alias="termMonths",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=1200,
        ),
    ] = None
    """Term in months."""
    rate: Annotated[
        Rate | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Interest rate aimed at."""
    quantity: Annotated[
        int | None,
        Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "I"}}, le=1000000000),
    ] = None
    """How many are sold, such as cards or terminals."""


class OpportunityTeamMember(CrmModel):
    """
    One who takes part in an opportunity.

    团队成员
    """

    member: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who takes part. Refers to Employee or OrganizationUnit."""
    share: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Share in the result, 1 = all."""


class ProviderDueDiligence(CrmModel):
    """
    One due diligence of a provider by the bank.

    服务商尽职调查
    """

    completed_on: Annotated[
        Date,
        Field(alias="completedOn", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """When it was completed."""
    valid_until: Annotated[
        Date,
        Field(alias="validUntil", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """First date on which it holds no longer."""
    result: Annotated[
        ProviderDueDiligenceResult,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """What the bank concluded."""
    conditions: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Conditions that the provider has to meet."""
    assessor: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who carried it out. Refers to Employee or OrganizationUnit or Organization."""
    document: Annotated[
        Attachment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Report of the due diligence."""


class OutsourcingSubcontractor(CrmModel):
    """
    One organization further down the chain of provision.

    分包商
    """

    organization: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The subcontractor. Refers to Organization."""
    rank: Annotated[
        int, Field(ge=2, json_schema_extra={"x-crm-privacy": {"class": "N"}}, le=20)
    ]
    """Place in the chain: the provider is 1, its own subcontractor 2, and so on."""
    service: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """What the subcontractor does."""
    country: Annotated[
        CountryCode, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Country from which the subcontractor works."""
    personal_data: Annotated[
        bool | None,
        Field(
            alias="personalData", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Whether the subcontractor handles personal data of the bank's customers."""


class OutsourcingAssessment(CrmModel):
    """
    The bank's assessment of a contract: risks, replacement, return.

    外包评估
    """

    assessed_on: Annotated[
        Date | None,
        Field(alias="assessedOn", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the assessment was made."""
    substitutability: Annotated[
        Substitutability | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """How hard it is to replace the provider."""
    reason_not_substitutable: Annotated[
        ShortText | None,
        Field(
            alias="reasonNotSubstitutable",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Why the provider can not be replaced or only with great effort."""
    reintegration: Annotated[
        Reintegration | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """How hard it is for the bank to take the function back."""
    impact: Annotated[
        ImpactLevel | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """How much it weighs if the service ends."""
    alternative_providers: Annotated[
        list[Reference] | None,
        Field(
            alias="alternativeProviders",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Organizations that could take over. Refers to Organization."""
    risks: Annotated[
        list[OutsourcingRisk] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """What can go wrong and how much it weighs."""


class PartyGroupMember(CrmModel):
    """
    One party in a group.

    群组成员
    """

    party: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The party. Refers to Person or Organization."""
    role: Annotated[
        GroupRole, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Role of the party in the group."""
    primary: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether the party stands for the group where one has to."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the party belongs to the group; as long as the group exists where absent."""
    allocation: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Share of a value held together that counts for this member."""


class PersonEmployment(CrmModel):
    """
    One employment of a person.

    就业经历
    """

    employer: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The employer, where it is a record. Refers to Organization."""
    employer_name: Annotated[
        ShortText | None,
        Field(
            alias="employerName", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """The employer's name, where it is no record."""
    position: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Position held."""
    industry: Annotated[
        CodeableConcept | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Industry (ISIC, GB/T 4754)."""
    status: Annotated[
        EmploymentStatus | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """How the person is employed."""
    income: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Income from this employment in a year."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """When the employment held."""


class ProductTargetMarket(CrmModel):
    """
    For whom a product is made and for whom not.

    目标市场
    """

    customer_types: Annotated[
        list[CustomerType] | None,
        Field(
            alias="customerTypes",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Types of customers that may take the product; all where absent."""
    segments: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """Segments that the product is made for. Refers to Segment."""
    negatives: Annotated[
        list[CodeableConcept] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """Groups that the product is not made for."""


class ProvenanceAgent(CrmModel):
    """
    One who took part in an activity: a record, or a system by its URI.

    参与者
    """

    who: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The person, organization or unit. Refers to Employee or Person or Organization or OrganizationUnit."""
    system: Annotated[
        Uri | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """URI of the program."""
    role: Annotated[
        ProvenanceAgentRole, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What part the agent had."""
    on_behalf_of: Annotated[
        Reference | None,
        Field(alias="onBehalfOf", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """For whom the agent acted. Refers to Person or Organization or OrganizationUnit."""


class SalesPlanTarget(CrmModel):
    """
    One target of a sales plan.

    销售目标
    """

    measure: Annotated[
        PlanMeasure, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What is measured."""
    objective: Annotated[
        CrmObjective | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Which of the six objectives it counts for."""
    product: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Product that it counts for; all where absent. Refers to Product."""
    segment: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Segment that it counts for; all where absent. Refers to Segment."""
    unit: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Unit of the values; a currency code where the measure is money."""
    target_value: Annotated[
        Decimal,
        Field(alias="targetValue", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Value to be reached; a fraction for rates."""
    actual_value: Annotated[
        Decimal | None,
        Field(alias="actualValue", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Value reached."""
    as_of: Annotated[
        Date | None,
        Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Date of the value reached."""
    weight: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Weight of the target in the plan, 1 = all."""


class ScoreOverride(CrmModel):
    """
    A value set by a person.

    评分人工调整
    """

    by: Annotated[Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Who set it. Refers to Employee or OrganizationUnit."""
    reason: Annotated[
        CodeableConcept, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """Why it was set."""
    value: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """The value in place of the score."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When it was set."""


class SegmentMembershipOverride(CrmModel):
    """
    Who put a member into a segment by hand, and why.

    归属人工调整
    """

    by: Annotated[Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Who approved it. Refers to Employee or OrganizationUnit."""
    reason: Annotated[
        CodeableConcept, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Why it was approved."""
    until: Annotated[
        Date | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """First date on which the override no longer holds."""


class ActionPolicy(CrmModel):
    """
    The candidates for the next best action and how they are ranked: propensity, context, value and lever.

    行动策略
    """

    policy_type: Annotated[
        Literal["ActionPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "ActionPolicy"
    """Always ActionPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    actions: Annotated[
        list[ActionPolicyAction],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=10000,
            min_length=1,
        ),
    ]
    """Candidates."""
    minimum_priority: Annotated[
        Decimal | None,
        Field(
            alias="minimumPriority", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Priority below which nothing is done."""


class ActionPolicyAction(CrmModel):
    """
    One candidate with its filters and factors.

    候选行动
    """

    action_id: Annotated[
        Code,
        Field(alias="actionId", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Key of the action; decisions name it."""
    name: Annotated[
        LocalizedText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Name of the action."""
    objective: Annotated[
        CrmObjective, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Which of the six objectives it serves."""
    product: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Product that is offered, where it is one. Refers to Product."""
    score_type: Annotated[
        ScoreType | None,
        Field(alias="scoreType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Kind of score that gives the propensity."""
    purpose: Annotated[
        Purpose, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Purpose for which a consent or legal basis is needed."""
    channel_types: Annotated[
        list[ChannelType] | None,
        Field(
            alias="channelTypes",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
        ),
    ] = None
    """Channels by which it may be brought."""
    eligibility_rules: Annotated[
        list[RuleExpr] | None,
        Field(
            alias="eligibilityRules",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
        ),
    ] = None
    """Conditions that the customer has to meet."""
    applicability_rules: Annotated[
        list[RuleExpr] | None,
        Field(
            alias="applicabilityRules",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
        ),
    ] = None
    """Conditions under which the action makes sense now."""
    suitability_needed: Annotated[
        bool | None,
        Field(
            alias="suitabilityNeeded",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Whether a valid suitability assessment is needed."""
    value: Annotated[Money, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Value of success."""
    contact_cost: Annotated[
        Money | None,
        Field(alias="contactCost", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Cost of one contact."""
    context_weights: Annotated[
        list[ActionPolicyWeight] | None,
        Field(
            alias="contextWeights",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
        ),
    ] = None
    """Adjustments of the context; they are added."""
    levers: Annotated[
        list[ActionPolicyWeight] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """Adjustments by the business; they are added."""


class TierPolicy(CrmModel):
    """
    Value tiers with their thresholds and how slowly a customer moves between them.

    客户分层策略
    """

    policy_type: Annotated[
        Literal["TierPolicy"],
        Field(alias="policyType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "TierPolicy"
    """Always TierPolicy."""
    policy_id: Annotated[
        Id, Field(alias="policyId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the policy, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version applies."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the policy."""
    basis: Annotated[
        TierBasis, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """By what value customers are put into tiers."""
    currency: Annotated[
        CurrencyCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Currency of the thresholds where the basis is money."""
    tiers: Annotated[
        list[TierPolicyTier],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
            min_length=1,
        ),
    ]
    """Tiers, lowest first."""
    upgrade_after_months: Annotated[
        int,
        Field(
            alias="upgradeAfterMonths",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=120,
        ),
    ]
    """Months in a row at or above a threshold before a customer goes up."""
    downgrade_after_months: Annotated[
        int,
        Field(
            alias="downgradeAfterMonths",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=120,
        ),
    ]
    """Months in a row below a threshold before a customer goes down."""
    overrides: Annotated[
        list[TierPolicyOverride] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=10000),
    ] = None
    """Customers whose tier was set by hand."""


class TierPolicyOverride(CrmModel):
    """
    A customer whose tier was set by hand.

    层级人工调整
    """

    customer: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The customer. Refers to Customer."""
    tier: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """Code of the tier."""
    reason: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Why it was set."""
    until: Annotated[
        Date | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """First date on which it holds no longer."""
    approved_by: Annotated[
        Reference | None,
        Field(alias="approvedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who approved it. Refers to Employee."""


class AssetPriceTable(CrmModel):
    """
    Prices of securities and funds.

    资产价格表
    """

    table_type: Annotated[
        Literal["AssetPriceTable"],
        Field(alias="tableType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "AssetPriceTable"
    """Always AssetPriceTable."""
    table_id: Annotated[
        Id, Field(alias="tableId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the table, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date that the table is for."""
    rows: Annotated[
        list[AssetPriceTableRow],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=1000000,
            min_length=1,
        ),
    ]
    """One price a row."""


class AssetPriceTableRow(CrmModel):
    """
    The price of one asset on one date.

    资产价格
    """

    isin: Annotated[
        Isin | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The asset by its ISIN."""
    product: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The asset as a product of the bank. Refers to Product."""
    priced_on: Annotated[
        Date,
        Field(alias="pricedOn", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Date of the price."""
    price: Annotated[
        Decimal, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Price of one unit."""
    currency: Annotated[
        CurrencyCode, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Currency of the price."""


class EconomicCapitalTable(CrmModel):
    """
    Economic capital, one row an arrangement or customer.

    经济资本表
    """

    table_type: Annotated[
        Literal["EconomicCapitalTable"],
        Field(alias="tableType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "EconomicCapitalTable"
    """Always EconomicCapitalTable."""
    table_id: Annotated[
        Id, Field(alias="tableId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the table, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date that the table is for."""
    rows: Annotated[
        list[EconomicCapitalTableRow],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=10000000,
            min_length=1,
        ),
    ]
    """One arrangement or customer a row."""


class EconomicCapitalTableRow(CrmModel):
    """
    Economic capital of one arrangement or customer.

    经济资本
    """

    subject: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The arrangement or customer. Refers to Arrangement or Customer."""
    economic_capital: Annotated[
        Money,
        Field(
            alias="economicCapital", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ]
    """Capital held against it."""


class FtpRateTable(CrmModel):
    """
    Funds transfer prices; a row for an arrangement beats one for currency, side and tenor.

    内部资金转移价格表
    """

    table_type: Annotated[
        Literal["FtpRateTable"],
        Field(alias="tableType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "FtpRateTable"
    """Always FtpRateTable."""
    table_id: Annotated[
        Id, Field(alias="tableId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the table, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date that the table is for."""
    rows: Annotated[
        list[FtpRateTableRow],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=1000000,
            min_length=1,
        ),
    ]
    """One price a row."""


class FtpRateTableRow(CrmModel):
    """
    One price, for an arrangement or for currency, side and tenor.

    内部资金转移价格
    """

    arrangement: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Arrangement that the price is for. Refers to Arrangement."""
    currency: Annotated[
        CurrencyCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Currency of the holding."""
    side: Annotated[
        BalanceSide | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Asset or liability."""
    tenor_months: Annotated[
        int | None,
        Field(
            alias="tenorMonths",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=1200,
        ),
    ] = None
    """Months up to which the price applies; zero for on demand."""
    rate: Annotated[Rate, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Price for a year as a fraction."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """When the price applies."""


class RiskParameterTable(CrmModel):
    """
    Parameters of expected loss, one row an arrangement.

    风险参数表
    """

    table_type: Annotated[
        Literal["RiskParameterTable"],
        Field(alias="tableType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "RiskParameterTable"
    """Always RiskParameterTable."""
    table_id: Annotated[
        Id, Field(alias="tableId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the table, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date that the table is for."""
    rows: Annotated[
        list[RiskParameterTableRow],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=10000000,
            min_length=1,
        ),
    ]
    """One arrangement a row."""


class RiskParameterTableRow(CrmModel):
    """
    Parameters of one arrangement.

    风险参数
    """

    arrangement: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The arrangement. Refers to Arrangement."""
    pd12m: Annotated[Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})]
    """Probability of default within twelve months."""
    lgd: Annotated[Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})]
    """Share that is lost in default."""
    ead: Annotated[Money, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})]
    """Amount outstanding in default."""
    ifrs9_charge: Annotated[
        Money | None,
        Field(alias="ifrs9Charge", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Charge of the period under IFRS 9."""


class WalletEstimateTable(CrmModel):
    """
    What customers hold with other banks, by amount or by rank.

    钱包估计表
    """

    table_type: Annotated[
        Literal["WalletEstimateTable"],
        Field(alias="tableType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = "WalletEstimateTable"
    """Always WalletEstimateTable."""
    table_id: Annotated[
        Id, Field(alias="tableId", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Id of the table, the same in all its versions."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version; a changed content is a new version."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date that the table is for."""
    rows: Annotated[
        list[WalletEstimateTableRow],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=10000000,
            min_length=1,
        ),
    ]
    """One customer and category a row."""


class WalletEstimateTableRow(CrmModel):
    """
    What one customer holds elsewhere.

    钱包估计
    """

    customer: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The customer. Refers to Customer."""
    category: Annotated[
        ProductCategory | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Product category; all where absent."""
    method: Annotated[
        WalletMethod, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """How it was found."""
    amount: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Amount held with other banks."""
    rank: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            pattern="^[1-9][0-9]{0,2}(\\.[0-9]{1,4})?$",
        ),
    ] = None
    """Rank of the bank among the customer's banks, 1 first; the mean of tied ranks."""
    banks: Annotated[
        int | None,
        Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "P"}}, le=999),
    ] = None
    """Number of the customer's banks, this one included."""


class ParetoAnalysis(CrmModel):
    """
    Which share of the customers brings which share of the value, and who they are.

    帕累托分析
    """

    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date."""
    window: Annotated[
        str,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^W[1-9][0-9]{0,3}[DMY]$",
        ),
    ]
    """Window before the date."""
    basis: Annotated[
        ValueBasis, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Which value is added up."""
    status: Annotated[
        MetricStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whether there is a result."""
    population: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Customers in the population."""
    total: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Value of all customers together."""
    top_shares: Annotated[
        list[ParetoTopShare] | None,
        Field(
            alias="topShares",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
        ),
    ] = None
    """Which share of the value the best share of customers brings."""
    pareto_set: Annotated[
        ParetoSet | None,
        Field(alias="paretoSet", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The best share of customers by name."""
    minimal_set: Annotated[
        ParetoMinimalSet | None,
        Field(alias="minimalSet", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The fewest customers who bring a share of the value."""
    classes: Annotated[
        list[ParetoClassSize] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=3),
    ] = None
    """Size of the classes A, B and C."""
    pareto_point: Annotated[
        ParetoPoint | None,
        Field(alias="paretoPoint", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Where the share of customers and the share of value add up to one."""
    gini: Annotated[
        ParetoGini | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """How unequal the values are."""
    whale_curve: Annotated[
        ParetoWhaleCurve | None,
        Field(alias="whaleCurve", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Value added up from the best customer to the worst."""
    precision: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Share of the set predicted one window ago that is in this one."""
    stability: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Share of the last set that is in this one."""
    resource_alignment: Annotated[
        Rate | None,
        Field(
            alias="resourceAlignment",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Share of the cost to serve spent on the set over its share of the value."""
    policy: Annotated[
        PolicyReference | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Policy by which the values were computed."""
    inputs_digest: Annotated[
        Sha256 | None,
        Field(
            alias="inputsDigest", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """SHA-256 digest of the inputs' canonical JSON."""


class ParetoSet(CrmModel):
    """
    The best share of customers by name.

    头部客户名单
    """

    p: Annotated[Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Share asked for."""
    k: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Customers in the set."""
    members: Annotated[
        list[ParetoMember],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=10000000,
            min_length=1,
        ),
    ]
    """Customers, best first."""


class ParetoMember(CrmModel):
    """
    One customer of the set.

    头部客户
    """

    customer: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The customer. Refers to Customer."""
    rank: Annotated[
        int,
        Field(
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Place, 1 first."""
    value: Annotated[Money, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})]
    """Value of the customer."""
    boundary_tie: Annotated[
        bool | None,
        Field(alias="boundaryTie", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Whether the value is that of the last member."""


class ParetoMinimalSet(CrmModel):
    """
    The fewest customers who bring a share of the value.

    最小客户集合
    """

    q: Annotated[Ratio, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Share asked for."""
    k: Annotated[
        int,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ]
    """Customers in the set."""
    population_share: Annotated[
        Ratio,
        Field(
            alias="populationShare", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Their share of all customers."""
    members: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=10000000),
    ] = None
    """Customers, best first. Refers to Customer."""


class SegmentEvaluation(CrmModel):
    """
    Who belongs to one version of a segment at a date, who does not, and of whom it can not be said.

    客群判定
    """

    segment: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The segment. Refers to Segment."""
    segment_version: Annotated[
        ShortText,
        Field(
            alias="segmentVersion", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Version of its definition."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Business date."""
    results: Annotated[
        list[SegmentEvaluationResult],
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=10000000),
    ]
    """One entry a subject."""
    counts: Annotated[
        SegmentEvaluationCounts,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """How many subjects have each result."""
    inputs_digest: Annotated[
        Sha256 | None,
        Field(
            alias="inputsDigest", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """SHA-256 digest of the inputs' canonical JSON."""


class SegmentEvaluationResult(CrmModel):
    """
    Whether one subject belongs to the segment.

    对象判定结果
    """

    member: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who was looked at. Refers to Customer or PartyGroup or Person or Organization."""
    status: Annotated[
        SegmentResult, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the subject belongs."""
    reason: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Why it can not be said, or which condition failed."""
    missing_facts: Annotated[
        list[JsonPointer] | None,
        Field(
            alias="missingFacts",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=100,
        ),
    ] = None
    """Facts that the definition asks for and that are not there."""
    posterior: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Probability of membership, where a model gives one."""


AnyResource = TypeAliasType(
    "AnyResource",
    Annotated[
        Union["AccessGrant", "AnalyticModel", "Application", "Arrangement", "ArrangementActivity", "ArrangementRole", "ArrangementSnapshot", "AuditEvent", "Campaign", "CampaignContact", "Case", "Channel", "Consent", "CoverageAssignment", "Customer", "CustomerAssessment", "CustomerEvent", "CustomerProfitability", "Decision", "DueDiligence", "Employee", "Feedback", "IdentityDocument", "Incident", "Interaction", "Lead", "MergeEvent", "MetricResult", "Offer", "Opportunity", "Organization", "OrganizationUnit", "Outcome", "OutsourcingContract", "OwnershipInterest", "PartyGroup", "PartyLink", "PartyRelationship", "Person", "PrivacyRequest", "Product", "Provenance", "RetentionCase", "SalesPlan", "Score", "Segment", "SegmentMembership", "ServiceLevelReport", "SourceRecord", "SuitabilityAssessment", "SupportNeed", "Task", "TaxCertification", "WinBackCase"],
        Field(discriminator="resource_type", title="AnyResource"),
    ],
)
"""Any resource; `resourceType` says which."""


Party = TypeAliasType(
    "Party",
    Annotated[
        Union["Person", "Organization"],
        Field(discriminator="resource_type", title="Party"),
    ],
)
"""A natural person or an organization."""


class AccessGrant(Resource):
    """
    The right of a provider to see data of one purpose, bounded by resource, privacy class, rows, place and time.

    访问授权 · D9 T2 · /v1/access-grants
    """

    resource_type: Annotated[
        Literal["AccessGrant"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "AccessGrant"
    """Always AccessGrant."""
    status: Annotated[
        AccessGrantStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the grant is in force."""
    provider: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Provider or subcontractor that may see the data. Refers to Organization."""
    contract: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Contract that the grant serves. Refers to OutsourcingContract."""
    purpose: Annotated[
        Purpose, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The one purpose for which the data may be seen."""
    legal_basis: Annotated[
        LegalBasis,
        Field(alias="legalBasis", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Legal basis of the purpose."""
    entities: Annotated[
        list[AccessGrantEntity],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=54,
            min_length=1,
        ),
    ]
    """Resources, and members of them, that may be seen."""
    max_privacy_class: Annotated[
        PrivacyClass,
        Field(
            alias="maxPrivacyClass", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """Highest privacy class that is shown in clear."""
    row_filter: Annotated[
        RuleExpr | None,
        Field(alias="rowFilter", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Condition that a record has to meet to be seen."""
    masking_policy: Annotated[
        PolicyReference | None,
        Field(
            alias="maskingPolicy", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """How values above the class are masked."""
    period: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """When the grant is in force."""
    locations: Annotated[
        list[CountryCode] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """Countries from which the data may be seen."""
    export: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether records may be taken out in bulk; false where absent."""
    export_reason: Annotated[
        LongText | None,
        Field(
            alias="exportReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Why records may be taken out."""
    requested_by: Annotated[
        Reference | None,
        Field(alias="requestedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who asked for the grant. Refers to Employee."""
    approved_by: Annotated[
        Reference | None,
        Field(alias="approvedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who approved the grant. Refers to Employee."""
    approved_at: Annotated[
        DateTime | None,
        Field(alias="approvedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the grant was approved."""
    last_reviewed_on: Annotated[
        Date | None,
        Field(
            alias="lastReviewedOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """When the need for the grant was last looked at."""
    reviewed_by: Annotated[
        Reference | None,
        Field(alias="reviewedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who looked at it. Refers to Employee."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class AnalyticModel(Resource):
    """
    One version of a model that scores customers or chooses actions.

    分析模型 · D8 T2 · /v1/analytic-models
    """

    resource_type: Annotated[
        Literal["AnalyticModel"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "AnalyticModel"
    """Always AnalyticModel."""
    name: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the model."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version of the model."""
    model_type: Annotated[
        ScoreType,
        Field(alias="modelType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """What the model predicts or computes."""
    purpose: Annotated[
        LongText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What the model is for and what it is not for."""
    owner: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who answers for the model. Refers to Employee or OrganizationUnit."""
    status: Annotated[
        ModelStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How far it has come on its way into use."""
    algorithm: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The method, by its usual name."""
    trained_at: Annotated[
        DateTime | None,
        Field(alias="trainedAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When it was trained."""
    data_window: Annotated[
        Period | None,
        Field(alias="dataWindow", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """The stretch of time that the training data come from."""
    horizon_days: Annotated[
        int | None,
        Field(
            alias="horizonDays",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=36500,
        ),
    ] = None
    """Days ahead that a prediction speaks about."""
    features: Annotated[
        list[ModelFeature] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=5000),
    ] = None
    """Members of the standard's records that the model reads."""
    performance_measures: Annotated[
        list[ModelPerformance] | None,
        Field(
            alias="performanceMeasures",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
        ),
    ] = None
    """How good the model was on which data."""
    fairness_measures: Annotated[
        list[ModelFairness] | None,
        Field(
            alias="fairnessMeasures",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
        ),
    ] = None
    """How evenly it treats groups of people."""
    explainability: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """How a single result is explained."""
    risk_class: Annotated[
        ModelRiskClass | None,
        Field(alias="riskClass", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """How dangerous it can be to people."""
    human_oversight: Annotated[
        LongText | None,
        Field(
            alias="humanOversight", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """How people watch over it and step in."""
    approval: Annotated[
        ModelApproval | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who approved its use."""
    supplier: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Who supplied it, where it is not the bank's own. Refers to Organization."""
    next_validation_on: Annotated[
        Date | None,
        Field(
            alias="nextValidationOn",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Date by which it is validated again."""


class Application(Resource):
    """
    A request by one or more parties for a product.

    申请 · D5 T2 · /v1/applications
    """

    resource_type: Annotated[
        Literal["Application"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Application"
    """Always Application."""
    applicants: Annotated[
        list[Reference],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=20,
            min_length=1,
        ),
    ]
    """Who applies, the first applicant first. Refers to Person or Organization."""
    product: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Product applied for. Refers to Product."""
    channel: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Channel by which it came. Refers to Channel."""
    status: Annotated[
        ApplicationStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the application."""
    submitted_at: Annotated[
        DateTime | None,
        Field(alias="submittedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was handed in."""
    requested: Annotated[
        ApplicationTerms | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """What is asked for."""
    approved: Annotated[
        ApplicationTerms | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """What was granted."""
    decision: Annotated[
        ApplicationDecision | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """What was decided, when, by whom and why."""
    documents: Annotated[
        list[Attachment] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=200),
    ] = None
    """Papers that were handed in."""
    due_diligence: Annotated[
        Reference | None,
        Field(
            alias="dueDiligence", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Due diligence that was made for it. Refers to DueDiligence."""
    opportunity: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Opportunity that it belongs to. Refers to Opportunity."""
    offer: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Offer that it answers. Refers to Offer."""
    arrangement: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Holding that came of it. Refers to Arrangement."""
    withdrawn_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="withdrawnReason", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Why the applicant took it back."""
    due_at: Annotated[
        DateTime | None,
        Field(alias="dueAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it is to be decided at the latest."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class ArrangementActivity(Resource):
    """
    What happened on an arrangement in one day or one month, in sums; the single transactions stay in the core systems.

    合约活动汇总 · D3 T1 · /v1/arrangement-activities
    """

    resource_type: Annotated[
        Literal["ArrangementActivity"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "ArrangementActivity"
    """Always ArrangementActivity."""
    arrangement: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The arrangement. Refers to Arrangement."""
    period: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The day or month, half-open."""
    customer_initiated_count: Annotated[
        int | None,
        Field(
            alias="customerInitiatedCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            le=9007199254740991,
        ),
    ] = None
    """Transactions that the customer initiated; interest, fees, taxes and corrections of the bank are not among them."""
    customer_initiated_amount: Annotated[
        Money | None,
        Field(
            alias="customerInitiatedAmount",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Sum of the amounts of those transactions without regard to direction."""
    first_activity_on: Annotated[
        Date | None,
        Field(
            alias="firstActivityOn", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Date of the first transaction in the period."""
    last_customer_initiated_on: Annotated[
        Date | None,
        Field(
            alias="lastCustomerInitiatedOn",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Date of the last transaction that the customer initiated in the period."""
    credit_turnover: Annotated[
        Money | None,
        Field(
            alias="creditTurnover", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Sum of credits."""
    debit_turnover: Annotated[
        Money | None,
        Field(
            alias="debitTurnover", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Sum of debits."""
    interest_paid: Annotated[
        Money | None,
        Field(
            alias="interestPaid", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Interest that the bank paid to the customer."""
    interest_received: Annotated[
        Money | None,
        Field(
            alias="interestReceived",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Interest that the bank received from the customer."""
    fee_income: Annotated[
        Money | None,
        Field(alias="feeIncome", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Fees that the bank charged."""
    fee_cost: Annotated[
        Money | None,
        Field(alias="feeCost", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Fees that the bank paid to others for it."""
    refunds: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Fees given back to the customer."""
    reward_cost: Annotated[
        Money | None,
        Field(alias="rewardCost", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Cost of points, cash back and other rewards."""
    channel_counts: Annotated[
        list[ActivityChannelCount] | None,
        Field(
            alias="channelCounts",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=50,
        ),
    ] = None
    """Customer-initiated transactions by kind of channel."""


class ArrangementRole(Resource):
    """
    The part that a party takes in an arrangement.

    合约角色 · D3 T1 · /v1/arrangement-roles
    """

    resource_type: Annotated[
        Literal["ArrangementRole"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "ArrangementRole"
    """Always ArrangementRole."""
    arrangement: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The arrangement. Refers to Arrangement."""
    party: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The party. Refers to Person or Organization."""
    role: Annotated[
        ArrangementRoleCode, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The part that the party takes."""
    share: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Share of the party among those of the same kind of role (0 to 1)."""
    signing_rule: Annotated[
        SigningRule | None,
        Field(alias="signingRule", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """With whom the party has to sign."""
    mandate_limit: Annotated[
        Money | None,
        Field(
            alias="mandateLimit", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Amount up to which the party may dispose."""
    primary: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Set for the one party that the arrangement is counted for first."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the party has the role."""
    contact_topics: Annotated[
        list[ContactTopic] | None,
        Field(
            alias="contactTopics",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=10,
        ),
    ] = None
    """What the party is written to about."""


class ArrangementSnapshot(Resource):
    """
    Balances and values of an arrangement on one date. A deposit in credit and a loan outstanding are both positive; an overdrawn account is negative.

    合约快照 · D3 T2 · /v1/arrangement-snapshots
    """

    resource_type: Annotated[
        Literal["ArrangementSnapshot"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "ArrangementSnapshot"
    """Always ArrangementSnapshot."""
    arrangement: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The arrangement. Refers to Arrangement."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Date of the balances."""
    balance: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Balance of the type named."""
    balance_type: Annotated[
        BalanceType,
        Field(alias="balanceType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Which balance it is."""
    average_balance: Annotated[
        SnapshotAverageBalance | None,
        Field(
            alias="averageBalance", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Average of the daily closing balances over a period."""
    available_balance: Annotated[
        Money | None,
        Field(
            alias="availableBalance",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Amount at the holder's disposal."""
    market_value: Annotated[
        Money | None,
        Field(alias="marketValue", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Value of an investment at market prices."""
    price_as_of: Annotated[
        Date | None,
        Field(alias="priceAsOf", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Date of the prices behind the market value."""
    accrued_interest: Annotated[
        Money | None,
        Field(
            alias="accruedInterest", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Interest earned or owed and not yet booked."""
    drawn_amount: Annotated[
        Money | None,
        Field(alias="drawnAmount", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Amount drawn of the limit."""
    principal_outstanding: Annotated[
        Money | None,
        Field(
            alias="principalOutstanding",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Principal of a loan still to be repaid."""
    principal_past_due: Annotated[
        Money | None,
        Field(
            alias="principalPastDue",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Principal that is due and not paid."""
    days_past_due: Annotated[
        int | None,
        Field(
            alias="daysPastDue",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            le=9007199254740991,
        ),
    ] = None
    """Days since the oldest unpaid amount fell due; 0 if none."""
    currency_of_report: Annotated[
        CurrencyCode | None,
        Field(
            alias="currencyOfReport",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Currency in which the snapshot states its amounts."""


class Arrangement(Resource):
    """
    A contract, account or other holding between parties and the bank, or one held elsewhere that the bank knows of.

    合约 · D3 T1 · /v1/arrangements
    """

    resource_type: Annotated[
        Literal["Arrangement"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Arrangement"
    """Always Arrangement."""
    number: Annotated[
        Identifier | None,
        Field(
            json_schema_extra={
                "x-crm-privacy": {
                    "class": "P",
                    "category": "FinancialAccountIdentifier",
                }
            }
        ),
    ] = None
    """Number of the account or contract (IBAN, domestic number, contract number, card token); never a card number."""
    product: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The product that was taken. Refers to Product."""
    category: Annotated[
        ProductCategory, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Kind of holding."""
    status: Annotated[
        ArrangementStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the holding."""
    opened_on: Annotated[
        Date | None,
        Field(alias="openedOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Date on which the holding began."""
    closed_on: Annotated[
        Date | None,
        Field(alias="closedOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Last date on which the holding existed."""
    maturity_on: Annotated[
        Date | None,
        Field(alias="maturityOn", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Date on which the term ends."""
    close_reason: Annotated[
        Coding | None,
        Field(alias="closeReason", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Why the holding was ended."""
    currency: Annotated[
        CurrencyCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Currency in which the holding is kept."""
    booking_unit: Annotated[
        Reference | None,
        Field(alias="bookingUnit", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Unit of the bank in whose books the holding stands. Refers to OrganizationUnit."""
    limit: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Amount that may be drawn."""
    principal: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Amount deposited or lent at the start."""
    rate: Annotated[
        Rate | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Interest in a year, as a fraction (0.05 = 5 %)."""
    day_count: Annotated[
        DayCount | None,
        Field(alias="dayCount", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """How days are counted when interest is computed."""
    statement_frequency: Annotated[
        StatementFrequency | None,
        Field(
            alias="statementFrequency",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """How often a statement is made."""
    installment_amount: Annotated[
        Money | None,
        Field(
            alias="installmentAmount",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Regular payment of a loan or savings plan."""
    settlement_arrangement: Annotated[
        Reference | None,
        Field(
            alias="settlementArrangement",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """Account to and from which payments of this holding are made. Refers to Arrangement."""
    term_months: Annotated[
        int | None,
        Field(
            alias="termMonths",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            le=1200,
        ),
    ] = None
    """Agreed term in months."""
    ownership: Annotated[
        Ownership | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Whether there is one holder or several, and who may dispose."""
    held_away: Annotated[
        bool | None,
        Field(alias="heldAway", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Set where another institution keeps the holding."""
    provider: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Institution that keeps a holding held away. Refers to Organization."""
    purpose: Annotated[
        CodeableConcept | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """What the account or loan is for."""
    auto_renew: Annotated[
        bool | None,
        Field(alias="autoRenew", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Set where the term is renewed at its end."""
    card: Annotated[
        ArrangementCard | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """What may be shown of the card."""
    origins: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=20),
    ] = None
    """Application, opportunity or campaign from which the holding came. Refers to Application or Opportunity or Campaign."""


class AuditEvent(Resource):
    """
    One access to data, permitted or denied, written by the server into a chain of digests.

    审计事件 · D10 T1 · /v1/audit-events
    """

    resource_type: Annotated[
        Literal["AuditEvent"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "AuditEvent"
    """Always AuditEvent."""
    sequence: Annotated[
        int,
        Field(
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ]
    """Place in the chain of the tenant, from 1 without gaps."""
    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """When the action was decided."""
    who: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Person or body that acted. Refers to Employee or Person or Organization or OrganizationUnit."""
    client: Annotated[
        Uri | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """URI of the program that acted."""
    actor_kind: Annotated[
        ActorKind,
        Field(alias="actorKind", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Whether a user, a system or a vendor acted."""
    on_behalf_of: Annotated[
        Reference | None,
        Field(alias="onBehalfOf", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Provider or unit for which it acted. Refers to Organization or OrganizationUnit."""
    action: Annotated[
        AuditAction, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What was tried."""
    object_type: Annotated[
        str | None,
        Field(
            alias="objectType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[A-Z][A-Za-z]{1,63}$",
        ),
    ] = None
    """Name of the resource that the action was about."""
    object: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Record that the action was about, where it was one."""
    purpose: Annotated[
        Purpose | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Purpose that the caller declared."""
    grant: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Grant that allowed the action. Refers to AccessGrant."""
    decision: Annotated[
        AuditDecision, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What the system answered."""
    reason: Annotated[
        CodeableConcept | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Why the action was denied or masked."""
    returned_fields: Annotated[
        list[JsonPointer] | None,
        Field(
            alias="returnedFields",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=500,
        ),
    ] = None
    """Members that were shown in clear."""
    max_privacy_class: Annotated[
        PrivacyClass | None,
        Field(
            alias="maxPrivacyClass", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Highest privacy class that was shown in clear."""
    count: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Number of records that were returned or changed."""
    request_id: Annotated[
        ShortText | None,
        Field(alias="requestId", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Id of the request."""
    prev_hash: Annotated[
        Sha256 | None,
        Field(alias="prevHash", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Hash of the event before this one; absent at the first."""
    hash: Annotated[Sha256, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """SHA-256 digest of the canonical JSON (RFC 8785) of this event without hash and meta."""


class CampaignContact(Resource):
    """
    One party in one wave of a campaign, with its response.

    营销触达 · D6 T1 · /v1/campaign-contacts
    """

    resource_type: Annotated[
        Literal["CampaignContact"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "CampaignContact"
    """Always CampaignContact."""
    campaign: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The campaign. Refers to Campaign."""
    party: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who is contacted or observed. Refers to Person or Organization."""
    arm: Annotated[
        CampaignArm, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the party is contacted or only observed."""
    status: Annotated[
        CampaignContactStatus,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """State of the contact."""
    wave: Annotated[
        Id | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Key of the wave within the campaign."""
    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel of the contact. Refers to Channel."""
    planned_at: Annotated[
        DateTime | None,
        Field(alias="plannedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it is to be sent."""
    sent_at: Annotated[
        DateTime | None,
        Field(alias="sentAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was handed to the channel."""
    delivered_at: Annotated[
        DateTime | None,
        Field(alias="deliveredAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it reached the party."""
    opened_at: Annotated[
        DateTime | None,
        Field(alias="openedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the party first opened it."""
    clicked_at: Annotated[
        DateTime | None,
        Field(alias="clickedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the party first followed a link in it."""
    response: Annotated[
        CampaignContactResponse | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """How the party reacted."""
    converted_at: Annotated[
        DateTime | None,
        Field(alias="convertedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the party did what the campaign aims at."""
    opted_out_at: Annotated[
        DateTime | None,
        Field(alias="optedOutAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the party asked not to be contacted any more."""
    attributed_to: Annotated[
        list[Reference] | None,
        Field(
            alias="attributedTo",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=50,
        ),
    ] = None
    """Sales that this contact is credited with. Refers to Opportunity or Arrangement."""
    suppressed: Annotated[
        CampaignContactSuppression | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Why the party was taken out before sending."""
    legal_basis: Annotated[
        LegalBasis | None,
        Field(alias="legalBasis", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Ground in law on which the party is contacted."""
    consent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The consent that covers the contact, where consent is its legal basis. Refers to Consent."""
    cost: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What the contact cost."""
    attempt_count: Annotated[
        int | None,
        Field(
            alias="attemptCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=10000,
        ),
    ] = None
    """Number of attempts at reaching the party in this wave."""
    decision: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The decision that led to the contact. Refers to Decision."""
    interactions: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Conversations that took place because of the contact. Refers to Interaction."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class Campaign(Resource):
    """
    A planned series of contacts with many parties for one objective.

    营销活动 · D6 T1 · /v1/campaigns
    """

    resource_type: Annotated[
        Literal["Campaign"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Campaign"
    """Always Campaign."""
    name: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the campaign."""
    objective: Annotated[
        CrmObjective, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Which of the six objectives the campaign serves."""
    campaign_type: Annotated[
        CampaignType,
        Field(
            alias="campaignType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """The kind of occasion it uses."""
    status: Annotated[
        CampaignStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """State of the campaign."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """When contacts are made."""
    channels: Annotated[
        list[Reference],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
            min_length=1,
        ),
    ]
    """Channels by which parties are contacted. Refers to Channel."""
    target_segments: Annotated[
        list[Reference] | None,
        Field(
            alias="targetSegments",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
        ),
    ] = None
    """Segments whose members are addressed. Refers to Segment."""
    suppression_rules: Annotated[
        list[RuleExpr] | None,
        Field(
            alias="suppressionRules",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
        ),
    ] = None
    """Conditions under which a party is taken out before sending; what is unknown takes it out too."""
    products: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=200),
    ] = None
    """Products that the campaign is about. Refers to Product."""
    waves: Annotated[
        list[CampaignWave] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=500),
    ] = None
    """Dispatches of the campaign, one after another."""
    control_group: Annotated[
        CampaignControlGroup | None,
        Field(
            alias="controlGroup", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """The share held back from contact in order to measure the effect."""
    budget: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Money granted for the campaign."""
    actual_cost: Annotated[
        Money | None,
        Field(alias="actualCost", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Money spent so far."""
    kpis: Annotated[
        list[CampaignKpi] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """Measures by which success is judged, with target and actual value."""
    owner: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who answers for the campaign. Refers to Employee or OrganizationUnit."""
    outsourcing_contract: Annotated[
        Reference | None,
        Field(
            alias="outsourcingContract",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Contract under which a provider carries it out. Refers to OutsourcingContract."""
    approval: Annotated[
        CampaignApproval | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who approved the campaign and when."""
    parent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The campaign that this one is part of. Refers to Campaign."""
    content_languages: Annotated[
        list[LanguageTag] | None,
        Field(
            alias="contentLanguages",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Languages in which its messages exist."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class Case(Resource):
    """
    A request, complaint or other matter that a customer brings to the bank, until it is settled.

    工单 · D7 T1 · /v1/cases
    """

    resource_type: Annotated[
        Literal["Case"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Case"
    """Always Case."""
    case_type: Annotated[
        CaseType,
        Field(alias="caseType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """What the customer brings."""
    status: Annotated[
        CaseStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the case."""
    priority: Annotated[
        Priority, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """How urgent it is."""
    severity: Annotated[
        Severity | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """How much harm is done or threatens."""
    objective: Annotated[
        CrmObjective | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Which of the six objectives it serves, where it serves one."""
    customer: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The customer concerned. Refers to Customer."""
    reported_by: Annotated[
        Reference | None,
        Field(alias="reportedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who brought it to the bank. Refers to Person or Organization or Employee."""
    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel by which it came. Refers to Channel."""
    received_at: Annotated[
        DateTime | None,
        Field(alias="receivedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it reached the bank."""
    subject: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """What it is about, in one line."""
    description: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """What it is about, in full."""
    categories: Annotated[
        list[CodeableConcept],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=20,
            min_length=1,
        ),
    ]
    """What it belongs to: for a complaint its cause and its product, and further schemes as needed."""
    arrangement: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The account or contract concerned. Refers to Arrangement."""
    product: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The product concerned. Refers to Product."""
    regulated: Annotated[
        bool, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether a rule of law or supervision sets a time limit."""
    acknowledge_due_at: Annotated[
        DateTime | None,
        Field(
            alias="acknowledgeDueAt",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """By when receipt is to be acknowledged."""
    acknowledged_at: Annotated[
        DateTime | None,
        Field(
            alias="acknowledgedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """When receipt was acknowledged."""
    resolve_due_at: Annotated[
        DateTime | None,
        Field(
            alias="resolveDueAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """By when it is to be resolved."""
    resolved_at: Annotated[
        DateTime | None,
        Field(alias="resolvedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was resolved."""
    closed_at: Annotated[
        DateTime | None,
        Field(alias="closedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was closed."""
    sla_breached: Annotated[
        bool | None,
        Field(alias="slaBreached", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Whether the time limit was missed."""
    clocks: Annotated[
        list[CaseClock] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Starts, halts and stops of the clock that counts the time to resolution."""
    owner: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who answers for it. Refers to Employee or OrganizationUnit."""
    escalations: Annotated[
        list[CaseEscalation] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """When and to whom it was raised."""
    resolution: Annotated[
        CaseResolution | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """How it was settled."""
    redress: Annotated[
        CaseRedress | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """How harm was made good."""
    root_cause: Annotated[
        Coding | None,
        Field(alias="rootCause", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The cause found, in a list of the bank."""
    external_referral: Annotated[
        CaseReferral | None,
        Field(
            alias="externalReferral",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """The body outside the bank that it went to."""
    reopened_count: Annotated[
        int | None,
        Field(
            alias="reopenedCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=1000,
        ),
    ] = None
    """How often it was reopened."""
    resolved_at_first_contact: Annotated[
        bool | None,
        Field(
            alias="resolvedAtFirstContact",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """Whether the first contact settled it."""
    duplicate_of: Annotated[
        Reference | None,
        Field(alias="duplicateOf", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The case that this one repeats. Refers to Case."""
    related: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """Other records that belong to the matter. Refers to Case or Interaction or Task or Feedback or Arrangement or Application or Offer or Opportunity or Incident."""
    service_provider: Annotated[
        Reference | None,
        Field(
            alias="serviceProvider", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Contract of the provider that works on it or is complained about. Refers to OutsourcingContract."""
    decision: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The decision that led to it. Refers to Decision."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class Channel(Resource):
    """
    A place or medium through which bank and customer meet.

    渠道 · D4 T1 · /v1/channels
    """

    resource_type: Annotated[
        Literal["Channel"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Channel"
    """Always Channel."""
    code: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Code of the channel in the bank, unique among its channels."""
    channel_type: Annotated[
        ChannelType,
        Field(alias="channelType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Kind of place or medium."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the channel."""
    owner: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Unit that runs the channel. Refers to OrganizationUnit."""
    outsourced_under: Annotated[
        Reference | None,
        Field(
            alias="outsourcedUnder", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Contract under which a provider runs the channel, where one does. Refers to OutsourcingContract."""
    capabilities: Annotated[
        list[ChannelCapability] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=10),
    ] = None
    """What a customer can do in the channel."""
    opening_hours: Annotated[
        ShortText | None,
        Field(
            alias="openingHours", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Opening hours in local time, days and times as in Mo-Fr 09:00-17:00."""
    address: Annotated[
        Address | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Where the channel is, if it is a place."""
    languages: Annotated[
        list[LanguageTag] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """Languages in which the channel serves."""
    cost_per_contact: Annotated[
        Money | None,
        Field(
            alias="costPerContact", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Mean cost of one contact."""
    status: Annotated[
        RecordStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whether the channel is in use."""


class Consent(Resource):
    """
    A party's permission or refusal, or another legal basis, for using its data for one purpose.

    授权同意 · D2 T1 · /v1/consents
    """

    resource_type: Annotated[
        Literal["Consent"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Consent"
    """Always Consent."""
    party: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The party whose data is used. Refers to Person or Organization."""
    status: Annotated[
        ConsentStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the permission."""
    purpose: Annotated[
        Purpose, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What the data is used for."""
    legal_basis: Annotated[
        LegalBasis,
        Field(alias="legalBasis", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """What makes the use lawful."""
    channels: Annotated[
        list[ChannelType] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=20),
    ] = None
    """Kinds of channel for which the permission holds; all where absent."""
    data_categories: Annotated[
        list[Coding] | None,
        Field(
            alias="dataCategories",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=50,
        ),
    ] = None
    """Kinds of data for which the permission holds (DPV-PD); all where absent."""
    controller: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Unit of the bank that answers for the use. Refers to OrganizationUnit."""
    recipients: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """Organizations to which the data may be passed. Refers to Organization."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the permission holds."""
    notice_version: Annotated[
        ShortText | None,
        Field(
            alias="noticeVersion", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Version of the notice that the party was shown."""
    notice_language: Annotated[
        LanguageTag | None,
        Field(
            alias="noticeLanguage", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Language of the notice."""
    collected_via: Annotated[
        ConsentCollection | None,
        Field(
            alias="collectedVia", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Where, by whom and when the answer was taken."""
    withdrawn_at: Annotated[
        DateTime | None,
        Field(alias="withdrawnAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the party took the permission back."""
    separate_consent: Annotated[
        bool | None,
        Field(
            alias="separateConsent", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Set where the permission was asked for apart from all others."""
    cross_border: Annotated[
        ConsentCrossBorder | None,
        Field(alias="crossBorder", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Where data goes abroad and what allows it."""
    automated_decision: Annotated[
        bool | None,
        Field(
            alias="automatedDecision",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """Set where decisions are made by program alone."""
    given_by: Annotated[
        Reference | None,
        Field(alias="givenBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Guardian or attorney who answered for the party. Refers to Person."""
    supersedes: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The earlier permission or refusal that this one takes the place of. Refers to Consent."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class CoverageAssignment(Resource):
    """
    Who looks after a customer, group or segment, and in which role.

    管户分配 · D1 T1 · /v1/coverage-assignments
    """

    resource_type: Annotated[
        Literal["CoverageAssignment"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "CoverageAssignment"
    """Always CoverageAssignment."""
    covers: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Customer, group or segment that is looked after. Refers to Customer or PartyGroup or Segment."""
    assignee: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who looks after it. Refers to Employee or OrganizationUnit or Organization."""
    role: Annotated[
        CoverageRole, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """In which role."""
    portfolio: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Portfolio of the assignee that it belongs to."""
    share: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Part of the result that counts for the assignee; the whole where absent."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the assignment holds."""
    reason: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Why it was made."""
    approved_by: Annotated[
        Reference | None,
        Field(alias="approvedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who approved it. Refers to Employee."""
    handover_from: Annotated[
        Reference | None,
        Field(
            alias="handoverFrom", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """The assignment that this one takes over from. Refers to CoverageAssignment."""
    contract: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Contract under which an outside assignee works. Refers to OutsourcingContract."""


class CustomerAssessment(Resource):
    """
    The view of one customer or group at a date under the seven P's; it refers to results and holds no value of its own.

    客户综合评估 · D8 T2 · /v1/customer-assessments
    """

    resource_type: Annotated[
        Literal["CustomerAssessment"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "CustomerAssessment"
    """Always CustomerAssessment."""
    subject: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who is assessed. Refers to Customer or PartyGroup."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Date of the view."""
    method_version: Annotated[
        ShortText,
        Field(
            alias="methodVersion", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Version of the method."""
    profiling: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Results on who the customer is. Refers to MetricResult or Score."""
    persistency: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Results on how lasting the relationship is. Refers to MetricResult or Score."""
    profitability: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Results on what it earns and uses up. Refers to MetricResult or Score."""
    performance: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Results on sales and business by product, channel and place. Refers to MetricResult or Score."""
    prospecting: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Results on what is to come. Refers to MetricResult or Score."""
    product: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Results on the products held and to be held. Refers to MetricResult or Score."""
    promotion: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Results on contacts and their effect. Refers to MetricResult or Score."""


class CustomerEvent(Resource):
    """
    A signal from the life, business or behavior of a party that may call for action.

    客户事件 · D4 T2 · /v1/customer-events
    """

    resource_type: Annotated[
        Literal["CustomerEvent"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "CustomerEvent"
    """Always CustomerEvent."""
    party: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """To whom it happened. Refers to Person or Organization."""
    event_type: Annotated[
        CustomerEventType,
        Field(alias="eventType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """What happened."""
    category: Annotated[
        CustomerEventCategory,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Sphere that it belongs to."""
    occurred_at: Annotated[
        DateTime,
        Field(alias="occurredAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When it happened; for something foreseen, such as a maturity, when it came into view."""
    detected_at: Annotated[
        DateTime,
        Field(alias="detectedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the bank came to know of it."""
    origin: Annotated[
        EventOrigin, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """How the bank came to know of it."""
    confidence: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """How certain it is that it happened, 1 = certain."""
    amount: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Money that it is about."""
    detail: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """More about it."""
    triggered: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """What was done because of it. Refers to Task or Offer or CampaignContact."""
    expires_at: Annotated[
        DateTime | None,
        Field(alias="expiresAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """From when it calls for no action any more."""


class CustomerProfitability(Resource):
    """
    What a customer, group or segment earned the bank in a period, step by step.

    客户盈利核算 · D8 T2 · /v1/customer-profitabilities
    """

    resource_type: Annotated[
        Literal["CustomerProfitability"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "CustomerProfitability"
    """Always CustomerProfitability."""
    subject: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whose profitability it is. Refers to Customer or PartyGroup or Segment."""
    period: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """When it was earned."""
    ftp_margin: Annotated[
        Money | None,
        Field(alias="ftpMargin", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Interest margin over and under the funds transfer price."""
    net_fee: Annotated[
        Money | None,
        Field(alias="netFee", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Fees less fee cost, refunds and rewards."""
    cm1: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """FTP margin plus net fee income."""
    cost_to_serve: Annotated[
        Money | None,
        Field(alias="costToServe", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """What serving the customer cost."""
    cm2: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Contribution margin 1 less cost to serve."""
    expected_credit_loss: Annotated[
        Money | None,
        Field(
            alias="expectedCreditLoss",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Loss to be expected on credit."""
    cm3: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Contribution margin 2 less expected credit loss."""
    tax: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Tax on the contribution."""
    capital_charge: Annotated[
        Money | None,
        Field(
            alias="capitalCharge", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Economic capital times the hurdle rate."""
    economic_profit: Annotated[
        Money | None,
        Field(
            alias="economicProfit", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Contribution margin 3 less tax and capital charge."""
    basis: Annotated[
        ProfitabilityBasis, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Which loss is taken off."""
    method_version: Annotated[
        ShortText,
        Field(
            alias="methodVersion", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Version of the method."""
    policy: Annotated[
        PolicyReference | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """The profitability policy with tax rate, hurdle rate and allocation."""


class Customer(Resource):
    """
    A party in the role of customer of one bank unit.

    客户 · D1 T1 · /v1/customers
    """

    resource_type: Annotated[
        Literal["Customer"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Customer"
    """Always Customer."""
    party: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The person or organization that is the customer. Refers to Person or Organization."""
    customer_number: Annotated[
        Identifier | None,
        Field(
            alias="customerNumber", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Number by which the bank knows the customer."""
    bank_unit: Annotated[
        Reference,
        Field(alias="bankUnit", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Legal entity of the bank whose customer it is. Refers to OrganizationUnit."""
    home_branch: Annotated[
        Reference | None,
        Field(alias="homeBranch", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Branch that keeps the relationship. Refers to OrganizationUnit."""
    customer_type: Annotated[
        CustomerType,
        Field(
            alias="customerType", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """Line of business in which the customer is served."""
    lifecycle_stage: Annotated[
        LifecycleStage,
        Field(
            alias="lifecycleStage", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """Where the customer stands in the lifecycle."""
    since: Annotated[
        Date | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """First day of the relationship."""
    acquisition: Annotated[
        CustomerAcquisition | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """How the customer came to the bank."""
    ended_on: Annotated[
        Date | None,
        Field(alias="endedOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Day on which the relationship ended."""
    end_reason: Annotated[
        AttritionReason | None,
        Field(alias="endReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Why the relationship ended."""
    win_back_of: Annotated[
        Reference | None,
        Field(alias="winBackOf", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The ended relationship with the same party that this one follows. Refers to Customer."""
    value_tier: Annotated[
        Code | None,
        Field(alias="valueTier", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Tier by the bank's tier policy, in its own codes."""
    pareto_class: Annotated[
        ParetoClass | None,
        Field(alias="paretoClass", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Class in the 20/80 analysis; never the same member as the value tier."""
    suppressions: Annotated[
        list[CustomerSuppression] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """Times and channels in which the customer is not to be approached."""
    primary_contact: Annotated[
        Reference | None,
        Field(
            alias="primaryContact", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Person to speak to, where the customer is an organization. Refers to Person."""
    dormant_since: Annotated[
        Date | None,
        Field(
            alias="dormantSince", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Day from which the customer has counted as dormant."""
    replaced_by: Annotated[
        Reference | None,
        Field(alias="replacedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The customer record that took the place of this one when their parties were merged. Refers to Customer."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class Decision(Resource):
    """
    The choice of the next action for one subject, with all that it rested on.

    决策 · D8 T2 · /v1/decisions
    """

    resource_type: Annotated[
        Literal["Decision"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Decision"
    """Always Decision."""
    subject: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """For whom something was decided. Refers to Customer or Person or Organization or PartyGroup or Lead or Arrangement."""
    decided_at: Annotated[
        DateTime,
        Field(alias="decidedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When it was decided."""
    objective: Annotated[
        CrmObjective, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Which of the six objectives it serves."""
    chosen: Annotated[
        Code | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Key of the chosen action in the policy."""
    no_action_reason: Annotated[
        NoActionReason | None,
        Field(
            alias="noActionReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Why nothing was chosen."""
    scores: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Scores that it rested on. Refers to Score."""
    metric_results: Annotated[
        list[Reference] | None,
        Field(
            alias="metricResults",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=200,
        ),
    ] = None
    """Metric results that it rested on. Refers to MetricResult."""
    policy: Annotated[
        PolicyReference, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The policy that it followed."""
    rejected: Annotated[
        list[DecisionRejection] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=1000),
    ] = None
    """Candidates that fell out, with the reason."""
    consent_state: Annotated[
        list[DecisionConsentState] | None,
        Field(
            alias="consentState",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=200,
        ),
    ] = None
    """Consents of the subject as they stood at the time."""
    automated: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether it was made without a person."""
    decided_by: Annotated[
        Reference | None,
        Field(alias="decidedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who decided, where a person did. Refers to Employee or OrganizationUnit."""
    purpose: Annotated[
        Purpose | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """For which purpose personal data were used."""


class DueDiligence(Resource):
    """
    One examination of a party under the rules against money laundering, with its course and result.

    尽职调查 · D2 T1 · /v1/due-diligences
    """

    resource_type: Annotated[
        Literal["DueDiligence"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "DueDiligence"
    """Always DueDiligence."""
    subject: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The party examined. Refers to Person or Organization."""
    level: Annotated[
        DueDiligenceLevel, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ]
    """How deeply the party is examined."""
    trigger: Annotated[
        DueDiligenceTrigger, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ]
    """Why the examination is made."""
    status: Annotated[
        DueDiligenceStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the examination."""
    risk_rating: Annotated[
        RiskRating | None,
        Field(alias="riskRating", json_schema_extra={"x-crm-privacy": {"class": "S"}}),
    ] = None
    """Risk of the party as a result of the examination."""
    risk_factors: Annotated[
        list[DueDiligenceRiskFactor] | None,
        Field(
            alias="riskFactors",
            json_schema_extra={"x-crm-privacy": {"class": "S"}},
            max_length=100,
        ),
    ] = None
    """What raises or lowers the risk."""
    purpose_of_relationship: Annotated[
        CodeableConcept | None,
        Field(
            alias="purposeOfRelationship",
            json_schema_extra={"x-crm-privacy": {"class": "S"}},
        ),
    ] = None
    """What the party wants to use the bank for."""
    sources_of_funds: Annotated[
        list[CodeableConcept] | None,
        Field(
            alias="sourcesOfFunds",
            json_schema_extra={"x-crm-privacy": {"class": "S"}},
            max_length=20,
        ),
    ] = None
    """Where the money in the accounts comes from."""
    sources_of_wealth: Annotated[
        list[CodeableConcept] | None,
        Field(
            alias="sourcesOfWealth",
            json_schema_extra={"x-crm-privacy": {"class": "S"}},
            max_length=20,
        ),
    ] = None
    """How the party came by its wealth."""
    expected_activity: Annotated[
        DueDiligenceExpectedActivity | None,
        Field(
            alias="expectedActivity",
            json_schema_extra={"x-crm-privacy": {"class": "S"}},
        ),
    ] = None
    """Business that the party expects to do."""
    screenings: Annotated[
        list[DueDiligenceScreening] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "S"}}, max_length=200),
    ] = None
    """Screenings against lists and what they found."""
    ownership_interests: Annotated[
        list[Reference] | None,
        Field(
            alias="ownershipInterests",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=500,
        ),
    ] = None
    """Statements of ownership that the examination rests on. Refers to OwnershipInterest."""
    documents: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """Identity documents that the examination rests on. Refers to IdentityDocument."""
    completed_at: Annotated[
        DateTime | None,
        Field(alias="completedAt", json_schema_extra={"x-crm-privacy": {"class": "S"}}),
    ] = None
    """When the decision was made."""
    next_review_on: Annotated[
        Date | None,
        Field(
            alias="nextReviewOn", json_schema_extra={"x-crm-privacy": {"class": "S"}}
        ),
    ] = None
    """Date by which the party is examined again."""
    decided_by: Annotated[
        Reference | None,
        Field(alias="decidedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who made the decision. Refers to Employee or OrganizationUnit."""
    retain_until: Annotated[
        Date | None,
        Field(alias="retainUntil", json_schema_extra={"x-crm-privacy": {"class": "S"}}),
    ] = None
    """Date up to which the record is kept."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class Employee(Resource):
    """
    A person who works for the bank, be it employed by the bank, lent by an agency or sent by a provider.

    员工 · D9 T1 · /v1/employees
    """

    resource_type: Annotated[
        Literal["Employee"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Employee"
    """Always Employee."""
    employee_number: Annotated[
        Identifier | None,
        Field(
            alias="employeeNumber", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Number by which the bank knows the member of staff."""
    names: Annotated[
        list[HumanName] | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P", "category": "Name"}},
            max_length=20,
            min_length=1,
        ),
    ] = None
    """Names of the member of staff."""
    unit: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Unit that the member of staff belongs to. Refers to OrganizationUnit."""
    roles: Annotated[
        list[CoverageRole],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=20,
            min_length=1,
        ),
    ]
    """What the member of staff does for customers."""
    employer_type: Annotated[
        EmployerType,
        Field(
            alias="employerType", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """In whose service the person works for the bank."""
    contract: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Outsourcing contract under which the person works, where the employer is a provider. Refers to OutsourcingContract."""
    licenses: Annotated[
        list[EmployeeLicense] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=50),
    ] = None
    """Licenses and qualifications for the work."""
    languages: Annotated[
        list[LanguageTag] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=20),
    ] = None
    """Languages in which the person can serve customers."""
    contact_points: Annotated[
        list[ContactPoint] | None,
        Field(
            alias="contactPoints",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=50,
        ),
    ] = None
    """Business numbers and addresses of the person."""
    manager: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Member of staff who leads this one. Refers to Employee."""
    status: Annotated[
        RecordStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the person works for the bank now."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """When the person works for the bank."""


class Feedback(Resource):
    """
    One answer of a customer to one question, or the invitation to give it.

    反馈 · D7 T2 · /v1/feedbacks
    """

    resource_type: Annotated[
        Literal["Feedback"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Feedback"
    """Always Feedback."""
    feedback_type: Annotated[
        FeedbackType,
        Field(
            alias="feedbackType", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """Which question is asked."""
    status: Annotated[
        FeedbackStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the feedback."""
    anonymous: Annotated[
        bool, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the answer is given without a name."""
    party: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who was asked or answered. Refers to Person or Organization."""
    touchpoint: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What the question is about. Refers to Interaction or Case or Arrangement or Channel."""
    survey_id: Annotated[
        Id | None,
        Field(alias="surveyId", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Key of the survey in the system that runs it."""
    question: Annotated[
        FeedbackQuestion | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """The question as asked."""
    score: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The answer as a number."""
    scale: Annotated[
        Scale | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Range of the answer."""
    nps_class: Annotated[
        NpsClass | None,
        Field(alias="npsClass", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Class of the answer to the recommendation question."""
    verbatim: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The answer in the customer's own words."""
    themes: Annotated[
        list[Coding] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """What the words are about."""
    invited_at: Annotated[
        DateTime | None,
        Field(alias="invitedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the customer was asked."""
    responded_at: Annotated[
        DateTime | None,
        Field(alias="respondedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the customer answered."""
    closed_loop: Annotated[
        FeedbackClosedLoop | None,
        Field(alias="closedLoop", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """What was done about the answer."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class IdentityDocument(Resource):
    """
    A document that proves who a party is, as presented to the bank.

    身份证件 · D2 T1 · /v1/identity-documents
    """

    resource_type: Annotated[
        Literal["IdentityDocument"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "IdentityDocument"
    """Always IdentityDocument."""
    holder: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The party that the document identifies. Refers to Person or Organization."""
    doc_type: Annotated[
        IdDocumentType,
        Field(alias="docType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Kind of document."""
    number: Annotated[
        ShortText | None,
        Field(
            json_schema_extra={
                "x-crm-privacy": {"class": "P", "category": "IdentificationNumber"}
            }
        ),
    ] = None
    """Number of the document as printed on it."""
    country: Annotated[
        CountryCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Country whose authority issued the document."""
    issuer: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Authority that issued the document."""
    issued_on: Annotated[
        Date | None,
        Field(alias="issuedOn", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Date of issue."""
    expires_on: Annotated[
        Date | None,
        Field(alias="expiresOn", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Last date on which the document is valid."""
    long_term: Annotated[
        bool | None,
        Field(alias="longTerm", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Set where the document states that it never expires."""
    name_as_shown: Annotated[
        HumanName | None,
        Field(alias="nameAsShown", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Name of the holder as the document shows it."""
    address_as_shown: Annotated[
        Address | None,
        Field(
            alias="addressAsShown", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Address of the holder as the document shows it."""
    images: Annotated[
        list[Attachment] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=20),
    ] = None
    """Pictures of the document."""
    verification: Annotated[
        Verification, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether and how the document was checked."""
    replaced_by: Annotated[
        Reference | None,
        Field(alias="replacedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The newer document that takes the place of this one. Refers to IdentityDocument."""


class Incident(Resource):
    """
    Something that went wrong at a provider or in the bank's own service, with the times that count.

    突发事件 · D9 T2 · /v1/incidents
    """

    resource_type: Annotated[
        Literal["Incident"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Incident"
    """Always Incident."""
    status: Annotated[
        IncidentStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How far the handling has come."""
    contract: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Contract under which it happened, where a provider is concerned. Refers to OutsourcingContract."""
    provider: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Provider or subcontractor where it happened. Refers to Organization."""
    severity: Annotated[
        Severity, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """How much harm it does or threatens to do."""
    risk_type: Annotated[
        OutsourcingRiskType,
        Field(alias="riskType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """What went wrong."""
    title: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The incident in a few words, without names of persons."""
    description: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """What happened, without names of persons."""
    functions: Annotated[
        list[CrmFunction] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=20),
    ] = None
    """Functions that it touches."""
    occurred_at: Annotated[
        DateTime | None,
        Field(alias="occurredAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When it began, where known."""
    detected_at: Annotated[
        DateTime,
        Field(alias="detectedAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """When it was noticed."""
    notified_bank_at: Annotated[
        DateTime | None,
        Field(
            alias="notifiedBankAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """When the bank was told."""
    contained_at: Annotated[
        DateTime | None,
        Field(alias="containedAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the harm stopped spreading."""
    resolved_at: Annotated[
        DateTime | None,
        Field(alias="resolvedAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the cause was removed."""
    closed_at: Annotated[
        DateTime | None,
        Field(alias="closedAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the file was closed."""
    clocks: Annotated[
        list[IncidentClock] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=20),
    ] = None
    """Deadlines that apply, each with the policy that sets it."""
    customers_affected: Annotated[
        int | None,
        Field(
            alias="customersAffected",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ] = None
    """Number of customers concerned."""
    data_classes: Annotated[
        list[PrivacyClass] | None,
        Field(
            alias="dataClasses",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=4,
        ),
    ] = None
    """Privacy classes of the data concerned."""
    regulator_reported: Annotated[
        bool | None,
        Field(
            alias="regulatorReported",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Whether the supervisor was told."""
    regulator_reported_at: Annotated[
        DateTime | None,
        Field(
            alias="regulatorReportedAt",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """When the supervisor was told."""
    regulator_reference: Annotated[
        ShortText | None,
        Field(
            alias="regulatorReference",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Reference given by the supervisor."""
    root_cause: Annotated[
        LongText | None,
        Field(alias="rootCause", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Why it happened."""
    corrective_actions: Annotated[
        list[Reference] | None,
        Field(
            alias="correctiveActions",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=100,
        ),
    ] = None
    """Tasks by which faults are put right. Refers to Task."""
    owner: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who of the bank handles it. Refers to Employee or OrganizationUnit."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class Interaction(Resource):
    """
    One contact between the bank and a customer or other party, in one channel.

    互动 · D4 T1 · /v1/interactions
    """

    resource_type: Annotated[
        Literal["Interaction"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Interaction"
    """Always Interaction."""
    parties: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """Parties with whom the bank was in contact. Refers to Person or Organization."""
    customer: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Customer that the contact counts for. Refers to Customer."""
    direction: Annotated[
        InteractionDirection, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Which side began the contact."""
    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel in which it took place. Refers to Channel."""
    started_at: Annotated[
        DateTime | None,
        Field(alias="startedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it began."""
    started_on: Annotated[
        PartialDate | None,
        Field(alias="startedOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Day, month or year in which it began, where the time is not known."""
    ended_at: Annotated[
        DateTime | None,
        Field(alias="endedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it ended."""
    duration_seconds: Annotated[
        int | None,
        Field(
            alias="durationSeconds",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=31622400,
        ),
    ] = None
    """Time from beginning to end in seconds."""
    reasons: Annotated[
        list[InteractionReason],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=20,
            min_length=1,
        ),
    ]
    """Why bank and customer were in contact, the main reason first."""
    topics: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """Records that the contact was about. Refers to Arrangement or Case or Offer or Campaign or Opportunity or Application."""
    agent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Person who spoke for the bank. Refers to Employee."""
    agent_type: Annotated[
        AgentType,
        Field(alias="agentType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Whether a person, a program or both spoke for the bank."""
    identification: Annotated[
        InteractionIdentification | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Whether and how quickly the party was found in the customer base."""
    outcome: Annotated[
        InteractionOutcome | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """How the contact ended."""
    summary: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """What was said, in short."""
    transcript: Annotated[
        Attachment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Record of the contact, word for word."""
    sentiment: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Mood of the other side from -1 (bad) to 1 (good)."""
    recorded: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether sound or picture was recorded."""
    consent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Consent to the contact or to its recording. Refers to Consent."""
    unit: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Unit of the bank that held the contact. Refers to OrganizationUnit."""
    session_id: Annotated[
        ShortText | None,
        Field(alias="sessionId", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Key of the session in the system of the channel."""
    part_of: Annotated[
        Reference | None,
        Field(alias="partOf", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The longer contact of which this one is a part, such as a call that was transferred. Refers to Interaction."""
    follow_ups: Annotated[
        list[Reference] | None,
        Field(
            alias="followUps",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=50,
        ),
    ] = None
    """Tasks that were agreed in the contact. Refers to Task."""


class Lead(Resource):
    """
    A party, known or not, that may want something of the bank.

    线索 · D5 T1 · /v1/leads
    """

    resource_type: Annotated[
        Literal["Lead"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Lead"
    """Always Lead."""
    status: Annotated[
        LeadStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the lead."""
    prospect: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The party, where it is a record. Refers to Person or Organization."""
    prospect_detail: Annotated[
        LeadProspectDetail | None,
        Field(
            alias="prospectDetail", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """What is known of the party, where it is no record yet."""
    source: Annotated[
        LeadSource | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Where the lead came from."""
    objective: Annotated[
        CrmObjective, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Which of the six objectives it serves."""
    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel by which it came. Refers to Channel."""
    campaign: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Campaign that it answers. Refers to Campaign."""
    referrer: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who recommended the party. Refers to Person or Organization or Employee."""
    product_interests: Annotated[
        list[Reference] | None,
        Field(
            alias="productInterests",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=50,
        ),
    ] = None
    """Products that the party asked about. Refers to Product."""
    estimated_value: Annotated[
        Money | None,
        Field(
            alias="estimatedValue", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Value of the business that may come of it."""
    rating: Annotated[
        LeadRating | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """How near the party is to buying."""
    score: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Score of the quality of the lead. Refers to Score."""
    owner: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who is to follow it up. Refers to Employee."""
    consent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Consent of the party to be contacted. Refers to Consent."""
    received_at: Annotated[
        DateTime | None,
        Field(alias="receivedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the bank received it."""
    qualified_at: Annotated[
        DateTime | None,
        Field(alias="qualifiedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was found worth pursuing."""
    disqualify_reason: Annotated[
        Coding | None,
        Field(
            alias="disqualifyReason",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """Why it is not pursued, in a list of the bank."""
    converted_to: Annotated[
        Reference | None,
        Field(alias="convertedTo", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The opportunity that came of it. Refers to Opportunity."""
    expires_at: Annotated[
        DateTime | None,
        Field(alias="expiresAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it expires unless it is converted."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class MergeEvent(Resource):
    """
    The joining of two records of one party, from the proposal to its end, with the evidence.

    合并事件 · D1 T2 · /v1/merge-events
    """

    resource_type: Annotated[
        Literal["MergeEvent"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "MergeEvent"
    """Always MergeEvent."""
    golden: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The record that stays. Refers to Person or Organization."""
    retired: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The record that is merged into the other. Refers to Person or Organization."""
    status: Annotated[
        MergeEventStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Where the merge stands."""
    source_records: Annotated[
        list[Reference] | None,
        Field(
            alias="sourceRecords",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Source records that move from the retired record to the other. Refers to SourceRecord."""
    candidates: Annotated[
        list[MatchCandidate] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """Records that were compared, with the evidence."""
    score: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Probability from 0 to 1 that both are of one party."""
    vetoes: Annotated[
        list[MergeEventVeto] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=20),
    ] = None
    """Hard conflicts between the two records."""
    policy: Annotated[
        PolicyReference | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Match policy that was applied."""
    survivorship_policy: Annotated[
        PolicyReference | None,
        Field(
            alias="survivorshipPolicy",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """Policy by which the values of the fields are chosen."""
    preview: Annotated[
        MergeEventPreview | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """What the merge would do, as shown before the approval."""
    reason: Annotated[
        CodeableConcept | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Why the records are taken for one party."""
    review_task: Annotated[
        Reference | None,
        Field(alias="reviewTask", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Task in which a person decides. Refers to Task."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class MetricResult(Resource):
    """
    The value of one metric for one subject at one date, or why there is none.

    指标结果 · D8 T2 · /v1/metric-results
    """

    resource_type: Annotated[
        Literal["MetricResult"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "MetricResult"
    """Always MetricResult."""
    metric_id: Annotated[
        str,
        Field(
            alias="metricId",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=128,
            pattern="^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*){1,3}$",
        ),
    ]
    """Which metric it is, by the name of its definition."""
    metric_version: Annotated[
        ShortText,
        Field(
            alias="metricVersion", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Version of the definition."""
    subject: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What the metric is about; the bank's legal entity for its whole customer base. Refers to Customer or Person or Organization or PartyGroup or Segment or Arrangement or Product or Campaign or Channel or OrganizationUnit or Employee."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Business date; the window ends before it."""
    window: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            pattern="^W[1-9][0-9]{0,3}[DMY]$",
        ),
    ] = None
    """Length of the window that ends at the date, in days, months or years."""
    status: Annotated[
        MetricStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether there is a value, and why not."""
    value: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The value as a number."""
    money_value: Annotated[
        Money | None,
        Field(alias="moneyValue", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The value as money."""
    code_value: Annotated[
        Code | None,
        Field(alias="codeValue", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """The value as a code."""
    unit: Annotated[
        MetricUnit | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """What the number counts."""
    numerator: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Numerator of a ratio, before rounding."""
    denominator: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Denominator of a ratio, before rounding."""
    n: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=9007199254740991,
        ),
    ] = None
    """Number of things observed."""
    basis: Annotated[
        Code | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Which variant of the definition was used."""
    inputs_digest: Annotated[
        Sha256 | None,
        Field(
            alias="inputsDigest", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """SHA-256 digest of the inputs' canonical JSON."""
    model: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The model behind an estimate. Refers to AnalyticModel."""
    components: Annotated[
        list[MetricComponent] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=1000),
    ] = None
    """Parts of the value, or further figures that belong to it."""
    dimensions: Annotated[
        list[MetricDimension] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=20),
    ] = None
    """The cell of a breakdown that the value belongs to."""


class Offer(Resource):
    """
    A personal offer to one customer, drawn up by a person or a model.

    要约 · D5 T2 · /v1/offers
    """

    resource_type: Annotated[
        Literal["Offer"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Offer"
    """Always Offer."""
    customer: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Customer to whom it is made. Refers to Customer."""
    offer_type: Annotated[
        OfferType,
        Field(alias="offerType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """On what ground it is made."""
    objective: Annotated[
        CrmObjective, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Which of the six objectives it serves."""
    products: Annotated[
        list[Reference],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=50,
            min_length=1,
        ),
    ]
    """Products that are offered. Refers to Product."""
    terms: Annotated[
        OfferTerms | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Terms that are offered."""
    validity: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """When it can be accepted."""
    status: Annotated[
        OfferStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the offer."""
    rank: Annotated[
        int | None,
        Field(ge=1, json_schema_extra={"x-crm-privacy": {"class": "I"}}, le=1000),
    ] = None
    """Place among the offers chosen for the customer together, 1 first."""
    score: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Score that it rests on. Refers to Score."""
    eligibility: Annotated[
        OfferEligibility, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the customer may be made this offer; refer until it is settled."""
    presented: Annotated[
        list[OfferPresentation] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """When and where it was shown to the customer."""
    response: Annotated[
        OfferResponse | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What the customer answered last."""
    decisioning: Annotated[
        OfferDecisioning | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """How it was decided to make the offer."""
    decision: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The decision that led to it. Refers to Decision."""
    selling_unit: Annotated[
        Reference | None,
        Field(alias="sellingUnit", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Unit that the sale counts for. Refers to OrganizationUnit."""
    cooling_off_cancelled_at: Annotated[
        DateTime | None,
        Field(
            alias="coolingOffCancelledAt",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """When the customer called it off within the cooling-off period."""
    consent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Consent that the offer rests on. Refers to Consent."""
    campaign: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Campaign that it belongs to. Refers to Campaign."""
    resulted_in: Annotated[
        Reference | None,
        Field(alias="resultedIn", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """What came of it once it was accepted. Refers to Arrangement or Application or Opportunity."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class Opportunity(Resource):
    """
    A sale to a customer that may come about.

    商机 · D5 T1 · /v1/opportunities
    """

    resource_type: Annotated[
        Literal["Opportunity"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Opportunity"
    """Always Opportunity."""
    customer: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Customer to whom would be sold. Refers to Customer."""
    name: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """One line that names the sale."""
    objective: Annotated[
        CrmObjective, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Which of the six objectives it serves."""
    status: Annotated[
        OpportunityStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the opportunity."""
    lines: Annotated[
        list[OpportunityLine] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=200),
    ] = None
    """Products that would be sold."""
    amount: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Amount of the whole sale."""
    probability: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """How likely the sale is, 1 = certain."""
    expected_revenue: Annotated[
        Money | None,
        Field(
            alias="expectedRevenue", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Amount times probability, rounded half to even."""
    expected_close_on: Annotated[
        Date | None,
        Field(
            alias="expectedCloseOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """When it is expected to be decided."""
    closed_on: Annotated[
        Date | None,
        Field(alias="closedOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was won, lost or given up."""
    loss_reason: Annotated[
        LossReason | None,
        Field(alias="lossReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Why it did not come about."""
    competitor: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Bank that the customer preferred or compares with."""
    owner: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who answers for it. Refers to Employee."""
    team_members: Annotated[
        list[OpportunityTeamMember] | None,
        Field(
            alias="teamMembers",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=50,
        ),
    ] = None
    """Who else takes part, and their shares in the result."""
    lead: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The lead that it came from. Refers to Lead."""
    campaign: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The campaign that it came from. Refers to Campaign."""
    offer: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The offer made to the customer. Refers to Offer."""
    next_step: Annotated[
        ShortText | None,
        Field(alias="nextStep", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """What is to be done next."""
    applications: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """Applications that came of it. Refers to Application."""
    arrangements: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """Holdings that came of it. Refers to Arrangement."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class OrganizationUnit(Resource):
    """
    A part of the bank: a legal entity, a region, a branch, a department or a team.

    机构单元 · D9 T1 · /v1/organization-units
    """

    resource_type: Annotated[
        Literal["OrganizationUnit"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "OrganizationUnit"
    """Always OrganizationUnit."""
    unit_type: Annotated[
        OrganizationUnitType,
        Field(alias="unitType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Kind of unit."""
    code: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Code by which the bank knows the unit."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the unit in the languages of the bank."""
    parent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Unit directly above this one. Refers to OrganizationUnit."""
    lei: Annotated[
        Lei | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Legal entity identifier of the unit."""
    bic: Annotated[
        Bic | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Business identifier code of the unit."""
    country: Annotated[
        CountryCode, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Country where the unit is."""
    address: Annotated[
        Address | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Postal address of the unit."""
    contact_points: Annotated[
        list[ContactPoint] | None,
        Field(
            alias="contactPoints",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Numbers and addresses at which the unit can be reached."""
    opening_hours: Annotated[
        ShortText | None,
        Field(
            alias="openingHours", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Opening hours in local time, days and times as in Mo-Fr 09:00-17:00."""
    manager: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Member of staff who leads the unit. Refers to Employee."""
    status: Annotated[
        RecordStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whether the unit is in operation."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """When the unit exists."""


class Organization(Resource):
    """
    A legal entity or other body the bank knows, in any role; a sole proprietor's record is personal data.

    机构 · D1 T1 · /v1/organizations
    """

    resource_type: Annotated[
        Literal["Organization"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Organization"
    """Always Organization."""
    names: Annotated[
        list[OrganizationName] | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=20,
            min_length=1,
        ),
    ] = None
    """Names of the organization; a legal name where it is party of a customer past prospect."""
    org_type: Annotated[
        OrgType,
        Field(alias="orgType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """What kind of body it is."""
    status: Annotated[
        PartyStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whether the organization exists and is dealt with."""
    legal_form: Annotated[
        Coding | None,
        Field(alias="legalForm", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Legal form (ISO 20275 entity legal form code)."""
    registration: Annotated[
        OrganizationRegistration | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Entry in the business register."""
    founding_date: Annotated[
        PartialDate | None,
        Field(
            alias="foundingDate", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Date of foundation, to the precision known."""
    dissolution_date: Annotated[
        PartialDate | None,
        Field(
            alias="dissolutionDate", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Date on which the organization ceased to exist, to the precision known."""
    jurisdiction: Annotated[
        CountryCode | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Country under whose law the organization is set up."""
    industries: Annotated[
        list[CodeableConcept] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=20),
    ] = None
    """Industries (ISIC, NACE, GB/T 4754), the main one first."""
    size_class: Annotated[
        SizeClass | None,
        Field(alias="sizeClass", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Size by the official classes."""
    employee_count: Annotated[
        int | None,
        Field(
            alias="employeeCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ] = None
    """Number of persons employed."""
    annual_turnover: Annotated[
        Money | None,
        Field(
            alias="annualTurnover", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Turnover of the last full year."""
    registered_capital: Annotated[
        Money | None,
        Field(
            alias="registeredCapital",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Capital as registered."""
    listings: Annotated[
        list[OrganizationListing] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=20),
    ] = None
    """Exchanges on which its shares are traded."""
    licenses: Annotated[
        list[OrganizationLicense] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """Licenses to carry on a regulated business."""
    website: Annotated[
        Uri | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Address of the website."""
    contact_points: Annotated[
        list[ContactPoint] | None,
        Field(
            alias="contactPoints",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=100,
        ),
    ] = None
    """Numbers and addresses at which the organization can be reached."""
    addresses: Annotated[
        list[Address] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=50),
    ] = None
    """Postal addresses of the organization."""
    replaced_by: Annotated[
        Reference | None,
        Field(alias="replacedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The record that this one was merged into. Refers to Organization."""
    replaces: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """Records that were merged into this one. Refers to Organization."""
    field_provenance: Annotated[
        list[FieldProvenance] | None,
        Field(
            alias="fieldProvenance",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=500,
        ),
    ] = None
    """Which source record gave the value of a field."""


class Outcome(Resource):
    """
    What came of an action, returned to analytics.

    结果 · D8 T2 · /v1/outcomes
    """

    resource_type: Annotated[
        Literal["Outcome"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Outcome"
    """Always Outcome."""
    action: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The action. Refers to Offer or CampaignContact or Case or RetentionCase or WinBackCase or Task."""
    decision: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The decision behind the action. Refers to Decision."""
    outcome_type: Annotated[
        OutcomeType,
        Field(alias="outcomeType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """What came of it."""
    occurred_at: Annotated[
        DateTime,
        Field(alias="occurredAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When it came about."""
    value: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Money that the outcome brought or cost."""
    label: Annotated[
        Code | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Label that it gives to training data."""
    horizon_days: Annotated[
        int | None,
        Field(
            alias="horizonDays",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            le=36500,
        ),
    ] = None
    """Days after the decision within which an outcome counts."""


class OutsourcingContract(Resource):
    """
    A contract by which a provider does work of the bank, with what it may see, how well it has to work and how it ends.

    外包合同 · D9 T2 · /v1/outsourcing-contracts
    """

    resource_type: Annotated[
        Literal["OutsourcingContract"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "OutsourcingContract"
    """Always OutsourcingContract."""
    status: Annotated[
        OutsourcingContractStatus,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """How far the contract has come."""
    provider: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Organization that does the work. Refers to Organization."""
    reference: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Reference number of the contract; the key of the register of DORA."""
    contract_type: Annotated[
        OutsourcingContractType,
        Field(
            alias="contractType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ]
    """Whether the contract is about information and communication technology."""
    category: Annotated[
        OutsourcingCategory, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Kind of work given to the provider."""
    service_type: Annotated[
        Coding | None,
        Field(alias="serviceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Kind of service in a list of the supervisor, such as S01 to S19 of DORA."""
    functions: Annotated[
        list[OutsourcedFunction],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
            min_length=1,
        ),
    ]
    """Functions of the bank that the contract supports."""
    critical: Annotated[
        bool, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whether the contract supports a critical or important function."""
    critical_reason: Annotated[
        LongText | None,
        Field(
            alias="criticalReason", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Why the contract is critical."""
    period: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When the contract is in force."""
    notice_period_days: Annotated[
        int | None,
        Field(
            alias="noticePeriodDays",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ] = None
    """Days of notice that the bank has to give."""
    provider_notice_period_days: Annotated[
        int | None,
        Field(
            alias="providerNoticePeriodDays",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=3660,
        ),
    ] = None
    """Days of notice that the provider has to give."""
    governing_law: Annotated[
        CountryCode | None,
        Field(
            alias="governingLaw", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Country whose law governs the contract."""
    provision_countries: Annotated[
        list[CountryCode] | None,
        Field(
            alias="provisionCountries",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Countries from which the service is provided."""
    data_access: Annotated[
        OutsourcingDataAccess,
        Field(alias="dataAccess", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """The most that the provider may see and where it may keep and process it."""
    reliance_level: Annotated[
        RelianceLevel | None,
        Field(
            alias="relianceLevel", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """How much the function relies on the service."""
    annual_cost: Annotated[
        Money | None,
        Field(alias="annualCost", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Cost of the contract in a year."""
    provider_due_diligence: Annotated[
        ProviderDueDiligence | None,
        Field(
            alias="providerDueDiligence",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """The bank's last due diligence of the provider."""
    subcontractors: Annotated[
        list[OutsourcingSubcontractor] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=200),
    ] = None
    """Organizations further down the chain of provision."""
    service_levels: Annotated[
        list[ServiceLevel] | None,
        Field(
            alias="serviceLevels",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
        ),
    ] = None
    """How well the provider has to work."""
    audit_right: Annotated[
        bool | None,
        Field(alias="auditRight", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Whether the bank and its supervisor may audit the provider on the spot."""
    last_audit_on: Annotated[
        Date | None,
        Field(alias="lastAuditOn", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the provider was last audited."""
    assessment: Annotated[
        OutsourcingAssessment | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """The bank's yearly assessment of the contract."""
    processing_agreement: Annotated[
        ProcessingAgreement | None,
        Field(
            alias="processingAgreement",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """What was agreed on the processing of personal data."""
    exit_plan: Annotated[
        ExitPlan | None,
        Field(alias="exitPlan", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """How the bank gets out of the contract."""
    concentration_risk: Annotated[
        ImpactLevel | None,
        Field(
            alias="concentrationRisk",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """How much the bank depends on this provider over all contracts."""
    process_norms: Annotated[
        list[Attachment] | None,
        Field(
            alias="processNorms",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Rules of work that the provider follows."""
    supervisor_notice: Annotated[
        OutsourcingSupervisorNotice | None,
        Field(
            alias="supervisorNotice",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """That and when the supervisor was told of the contract."""
    regulator_template_key: Annotated[
        ShortText | None,
        Field(
            alias="regulatorTemplateKey",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
        ),
    ] = None
    """Key of the contract in the register of the supervisor (DORA B_02.01)."""
    owner: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Unit or member of staff of the bank who answers for the contract. Refers to Employee or OrganizationUnit."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class OwnershipInterest(Resource):
    """
    One statement that a party owns or controls an entity, or why nobody is named, in the sense of the Beneficial Ownership Data Standard 0.4.

    所有权权益 · D1 T2 · /v1/ownership-interests
    """

    resource_type: Annotated[
        Literal["OwnershipInterest"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "OwnershipInterest"
    """Always OwnershipInterest."""
    subject: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The entity that is owned or controlled. Refers to Organization or PartyGroup."""
    interested_party: Annotated[
        Reference | None,
        Field(
            alias="interestedParty", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """The party that owns or controls. Refers to Person or Organization."""
    unspecified: Annotated[
        OwnershipUnspecified | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Why no interested party is named."""
    interests: Annotated[
        list[OwnershipInterestDetail] | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=50,
            min_length=1,
        ),
    ] = None
    """The kinds of ownership or control that are stated."""
    statement_date: Annotated[
        Date,
        Field(
            alias="statementDate", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """Date of the statement."""
    source: Annotated[
        OwnershipSource, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Where the statement comes from."""
    components: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """Statements about the links that an indirect interest is made of. Refers to OwnershipInterest."""
    threshold_applied: Annotated[
        Ratio | None,
        Field(
            alias="thresholdApplied",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """Share from which an owner counts as one, as applied to this statement."""
    senior_manager_fallback: Annotated[
        bool | None,
        Field(
            alias="seniorManagerFallback",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """Whether a senior manager is named because nobody owns or controls enough."""
    verification: Annotated[
        Verification | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether the statement was checked."""
    supersedes: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The statement that this one takes the place of. Refers to OwnershipInterest."""


class PartyGroup(Resource):
    """
    A household, corporate group or other set of parties that is looked at as one.

    群组 · D1 T1 · /v1/party-groups
    """

    resource_type: Annotated[
        Literal["PartyGroup"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "PartyGroup"
    """Always PartyGroup."""
    group_type: Annotated[
        PartyGroupType,
        Field(alias="groupType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """For what reason the parties are held together."""
    name: Annotated[
        ShortText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Name of the group."""
    members: Annotated[
        list[PartyGroupMember],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=5000,
            min_length=1,
        ),
    ]
    """Parties in the group, with their roles."""
    basis: Annotated[
        PartyGroupBasis, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """On what it rests that they form a group."""
    rollup_policy: Annotated[
        PartyGroupRollupPolicy | None,
        Field(
            alias="rollupPolicy", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """How values of the members are added up for the group."""
    head: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The member that heads the group. Refers to Person or Organization."""
    risk_aggregation: Annotated[
        bool | None,
        Field(
            alias="riskAggregation", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Whether the risks of the members count as one."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the group exists."""


class PartyLink(Resource):
    """
    Says that a record of a source system and a golden record are, or are not, of one party; the cross-reference table of the customer base.

    当事人链接 · D1 T2 · /v1/party-links
    """

    resource_type: Annotated[
        Literal["PartyLink"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "PartyLink"
    """Always PartyLink."""
    source_record: Annotated[
        Reference,
        Field(
            alias="sourceRecord", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """The record of the source system. Refers to SourceRecord."""
    source_system: Annotated[
        Uri,
        Field(
            alias="sourceSystem", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """URI of the source system, as in the source record."""
    source_key: Annotated[
        ShortText,
        Field(alias="sourceKey", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Key in the source system, as in the source record."""
    golden: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The record that stands for the party. Refers to Person or Organization."""
    link_type: Annotated[
        PartyLinkType,
        Field(alias="linkType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Whether both are of one party."""
    grade: Annotated[
        MatchGrade | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """How sure it is that both are of one party, as last decided."""
    score: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Probability from 0 to 1 that both are of one party, as computed."""
    matched_paths: Annotated[
        list[JsonPointer] | None,
        Field(
            alias="matchedPaths",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=100,
        ),
    ] = None
    """Members of the golden record that agreed."""
    policy: Annotated[
        PolicyReference | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Match policy that was applied."""
    actor_kind: Annotated[
        ActorKind | None,
        Field(alias="actorKind", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Whether a user, a system or a vendor decided."""
    decided_by: Annotated[
        Reference | None,
        Field(alias="decidedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who decided. Refers to Employee or OrganizationUnit or Organization."""
    decided_at: Annotated[
        DateTime | None,
        Field(alias="decidedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was decided."""
    merge_event: Annotated[
        Reference | None,
        Field(alias="mergeEvent", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Merge that moved the source record to this golden record. Refers to MergeEvent."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the link holds; at all times where absent."""


class PartyRelationship(Resource):
    """
    One directed relation between two parties: the first is this of the second.

    当事人关系 · D1 T1 · /v1/party-relationships
    """

    resource_type: Annotated[
        Literal["PartyRelationship"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "PartyRelationship"
    """Always PartyRelationship."""
    from_: Annotated[
        Reference,
        Field(alias="from", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """The party that is this of the other. Refers to Person or Organization."""
    to: Annotated[Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})]
    """The party of which the first is this. Refers to Person or Organization."""
    type: Annotated[
        PartyRelationshipType,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """What the first party is to the second."""
    reciprocal_type: Annotated[
        PartyRelationshipType | None,
        Field(
            alias="reciprocalType", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """What the second party is to the first."""
    kinship: Annotated[
        Coding | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Degree of kinship in a finer code (GB/T 4761)."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the relationship holds."""
    primary: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether it is the main relationship of its type that the second party has."""
    authority: Annotated[
        PartyRelationshipAuthority | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """What the first party may do for the second."""
    evidences: Annotated[
        list[Attachment] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=50),
    ] = None
    """Documents that prove the relationship."""
    strength: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """How strong the relationship is, from 0 to 1."""


class Person(Resource):
    """
    A natural person the bank knows, in any role.

    自然人 · D1 T1 · /v1/persons
    """

    resource_type: Annotated[
        Literal["Person"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Person"
    """Always Person."""
    names: Annotated[
        list[HumanName] | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P", "category": "Name"}},
            max_length=20,
            min_length=1,
        ),
    ] = None
    """Names of the person; a legal name where the person is party of a customer past prospect."""
    status: Annotated[
        PartyStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whether the person is alive and dealt with."""
    sex: Annotated[
        Sex | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Sex as registered."""
    birth_date: Annotated[
        PartialDate | None,
        Field(alias="birthDate", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Date of birth, to the precision known."""
    stated_age: Annotated[
        PersonStatedAge | None,
        Field(alias="statedAge", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Age as stated at a date; a birth date goes before it."""
    death_date: Annotated[
        PartialDate | None,
        Field(alias="deathDate", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Date of death, to the precision known."""
    birth_place: Annotated[
        Address | None,
        Field(alias="birthPlace", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Place of birth."""
    nationalities: Annotated[
        list[CountryCode] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=10),
    ] = None
    """Countries of which the person is a national."""
    residence_country: Annotated[
        CountryCode | None,
        Field(
            alias="residenceCountry",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Country where the person lives."""
    marital_status: Annotated[
        MaritalStatus | None,
        Field(
            alias="maritalStatus", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Marital status in civil law."""
    education_level: Annotated[
        CodeableConcept | None,
        Field(
            alias="educationLevel", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Highest level of education (ISCED, GB/T 4658)."""
    occupation: Annotated[
        CodeableConcept | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Occupation (ISCO-08, GB/T 6565)."""
    employments: Annotated[
        list[PersonEmployment] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=50),
    ] = None
    """Where and as what the person works or worked."""
    income_band: Annotated[
        Coding | None,
        Field(alias="incomeBand", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Band of income in a list of the bank."""
    contact_points: Annotated[
        list[ContactPoint] | None,
        Field(
            alias="contactPoints",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=100,
        ),
    ] = None
    """Numbers and addresses at which the person can be reached."""
    addresses: Annotated[
        list[Address] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=50),
    ] = None
    """Postal addresses of the person."""
    preferred_language: Annotated[
        LanguageTag | None,
        Field(
            alias="preferredLanguage",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """Language in which the person wishes to be addressed."""
    contact_preference: Annotated[
        PersonContactPreference | None,
        Field(
            alias="contactPreference",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ] = None
    """When, how and how often the person may be contacted."""
    pep_status: Annotated[
        PepStatus | None,
        Field(alias="pepStatus", json_schema_extra={"x-crm-privacy": {"class": "S"}}),
    ] = None
    """Whether the person is politically exposed."""
    minor: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ] = None
    """Whether the person is under age."""
    photo: Annotated[
        Attachment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Photograph of the person."""
    replaced_by: Annotated[
        Reference | None,
        Field(alias="replacedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """The record that this one was merged into. Refers to Person."""
    replaces: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=100),
    ] = None
    """Records that were merged into this one. Refers to Person."""
    field_provenance: Annotated[
        list[FieldProvenance] | None,
        Field(
            alias="fieldProvenance",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=500,
        ),
    ] = None
    """Which source record gave the value of a field."""


class PrivacyRequest(Resource):
    """
    A request by which a person exercises a right over personal data.

    个人信息权利请求 · D2 T2 · /v1/privacy-requests
    """

    resource_type: Annotated[
        Literal["PrivacyRequest"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "PrivacyRequest"
    """Always PrivacyRequest."""
    requester: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who asks. Refers to Person or Organization."""
    subject: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whose data is asked about. Refers to Person or Organization."""
    request_type: Annotated[
        PrivacyRequestType,
        Field(alias="requestType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """What is asked for."""
    received_at: Annotated[
        DateTime,
        Field(alias="receivedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the request came in."""
    due_at: Annotated[
        DateTime,
        Field(alias="dueAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the answer is due."""
    status: Annotated[
        PrivacyRequestStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the request."""
    channel: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Channel by which the request came. Refers to Channel."""
    scopes: Annotated[
        list[ShortText] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=100),
    ] = None
    """What the request covers, in the words of the requester or by resource name."""
    outcome: Annotated[
        LongText | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """What was done and answered."""
    refusal_reason: Annotated[
        Coding | None,
        Field(
            alias="refusalReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Why the request was refused."""
    extension_reason: Annotated[
        ShortText | None,
        Field(
            alias="extensionReason", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Why the answer takes longer than the first due date."""
    completed_at: Annotated[
        DateTime | None,
        Field(alias="completedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the request was done and answered."""
    evidences: Annotated[
        list[Attachment] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=50),
    ] = None
    """Documents of the request and of its answer."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class Product(Resource):
    """
    A product in the catalog of the bank or of a partner whose products it sells.

    产品 · D3 T1 · /v1/products
    """

    resource_type: Annotated[
        Literal["Product"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Product"
    """Always Product."""
    code: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Code of the product in the catalog."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the product."""
    category: Annotated[
        ProductCategory, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Kind of product."""
    sub_category: Annotated[
        Coding | None,
        Field(alias="subCategory", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Finer kind in a list of the bank."""
    status: Annotated[
        ProductStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whether the product is sold."""
    provider: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Who issues the product, where it is not the bank. Refers to Organization."""
    currencies: Annotated[
        list[CurrencyCode] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=200),
    ] = None
    """Currencies in which the product is offered."""
    rates: Annotated[
        list[ProductRate] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=200),
    ] = None
    """Rates of the product."""
    fees: Annotated[
        list[ProductFee] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=200),
    ] = None
    """Fees of the product."""
    features: Annotated[
        list[ProductFeature] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=200),
    ] = None
    """Features by a list of the bank."""
    term: Annotated[
        ProductTerm | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Shortest and longest term on offer."""
    risk_grade: Annotated[
        int | None,
        Field(
            alias="riskGrade",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=5,
        ),
    ] = None
    """Risk from 1 (low) to 5 (high); compared with the risk tolerance of investors."""
    eligibility_rules: Annotated[
        list[RuleExpr] | None,
        Field(
            alias="eligibilityRules",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Conditions that a customer meets to take the product."""
    target_market: Annotated[
        ProductTargetMarket | None,
        Field(
            alias="targetMarket", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """For whom the product is made and for whom not."""
    sale_period: Annotated[
        Period | None,
        Field(alias="salePeriod", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the product is sold."""
    channels: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """Channels by which the product is sold. Refers to Channel."""
    documents: Annotated[
        list[Attachment] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=100),
    ] = None
    """Terms, key information and price list."""
    bundled_products: Annotated[
        list[Reference] | None,
        Field(
            alias="bundledProducts",
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=50,
        ),
    ] = None
    """Products that are sold together with this one. Refers to Product."""


class Provenance(Resource):
    """
    Where records or a feed come from: what was done, when, by whom, out of which sources and by which mapping.

    溯源记录 · D10 T1 · /v1/provenances
    """

    resource_type: Annotated[
        Literal["Provenance"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Provenance"
    """Always Provenance."""
    targets: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=1000),
    ] = None
    """Records that the activity made or changed, each with its version."""
    target_feed: Annotated[
        ProvenanceTargetFeed | None,
        Field(alias="targetFeed", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Records of one resource in a feed, where one provenance stands for all of them."""
    activity: Annotated[
        ProvenanceActivity, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What was done."""
    occurred: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When it was done."""
    recorded_at: Annotated[
        DateTime,
        Field(alias="recordedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When this provenance was written down."""
    agents: Annotated[
        list[ProvenanceAgent],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=50,
            min_length=1,
        ),
    ]
    """Who or what took part."""
    sources: Annotated[
        list[ProvenanceSource] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=1000),
    ] = None
    """Out of which records of which systems."""
    derivations: Annotated[
        list[ProvenanceDerivation] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=500),
    ] = None
    """Members that were computed and by which rule."""
    mapping: Annotated[
        ProvenanceMapping | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Mapping that turned source into target."""
    run_id: Annotated[
        ShortText | None,
        Field(alias="runId", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Id of the run as in OpenLineage."""
    reason: Annotated[
        CodeableConcept | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Why it was done."""
    hash: Annotated[
        Sha256 | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """SHA-256 digest of the target's canonical JSON after the activity."""


class RetentionCase(Resource):
    """
    The effort to keep one customer who is at risk of leaving; its objective is retention.

    挽留个案 · D5 T2 · /v1/retention-cases
    """

    resource_type: Annotated[
        Literal["RetentionCase"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "RetentionCase"
    """Always RetentionCase."""
    customer: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The customer at risk. Refers to Customer."""
    status: Annotated[
        RetentionCaseStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the effort."""
    detected_at: Annotated[
        DateTime,
        Field(alias="detectedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the risk was seen."""
    trigger: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The record that showed the risk. Refers to Score or MetricResult or CustomerEvent or Case or Feedback."""
    owner: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who answers for it. Refers to Employee or OrganizationUnit."""
    offers: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """Offers made in order to keep the customer. Refers to Offer."""
    interactions: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Contacts made with the customer. Refers to Interaction."""
    decision: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The decision that led to it. Refers to Decision."""
    outcome_reason: Annotated[
        AttritionReason | None,
        Field(
            alias="outcomeReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Why the customer is leaving, where the effort failed."""
    verify_on: Annotated[
        Date | None,
        Field(alias="verifyOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it is checked whether the customer has stayed."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class SalesPlan(Resource):
    """
    The targets of a member of staff, a unit or a channel for a period.

    销售计划 · D5 T3 · /v1/sales-plans
    """

    resource_type: Annotated[
        Literal["SalesPlan"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "SalesPlan"
    """Always SalesPlan."""
    owner: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Whose targets they are. Refers to Employee or OrganizationUnit or Channel."""
    period: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Period in which they are to be reached."""
    status: Annotated[
        SalesPlanStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the plan."""
    targets: Annotated[
        list[SalesPlanTarget],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=500,
            min_length=1,
        ),
    ]
    """What is to be reached."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Version of the plan."""
    approved_by: Annotated[
        Reference | None,
        Field(alias="approvedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who approved the plan. Refers to Employee or OrganizationUnit."""
    parent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The plan that this one is part of. Refers to SalesPlan."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class Score(Resource):
    """
    One output of a model or rule about one subject.

    评分 · D8 T1 · /v1/scores
    """

    resource_type: Annotated[
        Literal["Score"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Score"
    """Always Score."""
    subject: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """What the score is about. Refers to Customer or Person or Organization or PartyGroup or Lead or Arrangement."""
    score_type: Annotated[
        ScoreType,
        Field(alias="scoreType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """What the score says."""
    model: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The model that made it. Refers to AnalyticModel."""
    rule: Annotated[
        RuleExpr | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The rule that made it."""
    value: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The score."""
    scale: Annotated[Scale, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Range of the score."""
    band: Annotated[
        Code | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Band that the score falls in, in a list of the bank."""
    percentile: Annotated[
        Ratio | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Share of the scored population with a lower score."""
    scored_at: Annotated[
        DateTime,
        Field(alias="scoredAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the score was made."""
    inputs_as_of: Annotated[
        Date,
        Field(alias="inputsAsOf", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Date up to which the inputs speak."""
    valid_until: Annotated[
        DateTime | None,
        Field(alias="validUntil", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """First instant at which the score is no longer used."""
    reason_codes: Annotated[
        list[Coding] | None,
        Field(
            alias="reasonCodes",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=50,
        ),
    ] = None
    """What moved the score most, in order."""
    role: Annotated[
        ModelRole | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Whether the score is used or only compared."""
    override: Annotated[
        ScoreOverride | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """A value that a person set in place of the score."""


class SegmentMembership(Resource):
    """
    A member of one version of a segment, for a time.

    客群归属 · D6 T1 · /v1/segment-memberships
    """

    resource_type: Annotated[
        Literal["SegmentMembership"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "SegmentMembership"
    """Always SegmentMembership."""
    segment: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The segment. Refers to Segment."""
    segment_version: Annotated[
        ShortText,
        Field(
            alias="segmentVersion", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """Version of the segment's definition."""
    member: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who belongs to the segment. Refers to Customer or PartyGroup or Person or Organization."""
    period: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """When the member belongs to it."""
    assigned_by: Annotated[
        SegmentAssignment,
        Field(alias="assignedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """How the member came into it."""
    rule_version: Annotated[
        ShortText | None,
        Field(alias="ruleVersion", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Version of the rule or model that was run."""
    score: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The score that decided. Refers to Score."""
    override: Annotated[
        SegmentMembershipOverride | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Approval of a membership that neither rule nor model gave."""
    previous: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The membership of the scheme that this one follows. Refers to SegmentMembership."""


class Segment(Resource):
    """
    A group of customers or parties that are alike in what matters, and one version of its definition.

    客群 · D6 T1 · /v1/segments
    """

    resource_type: Annotated[
        Literal["Segment"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Segment"
    """Always Segment."""
    code: Annotated[Code, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """Code of the segment, the same in all its versions."""
    name: Annotated[
        LocalizedText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Name of the segment."""
    version: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Version of the definition; a changed definition is a new version."""
    scheme: Annotated[Uri, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """The set of segments that this one belongs to."""
    kind: Annotated[
        SegmentKind, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """By which method members are found."""
    basis: Annotated[
        SegmentBasis, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """The kind of facts by which it differentiates."""
    purpose: Annotated[
        SegmentPurpose, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """What it is used for."""
    population: Annotated[
        RuleExpr | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Condition that says among whom members are sought."""
    definition: Annotated[
        RuleExpr | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Condition that a member meets; for a list, who is put on it."""
    model: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Model that chooses the members. Refers to AnalyticModel."""
    exclusive: Annotated[
        bool, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Whether a member of this segment is in no other segment of the scheme."""
    parent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """The wider segment that this one lies in. Refers to Segment."""
    treatment_policy: Annotated[
        PolicyReference | None,
        Field(
            alias="treatmentPolicy", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """The one policy by which all members are treated."""
    owner: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who answers for the segment. Refers to Employee or OrganizationUnit."""
    effective: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """When this version of the segment is in use."""
    size: Annotated[
        int | None,
        Field(
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ] = None
    """Number of members."""
    as_of: Annotated[
        Date | None,
        Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """Date at which they were counted."""


class ServiceLevelReport(Resource):
    """
    A provider's report of what it reached in a period against the service levels of its contract.

    服务水平报告 · D9 T2 · /v1/service-level-reports
    """

    resource_type: Annotated[
        Literal["ServiceLevelReport"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "ServiceLevelReport"
    """Always ServiceLevelReport."""
    status: Annotated[
        ServiceLevelReportStatus,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ]
    """Whether the bank agrees with the report."""
    contract: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Contract whose service levels are reported on. Refers to OutsourcingContract."""
    period: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Time that the report is about."""
    measurements: Annotated[
        list[ServiceLevelMeasurement],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            max_length=200,
            min_length=1,
        ),
    ]
    """What was reached, one entry a service level."""
    incidents: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "N"}}, max_length=200),
    ] = None
    """Incidents of the period. Refers to Incident."""
    quality_sample: Annotated[
        ServiceQualitySample | None,
        Field(
            alias="qualitySample", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """Items that the bank looked at itself."""
    complaint_count: Annotated[
        int | None,
        Field(
            alias="complaintCount",
            ge=0,
            json_schema_extra={"x-crm-privacy": {"class": "N"}},
            le=9007199254740991,
        ),
    ] = None
    """Complaints about the provider in the period."""
    penalty: Annotated[
        Money | None, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ] = None
    """Penalty due for service levels not met."""
    corrective_actions: Annotated[
        list[Reference] | None,
        Field(
            alias="correctiveActions",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=100,
        ),
    ] = None
    """Tasks by which faults are put right. Refers to Task."""
    evidence_digest: Annotated[
        Sha256 | None,
        Field(
            alias="evidenceDigest", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = None
    """SHA-256 digest of the raw measurements that the provider keeps."""
    signed_off_by: Annotated[
        Reference | None,
        Field(alias="signedOffBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Member of staff of the bank who accepted the report. Refers to Employee."""
    signed_off_at: Annotated[
        DateTime | None,
        Field(alias="signedOffAt", json_schema_extra={"x-crm-privacy": {"class": "N"}}),
    ] = None
    """When the report was accepted."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class SourceRecord(Resource):
    """
    A record of a source system exactly as it was received; never changed, so that a merge can be taken back.

    源记录 · D1 T2 · /v1/source-records
    """

    resource_type: Annotated[
        Literal["SourceRecord"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "SourceRecord"
    """Always SourceRecord."""
    source_system: Annotated[
        Uri,
        Field(
            alias="sourceSystem", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """URI of the source system."""
    source_key: Annotated[
        ShortText,
        Field(alias="sourceKey", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Key of the record in the source system."""
    source_version: Annotated[
        ShortText,
        Field(
            alias="sourceVersion", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ]
    """Version of the record in the source system; a sequence or time where it has none."""
    received_at: Annotated[
        DateTime,
        Field(alias="receivedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the record was received."""
    target_type: Annotated[
        str,
        Field(
            alias="targetType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^(Person|Organization)$",
        ),
    ]
    """Resource that the record is about: Person or Organization."""
    content_type: Annotated[
        str | None,
        Field(
            alias="contentType",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            pattern="^[a-z]{1,32}/[a-z0-9][a-z0-9.+-]{0,126}$",
        ),
    ] = None
    """Media type of the content; JSON where absent."""
    content: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "S"}},
            max_length=1048576,
            min_length=1,
        ),
    ] = None
    """The record as received; it may hold members of any class."""
    sha256: Annotated[
        Sha256, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """SHA-256 digest of the content in UTF-8."""


class SuitabilityAssessment(Resource):
    """
    What kinds of investment fit a party, by one assessment; the only place of the suitability grade.

    适当性评估 · D2 T3 · /v1/suitability-assessments
    """

    resource_type: Annotated[
        Literal["SuitabilityAssessment"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "SuitabilityAssessment"
    """Always SuitabilityAssessment."""
    party: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The party assessed. Refers to Person or Organization."""
    regime: Annotated[
        SuitabilityRegime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Rules under which the party is assessed."""
    risk_tolerance: Annotated[
        int | None,
        Field(
            alias="riskTolerance",
            ge=1,
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            le=5,
        ),
    ] = None
    """Grade from 1 (cautious) to 5 (daring); compared with the risk grade of products."""
    objective: Annotated[
        InvestmentObjective | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """What the party wants to reach."""
    horizon: Annotated[
        InvestmentHorizon | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """For how long the party can do without the money."""
    knowledge_levels: Annotated[
        list[SuitabilityKnowledge] | None,
        Field(
            alias="knowledgeLevels",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=50,
        ),
    ] = None
    """How well the party knows kinds of products."""
    annual_income: Annotated[
        Money | None,
        Field(
            alias="annualIncome", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Income in a year."""
    liquid_assets: Annotated[
        Money | None,
        Field(
            alias="liquidAssets", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """Assets that can be turned into money at short notice."""
    loss_capacity: Annotated[
        LossCapacity | None,
        Field(
            alias="lossCapacity", json_schema_extra={"x-crm-privacy": {"class": "P"}}
        ),
    ] = None
    """How much loss the party can bear."""
    sustainability_preference: Annotated[
        CodeableConcept | None,
        Field(
            alias="sustainabilityPreference",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """What the party asks for in matters of environment and society."""
    score: Annotated[
        Decimal | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Points reached in the questionnaire."""
    questionnaire_version: Annotated[
        ShortText,
        Field(
            alias="questionnaireVersion",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
        ),
    ]
    """Version of the questionnaire."""
    assessed_at: Annotated[
        DateTime,
        Field(alias="assessedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the party was assessed."""
    valid_until: Annotated[
        Date,
        Field(alias="validUntil", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Last date on which the result is relied on."""
    assessor: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who made the assessment. Refers to Employee or OrganizationUnit."""
    signed: Annotated[
        bool | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Set where the party confirmed the result."""


class SupportNeed(Resource):
    """
    What a person in a vulnerable situation or with a disability needs to be served well.

    特殊支持需求 · D2 T3 · /v1/support-needs
    """

    resource_type: Annotated[
        Literal["SupportNeed"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "SupportNeed"
    """Always SupportNeed."""
    party: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The person who needs support. Refers to Person."""
    driver: Annotated[
        SupportDriver | None, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ] = None
    """What makes the person need support."""
    needs: Annotated[
        list[SupportNeedCode] | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "S"}},
            max_length=20,
            min_length=1,
        ),
    ] = None
    """What the person needs."""
    severity: Annotated[
        Severity | None, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ] = None
    """How much harm threatens without support."""
    disclosed: Annotated[
        DisclosureSource, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ]
    """How the bank came to know."""
    consent: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The person's consent to keeping this record. Refers to Consent."""
    period: Annotated[
        Period, Field(json_schema_extra={"x-crm-privacy": {"class": "S"}})
    ]
    """When the need exists."""
    review_on: Annotated[
        Date | None,
        Field(alias="reviewOn", json_schema_extra={"x-crm-privacy": {"class": "S"}}),
    ] = None
    """Date on which the need is looked at again."""
    recorded_by: Annotated[
        Reference | None,
        Field(alias="recordedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who made the record. Refers to Employee."""


class Task(Resource):
    """
    A piece of work to be done: a to-do, a visit, an appointment or a review.

    任务 · D4 T1 · /v1/tasks
    """

    resource_type: Annotated[
        Literal["Task"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Task"
    """Always Task."""
    task_type: Annotated[
        TaskType,
        Field(alias="taskType", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """Kind of work."""
    status: Annotated[
        TaskStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the task."""
    priority: Annotated[
        Priority, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """How soon it is to be done."""
    subject: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """One line that says what is to be done."""
    about: Annotated[
        list[Reference],
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=50,
            min_length=1,
        ),
    ]
    """Records that the task is about."""
    owner: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Who is to do it. Refers to Employee or OrganizationUnit."""
    requested_by: Annotated[
        Reference | None,
        Field(alias="requestedBy", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Who asked for it. Refers to Employee or OrganizationUnit or Person or Organization."""
    objective: Annotated[
        CrmObjective | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Which of the six objectives it serves."""
    due_at: Annotated[
        DateTime | None,
        Field(alias="dueAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it is to be done at the latest."""
    accepted_at: Annotated[
        DateTime | None,
        Field(alias="acceptedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When its owner took it on."""
    scheduled: Annotated[
        Period | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Time set aside for it."""
    location: Annotated[
        Address | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """Where it takes place."""
    based_on: Annotated[
        list[Reference] | None,
        Field(
            alias="basedOn",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=50,
        ),
    ] = None
    """Records that gave rise to it. Refers to Score or CustomerEvent or Campaign or Case."""
    decision: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The decision that led to it. Refers to Decision."""
    result: Annotated[
        Coding | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """What came of it, in a list of the bank."""
    completed_at: Annotated[
        DateTime | None,
        Field(alias="completedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it was done."""
    sla_breached: Annotated[
        bool | None,
        Field(alias="slaBreached", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """Whether it was not done by the time it was due."""
    notes: Annotated[
        list[Annotation] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "P"}}, max_length=200),
    ] = None
    """Notes made while working on it."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


class TaxCertification(Resource):
    """
    A party's own statement of tax residence and status for automatic exchange of information.

    税收居民身份声明 · D2 T2 · /v1/tax-certifications
    """

    resource_type: Annotated[
        Literal["TaxCertification"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "TaxCertification"
    """Always TaxCertification."""
    party: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The party that makes the statement. Refers to Person or Organization."""
    regime: Annotated[
        TaxRegime, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """Rules of reporting that the statement is made for."""
    holder_type: Annotated[
        Coding | None,
        Field(alias="holderType", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Type of account holder by the codes of the Common Reporting Standard (CRS101 to CRS103)."""
    controlling_person_type: Annotated[
        Coding | None,
        Field(
            alias="controllingPersonType",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Type of controlling person by the codes of the Common Reporting Standard (CRS801 to CRS813)."""
    tax_residences: Annotated[
        list[TaxCertificationResidence] | None,
        Field(
            alias="taxResidences",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            max_length=20,
            min_length=1,
        ),
    ] = None
    """Countries of tax residence, each with its number or the reason for having none."""
    fatca_status: Annotated[
        Coding | None,
        Field(alias="fatcaStatus", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Classification under FATCA."""
    giin: Annotated[
        str | None,
        Field(
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
            pattern="^[A-NP-Z0-9]{6}[.][A-NP-Z0-9]{5}[.][A-Z]{2}[.][0-9]{3}$",
        ),
    ] = None
    """Global intermediary identification number of a financial institution."""
    signed_on: Annotated[
        Date | None,
        Field(alias="signedOn", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Date of signature."""
    valid_until: Annotated[
        Date | None,
        Field(alias="validUntil", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Last date on which the bank relies on the statement."""
    form: Annotated[
        Attachment | None, Field(json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ] = None
    """The signed form."""
    change_of_circumstance: Annotated[
        bool | None,
        Field(
            alias="changeOfCircumstance",
            json_schema_extra={"x-crm-privacy": {"class": "P"}},
        ),
    ] = None
    """Set where facts known to the bank cast doubt on the statement, so that a new one is asked for."""


class WinBackCase(Resource):
    """
    The effort to bring one former customer back; its objective is win-back.

    赢回个案 · D5 T2 · /v1/win-back-cases
    """

    resource_type: Annotated[
        Literal["WinBackCase"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "WinBackCase"
    """Always WinBackCase."""
    customer: Annotated[
        Reference, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """The former customer. Refers to Customer."""
    status: Annotated[
        WinBackCaseStatus, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ]
    """State of the effort."""
    detected_at: Annotated[
        DateTime,
        Field(alias="detectedAt", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ]
    """When the customer was picked out as a candidate."""
    trigger: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The record that gave rise to it. Refers to Score or MetricResult or CustomerEvent or Case or Feedback."""
    owner: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """Who answers for it. Refers to Employee or OrganizationUnit."""
    offers: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=50),
    ] = None
    """Offers made in order to bring the customer back. Refers to Offer."""
    interactions: Annotated[
        list[Reference] | None,
        Field(json_schema_extra={"x-crm-privacy": {"class": "I"}}, max_length=200),
    ] = None
    """Contacts made with the customer. Refers to Interaction."""
    decision: Annotated[
        Reference | None, Field(json_schema_extra={"x-crm-privacy": {"class": "I"}})
    ] = None
    """The decision that led to it. Refers to Decision."""
    outcome_reason: Annotated[
        LossReason | None,
        Field(
            alias="outcomeReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Why the customer did not come back."""
    verify_on: Annotated[
        Date | None,
        Field(alias="verifyOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When it is checked whether the customer has stayed."""
    churned_on: Annotated[
        Date | None,
        Field(alias="churnedOn", json_schema_extra={"x-crm-privacy": {"class": "I"}}),
    ] = None
    """When the customer had left."""
    former_value: Annotated[
        Money | None,
        Field(alias="formerValue", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Yearly contribution of the customer before leaving."""
    status_history: Annotated[
        list[StatusEntry] | None,
        Field(
            alias="statusHistory",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=1000,
        ),
    ] = None
    """Every state held so far, oldest first, written by the server."""
    status_reason: Annotated[
        CodeableConcept | None,
        Field(
            alias="statusReason", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """Reason given with the write that changes the state; kept in the status history."""


Address.model_rebuild()
Annotation.model_rebuild()
ContactPoint.model_rebuild()
ExitPlan.model_rebuild()
Extension.model_rebuild()
FieldProvenance.model_rebuild()
Identifier.model_rebuild()
MatchCandidate.model_rebuild()
ActionPolicy.model_rebuild()
TierPolicy.model_rebuild()
AssetPriceTable.model_rebuild()
EconomicCapitalTable.model_rebuild()
FtpRateTable.model_rebuild()
RiskParameterTable.model_rebuild()
WalletEstimateTable.model_rebuild()
ParetoAnalysis.model_rebuild()
ParetoSet.model_rebuild()
SegmentEvaluation.model_rebuild()
