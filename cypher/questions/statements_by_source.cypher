// How many statements each source stands behind, and of which types.
// lt: Kiek teiginių ir kokių rūšių remiasi kiekvienu šaltiniu.
// title: Statements by source | Teiginiai pagal šaltinį
// Used by: gapbridge.questions.saved
//
// params:
//   statuses :: LIST<STRING>   which statements count
//   as_of    :: STRING         the day asked about, as 2017-06-05
//   max_rows :: INTEGER        most rows returned
// returns: one row per source and status
//   source     :: NODE           the text that says so; null if the graph does not hold it
//   source_id  :: STRING         its key
//   status     :: STRING         fact, statement, estimate or synthetic
//   statements :: INTEGER        how many statements
//   types      :: LIST<STRING>   their types, ascending
// order: statements DESC, source_id, status
// access: read
// defaults: max_rows = 200
MATCH ()-[said]->()
WHERE said.source_id IS NOT NULL AND said.status IN $statuses
  AND coalesce(said.valid_from <= date($as_of), true) AND coalesce(date($as_of) < said.valid_to, true)
WITH said.source_id AS source_id, said.status AS status, count(said) AS statements, collect(DISTINCT type(said)) AS types
OPTIONAL MATCH (source:Source {id: source_id})
RETURN source, source_id, status, statements, COLLECT { UNWIND types AS one RETURN one ORDER BY one } AS types
ORDER BY statements DESC, source_id, status
LIMIT $max_rows
