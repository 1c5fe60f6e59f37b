// How much stands where a backup is to be restored.
// Used by: gapbridge.restore.restore
//
// params:
//   bookkeeping :: LIST<STRING>   labels that are none of the graph's business
// returns: one row
//   nodes :: INTEGER   nodes of the graph
//   loads :: INTEGER   loads in its history
// order: nodes
// access: read
RETURN COUNT { MATCH (node) WHERE none(label IN labels(node) WHERE label IN $bookkeeping) } AS nodes,
  COUNT { MATCH (:LoadRecord) } AS loads
ORDER BY nodes
