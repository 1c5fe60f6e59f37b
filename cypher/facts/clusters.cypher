// The clusters that count, with their industries and members, for questions that are answered in memory.
// Used by: gapbridge.facts.read
//
// params:
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   industry_id     :: STRING         only clusters of this industry or a narrower one; null for all
//   max_rows        :: INTEGER        most rows returned
// returns: one row per cluster
//   id           :: STRING         key of the cluster
//   name_en      :: STRING         its English name
//   country      :: STRING         its country; null when unknown
//   status       :: STRING         synthetic: a made-up cluster
//   industry_ids :: LIST<STRING>   its known industries, ascending; empty: unknown
//   wider_ids    :: LIST<STRING>   these and all broader ones, ascending
//   ties         :: LIST<MAP>      by id: statements MEMBER_OF and COORDINATES of its organisations, each with member_id
// order: id
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
WITH cluster
ORDER BY cluster.id
LIMIT $max_rows
RETURN cluster.id AS id,
  cluster.name_en AS name_en,
  cluster.country AS country,
  cluster.status AS status,
  COLLECT {
    MATCH (cluster)-[placed:IN_INDUSTRY]->(industry:Industry)
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
    RETURN DISTINCT industry.id AS industry_id ORDER BY industry_id
  } AS industry_ids,
  COLLECT {
    MATCH (cluster)-[placed:IN_INDUSTRY]->(:Industry)-[:BROADER*0..]->(wider:Industry)
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
    RETURN DISTINCT wider.id AS wider_id ORDER BY wider_id
  } AS wider_ids,
  COLLECT {
    MATCH (cluster)<-[tie:MEMBER_OF|COORDINATES]-(member:Member)
    WHERE tie.status IN $statuses
      AND coalesce(tie.valid_from <= $as_of, true) AND coalesce($as_of < tie.valid_to, true)
    RETURN tie {.id, .source_id, .status, type: type(tie), member_id: member.id} ORDER BY tie.id
  } AS ties
ORDER BY id
