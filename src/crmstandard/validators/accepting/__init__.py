"""A quick way to say that a record is good, learned from records that were found good the exact way.

Most records of a feed are written alike. From the good ones an expression is made that accepts only texts
of which the schema and the rules leave nothing to doubt; whatever it does not accept goes the exact way.
"""

from __future__ import annotations

from crmstandard.validators.accepting.acceptor import Acceptor

__all__ = ["Acceptor"]
