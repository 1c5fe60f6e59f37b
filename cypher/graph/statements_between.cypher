// The statements that join given nodes to each other.
// Used by: gapbridge.neighbourhood.joined
//
// params:
//   nodes    :: LIST<MAP>      the given nodes: type (a label) and key
//   ids      :: LIST<STRING>   the same nodes, as label/key
//   labels   :: LIST<STRING>   labels of the vocabulary
//   types    :: LIST<STRING>   types of statements that count
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per statement
//   id         :: STRING   its id
//   source     :: STRING   the node it starts from, as label/key
//   target     :: STRING   the node it leads to, as label/key
//   type       :: STRING   its type
//   properties :: MAP      its properties
// order: id, type
// access: read
UNWIND $nodes AS at
MATCH (near:Source|Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event|Assessment|Figure {id: at.key})
WHERE at.type IN labels(near)
MATCH (near)-[said]->(far)
WHERE type(said) IN $types AND said.status IN $statuses
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
WITH said, at.type + '/' + at.key AS source, head([label IN labels(far) WHERE label IN $labels]) + '/' + far.id AS target
WHERE target IN $ids
RETURN said.id AS id, source, target, type(said) AS type, properties(said) AS properties
ORDER BY id, type
LIMIT $max_rows
