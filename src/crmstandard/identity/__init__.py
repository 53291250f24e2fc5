"""Which records are of one party, and what becomes of them: matching, survivorship, merge and unmerge."""

from crmstandard.identity.blocking import keys_of, ordered_keys
from crmstandard.identity.clustering import clusters
from crmstandard.identity.comparing import Evidence, Match, Veto, compare, veto_between
from crmstandard.identity.contributions import Contribution
from crmstandard.identity.policies import match_policy, reference, survivorship_policy
from crmstandard.identity.surviving import Golden, Settled, survive

__all__ = [
    "Contribution",
    "Evidence",
    "Golden",
    "Match",
    "Settled",
    "Veto",
    "clusters",
    "compare",
    "keys_of",
    "match_policy",
    "ordered_keys",
    "reference",
    "survive",
    "survivorship_policy",
    "veto_between",
]
