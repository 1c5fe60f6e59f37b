// Remove rows of differs_from.
// Used by: gapbridge.tables.remove
// (:Competence)-[:DIFFERS_FROM]->(:Competence)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   ids :: LIST<STRING>   keys or statement ids
// returns: one row per id that is stored
//   id      :: STRING   key or statement id
//   held_by :: STRING   id of a statement that still leads here, so that it is not removed; null when removed
// order: id
// access: write
UNWIND $ids AS id
MATCH (start:Competence)-[said:DIFFERS_FROM {id: id}]->(end:Competence)
USING INDEX SEEK said:DIFFERS_FROM(id)
DELETE said
WITH id
ORDER BY id
RETURN id, null AS held_by
