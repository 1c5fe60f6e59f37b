// Needs whose importance no source rates: nothing can be ranked by them.
// lt: Poreikiai, kurių svarbos neįvertino joks šaltinis: pagal juos nieko negalima reitinguoti.
// title: Needs without a rating | Poreikiai be įvertinimo
// Used by: gapbridge.questions.saved
//
// params:
//   cluster_id :: STRING         only this cluster; null for all
//   statuses   :: LIST<STRING>   which statements count
//   as_of      :: STRING         the day asked about, as 2017-06-05
//   max_rows   :: INTEGER        most rows returned
// returns: one row per need
//   holder     :: NODE           who needs it
//   need       :: RELATIONSHIP   the statement of the need
//   competence :: NODE           what is needed
//   source     :: NODE           the text that says so
// order: holder.id, competence.id, need.id
// access: read
// defaults: cluster_id = null, max_rows = 200
MATCH (holder:Cluster|Member)-[need:NEEDS]->(competence:Competence)
WHERE need.importance IS NULL AND ($cluster_id IS NULL OR holder.id = $cluster_id)
  AND need.status IN $statuses
  AND coalesce(need.valid_from <= date($as_of), true) AND coalesce(date($as_of) < need.valid_to, true)
OPTIONAL MATCH (source:Source {id: need.source_id})
RETURN holder, need, competence, source
ORDER BY holder.id, competence.id, need.id
LIMIT $max_rows
