// Store rows of differs_from as they are given: added, or put in place of what stood there.
// Used by: gapbridge.tables.store
// (:Competence)-[:DIFFERS_FROM]->(:Competence)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   rows :: LIST<MAP>   {id, start_id, end_id, properties}
// returns: one row
//   stored :: INTEGER   how many were stored; fewer than were given where an end is not in the graph
// order: stored
// access: write
UNWIND $rows AS row
MATCH (start:Competence {id: row.start_id})
USING INDEX SEEK start:Competence(id)
MATCH (end:Competence {id: row.end_id})
USING INDEX SEEK end:Competence(id)
WITH row, start, end
WHERE start IS NOT NULL AND end IS NOT NULL
MERGE (start)-[said:DIFFERS_FROM {id: row.id}]->(end)
SET said = row.properties
RETURN count(said) AS stored
