// Note that a backup is restored.
// Used by: gapbridge.restore.restore
//
// returns: nothing
// access: write
MATCH (mark:LoadLog {id: 'restore'})
DELETE mark
