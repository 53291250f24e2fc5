"""The types of the standard; made by `make generate`, do not edit."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Union

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
        Field(pattern="^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}$"),
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
    "Uri", Annotated[str, Field(pattern="^[A-Za-z][A-Za-z0-9+.-]{0,30}:[!-~]{1,2000}$")]
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
    """Masked（已屏蔽）: It exists and the reader may not see it."""
    NOT_PERMITTED = "notPermitted"
    """Not permitted（不允许）: A rule forbids holding it."""
    ERROR = "error"
    """Error（错误）: The value of the source could not be used."""


class AccessGrantStatus(StrEnum):
    """
    Whether a grant lets a provider see data.

    授权状态
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
    """Vendor（供应商）: A person or program of an outsourced provider."""


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


class AnnotationVisibility(StrEnum):
    """
    Who may read a note.

    备注可见范围
    """

    INTERNAL = "internal"
    """Internal（内部）: Staff only."""
    CUSTOMER = "customer"
    """Customer（客户）: The customer too."""


class ArrangementRoleCode(StrEnum):
    """
    In what capacity a party takes part in a holding; the first fourteen are those of UK open banking.

    合约角色
    """

    PRINCIPAL = "principal"
    """Principal（主户）: The holder in first place."""
    SECONDARY_OWNER = "secondaryOwner"
    """Secondary owner（联名持有人）: A further holder."""
    BENEFICIARY = "beneficiary"
    """Beneficiary（受益人）: Receives the benefit without being holder."""
    POWER_OF_ATTORNEY = "powerOfAttorney"
    """Power of attorney（受托代理人）: Acts for the holder under a power of attorney."""
    LEGAL_GUARDIAN = "legalGuardian"
    """Legal guardian（法定监护人）: Acts for the holder by law or court order."""
    CUSTODIAN_FOR_MINOR = "custodianForMinor"
    """Custodian for a minor（未成年人代管人）: Keeps the holding for a minor."""
    SUCCESSOR_ON_DEATH = "successorOnDeath"
    """Successor on death（身故承继人）: Takes over when the holder dies."""
    ADMINISTRATOR = "administrator"
    """Administrator（遗产或破产管理人）: Manages the holding for an estate or an insolvent holder."""
    GRANTER = "granter"
    """Granter（授予人）: Gave the rights that another exercises."""
    SETTLOR = "settlor"
    """Settlor（委托人）: Set up the trust."""
    SENIOR_MANAGING_OFFICIAL = "seniorManagingOfficial"
    """Senior managing official（高级管理人员）: Stands in as beneficial owner where none is found."""
    PROTECTOR = "protector"
    """Protector（信托保护人）: Watches over the trustees."""
    REGISTERED_SHAREHOLDER_NAME = "registeredShareholderName"
    """Registered shareholder（名册登记股东）: Stands in the register as holder of the shares."""
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
    """Unmerge（拆分）: Undoing of a merge."""
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

    审计结论
    """

    PERMIT = "permit"
    """Permitted（允许）: The action was carried out in full."""
    PERMIT_MASKED = "permitMasked"
    """Permitted, masked（屏蔽后允许）: The action was carried out and values were masked."""
    DENY = "deny"
    """Denied（拒绝）: The action was refused."""


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

    差错预算方式
    """

    OCCURRENCES = "occurrences"
    """Occurrences（按次数）: Good events over all events."""
    TIMESLICES = "timeslices"
    """Time slices（按时间片）: Good time slices over all time slices."""
    RATIO_TIMESLICES = "ratioTimeslices"
    """Ratio of time slices（按时间片比例）: Mean of the ratios of all time slices."""


class CampaignArm(StrEnum):
    """
    Whether a party is contacted or only observed, so that the effect can be measured.

    实验组别
    """

    TREATMENT = "treatment"
    """Treatment（实验组）: Is contacted."""
    CONTROL = "control"
    """Control（对照组）: Is held back from contact and only observed."""


class CampaignContactStatus(StrEnum):
    """
    The states of one party in one wave of a campaign.

    触达状态
    """

    SELECTED = "selected"
    """Selected（已选中）: Chosen for the wave."""
    SUPPRESSED = "suppressed"
    """Suppressed（已抑制）: Taken out before sending, with a reason."""
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
    """Not eligible（不符合资格）: The customer may not have it."""
    APPLICABILITY = "applicability"
    """Not applicable（不适用）: It makes no sense now, such as a product already held."""
    SUITABILITY = "suitability"
    """Not suitable（不适当）: It does not suit the customer's knowledge, aims or risk tolerance."""
    CONSENT = "consent"
    """No consent（无有效同意）: No consent or other legal basis covers it."""
    CONTACT_CAP = "contactCap"
    """Contact cap（超出频次上限）: One more contact would exceed the cap."""
    LOWER_PRIORITY = "lowerPriority"
    """Lower priority（优先级较低）: Another candidate ranked higher."""


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
    """Enquiry（咨询）: Asks for information."""
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

    投诉原因
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

    投诉业务
    """

    CURRENT_ACCOUNT = "currentAccount"
    """Current account（活期结算账户）: A current or payment account."""
    SAVINGS = "savings"
    """Savings account（储蓄账户）: A savings account."""
    TERM_DEPOSIT = "termDeposit"
    """Term deposit（定期存款）: A deposit for a fixed term."""
    STRUCTURED_DEPOSIT = "structuredDeposit"
    """Structured deposit（结构性存款）: A deposit whose return depends on a market."""
    CREDIT_CARD = "creditCard"
    """Credit card（信用卡）: A credit card."""
    DEBIT_CARD = "debitCard"
    """Debit card（借记卡）: A debit card."""
    PERSONAL_LOAN = "personalLoan"
    """Personal loan（个人贷款）: A loan to a person, not secured on a home."""
    MORTGAGE = "mortgage"
    """Mortgage（住房按揭贷款）: A loan secured on real estate."""
    BUSINESS_LOAN = "businessLoan"
    """Business loan（企业贷款）: A loan to a business."""
    TRADE_FINANCE = "tradeFinance"
    """Trade finance（贸易融资）: Letters of credit, guarantees and the financing of trade."""
    OVERDRAFT = "overdraft"
    """Overdraft（透支）: An agreed overdraft."""
    WEALTH_PRODUCT = "wealthProduct"
    """Wealth management product（理财产品）: A wealth management product of the bank."""
    FUND = "fund"
    """Fund（基金）: An investment fund."""
    SECURITY = "security"
    """Security（证券）: Shares, bonds and other securities."""
    INSURANCE = "insurance"
    """Insurance（保险）: Insurance sold by the bank."""
    PENSION = "pension"
    """Pension（养老金）: A pension product."""
    TRUST = "trust"
    """Trust（信托）: A trust product."""
    PAYMENT = "payment"
    """Payment（支付结算）: Transfers, remittances and other payments."""
    CASH_MANAGEMENT = "cashManagement"
    """Cash management（现金管理）: Cash management for businesses."""
    SAFE_BOX = "safeBox"
    """Safe deposit box（保管箱）: A safe deposit box."""
    DIGITAL_WALLET = "digitalWallet"
    """Digital wallet（数字钱包）: A digital wallet."""
    PERSONAL_INFORMATION = "personalInformation"
    """Personal information（个人金融信息）: How the bank handles personal information."""
    CASH = "cash"
    """Cash（现金）: Notes and coins, their exchange and quality."""
    OTHER = "other"
    """Other（其他）: Another product or matter."""


class ConsentStatus(StrEnum):
    """
    State of a permission or refusal.

    同意状态
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

    触达抑制原因
    """

    NO_CONSENT = "noConsent"
    """No consent（无有效同意）: No consent or other legal basis covers the contact."""
    OPTED_OUT = "optedOut"
    """Opted out（已退订）: The party has asked not to be contacted."""
    CONTACT_CAP = "contactCap"
    """Contact cap（超出频次上限）: One more contact would exceed the cap in force."""
    QUIET_HOURS = "quietHours"
    """Quiet hours（免打扰时段）: No time was left outside the hours at which not to call."""
    NO_CONTACT_POINT = "noContactPoint"
    """No contact point（无有效联系方式）: No usable number or address is known for the channel."""
    INELIGIBLE = "ineligible"
    """Not eligible（不符合条件）: The party may not be offered the product."""
    DECEASED = "deceased"
    """Deceased or dissolved（已故或已解散）: The party no longer exists."""
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


CoverageRole = TypeAliasType("CoverageRole", Literal["a"])
"""
Stub.

占位
"""


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
    """Campaign fulfillment（活动执行）: Carrying out campaigns: sending, handing out, counting."""
    DATA_HOSTING = "dataHosting"
    """Data hosting（数据托管）: Keeping of customer data."""
    ANALYTICS = "analytics"
    """Analytics（分析）: Models, scores and reports made from customer data."""
    DEVELOPMENT = "development"
    """Development（开发）: Building and changing of CRM software."""
    COLLECTIONS = "collections"
    """Collections（催收）: Reminding of and collecting overdue debt."""
    KYC_OPERATIONS = "kycOperations"
    """KYC operations（客户尽职调查作业）: Preparing of due diligence; the decision stays with the bank."""
    PRINT_MAIL = "printMail"
    """Print and mail（印制寄送）: Printing and posting of letters, statements and cards."""
    STRATEGY_MANAGEMENT = "strategyManagement"
    """Strategy management（战略管理）: Setting of the bank's strategy; the bank keeps it."""
    IT_GOVERNANCE = "itGovernance"
    """IT governance（信息科技治理）: Responsibility for the bank's information technology; the bank keeps it."""
    SECURITY_GOVERNANCE = "securityGovernance"
    """Security governance（信息安全责任）: Responsibility for the security of information; the bank keeps it."""
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
    """Retention（客户保留）: To keep a customer who is at risk of leaving."""
    ACQUISITION = "acquisition"
    """Acquisition（客户获取）: To win a customer whom the bank did not have before."""
    WIN_BACK = "winBack"
    """Win-back（客户再生）: To bring back a customer who has left or fallen dormant."""
    EXPERIENCE = "experience"
    """Experience（客户体验）: To make dealing with the bank better for the customer, without a sale in view."""


CustomerType = TypeAliasType("CustomerType", Literal["a"])
"""
Stub.

占位
"""


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


class IdDocumentType(StrEnum):
    """
    Kinds of documents that prove who a party is.

    证件类型
    """

    NATIONAL_ID = "nationalId"
    """National identity card（居民身份证）: Identity card of the state, in China the resident identity card."""
    PASSPORT = "passport"
    """Passport（护照）: Passport of a state."""
    DRIVER_LICENSE = "driverLicense"
    """Driving licence（驾驶证）: Licence to drive."""
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
    """Business licence（营业执照）: Licence or register extract of an organization."""
    BIRTH_CERTIFICATE = "birthCertificate"
    """Birth certificate（出生证明）: Certificate of birth."""
    OTHER = "other"
    """Other（其他）: Another document."""


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
    """Driving licence number（驾驶证号码）: Number of a driving licence."""
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
    """Source key（来源系统主键）: Key of the record in the system it comes from."""
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

    事件时限事项
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

    事件状态
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


class InteractionOutcome(StrEnum):
    """
    How a contact ended.

    交互结果
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

    交互原因
    """

    ENQUIRY = "enquiry"
    """Enquiry（咨询）: A question about a product, a balance or the bank."""
    TRANSACTION = "transaction"
    """Transaction（交易）: To make a payment, transfer, deposit, withdrawal or trade."""
    SALE = "sale"
    """Sale（销售）: To sell or buy a product."""
    SERVICE = "service"
    """Service（服务）: To change or maintain something that the customer holds."""
    COMPLAINT = "complaint"
    """Complaint（投诉）: To voice dissatisfaction and ask for redress."""
    ADVICE = "advice"
    """Advice（顾问）: To advise or be advised on money matters."""
    CAMPAIGN = "campaign"
    """Campaign（营销活动）: As part of a marketing campaign."""
    COLLECTION = "collection"
    """Collection（催收）: To ask for a payment that is overdue."""
    ONBOARDING = "onboarding"
    """Onboarding（开户引导）: To take up a new customer or a new product."""
    KYC = "kyc"
    """Due diligence（客户尽职调查）: To identify the customer or bring due diligence up to date."""
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
    """Vital interest（重大生命利益）: Needed to protect someone's life or safety."""
    PUBLIC_TASK = "publicTask"
    """Public task（公共任务）: Needed for a task in the public interest."""
    LEGITIMATE_INTEREST = "legitimateInterest"
    """Legitimate interest（正当利益）: Needed for an interest of the bank or another that outweighs the person's; not every law knows this ground."""


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
    """Champion（主模型）: The score that is used."""
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

    推荐者分类
    """

    PROMOTER = "promoter"
    """Promoter（推荐者）: 9 or 10."""
    PASSIVE = "passive"
    """Passive（中立者）: 7 or 8."""
    DETRACTOR = "detractor"
    """Detractor（贬损者）: 0 to 6."""


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
    """Region（区域）: A level between head office and branches, such as a provincial branch."""
    BRANCH = "branch"
    """Branch（分支网点）: A place where customers are served."""
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
    """Operation and maintenance（运行维护）: Running of systems, networks and data centres."""
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
    """Decline of service（服务质量下降）: The service gets worse than agreed."""
    STRATEGY_REPUTATION = "strategyReputation"
    """Strategy and reputation（战略与声誉）: The bank's strategy or good name suffers."""


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
    """Dissolved（已解散）: The organization has ceased to exist."""
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
    """Retention rate（客户保留率）: Share of customers who stay."""
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
    """Mortgage（住房抵押贷款）: A loan secured by real estate."""
    BUSINESS_LOAN = "businessLoan"
    """Business loan（企业贷款）: A loan to a business."""
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
    State of a product in the catalogue.

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

    盈利计量基础
    """

    EL12 = "el12"
    """Twelve-month expected loss（十二个月预期损失）: Probability of default in twelve months times loss given default times exposure."""
    IFRS9 = "ifrs9"
    """IFRS 9 charge（IFRS 9 减值计提）: The impairment charged in the period under IFRS 9."""


class ProvenanceActivity(StrEnum):
    """
    What was done to the records that a provenance is about.

    来源活动
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
    """Customer relationship management（客户关系管理）: Managing and analysing the dealings with past, present and possible customers."""
    CUSTOMER_CARE = "customerCare"
    """Customer care（客户关怀与服务）: Helping customers with questions, requests and problems."""
    CLAIMS_MANAGEMENT = "claimsManagement"
    """Claims management（索赔与诉求处理）: Handling claims and complaints, repayment of money included."""
    DIRECT_MARKETING = "directMarketing"
    """Direct marketing（直接营销）: Marketing addressed to the person by any channel."""
    PROFILING = "profiling"
    """Profiling（用户画像）: Automated evaluation of a person's habits, interests, economic situation or behaviour."""
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
    """Annual percentage rate（年化综合成本）: Yearly cost of credit with its fees."""
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


class RiskRating(StrEnum):
    """
    How much risk of money laundering or terrorist financing a party carries after due diligence.

    风险等级
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

    细分依据
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

    客群方法
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


class SlaMeasure(StrEnum):
    """
    What a service level counts; its actual value is a numerator divided by a denominator.

    服务水平指标
    """

    AVAILABILITY = "availability"
    """Availability（可用性）: Time or calls in which the service worked over all time or calls."""
    ANSWER_RATE = "answerRate"
    """Answer rate（接通率）: Calls answered over calls offered."""
    SPEED_OF_ANSWER = "speedOfAnswer"
    """Speed of answer（平均接听时长）: Seconds waited over calls answered."""
    FIRST_CONTACT_RESOLUTION = "firstContactResolution"
    """First contact resolution（首次联系解决率）: Matters settled at the first contact over matters settled."""
    RESOLUTION_TIME = "resolutionTime"
    """Resolution time（解决时长）: Hours to resolution over matters resolved."""
    ACCURACY = "accuracy"
    """Accuracy（准确率）: Items done without fault over items done."""
    COMPLAINT_RATE = "complaintRate"
    """Complaint rate（投诉率）: Complaints over contacts handled."""
    ABANDONMENT_RATE = "abandonmentRate"
    """Abandonment rate（放弃率）: Calls given up before an answer over calls offered."""
    QUALITY_SCORE = "qualityScore"
    """Quality score（质检得分）: Points reached over points possible in the quality sample."""
    BACKLOG_AGE = "backlogAge"
    """Backlog age（积压时长）: Hours that open matters have waited over open matters."""
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

    需要支持的成因
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

    支持需求
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

    抑制
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

    活动指标
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


class OrganizationStatedAge(CrmModel):
    """
    An age as stated at a date.

    自述年龄
    """

    years: Annotated[
        int, Field(ge=0, json_schema_extra={"x-crm-privacy": {"class": "P"}}, le=150)
    ]
    """Completed years."""
    as_of: Annotated[
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "P"}})
    ]
    """Date of the statement."""


class OrganizationQuietHours(CrmModel):
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


class OrganizationFrequencyCap(CrmModel):
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

    监管报告
    """

    at: Annotated[DateTime, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})]
    """When the supervisor was told."""
    reference: Annotated[
        ShortText, Field(json_schema_extra={"x-crm-privacy": {"class": "N"}})
    ]
    """Reference of the notice."""


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
        Date, Field(alias="asOf", json_schema_extra={"x-crm-privacy": {"class": "P"}})
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

    对象数据文件
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
        ShortText | None,
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

    事件时限
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


class OrganizationContactPreference(CrmModel):
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
        list[OrganizationQuietHours] | None,
        Field(
            alias="quietHours",
            json_schema_extra={"x-crm-privacy": {"class": "I"}},
            max_length=14,
        ),
    ] = None
    """Times of day at which not to call."""
    frequency_cap: Annotated[
        OrganizationFrequencyCap | None,
        Field(
            alias="frequencyCap", json_schema_extra={"x-crm-privacy": {"class": "I"}}
        ),
    ] = None
    """How many marketing contacts are accepted in a number of days."""


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

    字段来源
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

    活动波次
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

    活动审批
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


class DecisionConsentState(CrmModel):
    """
    One consent as it stood at the time.

    同意状态
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


class OrganizationEmployment(CrmModel):
    """
    One employment of a person.

    就业
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


class PersonEmployment(CrmModel):
    """
    One employment of a person.

    就业
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


AnyResource = TypeAliasType(
    "AnyResource",
    Annotated[
        Union["AccessGrant", "AnalyticModel", "Arrangement", "ArrangementActivity", "ArrangementRole", "ArrangementSnapshot", "AuditEvent", "Campaign", "CampaignContact", "Case", "Consent", "CustomerAssessment", "CustomerProfitability", "Decision", "DueDiligence", "Employee", "Feedback", "IdentityDocument", "Incident", "MetricResult", "Organization", "OrganizationUnit", "Outcome", "OutsourcingContract", "Person", "PrivacyRequest", "Product", "Provenance", "Score", "Segment", "SegmentMembership", "ServiceLevelReport", "SuitabilityAssessment", "SupportNeed", "TaxCertification"],
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

    数据访问授权 · D9 T2 · /v1/access-grants
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

    合约当事人角色 · D3 T1 · /v1/arrangement-roles
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


class Consent(Resource):
    """
    A party's permission or refusal, or another legal basis, for using its data for one purpose.

    同意与授权 · D2 T1 · /v1/consents
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


class CustomerProfitability(Resource):
    """
    What a customer, group or segment earned the bank in a period, step by step.

    客户盈利 · D8 T2 · /v1/customer-profitabilities
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

    客户尽职调查 · D2 T1 · /v1/due-diligences
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

    事件 · D9 T2 · /v1/incidents
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
            pattern="^[a-z][A-Za-z0-9]{0,63}(\\.[a-z][A-Za-z0-9]{0,63}){1,3}$",
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
    A natural person the bank knows, in any role.

    自然人 · D1 T1 · /v1/organizations
    """

    resource_type: Annotated[
        Literal["Organization"],
        Field(
            alias="resourceType", json_schema_extra={"x-crm-privacy": {"class": "N"}}
        ),
    ] = "Organization"
    """Always Organization."""
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
        OrganizationStatedAge | None,
        Field(alias="statedAge", json_schema_extra={"x-crm-privacy": {"class": "P"}}),
    ] = None
    """Age as stated at a date, where no birth date is known."""
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
        list[OrganizationEmployment] | None,
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
        OrganizationContactPreference | None,
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
    """Age as stated at a date, where no birth date is known."""
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
    A product in the catalogue of the bank or of a partner whose products it sells.

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
    """Code of the product in the catalogue."""
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

    来源记录 · D10 T1 · /v1/provenances
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


class SuitabilityAssessment(Resource):
    """
    What kinds of investment fit a party, by one assessment; the only place of the suitability grade.

    投资者适当性评估 · D2 T3 · /v1/suitability-assessments
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


Address.model_rebuild()
Annotation.model_rebuild()
ContactPoint.model_rebuild()
ExitPlan.model_rebuild()
Extension.model_rebuild()
FieldProvenance.model_rebuild()
Identifier.model_rebuild()
