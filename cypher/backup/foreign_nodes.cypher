// Nodes that no table holds as they are: other labels, several labels, no key. Other tools may have written them.
// Used by: gapbridge.graph_hash.foreign
//
// params:
//   labels      :: LIST<STRING>   labels of the vocabulary
//   bookkeeping :: LIST<STRING>   labels that are none of the graph's business
//   passed_over :: INTEGER        how many were returned before
//   max_rows    :: INTEGER        most rows returned
// returns: one row per node
//   labels     :: LIST<STRING>   its labels
//   properties :: MAP            all properties
//   place      :: STRING         where the database keeps it; only to have an order
// order: place
// access: read
MATCH (node)
WHERE NOT (size(labels(node)) = 1
  AND (head(labels(node)) IN $bookkeeping OR head(labels(node)) IN $labels AND coalesce(node.id > '', false)))
RETURN labels(node) AS labels, properties(node) AS properties, elementId(node) AS place
ORDER BY place
SKIP $passed_over LIMIT $max_rows
