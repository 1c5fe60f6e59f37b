"""The matrix of clusters and competences, for a heat map: what is open, covered, closed, or not known."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.gaps import coverage, evidence, lacking
from gapbridge.gaps.lacking import Cluster, Lack, Lacked
from gapbridge.gaps.shared import require_clusters
from gapbridge.results import CellState, GapMatrix, MatrixCell, MatrixCluster, MatrixCompetence, Rating
from gapbridge.scope import Scope, checked

MAX_SIDE = 500
DEFAULT_SIDE = 100
Cells = Mapping[tuple[str, str], MatrixCell]  # (cluster, competence) -> what is known


def gap_matrix(
    database: Database,
    scope: Scope | None = None,
    *,
    min_clusters: int = 1,
    branch_id: str | None = None,
    max_clusters: int = DEFAULT_SIDE,
    max_competences: int = DEFAULT_SIDE,
) -> GapMatrix:
    """The state of each competence in each cluster, the busiest corner first.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today.
        min_clusters: Only competences of which at least so many clusters stated a need, closed ones too.
        branch_id: Only this competence and narrower ones.
        max_clusters: Most clusters, 1 to 500; those with most stated needs are kept.
        max_competences: Most competences, 1 to 500; those that most clusters lack are kept.

    Raises:
        NotFound: There is no such industry or competence.
        BadInput: A number is out of its bounds.
    """
    require_clusters(min_clusters)
    for asked in (max_clusters, max_competences):
        if not 1 <= asked <= MAX_SIDE:
            raise BadInput(f"A matrix cannot have {asked} rows or columns.", f"Ask for 1 to {MAX_SIDE}.")
    chosen = checked(database, scope)
    if branch_id is not None:
        keys.require(database, "Competence", branch_id)
    known = lacking.clusters(database, chosen)
    found = coverage.covered(database, chosen, lacking.read(database, chosen, branch_id=branch_id))
    closed, assessed = lacking.closed(database, chosen, known, branch_id=branch_id)
    return of(known, found, closed, assessed, min_clusters, (max_clusters, max_competences))


def of(
    known: Mapping[str, Cluster],
    found: Sequence[Lacked],
    closed: Sequence[Lacked],
    assessed: Mapping[str, Sequence[str]],
    min_clusters: int = 1,
    most: tuple[int, int] = (DEFAULT_SIDE, DEFAULT_SIDE),
) -> GapMatrix:
    """The matrix of what clusters lack and of what evidence has closed; most clusters and competences as told.

    Where a cluster has an open need and a closed one of the same competence, the gap is open.
    """
    cells = {(cell.cluster_id, cell.competence_id): cell for cell in (*_closed(closed, assessed), *_lacked(found))}
    names = {one.id: one.name for one in (*closed, *found)}
    rows, columns = _axes(known, cells, names, min_clusters)
    kept_rows, kept_columns = rows[: most[0]], columns[: most[1]]
    shown = {(row.cluster_id, column.competence_id) for row in kept_rows for column in kept_columns}
    return GapMatrix(
        clusters=kept_rows,
        competences=kept_columns,
        states=[[_state(cells, row, column) for column in kept_columns] for row in kept_rows],
        cells=[cells[at] for at in sorted(cells.keys() & shown)],
        cluster_total=len(rows),
        competence_total=len(columns),
        truncated=len(rows) > len(kept_rows) or len(columns) > len(kept_columns),
    )


def _lacked(found: Iterable[Lacked]) -> Iterator[MatrixCell]:
    for one in found:
        for lack in one.lacks:
            yield _cell(one, lack, "covered" if lack.covered else "open", ())


def _closed(found: Iterable[Lacked], assessed: Mapping[str, Sequence[str]]) -> Iterator[MatrixCell]:
    for one in found:
        for lack in one.lacks:
            yield _cell(one, lack, "closed", sorted({key for need in lack.needs for key in assessed[need.id]}))


def _cell(one: Lacked, lack: Lack, state: CellState, assessment_ids: Sequence[str]) -> MatrixCell:
    needs = {need.id: need for need in lack.needs}
    unplaced = replace(lack, cluster=replace(lack.cluster, placed_ids=()))  # industries decide nothing here
    return MatrixCell(
        cluster_id=lack.cluster.id,
        competence_id=one.id,
        state=state,
        ratings=[
            Rating(
                importance=need.importance, ability=need.ability, target=need.target, scale_max=need.scale_max,
                source_id=need.source_id,
            )
            for _, need in sorted(needs.items())
            if (need.importance, need.ability, need.target) != (None, None, None)
        ],
        **evidence.of(lack.needs),
        supporting_ids=evidence.supporting([unplaced]),
        assessment_ids=list(assessment_ids),
    )  # fmt: skip


def _state(cells: Cells, row: MatrixCluster, column: MatrixCompetence) -> CellState:
    cell = cells.get((row.cluster_id, column.competence_id))
    return "unknown" if cell is None else cell.state


def _axes(
    known: Mapping[str, Cluster], cells: Cells, names: Mapping[str, str], min_clusters: int
) -> tuple[list[MatrixCluster], list[MatrixCompetence]]:
    """All rows and columns: clusters with most stated needs first, competences that most clusters lack first."""
    states = Counter((competence, cell.state) for (_, competence), cell in cells.items())
    stated = Counter(competence for _, competence in cells)
    columns = [
        MatrixCompetence(
            competence_id=key, competence_name=name, open_count=states[key, "open"],
            covered_count=states[key, "covered"], closed_count=states[key, "closed"],
        )
        for key, name in names.items()
        if stated[key] >= min_clusters
    ]  # fmt: skip
    columns.sort(key=lambda one: (-one.open_count - one.covered_count, -one.closed_count, one.competence_id))
    said = Counter(cluster for cluster, competence in cells if stated[competence] >= min_clusters)
    rows = [
        MatrixCluster(
            cluster_id=key, cluster_name=one.name, industry_ids=sorted(one.industry_ids), stated_count=said[key]
        )
        for key, one in known.items()
    ]
    rows.sort(key=lambda one: (-one.stated_count, one.cluster_id))
    return rows, columns
