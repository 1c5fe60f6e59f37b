// Note that a load is done.
// Used by: gapbridge.history.finish
//
// params:
//   id       :: STRING    the load
//   rejected :: INTEGER   lines that were left out as faulty
// returns: nothing
// access: write
MATCH (load:Load {id: $id})
SET load.state = 'done', load.rejected = $rejected
