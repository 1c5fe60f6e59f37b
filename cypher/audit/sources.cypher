// Nodes and statements whose source is not in the graph.
// Used by: gapbridge.audit.audit
//
// params:
//   max_rows :: INTEGER   most rows returned
// returns: one row per finding
//   rule    :: STRING   always 'source'
//   subject :: STRING   the node or statement
//   finding :: STRING   the key that leads nowhere
// order: rule, subject, finding
// access: read
MATCH (source:Source)
WITH collect(source.id) AS known
CALL (known) {
  MATCH (node)
  WHERE node.source_id IS NOT NULL AND NOT node.source_id IN known
  RETURN head(labels(node)) + '/' + toString(node.id) AS subject, node.source_id AS source_id
  UNION
  MATCH ()-[said]->()
  WHERE said.source_id IS NOT NULL AND NOT said.source_id IN known
  RETURN said.id AS subject, said.source_id AS source_id
}
WITH 'source' AS rule, subject, 'there is no source ' + source_id AS finding
ORDER BY rule, subject, finding
LIMIT $max_rows
RETURN rule, subject, finding
ORDER BY rule, subject, finding
