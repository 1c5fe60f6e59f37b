// The backup whose restoring has begun and not ended.
// Used by: gapbridge.restore.restore
//
// returns: one row, or none
//   graph_hash :: STRING   hash of the graph in the backup
// access: read
MATCH (mark:LoadLog {id: 'restore'})
RETURN mark.graph_hash AS graph_hash
