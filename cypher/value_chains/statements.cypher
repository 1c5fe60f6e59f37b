// Who performs which stage, how stages hang together, who knows whom, and what events teach, for studies in memory.
// Used by: gapbridge.value_chains.facts.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per type and node it starts from; organisations share one space of keys
//   type       :: STRING      type of the statements
//   start_id   :: STRING      key of the node they start from
//   statements :: LIST<MAP>   by id: each with end_id, source_id, status, and kind where it has one
// order: type, start_id
// access: read
MATCH (start)-[said:PERFORMS|PART_OF|FEEDS|TEACHES|ATTENDED|COLLABORATES_WITH|RELATED_TO|TAKES_PART_IN]->(end)
WHERE said.status IN $statuses
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
WITH type(said) AS type, start.id AS start_id, said {.id, .source_id, .status, .kind, end_id: end.id} AS statement
ORDER BY statement.id
WITH type, start_id, collect(statement) AS statements
RETURN type, start_id, statements
ORDER BY type, start_id
LIMIT $max_rows
