// Our own competences and the concepts of ESCO with their texts, gathered: two large rows are read faster than many.
// Used by: gapbridge.matching.concepts.read
//
// params:
//   statuses :: LIST<STRING>   synthetic competences only if it names them
//   max_rows :: INTEGER        most rows returned
// returns: one row per vocabulary
//   scheme      :: STRING      local: ours; esco
//   competences :: LIST<MAP>   by key: names and other names in both languages, description, address, kind, whether it is obsolete
// order: scheme
// access: read
MATCH (competence:Competence)
WHERE competence.status <> 'synthetic' OR 'synthetic' IN $statuses
WITH competence
ORDER BY competence.id
WITH competence.scheme AS scheme, collect(competence {.id, .name_en, .name_lt, .other_names_en, .other_names_lt,
    .description, .uri, .kind, .obsolete}) AS competences
RETURN scheme, competences
ORDER BY scheme
LIMIT $max_rows
