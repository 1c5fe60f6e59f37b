// What stands in the graph of these rows of differs_from.
// Used by: gapbridge.tables.stored
// (:Competence)-[:DIFFERS_FROM]->(:Competence)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   ids :: LIST<STRING>   keys or statement ids
// returns: one row per id that is stored
//   id         :: STRING   key or statement id
//   start_id   :: STRING   key of the node at this end
//   end_id     :: STRING   key of the node at this end
//   properties :: MAP      all properties
// order: id
// access: read
UNWIND $ids AS id
MATCH (start:Competence)-[row:DIFFERS_FROM {id: id}]->(end:Competence)
USING INDEX SEEK row:DIFFERS_FROM(id)
RETURN id, start.id AS start_id, end.id AS end_id, properties(row) AS properties
ORDER BY id
