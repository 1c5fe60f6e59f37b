"""One answer to write out as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gapbridge import clusters, collaborations, gaps, members, names, outcomes, profiles, sources
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.export import table
from gapbridge.export.table import Table
from gapbridge.gaps.matrix import MAX_SIDE
from gapbridge.results import (
    ClusterProfile,
    ClusterSummary,
    Effect,
    Gap,
    GapAgreement,
    MatrixCell,
    Measurement,
    MemberOverview,
    NeedHistory,
    NeedOutcome,
    Result,
    RolledUpGap,
    SharedGap,
    SourceText,
    Suggestion,
)
from gapbridge.scope import Scope
from gapbridge.vocabulary import Language


@dataclass(frozen=True)
class Question:
    """A question: the model of a row of its answer, how it is asked, and whether it is about one cluster."""

    model: type[Result]
    ask: Callable[[Database, Scope, str], Sequence[Result]]
    of_cluster: bool = False


def _cells(database: Database, scope: Scope) -> Sequence[Result]:
    """A row for each cell of the largest matrix that is not unknown."""
    return gaps.gap_matrix(database, scope, max_clusters=MAX_SIDE, max_competences=MAX_SIDE).cells


QUESTIONS = {
    "shared-gaps": Question(SharedGap, lambda database, scope, _: gaps.shared_gaps(database, scope)),
    "gap-rollup": Question(RolledUpGap, lambda database, scope, _: gaps.gap_rollup(database, scope)),
    "gap-agreement": Question(GapAgreement, lambda database, scope, _: gaps.gap_agreement(database, scope)),
    "gap-matrix": Question(MatrixCell, lambda database, scope, _: _cells(database, scope)),
    "gaps": Question(Gap, lambda database, scope, cluster: gaps.gaps_of(database, cluster, scope), True),
    "suggestions": Question(
        Suggestion, lambda database, scope, cluster: collaborations.suggestions(database, cluster, scope), True
    ),
    "all-suggestions": Question(Suggestion, lambda database, scope, _: collaborations.all_suggestions(database, scope)),
    "member-benefits": Question(
        MemberOverview, lambda database, scope, cluster: members.benefits_of_members(database, cluster, scope), True
    ),
    "cluster-profile": Question(
        ClusterProfile, lambda database, scope, cluster: [profiles.profile(database, cluster, scope)], True
    ),
    "need-outcomes": Question(NeedOutcome, lambda database, scope, _: outcomes.needs(database, scope)),
    "need-histories": Question(NeedHistory, lambda database, scope, _: outcomes.history(database, scope)),
    "effects": Question(Effect, lambda database, scope, _: outcomes.effects(database, scope)),
    "assessments": Question(Measurement, lambda database, scope, _: outcomes.assessments(database, scope)),
    "clusters": Question(ClusterSummary, lambda database, scope, _: clusters.clusters(database, scope)),
    "sources": Question(SourceText, lambda database, scope, _: sources.sources(database, scope)),
}


def check(name: str, cluster: str | None) -> None:
    """Return when such an answer can be asked for.

    Raises:
        BadInput: There is no such question, or it needs a cluster, or does not.
    """
    if name not in QUESTIONS:
        raise BadInput(f"There is no answer {name[:80]!r}.", f"Choose from {', '.join(QUESTIONS)}.")
    if QUESTIONS[name].of_cluster and cluster is None:
        raise BadInput(f"The answer {name} is about one cluster.", "Say which: cluster.")
    if not QUESTIONS[name].of_cluster and cluster is not None:
        raise BadInput(f"The answer {name} is not about one cluster.", "Leave the cluster out.")


def answer(database: Database, name: str, scope: Scope, cluster: str | None, language: Language) -> Table:
    """The answer as a table, with names in that language.

    Raises:
        NotFound: There is no such cluster.
    """
    question = QUESTIONS[name]
    found = names.in_language(database, question.ask(database, scope, cluster or ""), language)
    return table.of_answer(name.replace("-", "_"), question.model, found)
