// All statements, gathered by the node they start from; hierarchies hold always.
// Used by: gapbridge.projection.graphs.whole
//
// params:
//   labels   :: LIST<STRING>   labels of the vocabulary
//   types    :: LIST<STRING>   types of the vocabulary
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per node that a statement starts from
//   start_label :: STRING       its label
//   start_id    :: STRING       its key
//   statements  :: LIST<LIST>   of each: label and key of the node it leads to, type, properties
// order: start_label, start_id
// access: read
MATCH (start)-[said]->(target)
WHERE type(said) IN $types
  AND (start.status <> 'synthetic' AND target.status <> 'synthetic' OR 'synthetic' IN $statuses)
  AND (said.status IN $statuses OR type(said) = 'BROADER' AND said.status <> 'synthetic')
  AND (type(said) = 'BROADER'
    OR coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true))
WITH head([label IN labels(start) WHERE label IN $labels]) AS start_label, start.id AS start_id,
  head([label IN labels(target) WHERE label IN $labels]) AS target_label, target.id AS target_id, said
WHERE start_label IS NOT NULL AND target_label IS NOT NULL
RETURN start_label, start_id,
  collect([target_label, target_id, type(said), properties(said)]) AS statements
ORDER BY start_label, start_id
LIMIT $max_rows
