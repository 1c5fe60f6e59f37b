// The rows of clusters in the graph, page by page.
// Used by: gapbridge.tables.pages
// (:Cluster)
// Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`.
//
// params:
//   after    :: STRING    id of the last row of the page before; empty for the first page
//   dataset  :: STRING    only rows of this data set; null: of all
//   max_rows :: INTEGER   most rows returned
// returns: one row per row of the table
//   id          :: STRING   key or statement id
//   start_id    :: STRING   always empty
//   end_id      :: STRING   always empty
//   start_label :: STRING   always empty
//   end_label   :: STRING   always empty
//   properties  :: MAP      all properties
// order: id
// access: read
MATCH (row:Cluster)
WHERE row.id > $after AND ($dataset IS NULL OR row.dataset = $dataset)
WITH row.id AS id, '' AS start_id, '' AS end_id, properties(row) AS properties,
  '' AS start_label, '' AS end_label
ORDER BY id
LIMIT $max_rows
RETURN id, start_id, end_id, start_label, end_label, properties
ORDER BY id
