// Every node that has a key; keys are unique within a label only.
// Used by: gapbridge.neighbourhood.subgraph
//
// params:
//   key      :: STRING         the key
//   labels   :: LIST<STRING>   labels of the vocabulary to look under
//   max_rows :: INTEGER        most rows returned
// returns: one row per node
//   type       :: STRING   its label
//   key        :: STRING   its key
//   properties :: MAP      its properties
// order: type, key
// access: read
MATCH (node:Source|Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event|Assessment|Figure {id: $key})
WITH node, head([label IN labels(node) WHERE label IN $labels]) AS type
WHERE type IS NOT NULL
RETURN type, node.id AS key, properties(node) AS properties
ORDER BY type, key
LIMIT $max_rows
