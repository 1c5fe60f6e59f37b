// All stages by name, for benefit sheets.
// Used by: gapbridge.members.facts.read
//
// params:
//   max_rows :: INTEGER   most rows returned
// returns: one row per stage
//   id      :: STRING   key of the stage
//   name_en :: STRING   its English name
// order: id
// access: read
MATCH (stage:Stage)
RETURN stage.id AS id, stage.name_en AS name_en
ORDER BY id
LIMIT $max_rows
