// Remove rows of assessments that no statement leads to or from any more.
// Used by: gapbridge.tables.remove
// (:Assessment)
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
MATCH (node:Assessment {id: id})
USING INDEX SEEK node:Assessment(id)
WITH node, id, head(COLLECT { MATCH (node)-[said]-() RETURN said.id LIMIT 1 }) AS held_by
FOREACH (gone IN CASE WHEN held_by IS NULL THEN [node] ELSE [] END | DELETE gone)
WITH id, held_by
ORDER BY id
RETURN id, held_by
