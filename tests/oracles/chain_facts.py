"""The facts of value chains from the rows of a data set, as `value_chains.facts.read` takes them from the graph."""

from collections.abc import Iterator
from typing import Any

from gapbridge import facts
from gapbridge.results import SourceText
from gapbridge.rows import Row
from gapbridge.value_chains.facts import ChainFacts, Event, Named, PublishedFigure, Stage, Statement, Supply
from tests.reference import Reference

TABLES = (
    "attended", "collaborates_with", "feeds", "part_of", "performs", "related_to", "takes_part_in", "teaches",
)  # fmt: skip


def chain_facts(reference: Reference) -> ChainFacts:
    """The facts that count in the scope; of a need only what studies read."""
    statements = list(_statements(reference))
    supplies = tuple(_supplies(reference))
    touched = {key for one in statements for key in (one.start_id, one.end_id)}
    touched |= {key for one in supplies for key in (one.supplier_id, one.customer_id)}
    touched |= {row.start_id for table in ("member_of", "coordinates") for row in reference.valid(table)}
    competences = {one.end_id for one in statements if one.type == "TEACHES"}
    needs = _needs(reference)
    competences |= {need.competence_id for given in needs.values() for need in given}
    return ChainFacts(
        reference.scope,
        _nodes(reference, "value_chains", Named, "name_en", "status"),
        _nodes(reference, "stages", Stage, "name_en", "status", "position"),
        {row.id: _cluster(reference, row) for row in _counted(reference, "clusters")},
        {
            key: member
            for key, member in _nodes(
                reference, "members", facts.Member, "name_en", "status", "kind", "country"
            ).items()
            if key in touched
        },
        _nodes(reference, "events", Event, "name_en", "status", "state", "starts_on", "when_stated", "place"),
        _nodes(reference, "programmes", Named, "name_en", "status"),
        _competences(reference, competences),
        _nodes(reference, "sources", SourceText, "title", "publisher", "url", "published_on", "note", "status"),
        needs,
        tuple(statements),
        supplies,
        tuple(_figures(reference)),
    )


def _counted(reference: Reference, table: str) -> list[Row]:
    """Nodes of a table, synthetic ones only with synthetic statements, by key."""
    wanted = reference.scope.statuses
    return sorted(
        (
            row
            for row in reference.dataset.rows_of(table)
            if ("synthetic" in wanted if row.properties["status"] == "synthetic" else set(wanted) != {"synthetic"})
        ),
        key=lambda row: row.id,
    )


def _nodes(reference: Reference, table: str, model: Any, *columns: str) -> dict[str, Any]:
    return {
        row.id: model(id=row.id, **{name: row.properties.get(name) for name in columns})
        for row in _counted(reference, table)
    }


def _statements(reference: Reference) -> Iterator[Statement]:
    for table in TABLES:
        rows: list[Any] = sorted(reference.valid(table), key=lambda row: (row.start_id, row.id))
        for row in rows:
            said = row.properties
            yield Statement(
                row.id, table.upper(), row.start_id, row.end_id, said["source_id"], said["status"], said.get("kind")
            )  # fmt: skip


def _supplies(reference: Reference) -> Iterator[Supply]:
    rows: list[Any] = sorted(reference.valid("supplies"), key=lambda row: (row.end_id, row.id))
    for row in rows:
        own = {name: row.properties.get(name) for name in ("share", "time_to_recover", "time_to_survive")}
        named = {name: row.properties[name] for name in ("product", "source_id", "status")}
        yield Supply(id=row.id, supplier_id=row.start_id, customer_id=row.end_id, **named, **own)


def _figures(reference: Reference) -> Iterator[PublishedFigure]:
    figures = {row.id: row.properties for row in reference.dataset.rows_of("figures")}
    programmes = reference.dataset.keys("Programme")
    rows: list[Any] = sorted(reference.valid("has_figure"), key=lambda row: (row.start_id, row.id))
    for row in rows:
        if row.start_id not in programmes:
            own = {name: figures[row.end_id].get(name) for name in ("property", "value", "unit", "as_of")}
            named = {name: row.properties[name] for name in ("source_id", "status")}
            yield PublishedFigure(id=row.id, subject_id=row.start_id, figure_id=row.end_id, **named, **own)  # type: ignore[arg-type]


def _cluster(reference: Reference, row: Any) -> facts.Cluster:
    ties: list[Any] = [
        (table, one) for table in ("member_of", "coordinates") for one in reference.valid(table) if one.end_id == row.id
    ]
    return facts.Cluster(
        row.id,
        row.properties["name_en"],
        row.properties["status"],
        row.properties.get("country"),
        tuple(sorted(reference.industries(row.id))),
        tuple(sorted(reference.wider_industries(row.id))),
        tuple(
            facts.Tie(one.id, table.upper(), one.start_id, one.properties["source_id"], one.properties["status"])
            for table, one in sorted(ties, key=lambda item: item[1].id)
        ),
    )


def _needs(reference: Reference) -> dict[str, tuple[facts.Need, ...]]:
    found: dict[str, tuple[facts.Need, ...]] = {}
    for cluster in reference.clusters:
        rows: list[Any] = [
            row for key in reference.dataset.keys("Competence") for row in reference.open_needs(cluster, key)
        ]
        if rows:
            found[cluster] = tuple(
                facts.Need(
                    row.id, row.start_id, row.end_id, row.properties["source_id"], row.properties["status"],
                    row.properties["attribution"],
                )
                for row in sorted(rows, key=lambda row: row.id)
            )  # fmt: skip
    return found


def _competences(reference: Reference, keys: set[str]) -> dict[str, facts.Competence]:
    names = {row.id: str(row.properties["name_en"]) for row in reference.dataset.rows_of("competences")}
    rows = list(reference.dataset.rows_of("competence_broader"))
    return {
        key: facts.Competence(key, names[key], tuple(sorted({row.end_id for row in rows if row.start_id == key})))
        for key in sorted(reference.broader("competence_broader", keys))
    }
