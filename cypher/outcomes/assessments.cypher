// What was assessed of each organisation by a day.
// Used by: gapbridge.outcomes.evidence.read
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about; later assessments are left out
//   max_rows :: INTEGER        most rows returned
// returns: one row per organisation that was assessed
//   organisation_id :: STRING      key of the cluster or member
//   assessments     :: LIST<MAP>   by day and id, one for each competence: the assessment, competence_id, event_ids, source_ids, statuses
// order: organisation_id
// access: read
MATCH (organisation:Cluster|Member)<-[of:OF]-(assessment:Assessment)-[on:ON]->(competence:Competence)
WHERE of.status IN $statuses AND on.status IN $statuses AND assessment.assessed_on <= $as_of
WITH organisation, assessment, competence, collect(DISTINCT of) + collect(DISTINCT on) AS links,
  COLLECT {
    MATCH (assessment)-[after:AFTER]->(:Event)
    WHERE after.status IN $statuses
    RETURN after
  } AS afters
WITH organisation, assessment {.id, .assessed_on, .kirkpatrick_level, .pre, .post, .scale_max, .closes,
    competence_id: competence.id,
    event_ids: COLLECT { UNWIND afters AS after RETURN DISTINCT endNode(after).id AS id ORDER BY id },
    source_ids: COLLECT { UNWIND [assessment] + links + afters AS said RETURN DISTINCT said.source_id AS id ORDER BY id },
    statuses: COLLECT { UNWIND [assessment] + links + afters AS said RETURN DISTINCT said.status AS id ORDER BY id }
  } AS found
ORDER BY found.assessed_on, found.id, found.competence_id
WITH organisation.id AS organisation_id, collect(found) AS assessments
RETURN organisation_id, assessments
ORDER BY organisation_id
LIMIT $max_rows
