// Store rows of events.csv, leaving alone those that already stand as they are.
// Used by: gapbridge.load.apply
// (:Event)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   rows :: LIST<MAP>   {id, properties}
// returns: one row per row that was added or changed
//   id     :: STRING   key or statement id
//   before :: MAP      what stood there before; null when added
// order: id
// access: write
UNWIND $rows AS row
OPTIONAL MATCH (stored:Event {id: row.id})
WITH row.id AS id, row.properties AS new, properties(stored) AS before
WHERE before IS NULL OR before <> new {.*, dataset: coalesce(before.dataset, new.dataset)}
MERGE (event:Event {id: id})
SET event = new
WITH id, before
ORDER BY id
RETURN id, before
