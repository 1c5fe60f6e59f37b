// Since when pairs of clusters work together, whether they still do or not.
// Used by: gapbridge.collaborations.time_split.hindsight
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per pair
//   cluster_id :: STRING   the cluster of the smaller key
//   partner_id :: STRING   the other one
//   first_on   :: DATE     the first day that any statement gives; null when none does
// order: cluster_id, partner_id
// access: read
MATCH (one:Cluster)-[said:COLLABORATES_WITH]->(other:Cluster)
WHERE said.status IN $statuses AND one <> other AND coalesce(said.valid_from <= $as_of, true)
WITH said, CASE WHEN one.id < other.id THEN [one.id, other.id] ELSE [other.id, one.id] END AS pair
WITH pair[0] AS cluster_id, pair[1] AS partner_id, min(said.valid_from) AS first_on
RETURN cluster_id, partner_id, first_on
ORDER BY cluster_id, partner_id
LIMIT $max_rows
