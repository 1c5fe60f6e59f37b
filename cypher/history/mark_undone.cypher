// Note that a load was undone, or that it holds again.
// Used by: gapbridge.history.mark_undone
//
// params:
//   id        :: STRING   the load
//   undone_by :: STRING   the load that undid it; null when that one was undone itself
// returns: nothing
// access: write
MATCH (record:LoadRecord {id: $id})
SET record.undone_by = $undone_by
