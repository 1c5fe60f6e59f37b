// Nodes whose names hold words that are looked for, those that fit best in each index.
// Used by: gapbridge.search.search
//
// params:
//   asked    :: LIST<MAP>      an index, and what to look for in it, as Lucene reads it
//   label    :: STRING         only nodes of this label; null: of any
//   statuses :: LIST<STRING>   made-up nodes only if synthetic is among them
//   max_rows :: INTEGER        most rows from each index
// returns: one row per node
//   label          :: STRING   its label
//   id             :: STRING   its key
//   name_en        :: STRING   its English name
//   name_lt        :: STRING   its Lithuanian name; null when unknown
//   other_names_en :: STRING   other English names, with ' | ' between; null when there are none
//   other_names_lt :: STRING   other Lithuanian names
//   status         :: STRING   synthetic: made up
//   source_id      :: STRING   where it is named
// order: label, id
// access: read
UNWIND $asked AS one
CALL (one) {
  CALL db.index.fulltext.queryNodes(one.index, one.words) YIELD node AS named, score
  WHERE ($label IS NULL OR $label IN labels(named))
    AND (named.status <> 'synthetic' OR 'synthetic' IN $statuses)
  RETURN named
  ORDER BY score DESC, named.id
  LIMIT $max_rows
}
WITH DISTINCT named
RETURN head(labels(named)) AS label,
  named.id AS id,
  named.name_en AS name_en,
  named.name_lt AS name_lt,
  named.other_names_en AS other_names_en,
  named.other_names_lt AS other_names_lt,
  named.status AS status,
  named.source_id AS source_id
ORDER BY label, id
