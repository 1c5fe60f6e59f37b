// Why two clusters could learn together: what both lack.
// Used by: gapbridge.collaborations.reasons.read
//
// params:
//   pairs           :: LIST<LIST<STRING>>   of each: keys of two clusters
//   statuses        :: LIST<STRING>         which statements count
//   as_of           :: DATE                 the day asked about
//   include_members :: BOOLEAN              count the needs of members as their cluster's
//   max_paths       :: INTEGER              most paths shown for one pair
//   max_rows        :: INTEGER              most rows returned
// returns: one row per pair that has any
//   cluster_id   :: STRING         the first cluster
//   partner_id   :: STRING         the second
//   direction    :: STRING         together
//   subject_ids  :: LIST<STRING>   competences both lack, ascending
//   cluster_ends :: LIST<MAP>      organisations at the cluster's end of the paths: label, id, name_en, kind, country
//   partner_ends :: LIST<MAP>      organisations at the partner's end of them
//   statuses     :: LIST<STRING>   what the statements on the paths are, ascending
//   source_ids   :: LIST<STRING>   where they are made, ascending
//   path_count   :: INTEGER        paths that justify it
//   paths        :: LIST<ANY>      the first of them: each a list of steps start_id, type, end_id, statement_id, source_id, status
// order: cluster_id, partner_id, direction
// access: read
UNWIND $pairs AS pair
UNWIND pair AS cluster_id
MATCH (cluster:Cluster {id: cluster_id})
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
WITH pair, competence.id AS subject_id, collect({cluster: cluster, end: holder, path: belongs + [need]}) AS lacking
UNWIND [one IN lacking WHERE one.cluster.id = pair[0]] AS own
UNWIND [one IN lacking WHERE one.cluster.id = pair[1]] AS other
WITH own.cluster AS cluster, other.cluster AS partner, 'together' AS direction, subject_id,
  own.end AS cluster_end, other.end AS partner_end, own.path + other.path AS path
ORDER BY subject_id, [said IN path | said.id]
// [reasons
WITH cluster, partner, direction,
  collect(DISTINCT subject_id) AS subject_ids,
  collect(DISTINCT cluster_end) AS cluster_ends,
  collect(DISTINCT partner_end) AS partner_ends,
  collect(path) AS paths
WITH cluster.id AS cluster_id, partner.id AS partner_id, direction, subject_ids, cluster_ends, partner_ends, paths
ORDER BY cluster_id, partner_id, direction
LIMIT $max_rows
RETURN cluster_id, partner_id, direction, subject_ids,
  [one IN cluster_ends | one {label: head(labels(one)), .id, .name_en, .kind, .country}] AS cluster_ends,
  [one IN partner_ends | one {label: head(labels(one)), .id, .name_en, .kind, .country}] AS partner_ends,
  COLLECT { UNWIND paths AS path UNWIND path AS said RETURN DISTINCT said.status AS status ORDER BY status } AS statuses,
  COLLECT { UNWIND paths AS path UNWIND path AS said RETURN DISTINCT said.source_id AS id ORDER BY id } AS source_ids,
  size(paths) AS path_count,
  [path IN paths[0..$max_paths] | [said IN path | {
    start_id: startNode(said).id, type: type(said), end_id: endNode(said).id,
    statement_id: said.id, source_id: said.source_id, status: said.status}]] AS paths
ORDER BY cluster_id, partner_id, direction
// ]
