// Given nodes with their properties.
// Used by: gapbridge.paths.find
//
// params:
//   nodes    :: LIST<MAP>      the given nodes: type (a label) and key
//   max_rows :: INTEGER        most rows returned
// returns: one row per node
//   type       :: STRING   its label
//   key        :: STRING   its key
//   properties :: MAP      its properties
// order: type, key
// access: read
UNWIND $nodes AS at
MATCH (node:Source|Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event|Assessment|Figure {id: at.key})
WHERE at.type IN labels(node)
WITH DISTINCT at.type AS type, at.key AS key, node
RETURN type, key, properties(node) AS properties
ORDER BY type, key
LIMIT $max_rows
