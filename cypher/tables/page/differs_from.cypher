// The rows of differs_from in the graph, page by page.
// Used by: gapbridge.tables.pages
// (:Competence)-[:DIFFERS_FROM]->(:Competence)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   after    :: STRING    id of the last row of the page before; empty for the first page
//   dataset  :: STRING    only rows of this data set; null: of all
//   max_rows :: INTEGER   most rows returned
// returns: one row per row of the table
//   id          :: STRING   key or statement id
//   start_id    :: STRING   key of the node at this end
//   end_id      :: STRING   key of the node at this end
//   start_label :: STRING   label of the node at this end
//   end_label   :: STRING   label of the node at this end
//   properties  :: MAP      all properties
// order: id
// access: read
MATCH (start:Competence)-[row:DIFFERS_FROM]->(end:Competence)
WHERE row.id > $after AND ($dataset IS NULL OR row.dataset = $dataset)
WITH row.id AS id, start.id AS start_id, end.id AS end_id, properties(row) AS properties,
  'Competence' AS start_label,
  'Competence' AS end_label
ORDER BY id
LIMIT $max_rows
RETURN id, start_id, end_id, start_label, end_label, properties
ORDER BY id
