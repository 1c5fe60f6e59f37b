// Events from the day asked about on, what they teach, and how many clusters need that.
// lt: Renginiai nuo pasirinktos dienos, ko juose mokoma ir keliems klasteriams to reikia.
// title: Events to come and what they teach | Būsimi renginiai ir ko juose mokoma
// Used by: gapbridge.questions.saved
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: STRING         the day asked about, as 2017-06-05
//   max_rows :: INTEGER        most rows returned
// returns: one row per event and competence
//   event            :: NODE           the event
//   starts_on        :: DATE           its first day
//   teaches          :: RELATIONSHIP   the statement of what it teaches
//   competence       :: NODE           what it teaches
//   clusters_in_need :: INTEGER        how many clusters need that
// order: starts_on, event.id, competence.id, teaches.id
// access: read
// defaults: max_rows = 200
MATCH (event:Event)-[teaches:TEACHES]->(competence:Competence)
WHERE event.starts_on >= date($as_of) AND teaches.status IN $statuses
  AND coalesce(teaches.valid_from <= date($as_of), true) AND coalesce(date($as_of) < teaches.valid_to, true)
RETURN event, event.starts_on AS starts_on, teaches, competence, COUNT {
  MATCH (cluster:Cluster)-[need:NEEDS]->(competence)
  WHERE need.status IN $statuses
    AND coalesce(need.valid_from <= date($as_of), true) AND coalesce(date($as_of) < need.valid_to, true)
  RETURN DISTINCT cluster
} AS clusters_in_need
ORDER BY starts_on, event.id, competence.id, teaches.id
LIMIT $max_rows
