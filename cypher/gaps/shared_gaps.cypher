// Competences that several clusters lack.
// Used by: gapbridge.gaps.shared_gaps
//
// params:
//   min_clusters    :: INTEGER        fewest clusters that must share the gap
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   include_members :: BOOLEAN        count the needs of members as their cluster's
//   include_covered :: BOOLEAN        count clusters whose own organisations offer the competence
//   industry_id     :: STRING         only clusters of this industry or a narrower one; null for all
//   branch_id       :: STRING         only this competence and narrower ones; null for all
//   max_rows        :: INTEGER        most rows returned
// returns: one row per competence
//   competence_id                :: STRING         key of the competence
//   competence_name              :: STRING         its English name
//   cluster_ids                  :: LIST<STRING>   clusters with the gap, ascending
//   cluster_count                :: INTEGER        how many they are
//   covered_cluster_ids          :: LIST<STRING>   those of them whose own organisations offer the competence
//   industry_ids                 :: LIST<STRING>   known industries of these clusters, ascending
//   unknown_industry_cluster_ids :: LIST<STRING>   those of them whose industry is unknown
//   cross_industry               :: BOOLEAN        two of them have known, disjoint industries; null when an unknown industry could decide it
//   evidence_count               :: INTEGER        statements that say so
//   source_ids                   :: LIST<STRING>   where they are made, ascending
//   attributions                 :: LIST<STRING>   who makes them, ascending
//   statuses                     :: LIST<STRING>   what they are, ascending
// order: cluster_count DESC, competence_id
// access: read
MATCH (cluster:Cluster)
CALL (cluster) {
  OPTIONAL MATCH (cluster)-[placed:IN_INDUSTRY]->(industry:Industry)
  WHERE placed.status IN $statuses
    AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
  OPTIONAL MATCH (industry)-[:BROADER*0..]->(wider:Industry)
  RETURN collect(DISTINCT industry.id) AS industry_ids, collect(DISTINCT wider.id) AS wider_ids
}
WITH cluster, industry_ids, wider_ids
WHERE $industry_id IS NULL OR $industry_id IN wider_ids
CALL (cluster) {
  MATCH (cluster)
    (()<-[belongs:MEMBER_OF WHERE belongs.status IN $statuses
        AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]-()){0,1}
    ()-[offer:OFFERS]->(offered:Competence)
  WHERE offer.status IN $statuses
    AND coalesce(offer.valid_from <= $as_of, true) AND coalesce($as_of < offer.valid_to, true)
  RETURN collect(DISTINCT offered.id) AS offered_ids
}
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
WITH *
WHERE ($branch_id IS NULL OR EXISTS { (competence)-[:BROADER*0..]->(:Competence {id: $branch_id}) })
  AND ($include_covered OR NOT competence.id IN offered_ids)
WITH competence, cluster, industry_ids, wider_ids, competence.id IN offered_ids AS covered, collect(DISTINCT need) AS needs
ORDER BY cluster.id
WITH competence,
  collect({id: cluster.id, industry_ids: industry_ids, wider_ids: wider_ids, covered: covered}) AS lacking,
  reduce(said = [], some IN collect(needs) | said + some) AS needs
WHERE size(lacking) >= $min_clusters
WITH competence.id AS competence_id, competence.name_en AS competence_name, lacking, needs,
  size(lacking) AS cluster_count
ORDER BY cluster_count DESC, competence_id
LIMIT $max_rows
RETURN competence_id,
  competence_name,
  [one IN lacking | one.id] AS cluster_ids,
  cluster_count,
  [one IN lacking WHERE one.covered | one.id] AS covered_cluster_ids,
  COLLECT { UNWIND lacking AS one UNWIND one.industry_ids AS id RETURN DISTINCT id ORDER BY id } AS industry_ids,
  [one IN lacking WHERE one.industry_ids = [] | one.id] AS unknown_industry_cluster_ids,
  CASE
    WHEN any(one IN lacking WHERE any(other IN lacking WHERE one.industry_ids <> [] AND other.industry_ids <> []
      AND none(id IN one.industry_ids WHERE id IN other.wider_ids)
      AND none(id IN other.industry_ids WHERE id IN one.wider_ids))) THEN true
    WHEN cluster_count > 1 AND any(one IN lacking WHERE one.industry_ids = []) THEN null
    ELSE false
  END AS cross_industry,
  COUNT { UNWIND needs AS need RETURN DISTINCT need } AS evidence_count,
  COLLECT { UNWIND needs AS need RETURN DISTINCT need.source_id AS id ORDER BY id } AS source_ids,
  COLLECT { UNWIND needs AS need RETURN DISTINCT need.attribution AS id ORDER BY id } AS attributions,
  COLLECT { UNWIND needs AS need RETURN DISTINCT need.status AS id ORDER BY id } AS statuses
ORDER BY cluster_count DESC, competence_id
