"""Clusters as a table."""

from collections.abc import Sequence

from gapbridge import names
from gapbridge.results import ClusterSummary
from gapbridge.scope import Scope
from gapbridge.vocabulary import ENGLISH, Language
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import answer, listed


def clusters(found: Sequence[ClusterSummary], scope: Scope, language: Language = ENGLISH) -> Answer:
    """Clusters and how much is known of them."""
    return answer(
        f"Clusters, as of {scope.as_of}",
        ClusterSummary,
        found,
        {
            "key": [one.id for one in found],
            "name": [names.shown(one.name_en, one.name_lt, language) for one in found],
            "industries": [listed(one.industry_ids) or "unknown" for one in found],
            "known members": [one.known_member_count or "none known" for one in found],
            "status": [one.status for one in found],
            "needs stated": [one.need_count or "none known" for one in found],
            "source": [one.source_id for one in found],
        },
    )
