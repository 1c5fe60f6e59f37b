// Remove rows of assessment_after.
// Used by: gapbridge.tables.remove
// (:Assessment)-[:AFTER]->(:Event)
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
MATCH (start:Assessment)-[said:AFTER {id: id}]->(end:Event)
USING INDEX SEEK said:AFTER(id)
DELETE said
WITH id
ORDER BY id
RETURN id, null AS held_by
