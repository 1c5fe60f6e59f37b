"""How each answer looks as a table: its columns in a person's words. One module for each word of the domain."""

from gapbridge_api.cli.tables.audit import findings
from gapbridge_api.cli.tables.clusters import clusters
from gapbridge_api.cli.tables.collaborations import all_suggestions, hindsight, of_pair, pair, suggestions
from gapbridge_api.cli.tables.gap_views import gap_agreement, gap_matrix, gap_rollup
from gapbridge_api.cli.tables.gaps import gaps_of, shared_gaps
from gapbridge_api.cli.tables.matching import proposals
from gapbridge_api.cli.tables.members import benefit_lines, benefits_of_members, member_benefits
from gapbridge_api.cli.tables.outcomes import effects, measurements, need_histories, need_outcomes
from gapbridge_api.cli.tables.profiles import cluster_profile, profile_record
from gapbridge_api.cli.tables.search import things_found
from gapbridge_api.cli.tables.sources import sources
from gapbridge_api.cli.tables.studies import study, study_findings
from gapbridge_api.cli.tables.value_chains import routes, supply_network, value_chains
from gapbridge_api.cli.tables.watch import news, watches

__all__ = [
    "all_suggestions",
    "benefit_lines",
    "benefits_of_members",
    "cluster_profile",
    "clusters",
    "effects",
    "findings",
    "gap_agreement",
    "gap_matrix",
    "gap_rollup",
    "gaps_of",
    "hindsight",
    "measurements",
    "member_benefits",
    "need_histories",
    "need_outcomes",
    "news",
    "of_pair",
    "pair",
    "profile_record",
    "proposals",
    "routes",
    "shared_gaps",
    "sources",
    "study",
    "study_findings",
    "suggestions",
    "supply_network",
    "things_found",
    "value_chains",
    "watches",
]
