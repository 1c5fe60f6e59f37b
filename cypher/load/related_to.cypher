// Store rows of related_to.csv, leaving alone those that already stand as they are.
// Used by: gapbridge.load.apply
// (:Member)-[:RELATED_TO]->(:Member)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   rows :: LIST<MAP>   {id, start_id, end_id, properties}
// returns: one row per row that was added or changed
//   id     :: STRING   key or statement id
//   before :: MAP      what stood there before; null when added
// order: id
// access: write
UNWIND $rows AS row
OPTIONAL MATCH (start:Member {id: row.start_id})
OPTIONAL MATCH (end:Member {id: row.end_id})
OPTIONAL MATCH (start)-[stored:RELATED_TO {id: row.id}]->(end)
WITH start, end, row.id AS id, row.properties AS new, properties(stored) AS before
WHERE before IS NULL OR before <> new {.*, dataset: coalesce(before.dataset, new.dataset)}
MERGE (start)-[said:RELATED_TO {id: id}]->(end)
SET said = new
WITH id, before
ORDER BY id
RETURN id, before
