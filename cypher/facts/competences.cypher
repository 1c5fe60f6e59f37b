// Competences and all broader ones, for questions that are answered in memory.
// Used by: gapbridge.facts.read
//
// params:
//   competence_ids :: LIST<STRING>   keys of competences
//   max_rows       :: INTEGER        most rows returned
// returns: one row per competence: those given, and all that are broader
//   id          :: STRING         key of the competence
//   name_en     :: STRING         its English name
//   broader_ids :: LIST<STRING>   keys of the next broader ones, ascending
// order: id
// access: read
UNWIND $competence_ids AS given_id
MATCH (:Competence {id: given_id})-[:BROADER*0..]->(competence:Competence)
WITH DISTINCT competence
ORDER BY competence.id
LIMIT $max_rows
RETURN competence.id AS id,
  competence.name_en AS name_en,
  COLLECT {
    MATCH (competence)-[:BROADER]->(broader:Competence)
    RETURN DISTINCT broader.id AS broader_id ORDER BY broader_id
  } AS broader_ids
ORDER BY id
