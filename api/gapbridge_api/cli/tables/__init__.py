"""How each answer looks as a table: its columns in a person's words. One module for each word of the domain."""

from gapbridge_api.cli.tables.audit import findings
from gapbridge_api.cli.tables.clusters import clusters
from gapbridge_api.cli.tables.collaborations import suggestions
from gapbridge_api.cli.tables.gaps import gaps_of, shared_gaps
from gapbridge_api.cli.tables.outcomes import effects, measurements, need_histories, need_outcomes
from gapbridge_api.cli.tables.search import things_found
from gapbridge_api.cli.tables.sources import sources

__all__ = [
    "clusters",
    "effects",
    "findings",
    "gaps_of",
    "measurements",
    "need_histories",
    "need_outcomes",
    "shared_gaps",
    "sources",
    "suggestions",
    "things_found",
]
