// What was published of clusters and members in numbers, for studies in memory.
// Used by: gapbridge.value_chains.facts.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per organisation
//   subject_id :: STRING      key of the cluster or member
//   figures    :: LIST<MAP>   by id: the statement, with figure_id, property, value, unit and as_of
// order: subject_id
// access: read
MATCH (subject:Cluster|Member)-[said:HAS_FIGURE]->(figure:Figure)
WHERE said.status IN $statuses
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
WITH subject.id AS subject_id, said {.id, .source_id, .status, figure_id: figure.id, property: figure.property,
    value: figure.value, unit: figure.unit, as_of: figure.as_of} AS statement
ORDER BY statement.id
WITH subject_id, collect(statement) AS figures
RETURN subject_id, figures
ORDER BY subject_id
LIMIT $max_rows
