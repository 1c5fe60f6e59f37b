// Remove nodes an earlier load of the data set stored and the data set no longer has.
// A node that something else still refers to is kept and says so; the caller then takes everything back.
// Sources go in a second run, when the nodes that cite them are gone.
// Used by: gapbridge.load.load
//
// params:
//   dataset :: STRING      name of the data set
//   labels  :: LIST<MAP>   {label, keep}: keys to keep, for every label
// returns: one row per node removed or held
//   kind    :: STRING   label
//   id      :: STRING   key
//   held_by :: STRING   id of a statement or key of a node that still refers to it; null when removed
// order: kind, id
// access: write
UNWIND $labels AS wanted
MATCH (node)
WHERE node.dataset = $dataset AND wanted.label IN labels(node) AND NOT node.id IN wanted.keep
WITH wanted.label AS kind, node.id AS id, node,
  head(COLLECT { MATCH (node)-[said]-() RETURN said.id LIMIT 1 }) AS holding_statement,
  head(COLLECT {
    MATCH (citing)
    WHERE wanted.label = 'Source' AND citing.source_id = node.id
    RETURN citing.id LIMIT 1
  }) AS citing_node,
  head(COLLECT {
    MATCH ()-[said]->()
    WHERE wanted.label = 'Source' AND said.source_id = node.id
    RETURN said.id LIMIT 1
  }) AS citing_statement
WITH kind, id, node, coalesce(holding_statement, citing_node, citing_statement) AS held_by
FOREACH (removed IN CASE WHEN held_by IS NULL THEN [node] ELSE [] END | DELETE removed)
WITH kind, id, held_by
ORDER BY kind, id
RETURN kind, id, held_by
