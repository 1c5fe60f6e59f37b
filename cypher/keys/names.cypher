// The key and names of every node of a label, to find one by what a person typed.
// Used by: gapbridge.keys.resolve
//
// params:
//   label    :: STRING    the label
//   max_rows :: INTEGER   most rows returned
// returns: one row per node
//   id      :: STRING   key
//   name_en :: STRING   English name, or the title of a source; null where it has none
//   name_lt :: STRING   Lithuanian name; null when unknown
//   status  :: STRING   fact, statement, estimate or synthetic
// order: id
// access: read
MATCH (named)
WHERE $label IN labels(named)
RETURN named.id AS id, coalesce(named.name_en, named.title) AS name_en, named.name_lt AS name_lt,
  named.status AS status
ORDER BY id
LIMIT $max_rows
