// The nodes of the graph at a glance: clusters, their industries, and the competences they need.
// Used by: gapbridge.neighbourhood.subgraph
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per node
//   type       :: STRING   its label
//   key        :: STRING   its key
//   properties :: MAP      its properties
// order: place, key
// access: read
CALL () {
  MATCH (node:Cluster)
  WHERE node.status IN $statuses OR EXISTS {
    MATCH (node)-[said:NEEDS|IN_INDUSTRY]->()
    WHERE said.status IN $statuses
      AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
  }
  RETURN node, 'Cluster' AS type, 1 AS place
  UNION ALL
  MATCH (:Cluster)-[said:IN_INDUSTRY]->(node:Industry)
  WHERE said.status IN $statuses
    AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
  RETURN DISTINCT node, 'Industry' AS type, 2 AS place
  UNION ALL
  MATCH (:Cluster)-[said:NEEDS]->(node:Competence)
  WHERE said.status IN $statuses
    AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
  RETURN DISTINCT node, 'Competence' AS type, 3 AS place
}
WITH node, type, place
WHERE node.status <> 'synthetic' OR 'synthetic' IN $statuses
RETURN type, node.id AS key, properties(node) AS properties
ORDER BY place, key
LIMIT $max_rows
