// The statements that lead to or from these rows of programmes.
// Used by: gapbridge.tables.remove
// (:Programme)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   ids :: LIST<STRING>   keys
// returns: one row per statement
//   id :: STRING   its id
// order: id
// access: read
UNWIND $ids AS key
MATCH (node:Programme {id: key})
USING INDEX SEEK node:Programme(id)
MATCH (node)-[said]-()
WITH DISTINCT said.id AS id
RETURN id
ORDER BY id
