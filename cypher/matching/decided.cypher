// What was said of competences and concepts: that they match, or that they differ.
// Used by: gapbridge.matching.concepts.decided
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per competence of which something was said
//   competence_id :: STRING      its key
//   statements    :: LIST<MAP>   by id: type, other_id (the concept), kind, source_id, status and data set
// order: competence_id
// access: read
MATCH (competence:Competence)-[said:MATCHES|DIFFERS_FROM]->(concept:Competence)
WHERE said.status IN $statuses
  AND coalesce(said.valid_from <= $as_of, true) AND coalesce($as_of < said.valid_to, true)
WITH competence, said {.id, .kind, .source_id, .status, .dataset, type: type(said), other_id: concept.id} AS statement
ORDER BY statement.id
WITH competence.id AS competence_id, collect(statement) AS statements
RETURN competence_id, statements
ORDER BY competence_id
LIMIT $max_rows
