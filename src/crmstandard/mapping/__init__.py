"""Turns a bank's own files into a feed of canonical records, by SQL that is written as data."""

from crmstandard.mapping.plan import MappingError
from crmstandard.mapping.run import MapReport, run_mapping

__all__ = ["MapReport", "MappingError", "run_mapping"]
