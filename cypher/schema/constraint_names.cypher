// The names of the constraints that stand.
// Used by: gapbridge.database.apply_schema
//
// returns: one row per constraint
//   name :: STRING   its name
// order: name
// access: read
SHOW CONSTRAINTS YIELD name
RETURN name
ORDER BY name
