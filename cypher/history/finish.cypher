// Note that a load is done.
// Used by: gapbridge.history.finish
//
// params:
//   id       :: STRING    the load
//   rejected :: INTEGER   lines that were left out as faulty
// returns: nothing
// access: write
MATCH (record:LoadRecord {id: $id})
SET record.state = 'done', record.rejected = $rejected
