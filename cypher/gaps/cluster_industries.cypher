// The clusters that count, and their industries.
// Used by: gapbridge.gaps.lacking.clusters
//
// params:
//   statuses    :: LIST<STRING>   which statements count
//   as_of       :: DATE           the day asked about
//   industry_id :: STRING         only clusters of this industry or a narrower one; null for all
//   max_rows    :: INTEGER        most rows returned
// returns: one row per cluster
//   cluster_id    :: STRING         key of the cluster
//   cluster_name  :: STRING         its English name
//   industry_ids  :: LIST<STRING>   its known industries, ascending; empty: unknown
//   wider_ids     :: LIST<STRING>   these and all broader ones, ascending
//   statement_ids :: LIST<STRING>   statements that place it there, ascending
// order: cluster_id
// access: read
// [clusters that count
MATCH (cluster:Cluster)
WHERE CASE cluster.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
  AND ($industry_id IS NULL OR EXISTS {
    MATCH (cluster)-[placed:IN_INDUSTRY]->(:Industry)-[:BROADER*0..]->(:Industry {id: $industry_id})
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
  })
// ]
CALL (cluster) {
  OPTIONAL MATCH (cluster)-[placed:IN_INDUSTRY]->(industry:Industry)
  WHERE placed.status IN $statuses
    AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
  OPTIONAL MATCH (industry)-[:BROADER*0..]->(wider:Industry)
  RETURN collect(DISTINCT industry.id) AS known_ids, collect(DISTINCT wider.id) AS found_ids,
    collect(DISTINCT placed.id) AS placed_ids
}
WITH cluster.id AS cluster_id, cluster.name_en AS cluster_name, known_ids, found_ids, placed_ids
ORDER BY cluster_id
LIMIT $max_rows
RETURN cluster_id,
  cluster_name,
  COLLECT { UNWIND known_ids AS id RETURN id ORDER BY id } AS industry_ids,
  COLLECT { UNWIND found_ids AS id RETURN id ORDER BY id } AS wider_ids,
  COLLECT { UNWIND placed_ids AS id RETURN id ORDER BY id } AS statement_ids
ORDER BY cluster_id
