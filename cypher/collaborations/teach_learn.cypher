// Clusters that offer what this one lacks, and clusters that lack what it offers.
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
//   kind           :: STRING         teach_learn
//   direction      :: STRING         learn: the partner teaches; teach: the asked cluster teaches
//   partner_id     :: STRING         the other cluster
//   partner_name   :: STRING         its English name
//   subject_ids    :: LIST<STRING>   competences taught, ascending
//   value          :: FLOAT          share of the learner's gaps that the teacher offers, 0 to 1
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
WITH *
ORDER BY competence.id, need.id, belongs[0].id
WITH asked, cluster AS learner, competence, collect(belongs + [need]) AS need_paths
WITH asked, learner, count(competence) AS gap_count, collect({competence: competence, paths: need_paths}) AS gaps
UNWIND gaps AS gap
WITH asked, learner, gap_count, gap.competence AS competence, gap.paths AS need_paths
MATCH (owner)-[offer:OFFERS]->(competence)
WHERE offer.status IN $statuses
  AND coalesce(offer.valid_from <= $as_of, true) AND coalesce($as_of < offer.valid_to, true)
MATCH (owner)
  (()-[belongs:MEMBER_OF WHERE belongs.status IN $statuses
      AND coalesce(belongs.valid_from <= $as_of, true) AND coalesce($as_of < belongs.valid_to, true)]->()){0,1}
  (teacher:Cluster)
WHERE teacher <> learner AND asked IN [teacher, learner]
WITH asked, learner, teacher, gap_count, competence, need_paths, [offer] + belongs AS offer_path
ORDER BY competence.id, offer.id, belongs[0].id
UNWIND need_paths AS need_path
WITH asked, learner, teacher, gap_count, competence, need_path + offer_path AS path
WITH asked, learner, CASE learner WHEN asked THEN teacher ELSE learner END AS partner, gap_count,
  collect(DISTINCT competence.id) AS subject_ids, collect(path) AS paths
WITH asked, partner, subject_ids, paths,
  'teach_learn' AS kind,
  CASE learner WHEN asked THEN 'learn' ELSE 'teach' END AS direction,
  partner.id AS partner_id, partner.name_en AS partner_name,
  toFloat(size(subject_ids)) / gap_count AS value,
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
