// What stands in the graph of these rows of competences.
// Used by: gapbridge.tables.stored
// (:Competence)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   ids :: LIST<STRING>   keys or statement ids
// returns: one row per id that is stored
//   id         :: STRING   key or statement id
//   start_id   :: STRING   always empty
//   end_id     :: STRING   always empty
//   properties :: MAP      all properties
// order: id
// access: read
UNWIND $ids AS id
MATCH (row:Competence {id: id})
USING INDEX SEEK row:Competence(id)
RETURN id, '' AS start_id, '' AS end_id, properties(row) AS properties
ORDER BY id
