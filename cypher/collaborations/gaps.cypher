// What each cluster lacks, as keys only: a network of clusters in one short read.
// Used by: gapbridge.collaborations.profiles.read
//
// params:
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   include_members :: BOOLEAN        count the needs of members as their cluster's
//   max_rows        :: INTEGER        most rows returned
// returns: one row per cluster that lacks anything
//   cluster_id :: STRING              key of the cluster
//   gap_ids    :: LIST<STRING>        competences it lacks
//   ratings    :: LIST<LIST<FLOAT>>   for each of them the rated importances, as shares of their scales
// order: cluster_id
// access: read
MATCH (cluster:Cluster)
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
WITH cluster, competence, collect(DISTINCT need) AS needs
WITH cluster.id AS cluster_id, collect(competence.id) AS gap_ids,
  collect([need IN needs WHERE need.importance IS NOT NULL AND need.scale_max > 0 | need.importance / need.scale_max]) AS ratings
RETURN cluster_id, gap_ids, ratings
ORDER BY cluster_id
LIMIT $max_rows
