// Pairs of clusters that are known to work together already.
// Used by: gapbridge.collaborations.profiles.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per pair
//   cluster_id :: STRING      the cluster of the smaller key
//   partner_id :: STRING      the other one
//   statements :: LIST<MAP>   who says so, by statement_id: kind, statement_id, source_id, status, valid_from
// order: cluster_id, partner_id
// access: read
MATCH (one:Cluster)-[said:COLLABORATES_WITH]->(other:Cluster)
WHERE said.status IN $statuses AND one <> other
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
WITH said, CASE WHEN one.id < other.id THEN [one.id, other.id] ELSE [other.id, one.id] END AS pair
ORDER BY said.id
WITH pair[0] AS cluster_id, pair[1] AS partner_id,
  collect(said {.kind, statement_id: said.id, .source_id, .status, .valid_from}) AS statements
RETURN cluster_id, partner_id, statements
ORDER BY cluster_id, partner_id
LIMIT $max_rows
