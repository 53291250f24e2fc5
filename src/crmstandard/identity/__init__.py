"""Which records are of one party: normal forms, blocking keys, and the comparison of two records."""

from crmstandard.identity.blocking import keys_of
from crmstandard.identity.comparing import Evidence, Match, Veto, compare

__all__ = ["Evidence", "Match", "Veto", "compare", "keys_of"]
