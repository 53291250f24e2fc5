"""Strict, streaming reading of records: bytes become documents or findings, never a guess."""

from crmstandard.reading.blocks import Blank, Block, Span, is_plain_lines, read_blocks, read_span
from crmstandard.reading.files import Record, read_records
from crmstandard.reading.positions import line_of
from crmstandard.reading.streams import Unreadable, sayable
from crmstandard.reading.text import parse

__all__ = [
    "Blank",
    "Block",
    "Record",
    "Span",
    "Unreadable",
    "is_plain_lines",
    "line_of",
    "parse",
    "read_blocks",
    "read_records",
    "read_span",
    "sayable",
]
