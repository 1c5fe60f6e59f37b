// What one cluster lacks, who of its own could help, and who else lacks it.
// Used by: gapbridge.gaps.of.gaps_of
//
// params:
//   cluster_id      :: STRING         the cluster asked about
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   include_members :: BOOLEAN        count the needs of members as their cluster's
//   industry_id     :: STRING         only other clusters of this industry or a narrower one; null for all
//   max_rows        :: INTEGER        most rows returned
// returns: one row per competence
//   competence_id     :: STRING         key of the competence
//   competence_name   :: STRING         its English name
//   covered           :: BOOLEAN        an organisation of the cluster offers it
//   covering_ids      :: LIST<STRING>   these organisations, ascending
//   other_cluster_ids :: LIST<STRING>   other clusters with the same gap, ascending
//   ratings           :: LIST<MAP>      importance, ability, target, scale_max and source_id of each rated statement
//   evidence_count    :: INTEGER        statements that say so
//   source_ids        :: LIST<STRING>   where they are made, ascending
//   attributions      :: LIST<STRING>   who makes them, ascending
//   statuses          :: LIST<STRING>   what they are, ascending
//   statement_ids     :: LIST<STRING>   the statements themselves, ascending
// order: competence_id
// access: read
MATCH (asked:Cluster {id: $cluster_id})
MATCH (cluster:Cluster)
WHERE cluster = asked OR $industry_id IS NULL OR EXISTS {
    MATCH (cluster)-[placed:IN_INDUSTRY]->(:Industry)-[:BROADER*0..]->(:Industry {id: $industry_id})
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
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
WITH competence, asked, cluster, collect(DISTINCT need) AS cluster_needs
ORDER BY cluster.id
WITH competence, asked, collect(cluster.id) AS lacking_ids,
  head([one IN collect({id: cluster.id, needs: cluster_needs}) WHERE one.id = asked.id | one.needs]) AS needs
WHERE needs IS NOT NULL
WITH *, COLLECT {
  MATCH (asked)
    (()<-[belongs:MEMBER_OF WHERE belongs.status IN $statuses
        AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]-()){0,1}
    (owner)-[offer:OFFERS]->(competence)
  WHERE offer.status IN $statuses
    AND coalesce(offer.valid_from <= $as_of, true) AND coalesce($as_of < offer.valid_to, true)
  RETURN DISTINCT owner.id AS id ORDER BY id
} AS covering_ids
WITH *, competence.id AS competence_id
ORDER BY competence_id
LIMIT $max_rows
RETURN competence_id,
  competence.name_en AS competence_name,
  covering_ids <> [] AS covered,
  covering_ids,
  [id IN lacking_ids WHERE id <> asked.id] AS other_cluster_ids,
  COLLECT {
    UNWIND needs AS need
    WITH need WHERE coalesce(need.importance, need.ability, need.target) IS NOT NULL
    RETURN need {.importance, .ability, .target, .scale_max, .source_id} ORDER BY need.id
  } AS ratings,
  size(needs) AS evidence_count,
  COLLECT { UNWIND needs AS need RETURN DISTINCT need.source_id AS id ORDER BY id } AS source_ids,
  COLLECT { UNWIND needs AS need RETURN DISTINCT need.attribution AS id ORDER BY id } AS attributions,
  COLLECT { UNWIND needs AS need RETURN DISTINCT need.status AS id ORDER BY id } AS statuses,
  COLLECT { UNWIND needs AS need RETURN DISTINCT need.id AS id ORDER BY id } AS statement_ids
ORDER BY competence_id
