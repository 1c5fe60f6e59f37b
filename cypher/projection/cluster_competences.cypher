// Each cluster with the competences it lacks.
// Used by: gapbridge.projection.graphs.cluster_competences
//
// params:
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   include_members :: BOOLEAN        count the needs of members as their cluster's
//   industry_id     :: STRING         only clusters of this industry or a narrower one; null for all
//   max_rows        :: INTEGER        most rows returned
// returns: one row per cluster, those without a gap too
//   cluster_id   :: STRING       key of the cluster
//   cluster_name :: STRING       its English name
//   gaps         :: LIST<LIST>   of each: key and English name of the competence, and how many statements say so
// order: cluster_id
// access: read
MATCH (cluster:Cluster)
WHERE (cluster.status <> 'synthetic' OR 'synthetic' IN $statuses)
  AND ($industry_id IS NULL OR EXISTS {
    MATCH (cluster)-[placed:IN_INDUSTRY]->(:Industry)-[:BROADER*0..]->(:Industry {id: $industry_id})
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
  })
RETURN cluster.id AS cluster_id,
  cluster.name_en AS cluster_name,
  COLLECT {
// [open needs
MATCH (cluster)
  (()<-[belongs:MEMBER_OF WHERE $include_members AND belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]-()){0,1}
  (holder)-[need:NEEDS]->(competence:Competence)
WHERE need.status IN $statuses
  AND coalesce(need.valid_from <= $as_of, true) AND coalesce($as_of < need.valid_to, true)
  AND NOT coalesce(head(COLLECT {
    MATCH (holder)<-[of:OF]-(assessment:Assessment)-[on:ON]->(competence)
    WHERE of.status IN $statuses AND on.status IN $statuses AND assessment.kirkpatrick_level >= 2
      AND assessment.assessed_on <= $as_of AND coalesce(need.valid_from <= assessment.assessed_on, true)
    WITH assessment.assessed_on AS day, coalesce(assessment.closes, CASE
      WHEN need.scale_max = assessment.scale_max THEN assessment.post >= coalesce(need.target, need.importance)
    END) AS closes
    WHERE closes IS NOT NULL
    WITH day, all(verdict IN collect(closes) WHERE verdict) AS closed
    RETURN closed ORDER BY day DESC LIMIT 1
  }), false)
// ]
    WITH competence, count(DISTINCT need) AS evidence_count
    ORDER BY competence.id
    RETURN [competence.id, competence.name_en, evidence_count]
  } AS gaps
ORDER BY cluster_id
LIMIT $max_rows
