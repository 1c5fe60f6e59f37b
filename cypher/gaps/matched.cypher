// Concepts that competences are matched to, so closely that both mean the same.
// Used by: gapbridge.gaps.meaning.read
//
// params:
//   kinds    :: LIST<STRING>   kinds of match that mean the same
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: DATE           the day asked about
//   max_rows :: INTEGER        most rows returned
// returns: one row per concept
//   concept_id   :: STRING      key of the concept, a competence itself
//   concept_name :: STRING      its English name
//   matches      :: LIST<MAP>   by id: statement id, competence_id and kind
// order: concept_id
// access: read
MATCH (concept:Competence)<-[match:MATCHES]-(competence:Competence)
WHERE match.kind IN $kinds AND match.status IN $statuses
  AND coalesce(match.valid_from <= $as_of, true) AND coalesce($as_of < match.valid_to, true)
WITH concept, match {.id, .kind, competence_id: competence.id} AS said
ORDER BY said.id
WITH concept.id AS concept_id, concept.name_en AS concept_name, collect(said) AS matches
RETURN concept_id, concept_name, matches
ORDER BY concept_id
LIMIT $max_rows
