// What each cluster has stated to lack, closed or not, for the life of each need.
// Used by: gapbridge.outcomes.evidence.read
//
// params:
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   include_members :: BOOLEAN        count the needs of members as their cluster's
//   industry_id     :: STRING         only clusters of this industry or a narrower one; null for all
//   max_rows        :: INTEGER        most rows returned
// returns: one row per cluster that has any
//   cluster_id :: STRING      key of the cluster
//   needs      :: LIST<MAP>   needs that had begun by then, by id: the statement, holder_id, competence_id, member_of_id
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
MATCH (cluster)
  (()<-[belongs:MEMBER_OF WHERE $include_members AND belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]-()){0,1}
  (holder)-[need:NEEDS]->(competence:Competence)
WHERE need.status IN $statuses AND coalesce(need.valid_from <= $as_of, true)
WITH cluster, need {.id, .importance, .ability, .target, .scale_max, .remedy, .source_id, .status, .attribution,
    .valid_from, .valid_to, holder_id: holder.id, competence_id: competence.id, member_of_id: belongs[0].id} AS said
ORDER BY said.id, said.member_of_id
WITH cluster.id AS cluster_id, collect(said) AS needs
RETURN cluster_id, needs
ORDER BY cluster_id
LIMIT $max_rows
