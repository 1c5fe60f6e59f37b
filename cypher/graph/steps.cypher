// The statements at given nodes, and the nodes they lead to or come from.
// Used by: gapbridge.paths.find
//
// params:
//   edge     :: LIST<MAP>      the given nodes: type (a label) and key
//   labels   :: LIST<STRING>   labels of the vocabulary
//   types    :: LIST<STRING>   types of statements that count
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per given node and statement
//   near_id      :: STRING    the given node, as label/key
//   far_id       :: STRING    the node at the other end, as label/key
//   start_id     :: STRING    key of the node that the statement starts from
//   type         :: STRING    its type
//   end_id       :: STRING    key of the node it leads to
//   statement_id :: STRING    its id
//   source_id    :: STRING    where it is made
//   status       :: STRING    what it is
// order: statement_id, type, near_id
// access: read
UNWIND $edge AS at
MATCH (near:Source|Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event|Assessment|Figure {id: at.key})
WHERE at.type IN labels(near)
MATCH (near)-[said]-(far)
WHERE type(said) IN $types AND said.status IN $statuses
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
  AND (far.status <> 'synthetic' OR 'synthetic' IN $statuses)
WITH at.type + '/' + at.key AS near_id, far, said, head([label IN labels(far) WHERE label IN $labels]) AS far_type
WHERE far_type IS NOT NULL
RETURN near_id,
  far_type + '/' + far.id AS far_id,
  startNode(said).id AS start_id,
  type(said) AS type,
  endNode(said).id AS end_id,
  said.id AS statement_id,
  said.source_id AS source_id,
  said.status AS status
ORDER BY statement_id, type, near_id
LIMIT $max_rows
