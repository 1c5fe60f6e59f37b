"""The roll-up, the agreement and the matrix of gaps as tables."""

from collections.abc import Sequence

from gapbridge.results import GapAgreement, GapMatrix, RolledUpGap
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, shortened
from gapbridge_api.cli.tables.gaps import SPREAD, across, evidence

UNKNOWN = (
    "A cluster that is not named stated no need: unknown. `--csv` is the matrix itself, `--json` has every statement."
)


def gap_rollup(found: Sequence[RolledUpGap], scope: Scope, min_clusters: int) -> Answer:
    """Gaps rolled up, and which become shared where."""
    sources = Sources()
    return answer(
        f"Competences that {min_clusters} or more clusters lack, or something narrower, as of {scope.as_of}",
        RolledUpGap,
        found,
        {
            "competence": [f"{gap.competence_name}\n{gap.competence_id}" for gap in found],
            "clusters": [f"{gap.cluster_count}: {listed(gap.cluster_ids)}" for gap in found],
            "lack": [_lacked(gap) for gap in found],
            "become shared here": [_first_shared(gap) for gap in found],
            "across industries": [across(gap) for gap in found],
            **evidence(found, sources),
        },
        f"{sources.legend()}\n{SPREAD}",
    )


def _lacked(gap: RolledUpGap) -> str:
    narrower = [one for one in gap.lacked_ids if one != gap.competence_id]
    itself = ["itself"] if gap.own_cluster_ids else []
    return listed([*itself, shortened(narrower)] if narrower else itself)


def _first_shared(gap: RolledUpGap) -> str:
    """What becomes shared at this level, or that all of it is shared lower down."""
    told = ["itself" if one == gap.competence_id else one for one in gap.first_shared_ids]
    return listed(told) or "nothing: all shared lower"


def gap_agreement(found: Sequence[GapAgreement], scope: Scope) -> Answer:
    """How far clusters agree, or why that cannot be said."""
    sources = Sources()
    return answer(
        f"How far clusters agree on the order of what they lack, as of {scope.as_of}",
        GapAgreement,
        found,
        {
            "rated": [one.rated for one in found],
            "W": ["unknown" if one.w is None else f"{one.w:.2f}" for one in found],
            "p": ["" if one.p_value is None else f"{one.p_value:.3f}" for one in found],
            "clusters": [_counted(one.cluster_ids, one.unused_cluster_ids) for one in found],
            "competences": [_counted(one.competence_ids, one.unused_competence_ids) for one in found],
            "why unknown": ["" if one.w is not None else one.reasons["w"] for one in found],
            **_evidence(found, sources),
        },
        f"{sources.legend()}\nW: 0 no agreement, 1 the same order." if any(one.evidence_count for one in found) else "",
    )


def _evidence(found: Sequence[GapAgreement], sources: Sources) -> dict[str, list[str]]:
    """As everywhere, but empty where nothing is said."""
    told = evidence(found, sources)
    return {
        name: [cell if one.evidence_count else "" for cell, one in zip(cells, found, strict=True)]
        for name, cells in told.items()
    }


def _counted(used: Sequence[str], unused: Sequence[str]) -> str:
    left_out = f"\nnot used: {shortened(unused)}" if unused else ""
    return f"{len(used)}: {listed(used)}{left_out}" if used else left_out.strip()


def gap_matrix(found: GapMatrix, scope: Scope) -> Answer:
    """The matrix itself for programs; for people the clusters of each state, by competence."""
    keys = [column.competence_id for column in found.competences]
    records = [
        {"cluster_id": row.cluster_id, "cluster_name": row.cluster_name, **dict(zip(keys, states, strict=True))}
        for row, states in zip(found.clusters, found.states, strict=True)
        if keys
    ]
    columns = {
        "competence": [f"{column.competence_name}\n{column.competence_id}" for column in found.competences],
        **{state: [_in_state(found, at, state) for at in range(len(keys))] for state in ("open", "covered", "closed")},
    }
    synthetic = any("synthetic" in cell.statuses for cell in found.cells)
    title = f"What {len(found.clusters)} clusters lack of {len(keys)} competences, as of {scope.as_of}"
    note = f"{UNKNOWN}\n{_shown(found)}" if found.truncated else UNKNOWN
    fields = ["cluster_id", "cluster_name", *keys]
    return Answer(title, fields, records, columns, note, synthetic)


def _in_state(found: GapMatrix, column: int, state: str) -> str:
    return listed(
        [row.cluster_id for row, states in zip(found.clusters, found.states, strict=True) if states[column] == state]
    )


def _shown(found: GapMatrix) -> str:
    return (
        f"Shown: {len(found.clusters)} of {found.cluster_total} clusters,"
        f" {len(found.competences)} of {found.competence_total} competences."
    )
