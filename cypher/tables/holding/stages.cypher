// The statements that lead to or from these rows of stages.
// Used by: gapbridge.tables.remove
// (:Stage)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   ids :: LIST<STRING>   keys
// returns: one row per statement
//   id :: STRING   its id
// order: id
// access: read
UNWIND $ids AS key
MATCH (node:Stage {id: key})
USING INDEX SEEK node:Stage(id)
MATCH (node)-[said]-()
WITH DISTINCT said.id AS id
RETURN id
ORDER BY id
