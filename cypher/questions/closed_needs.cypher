// Needs that an assessment found met, and the event it was made after; later evidence may have reopened one.
// lt: Poreikiai, kuriuos vertinimas pripažino patenkintais, ir renginys, po kurio vertinta; vėlesni duomenys galėjo poreikį vėl atverti.
// title: Needs that were closed, and by which event | Patenkinti poreikiai ir kuris renginys padėjo
// Used by: gapbridge.questions.saved
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: STRING         the day asked about, as 2017-06-05
//   max_rows :: INTEGER        most rows returned
// returns: one row per need and assessment
//   holder     :: NODE                 whose need
//   need       :: RELATIONSHIP         the statement of the need
//   competence :: NODE                 what was needed
//   assessment :: NODE                 what was measured
//   post       :: FLOAT                the ability measured
//   aim        :: FLOAT                the ability at which the need is met; null if nobody said
//   event      :: NODE                 the event before it; null if none is known
//   proof      :: LIST<RELATIONSHIP>   how the assessment is tied to them
// order: holder.id, competence.id, assessment.assessed_on, assessment.id, need.id, event.id
// access: read
// defaults: max_rows = 200
MATCH (holder:Cluster|Member)-[need:NEEDS]->(competence:Competence)<-[on:ON]-(assessment:Assessment)-[of:OF]->(holder)
WHERE need.status IN $statuses
  AND coalesce(need.valid_from <= date($as_of), true) AND coalesce(date($as_of) < need.valid_to, true)
  AND on.status IN $statuses
  AND coalesce(on.valid_from <= date($as_of), true) AND coalesce(date($as_of) < on.valid_to, true)
  AND of.status IN $statuses
  AND coalesce(of.valid_from <= date($as_of), true) AND coalesce(date($as_of) < of.valid_to, true)
  AND assessment.kirkpatrick_level >= 2 AND assessment.assessed_on <= date($as_of)
  AND coalesce(need.valid_from <= assessment.assessed_on, true)
WITH holder, need, competence, on, assessment, of, coalesce(need.target, need.importance) AS aim
WHERE coalesce(assessment.closes, need.scale_max = assessment.scale_max AND assessment.post >= aim)
OPTIONAL MATCH (assessment)-[after:AFTER]->(event:Event)
WHERE after.status IN $statuses
  AND coalesce(after.valid_from <= date($as_of), true) AND coalesce(date($as_of) < after.valid_to, true)
RETURN holder, need, competence, assessment, assessment.post AS post, aim, event,
  [one IN [of, on, after] WHERE one IS NOT NULL] AS proof
ORDER BY holder.id, competence.id, assessment.assessed_on, assessment.id, need.id, event.id
LIMIT $max_rows
