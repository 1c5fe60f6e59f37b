// Remove rows of member_of.
// Used by: gapbridge.tables.remove
// (:Member)-[:MEMBER_OF]->(:Cluster)
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
MATCH (start:Member)-[said:MEMBER_OF {id: id}]->(end:Cluster)
USING INDEX SEEK said:MEMBER_OF(id)
DELETE said
WITH id
ORDER BY id
RETURN id, null AS held_by
