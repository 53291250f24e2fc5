"""crmstandard: an open standard for bank CRM data, with its types and validators."""

from crmstandard.findings import Finding
from crmstandard.validators import Session, validate

__all__ = ["Finding", "Session", "validate"]
