// Note that the restoring of a backup has begun, and where the history will go on.
// Used by: gapbridge.restore.restore
//
// params:
//   graph_hash :: STRING    hash of the graph in the backup
//   last_load  :: INTEGER   number of its last load
// returns: one row
//   graph_hash :: STRING   hash of the graph in the backup
// order: graph_hash
// access: write
MERGE (log:LoadLog {id: 'loads'})
SET log.last = $last_load
MERGE (mark:LoadLog {id: 'restore'})
SET mark.graph_hash = $graph_hash
RETURN mark.graph_hash AS graph_hash
