"""One answer to write out as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gapbridge import (
    clusters,
    collaborations,
    gaps,
    members,
    names,
    outcomes,
    profiles,
    programme,
    sources,
    value_chains,
)
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
    ProposedEvent,
    Result,
    RolledUpGap,
    SharedGap,
    SourceText,
    StudyFinding,
    Suggestion,
    ValueChain,
)
from gapbridge.results.programme import ProgrammeEvent, ProgrammeNeed
from gapbridge.scope import Scope
from gapbridge.value_chains.studies import findings
from gapbridge.vocabulary import Language


@dataclass(frozen=True)
class Question:
    """A question: the model of a row of its answer, how it is asked, and whether it is about one cluster or chain.

    It is asked with the key of that cluster or chain; "" where it is about none.
    """

    model: type[Result]
    ask: Callable[[Database, Scope, str], Sequence[Result]]
    of_cluster: bool = False
    of_chain: bool = False


def _of_cluster(database: Database, scope: Scope, key: str) -> list[StudyFinding]:
    return findings(value_chains.study(database, scope, cluster_ids=[key], max_rows=value_chains.MAX_ROWS))


def _of_chain(database: Database, scope: Scope, key: str) -> list[StudyFinding]:
    return findings(value_chains.study(database, scope, chain_id=key, max_rows=value_chains.MAX_ROWS))


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
    "programme-events": Question(ProgrammeEvent, lambda database, scope, _: programme.cover(database, scope).events),
    "programme-needs": Question(ProgrammeNeed, lambda database, scope, _: programme.cover(database, scope).needs),
    "programme-proposals": Question(ProposedEvent, lambda database, scope, _: programme.proposals(database, scope)),
    "need-outcomes": Question(NeedOutcome, lambda database, scope, _: outcomes.needs(database, scope)),
    "need-histories": Question(NeedHistory, lambda database, scope, _: outcomes.history(database, scope)),
    "effects": Question(Effect, lambda database, scope, _: outcomes.effects(database, scope)),
    "assessments": Question(Measurement, lambda database, scope, _: outcomes.assessments(database, scope)),
    "clusters": Question(ClusterSummary, lambda database, scope, _: clusters.clusters(database, scope)),
    "value-chains": Question(ValueChain, lambda database, scope, _: value_chains.value_chains(database, scope)),
    "chain-study": Question(StudyFinding, _of_chain, of_chain=True),
    "cluster-study": Question(StudyFinding, _of_cluster, True),
    "sources": Question(SourceText, lambda database, scope, _: sources.sources(database, scope)),
}


def check(name: str, cluster: str | None, chain: str | None = None) -> None:
    """Return when such an answer can be asked for.

    Raises:
        BadInput: There is no such question, or it needs a cluster or value chain, or does not.
    """
    if name not in QUESTIONS:
        raise BadInput(f"There is no answer {name[:80]!r}.", f"Choose from {', '.join(QUESTIONS)}.")
    if QUESTIONS[name].of_cluster and cluster is None:
        raise BadInput(f"The answer {name} is about one cluster.", "Say which: cluster.")
    if not QUESTIONS[name].of_cluster and cluster is not None:
        raise BadInput(f"The answer {name} is not about one cluster.", "Leave the cluster out.")
    if QUESTIONS[name].of_chain and chain is None:
        raise BadInput(f"The answer {name} is about one value chain.", "Say which: chain.")
    if not QUESTIONS[name].of_chain and chain is not None:
        raise BadInput(f"The answer {name} is not about one value chain.", "Leave the chain out.")


def answer(database: Database, name: str, scope: Scope, about: str | None, language: Language) -> Table:
    """The answer as a table, with names in that language; `about` is the key of what it is about, if that is one thing.

    Raises:
        NotFound: There is no such cluster or value chain.
    """
    question = QUESTIONS[name]
    found = names.in_language(database, question.ask(database, scope, about or ""), language)
    return table.of_answer(name.replace("-", "_"), question.model, found)
