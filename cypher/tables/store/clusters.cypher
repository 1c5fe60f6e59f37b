// Store rows of clusters as they are given: added, or put in place of what stood there.
// Used by: gapbridge.tables.store
// (:Cluster)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   rows :: LIST<MAP>   {id, properties}
// returns: one row
//   stored :: INTEGER   how many were stored; fewer than were given where an end is not in the graph
// order: stored
// access: write
UNWIND $rows AS row
MERGE (node:Cluster {id: row.id})
SET node = row.properties
RETURN count(node) AS stored
