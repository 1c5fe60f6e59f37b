// The key and names of every node of a label, to find one by what a person typed.
// Used by: gapbridge.keys.resolve
//
// params:
//   label    :: STRING    the label
//   max_rows :: INTEGER   most rows returned
// returns: one row per node
//   id      :: STRING   key
//   name_en :: STRING   English name
//   name_lt :: STRING   Lithuanian name; null when unknown
// order: id
// access: read
MATCH (named)
WHERE $label IN labels(named)
RETURN named.id AS id, named.name_en AS name_en, named.name_lt AS name_lt
ORDER BY id
LIMIT $max_rows
