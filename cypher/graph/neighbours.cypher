// The nodes one statement away from given nodes, without those that are known already.
// Used by: gapbridge.neighbourhood.subgraph
//
// params:
//   edge     :: LIST<MAP>      the given nodes: type (a label) and key
//   known    :: LIST<STRING>   nodes to leave out, as label/key
//   labels   :: LIST<STRING>   labels of the vocabulary
//   types    :: LIST<STRING>   types of statements that count
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per node
//   type       :: STRING   its label
//   key        :: STRING   its key
//   properties :: MAP      its properties
// order: type, key
// access: read
UNWIND $edge AS at
MATCH (near:Source|Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event|Assessment|Figure {id: at.key})
WHERE at.type IN labels(near)
MATCH (near)-[said]-(node)
WHERE type(said) IN $types AND said.status IN $statuses
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
  AND (node.status <> 'synthetic' OR 'synthetic' IN $statuses)
WITH DISTINCT node
WITH node, head([label IN labels(node) WHERE label IN $labels]) AS type
WHERE type IS NOT NULL AND NOT type + '/' + node.id IN $known
RETURN type, node.id AS key, properties(node) AS properties
ORDER BY type, key
LIMIT $max_rows
