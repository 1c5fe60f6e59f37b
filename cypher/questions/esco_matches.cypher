// Which concepts of ESCO our own competences match, how closely, and who said so.
// lt: Su kuriomis ESCO sąvokomis siejamos mūsų kompetencijos, kaip glaudžiai ir kas taip nusprendė.
// title: Competences matched to ESCO | Kompetencijų atitikmenys ESCO
// Used by: gapbridge.questions.saved
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: STRING         the day asked about, as 2017-06-05
//   max_rows :: INTEGER        most rows returned
// returns: one row per match
//   competence :: NODE           ours
//   match      :: RELATIONSHIP   the statement that they match
//   kind       :: STRING         exact, close, broad, narrow or related
//   concept    :: NODE           that of ESCO
//   source     :: NODE           who said so
// order: competence.id, concept.id, match.id
// access: read
// defaults: max_rows = 200
MATCH (competence:Competence)-[match:MATCHES]->(concept:Competence)
WHERE match.status IN $statuses
  AND coalesce(match.valid_from <= date($as_of), true) AND coalesce(date($as_of) < match.valid_to, true)
OPTIONAL MATCH (source:Source {id: match.source_id})
RETURN competence, match, match.kind AS kind, concept, source
ORDER BY competence.id, concept.id, match.id
LIMIT $max_rows
