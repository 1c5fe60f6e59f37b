// Store rows of collaborates_with as they are given: added, or put in place of what stood there.
// Used by: gapbridge.tables.store
// (:Cluster)-[:COLLABORATES_WITH]->(:Cluster)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   rows :: LIST<MAP>   {id, start_id, end_id, properties}
// returns: one row
//   stored :: INTEGER   how many were stored; fewer than were given where an end is not in the graph
// order: stored
// access: write
UNWIND $rows AS row
MATCH (start:Cluster {id: row.start_id})
USING INDEX SEEK start:Cluster(id)
MATCH (end:Cluster {id: row.end_id})
USING INDEX SEEK end:Cluster(id)
WITH row, start, end
WHERE start IS NOT NULL AND end IS NOT NULL
MERGE (start)-[said:COLLABORATES_WITH {id: row.id}]->(end)
SET said = row.properties
RETURN count(said) AS stored
