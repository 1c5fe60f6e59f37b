// Competences that several clusters lack, and every statement that says so.
// Used by: gapbridge.gaps.lacking.read
//
// params:
//   min_clusters    :: INTEGER        fewest clusters that must share the gap
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   include_members :: BOOLEAN        count the needs of members as their cluster's
//   industry_id     :: STRING         only clusters of this industry or a narrower one; null for all
//   branch_id       :: STRING         only this competence and narrower ones; null for all
//   max_rows        :: INTEGER        most rows returned
// returns: one row per competence
//   competence_id   :: STRING         key of the competence
//   competence_name :: STRING         its English name
//   cluster_ids     :: LIST<STRING>   clusters with the gap, ascending
//   cluster_count   :: INTEGER        how many they are
//   needs           :: LIST<MAP>      their open needs by id: the statement, cluster_id, holder_id, competence_id, and member_of_id: how the holder belongs to the cluster
// order: cluster_count DESC, competence_id
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
WITH competence, cluster, need {.id, .importance, .ability, .target, .scale_max, .remedy, .source_id, .status,
    .attribution, .valid_from, cluster_id: cluster.id, holder_id: holder.id, competence_id: competence.id,
    member_of_id: belongs[0].id} AS said
WHERE $branch_id IS NULL OR EXISTS { (competence)-[:BROADER*0..]->(:Competence {id: $branch_id}) }
WITH competence, collect(DISTINCT cluster.id) AS found_ids, collect(said) AS found
WHERE size(found_ids) >= $min_clusters
WITH competence.id AS competence_id, competence.name_en AS competence_name, size(found_ids) AS cluster_count, found_ids, found
ORDER BY cluster_count DESC, competence_id
LIMIT $max_rows
RETURN competence_id,
  competence_name,
  COLLECT { UNWIND found_ids AS id RETURN id ORDER BY id } AS cluster_ids,
  cluster_count,
  COLLECT { UNWIND found AS said RETURN said ORDER BY said.id, said.cluster_id, said.member_of_id } AS needs
ORDER BY cluster_count DESC, competence_id
