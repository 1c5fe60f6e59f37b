// All clusters, and how much is known of each.
// Used by: gapbridge.clusters.clusters
//
// params:
//   statuses    :: LIST<STRING>   which statements count; made-up clusters only with synthetic, real ones only with another
//   as_of       :: DATE           the day asked about
//   industry_id :: STRING         only clusters of this industry or a narrower one; null for all
//   max_rows    :: INTEGER        most rows returned
// returns: one row per cluster
//   id                 :: STRING         key of the cluster
//   name_en            :: STRING         its English name
//   name_lt            :: STRING         its Lithuanian name; null when unknown
//   status             :: STRING         synthetic: a made-up cluster
//   industry_ids       :: LIST<STRING>   known industries, ascending; empty: unknown
//   known_member_count :: INTEGER        members the graph knows
//   need_count         :: INTEGER        competences it is said to lack on that day, also those that evidence has closed
//   source_id          :: STRING         where the cluster itself is named
// order: id
// access: read
MATCH (cluster:Cluster)
WHERE CASE cluster.status WHEN 'synthetic' THEN 'synthetic' IN $statuses ELSE any(one IN $statuses WHERE one <> 'synthetic') END
  AND ($industry_id IS NULL OR EXISTS {
    MATCH (cluster)-[placed:IN_INDUSTRY]->(:Industry)-[:BROADER*0..]->(:Industry {id: $industry_id})
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
  })
WITH cluster
ORDER BY cluster.id
LIMIT $max_rows
RETURN cluster.id AS id,
  cluster.name_en AS name_en,
  cluster.name_lt AS name_lt,
  cluster.status AS status,
  COLLECT {
    MATCH (cluster)-[placed:IN_INDUSTRY]->(industry:Industry)
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
    RETURN DISTINCT industry.id AS industry_id ORDER BY industry_id
  } AS industry_ids,
  COUNT {
    MATCH (cluster)<-[belongs:MEMBER_OF]-(member:Member)
    WHERE belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)
    RETURN DISTINCT member
  } AS known_member_count,
  COUNT {
    MATCH (cluster)-[need:NEEDS]->(competence:Competence)
    WHERE need.status IN $statuses
      AND coalesce(need.valid_from <= $as_of, true) AND coalesce($as_of < need.valid_to, true)
    RETURN DISTINCT competence
  } AS need_count,
  cluster.source_id AS source_id
ORDER BY id
