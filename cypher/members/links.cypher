// Who performs which stage, how stages and chains hang together, and which clusters work together, for benefit sheets.
// Used by: gapbridge.members.facts.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per type and node it starts from; organisations share one space of keys
//   type       :: STRING      type of the statements
//   start_id   :: STRING      key of the node they start from
//   statements :: LIST<MAP>   by id: each with end_id, source_id and status
// order: type, start_id
// access: read
MATCH (start)-[said:PERFORMS|PART_OF|FEEDS|COLLABORATES_WITH]->(end)
WHERE said.status IN $statuses
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
WITH type(said) AS type, start.id AS start_id, said {.id, .source_id, .status, end_id: end.id} AS statement
ORDER BY statement.id
WITH type, start_id, collect(statement) AS statements
RETURN type, start_id, statements
ORDER BY type, start_id
LIMIT $max_rows
