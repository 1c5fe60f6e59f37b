// Clusters that lack the same as this one: a joint event would serve them all.
// Used by: gapbridge.collaborations.suggestions
//
// params:
//   cluster_id      :: STRING         the cluster asked about
//   statuses        :: LIST<STRING>   which statements count
//   as_of           :: DATE           the day asked about
//   include_members :: BOOLEAN        count the needs of members as their cluster's
//   industry_id     :: STRING         only partners of this industry or a narrower one; null for all
//   max_paths       :: INTEGER        most paths shown for one suggestion
//   max_rows        :: INTEGER        most rows returned
// returns: one row per partner and direction
//   kind           :: STRING         learn_together
//   direction      :: STRING         together
//   partner_id     :: STRING         the other cluster
//   partner_name   :: STRING         its English name
//   subject_ids    :: LIST<STRING>   competences both lack, ascending
//   value          :: FLOAT          number of gaps they share
//   collaborating  :: BOOLEAN        the two are known to work together already
//   statuses       :: LIST<STRING>   what the statements on the paths are, ascending
//   path_count     :: INTEGER        paths that justify it
//   paths          :: LIST<ANY>      the first of them: each a list of steps start_id, type, end_id, statement_id, source_id, status
// order: value DESC, partner_id, direction
// access: read
MATCH (asked:Cluster {id: $cluster_id})
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
WITH asked, competence, cluster, need, belongs, belongs + [need] AS path
ORDER BY competence.id, need.id, belongs[0].id
WITH asked, competence, cluster, collect(path) AS need_paths
WITH asked, competence, collect({cluster: cluster, paths: need_paths}) AS lacking
WITH asked, competence, lacking, head([one IN lacking WHERE one.cluster = asked | one.paths]) AS own_paths
WHERE own_paths IS NOT NULL
UNWIND [one IN lacking WHERE one.cluster <> asked] AS other
UNWIND own_paths AS own_path
UNWIND other.paths AS other_path
WITH asked, other.cluster AS partner, competence.id AS competence_id, own_path + other_path AS path
ORDER BY competence_id, own_path[-1].id, own_path[0].id, other_path[-1].id, other_path[0].id
WITH asked, partner, collect(DISTINCT competence_id) AS subject_ids, collect(path) AS paths
WITH asked, partner, subject_ids, paths,
  'learn_together' AS kind,
  'together' AS direction,
  partner.id AS partner_id, partner.name_en AS partner_name,
  toFloat(size(subject_ids)) AS value,
// [partners
  EXISTS {
    MATCH (asked)-[together:COLLABORATES_WITH]-(partner)
    WHERE together.status IN $statuses
      AND coalesce(together.valid_from <= $as_of, true) AND coalesce($as_of < together.valid_to, true)
  } AS collaborating
WHERE $industry_id IS NULL OR EXISTS {
    MATCH (partner)-[placed:IN_INDUSTRY]->(:Industry)-[:BROADER*0..]->(:Industry {id: $industry_id})
    WHERE placed.status IN $statuses
      AND coalesce(placed.valid_from <= $as_of, true) AND coalesce($as_of < placed.valid_to, true)
  }
WITH *
ORDER BY value DESC, partner_id, direction
LIMIT $max_rows
RETURN kind, direction, partner_id, partner_name, subject_ids, value, collaborating,
  COLLECT { UNWIND paths AS path UNWIND path AS said RETURN DISTINCT said.status AS status ORDER BY status } AS statuses,
  size(paths) AS path_count,
  [path IN paths[0..$max_paths] | [said IN path | {
    start_id: startNode(said).id, type: type(said), end_id: endNode(said).id,
    statement_id: said.id, source_id: said.source_id, status: said.status}]] AS paths
ORDER BY value DESC, partner_id, direction
// ]
