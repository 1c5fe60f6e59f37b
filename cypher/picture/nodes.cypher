// The nodes of the picture, the important kinds first, within a kind those with most statements.
// Used by: gapbridge.picture.drawn
//
// params:
//   labels   :: LIST<STRING>   kinds that are drawn, the important ones first
//   types    :: LIST<STRING>   types of statements that are drawn
//   max_rows :: INTEGER        most rows returned
// returns: one row per node
//   type   :: STRING   its label
//   key    :: STRING   its key
//   name   :: STRING   its name in English
//   status :: STRING   synthetic: made up
// order: place, statements DESC, key
// access: read
MATCH (node:Programme|Cluster|Member|Competence|Industry|ValueChain|Stage|Event)
WITH node, $labels AS wanted
WITH node, [place IN range(0, size(wanted) - 1) WHERE wanted[place] IN labels(node)] AS places,
  COUNT { (node)-[said]-() WHERE type(said) IN $types } AS statements
WHERE places <> []
WITH node, head(places) AS place, statements
ORDER BY place, statements DESC, node.id
LIMIT $max_rows
RETURN $labels[place] AS type, node.id AS key, coalesce(node.name_en, node.id) AS name, node.status AS status
ORDER BY place, statements DESC, key
