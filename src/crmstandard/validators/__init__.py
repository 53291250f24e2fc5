"""Validation of records: structure first, then rules within the record, then rules across records.

`validate` judges one record; a `Session` judges a stream of them and, at its end, what holds across.
"""

from __future__ import annotations

from crmstandard.validators.session import Session, validate

__all__ = ["Session", "validate"]
