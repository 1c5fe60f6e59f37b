// What the organisations of each cluster offer, for questions that are answered in memory.
// Used by: gapbridge.facts.read
//
// params:
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   industry_id     :: STRING         only clusters of this industry or a narrower one; null for all
//   max_rows        :: INTEGER        most rows returned
// returns: one row per cluster that has any
//   cluster_id :: STRING      key of the cluster
//   offers     :: LIST<MAP>   its offers by id: the statement, holder_id, competence_id, and member_of_id: how the holder belongs to it
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
WITH cluster, cluster.id AS cluster_id
ORDER BY cluster_id
WITH cluster_id, COLLECT {
  MATCH (cluster)
    (()<-[belongs:MEMBER_OF WHERE belongs.status IN $statuses
        AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]-()){0,1}
    (holder)-[offer:OFFERS]->(competence:Competence)
  WHERE offer.status IN $statuses
    AND coalesce(offer.valid_from <= $as_of, true) AND coalesce($as_of < offer.valid_to, true)
  WITH offer {.id, .level, .scale_max, .source_id, .status,
    holder_id: holder.id, competence_id: competence.id, member_of_id: belongs[0].id} AS said
  RETURN said ORDER BY said.id, said.member_of_id
} AS offers  // cluster by cluster, so that never all offers stand in memory at once
WHERE size(offers) > 0
RETURN cluster_id, offers
ORDER BY cluster_id
LIMIT $max_rows
