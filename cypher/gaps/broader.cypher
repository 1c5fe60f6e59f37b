// Competences and all broader ones, with the statements that make them so.
// Used by: gapbridge.gaps.hierarchy.read
//
// params:
//   competence_ids :: LIST<STRING>   keys of competences
//   max_rows       :: INTEGER        most rows returned
// returns: one row per competence: those given, and all that are broader
//   competence_id   :: STRING      key of the competence
//   competence_name :: STRING      its English name
//   broader         :: LIST<MAP>   the next broader ones: statement id and broader_id, by id
// order: competence_id
// access: read
UNWIND $competence_ids AS given_id
MATCH (:Competence {id: given_id})-[:BROADER*0..]->(competence:Competence)
WITH DISTINCT competence
ORDER BY competence.id
LIMIT $max_rows
RETURN competence.id AS competence_id,
  competence.name_en AS competence_name,
  COLLECT {
    MATCH (competence)-[said:BROADER]->(broader:Competence)
    RETURN said {.id, broader_id: broader.id} AS one ORDER BY said.id
  } AS broader
ORDER BY competence_id
