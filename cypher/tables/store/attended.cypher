// Store rows of attended as they are given: added, or put in place of what stood there.
// Used by: gapbridge.tables.store
// (:Cluster|Member)-[:ATTENDED]->(:Event)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   rows :: LIST<MAP>   {id, start_id, end_id, properties}
// returns: one row
//   stored :: INTEGER   how many were stored; fewer than were given where an end is not in the graph
// order: stored
// access: write
UNWIND $rows AS row
OPTIONAL MATCH (cluster:Cluster {id: row.start_id})
USING INDEX SEEK cluster:Cluster(id)
OPTIONAL MATCH (member:Member {id: row.start_id})
USING INDEX SEEK member:Member(id)
WITH row, coalesce(cluster, member) AS start
MATCH (end:Event {id: row.end_id})
USING INDEX SEEK end:Event(id)
WITH row, start, end
WHERE start IS NOT NULL AND end IS NOT NULL
MERGE (start)-[said:ATTENDED {id: row.id}]->(end)
SET said = row.properties
RETURN count(said) AS stored
