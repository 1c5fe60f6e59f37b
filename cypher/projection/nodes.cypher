// All nodes, gathered by label: one large row is read several times faster than many small ones.
// Used by: gapbridge.projection.graphs.whole
//
// params:
//   labels   :: LIST<STRING>   labels of the vocabulary
//   statuses :: LIST<STRING>   synthetic nodes only if it names them
//   max_rows :: INTEGER        most rows returned
// returns: one row per label
//   label :: STRING      the label
//   nodes :: LIST<MAP>   the properties of its nodes, by key
// order: label
// access: read
MATCH (node)
WHERE node.status <> 'synthetic' OR 'synthetic' IN $statuses
WITH head([label IN labels(node) WHERE label IN $labels]) AS label, node
WHERE label IS NOT NULL
WITH label, node
ORDER BY node.id
RETURN label, collect(properties(node)) AS nodes
ORDER BY label
LIMIT $max_rows
