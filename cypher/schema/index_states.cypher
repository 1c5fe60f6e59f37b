// The indexes that stand, those of the constraints too, and how far each is.
// Used by: gapbridge.database.index_states
//
// returns: one row per index
//   name  :: STRING   its name
//   state :: STRING   ONLINE, POPULATING or FAILED
// order: name
// access: read
SHOW INDEXES YIELD name, state
RETURN name, state
ORDER BY name
