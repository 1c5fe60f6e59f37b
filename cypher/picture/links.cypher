// The statements between the nodes of the picture, whatever their day, gathered by the node they start from.
// Used by: gapbridge.picture.drawn
//
// params:
//   nodes    :: LIST<MAP>      the nodes: type (a label) and key
//   ids      :: LIST<STRING>   the same nodes, as label/key
//   labels   :: LIST<STRING>   kinds that are drawn
//   types    :: LIST<STRING>   types of statements that are drawn
//   max_rows :: INTEGER        most statements returned
// returns: one row per node that a statement starts from
//   source     :: STRING       the node, as label/key
//   statements :: LIST<LIST>   of each: node it leads to as label/key, type, id, source_id, status, valid_from, valid_to
// order: source
// access: read
UNWIND $nodes AS at
MATCH (near:Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event {id: at.key})
WHERE at.type IN labels(near)
MATCH (near)-[said]->(far)
WHERE type(said) IN $types
WITH said, at.type + '/' + at.key AS source, head([label IN labels(far) WHERE label IN $labels]) + '/' + far.id AS target
WHERE target IN $ids
WITH source, target, said
ORDER BY said.id
LIMIT $max_rows
WITH source, collect([target, type(said), said.id, said.source_id, said.status, said.valid_from, said.valid_to]) AS statements
RETURN source, statements
ORDER BY source
